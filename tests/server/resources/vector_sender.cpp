#include "tests/server/resources/vector_sender.hpp"

#include <algorithm>

#include "server/http/resources/routes.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

constexpr const char* password = "a quiet walk along the river";

Errors errors_of(const Json& list) {
    Errors errors;
    for (const Json& error : list)
        errors.push_back({code_named(error.value("code", "")).value_or(Code::internal_error),
                          error.value("field", "")});
    return errors;
}

Sent answered(Browser browser, const Reply& reply) {
    const Json document = reply.json();
    Sent sent{reply.outcome(), {}, {}, false, {}, 0, std::move(browser)};
    if (reply.status >= 400 && document.is_object()) sent.errors = errors_of(document["errors"]);
    // A link is a field of its form, and stands beside the command in a vector.
    for (Error& error : sent.errors) {
        if (error.field == "token") error.field.clear();
    }
    return sent;
}

void read_applied(const Json& answer, Sent& sent) {
    sent.notes = errors_of(answer["notes"]);
    sent.change = answer["change"];
    sent.says_all = true;
    for (const Json& pair : answer["renamed"])
        sent.renamed.push_back({*Bits128::parse(pair["from"].get<std::string>()),
                                *Bits128::parse(pair["to"].get<std::string>())});
}

const http::Route* administrative_route(const std::string& type) {
    for (const http::Route& route : http::routes()) {
        if (route.command == type && route.access == http::Access::administrator) return &route;
    }
    return nullptr;
}

Sent on_its_route(Browser browser, const Vector::When& when) {
    Json body = when.body;
    const http::Route& route = *administrative_route(body["type"]);
    body.erase("type");
    Ask ask{std::string{http::name_of(route.method)}, std::string{route.pattern}, {}, {}};
    for (std::size_t begin = ask.target.find('{'); begin != std::string::npos;
         begin = ask.target.find('{')) {
        const std::size_t end = ask.target.find('}', begin);
        const std::string key = ask.target.substr(begin + 1, end - begin - 1);
        ask.target.replace(begin, end + 1 - begin, body[key].get<std::string>());
        body.erase(key);
    }
    if (!body.empty()) ask.body = body.dump();
    ask.fields = browser.fields_of_our_pages();
    const Reply reply = browser.send(ask);
    Sent sent = answered(std::move(browser), reply);
    if (reply.status == 200) read_applied(reply.json(), sent);
    return sent;
}

Sent in_a_batch(Browser browser, const Vector::When& when) {
    const Json batch{{"client", Bits128{{1}}.text()},
                     {"commands", {{{"sequence", 1}, {"body", when.body}}}}};
    const Reply reply = browser.post("/v1/organizations/" + when.home.text() + "/commands", batch);
    Sent sent = answered(std::move(browser), reply);
    if (reply.status != 200) return sent;
    const Json answer = reply.json()["answers"][0];
    read_applied(answer, sent);
    sent.errors = errors_of(answer["errors"]);
    return sent;
}

// Some commands look at what the account is called and has proved; the world's own proofs would be
// in the way.
void keep_actor(RunningHouse& house, const Caller& by, bool looks_at_account) {
    const AccountId id = by.actor.account;
    auto account = house.reader().account(id);
    if (account && !looks_at_account) return;
    if (!account) account = Account{id, {}, {}, {}, {}, house.clock().now(), 1};
    account->name = by.name;
    account->addresses = by.proved;
    account->handle = by.handle;
    if (by.second_factor) account->second_factor = Secret{"sealed"};
    house.keep(*account);
}

bool looks_at_account(const Vector::When& when) {
    const std::string type = when.body.value("type", "");
    return type == "accept" || type == "decline" || !when.by.proved.empty() || when.by.handle ||
           !when.by.name.empty() || when.by.second_factor;
}

Browser browser_of(RunningHouse& house, const Vector::When& when) {
    if (when.by.actor.kind != Actor::Kind::account) return house.browser();
    keep_actor(house, when.by, looks_at_account(when));
    using State = app::Session::State;
    return house.signed_in(when.by.actor.account,
                           when.by.second_factor ? State::full_with_second_factor : State::full);
}

std::string token_of(RunningHouse& house, const Vector::When& when) {
    const PresentedLink& link = *when.by.link;
    return house.secrets()
        .link({when.home, link.invitation, link.generation, link.address_key}, link.channel)
        .reveal();
}

Reply set_up(RunningHouse& house, Browser& browser, const Vector::When& when) {
    Json form = when.body;
    for (const char* made_by_the_server :
         {"type", "account", "organization", "person", "membership", "roles"})
        form.erase(made_by_the_server);
    form["token"] = when.by.holds_set_up_link ? house.secrets().set_up_secret().reveal() : "none";
    form["password"] = password;
    return browser.post("/v1/set-up", form);
}

Reply create_account(RunningHouse& house, Browser& browser, const Vector::When& when) {
    const Reply reply = browser.post("/v1/sign-ups", {{"token", token_of(house, when)},
                                                      {"name", when.body.value("name", "")},
                                                      {"password", password}});
    const bool proves = std::any_of(when.by.proved.begin(), when.by.proved.end(),
                                    [](const ProvedAddress& proof) { return !proof.inside; });
    if (reply.status != 202 || !proves) return reply;
    return browser.post("/v1/sign-ups/confirm", {{"code", house.address_code(browser)}});
}

// A proof by a copied link is one that the administrator has allowed.
std::vector<Event> events_given(const Vector& vector) {
    std::vector<Event> events = vector.given;
    const auto& proved = vector.when.by.proved;
    const bool inside = std::any_of(proved.begin(), proved.end(), [](const ProvedAddress& proof) {
        return proof.inside.has_value();
    });
    for (Event& event : events) {
        if (auto* set_up = std::get_if<InstanceSetUp>(&event.body))
            set_up->copied_link_proves_mailbox = inside && vector.when.by.link;
    }
    return events;
}

}  // namespace

bool is_administrative(const std::string& type) { return administrative_route(type) != nullptr; }

Sent send_vector(RunningHouse& house, const Vector& vector) {
    house.given(events_given(vector), vector.formers);
    const Vector::When& when = vector.when;
    const std::string type = when.body.value("type", "");
    const std::string id = when.body.value("membership", when.body.value("invitation", ""));
    Browser browser = browser_of(house, when);
    if (is_sent_in_a_batch(type)) return in_a_batch(std::move(browser), when);
    if (is_administrative(type)) return on_its_route(std::move(browser), when);

    Reply reply;
    if (type == "copy_link") {
        reply =
            browser.post("/v1/organizations/" + when.home.text() + "/invitations/" + id + "/link",
                         Json::object());
    } else if (type == "set_up") {
        reply = set_up(house, browser, when);
    } else if (type == "create_account") {
        reply = create_account(house, browser, when);
    } else if (type == "renew_link") {
        reply = browser.post("/v1/invitations/renew", {{"token", token_of(house, when)}});
    } else if (when.by.link && when.by.actor.kind == Actor::Kind::anonymous && type == "decline") {
        reply = browser.post("/v1/invitations/decline", {{"token", token_of(house, when)}});
    } else {
        reply = browser.post("/v1/memberships/" + id + "/" + type, Json::object());
    }
    return answered(std::move(browser), reply);
}

}  // namespace usher::test
