#include "bench/request_template.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace usher::bench {
namespace {

// The last step of splitmix64: spread well enough for ids, nothing of it is secret, and no two
// numbers become the same.
std::uint64_t mixed(std::uint64_t number) {
    number = (number ^ number >> 30U) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ number >> 27U) * 0x94d049bb133111ebULL;
    return number ^ number >> 31U;
}

}  // namespace

RequestTemplate::RequestTemplate(std::string_view text) {
    const std::size_t end = text.find("\r\n\r\n");
    head_ = std::string{text.substr(0, end)} + "\r\n";
    std::string_view body = end == std::string_view::npos ? "" : text.substr(end + 4);
    constexpr std::array<std::pair<std::string_view, Blank>, 4> blanks{
        {{"{client}", Blank::client},
         {"{sequence}", Blank::sequence},
         {"{id}", Blank::id},
         {"{number}", Blank::number}}};
    body_.emplace_back();
    while (!body.empty()) {
        bool is_blank = false;
        for (const auto& [name, blank] : blanks) {
            if (body.substr(0, name.size()) != name) continue;
            body_.back().then = blank;
            body_.emplace_back();
            body.remove_prefix(name.size());
            is_blank = true;
            break;
        }
        if (is_blank) continue;
        body_.back().text += body.front();
        body.remove_prefix(1);
    }
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    random_ = static_cast<std::uint64_t>(now.count()) | 1U;
    // Addresses that no earlier run against the same server has used.
    number_ = static_cast<std::uint64_t>(now.count()) / 1000;
}

std::string RequestTemplate::new_id() {
    using std::chrono::milliseconds;
    constexpr char digits[] = "0123456789abcdef";
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    auto time = static_cast<std::uint64_t>(std::chrono::duration_cast<milliseconds>(now).count());
    std::string id = "00000000-0000-7000-8000-000000000000";
    for (std::size_t i = 13; i-- > 0; time /= i == 8 ? 1 : 16) {
        if (i != 8) id[i] = digits[time % 16];
    }
    const auto next = [this] { return mixed(random_ += 0x9e3779b97f4a7c15ULL); };
    std::uint64_t bits = next();
    for (std::size_t i : {15, 16, 17, 20, 21, 22}) {
        id[i] = digits[bits % 16];
        bits /= 16;
    }
    bits = next();
    for (std::size_t i = 24; i < 36; ++i, bits /= 16) id[i] = digits[bits % 16];
    return id;
}

std::string RequestTemplate::request(Sender& sender) {
    std::string body;
    ++sender.sequence;
    ++number_;
    for (const Piece& piece : body_) {
        body += piece.text;
        if (piece.then == Blank::client) body += sender.client;
        if (piece.then == Blank::sequence) body += std::to_string(sender.sequence);
        if (piece.then == Blank::id) body += new_id();
        if (piece.then == Blank::number) body += std::to_string(mixed(number_));
    }
    if (body.empty()) return head_ + "\r\n";
    return head_ + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace usher::bench
