#include "tests/support/browser.hpp"

#include <algorithm>
#include <cctype>

#include "tests/support/loopback.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

bool same(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    });
}

// Calls with the name and the value of each field.
template <class Read>
void for_each_field(std::string_view head, Read read) {
    std::size_t begin = head.find("\r\n");
    while (begin != std::string_view::npos && begin + 2 < head.size()) {
        const std::size_t end = std::min(head.find("\r\n", begin + 2), head.size());
        const std::string_view line = head.substr(begin + 2, end - begin - 2);
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos) read(line.substr(0, colon), line.substr(colon + 2));
        begin = end == head.size() ? std::string_view::npos : end;
    }
}

}  // namespace

std::string Reply::field(std::string_view name) const {
    std::string found;
    for_each_field(head, [&](std::string_view known, std::string_view value) {
        if (found.empty() && same(known, name)) found = value;
    });
    return found;
}

Json Reply::json() const {
    Json json = Json::parse(body, nullptr, false);
    return json.is_discarded() ? Json(nullptr) : json;
}

std::string Reply::outcome() const {
    std::string text = std::to_string(status);
    if (status < 400) return text;
    const Json document = json();
    if (field("Content-Type") != "application/problem+json" || !document.is_object())
        return text + " without a problem document";
    for (const Json& error : document.value("errors", Json::array())) {
        text += ' ' + error.value("code", std::string{"?"});
        const std::string place = error.value("field", std::string{});
        if (!place.empty()) text += '@' + place;
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> Browser::fields_of_our_pages() const {
    std::vector<std::pair<std::string, std::string>> fields{{"Origin", origin()},
                                                            {"Content-Type", "application/json"}};
    if (!csrf_token.empty()) fields.emplace_back("X-CSRF-Token", csrf_token);
    return fields;
}

Reply Browser::get(const std::string& target) { return send({"GET", target, {}, {}}); }

Reply Browser::post(const std::string& target, const Json& body) {
    return post_text(target, body.dump());
}

Reply Browser::post_text(const std::string& target, const std::string& body) {
    return send({"POST", target, body, fields_of_our_pages()});
}

Reply Browser::remove(const std::string& target) {
    return send({"DELETE", target, {}, fields_of_our_pages()});
}

std::string Browser::written(const Ask& ask) const {
    std::string text = ask.method + ' ' + ask.target +
                       " HTTP/1.1\r\nHost: localhost:" + std::to_string(port_) + "\r\n";
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + '=' + value;
    if (!jar.empty()) text += "Cookie: " + jar + "\r\n";
    for (const auto& [name, value] : ask.fields) text += name + ": " + value + "\r\n";
    if (!ask.body.empty()) text += "Content-Length: " + std::to_string(ask.body.size()) + "\r\n";
    return text + "Connection: close\r\n\r\n" + ask.body;
}

Reply Browser::send(const Ask& ask) {
    Loopback connection{port_};
    connection.send(written(ask));
    std::string received;
    while (connection.receive(received)) {
    }
    Reply reply;
    const std::size_t end = received.find("\r\n\r\n");
    reply.head = received.substr(0, end);
    if (end != std::string::npos) reply.body = received.substr(end + 4);
    if (reply.head.size() > 12) reply.status = std::stoi(reply.head.substr(9, 3));
    learn(reply);
    return reply;
}

void Browser::learn(const Reply& reply) {
    for_each_field(reply.head, [&](std::string_view name, std::string_view value) {
        if (!same(name, "Set-Cookie")) return;
        const std::size_t equals = value.find('=');
        const std::string cookie{value.substr(0, equals)};
        const std::string_view rest = value.substr(equals + 1);
        if (rest.find("Max-Age=0") != std::string_view::npos) {
            cookies.erase(cookie);
        } else {
            cookies[cookie] = rest.substr(0, rest.find(';'));
        }
    });
    const Json document = reply.json();
    if (!document.is_object()) return;
    const Json& session = document.contains("session") ? document["session"] : document;
    if (session.is_object() && session.contains("csrf_token"))
        csrf_token = session["csrf_token"].get<std::string>();
}

}  // namespace usher::test
