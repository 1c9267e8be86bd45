#include <algorithm>

#include "server/http/gate.hpp"
#include "tests/fuzz/property.hpp"

using namespace usher;
using fuzz::holds;

namespace {

// What a request may look like once the gate has let it in.
void judge(const http::RequestHead& head, const http::Site& site) {
    holds(head.path.front() == '/' && head.path.substr(0, 2) != "//");
    holds(std::all_of(head.path.begin(), head.path.end(), [](char character) {
        return static_cast<unsigned char>(character) >= 0x20 && character != '\\';
    }));
    for (const std::string_view dots : {"/./", "/../"})
        holds((head.path + '/').find(dots) == std::string::npos);
    holds(site.has_host(head.headers.find("Host").value_or("")));
    holds(head.headers.fields().size() <= http::max_fields);
    holds(head.content_length == 0 || head.framing == http::Framing::length);
    holds(head.framing != http::Framing::chunked || !head.is_http_1_0);
    const bool has_no_body = head.method == http::Method::get || head.method == http::Method::head;
    holds(!has_no_body || head.framing == http::Framing::none || head.content_length == 0);
}

}  // namespace

// The end of a head is where it is however the bytes arrive, and the gate keeps what it promises.
USHER_FUZZ(text) {
    std::size_t end = 0;
    const auto search = http::find_head_end(text, end);
    std::size_t slowly = 0;
    auto found = http::HeadSearch::more;
    for (std::size_t size = 1; size <= text.size() && found == http::HeadSearch::more; ++size)
        found = http::find_head_end(text.substr(0, size), slowly);
    holds(found == search);
    if (search != http::HeadSearch::found) return;
    holds(slowly == end && end <= text.size());

    static const http::Site site{http::Transport::plain, "localhost", {}};
    const auto read = http::read_head(text.substr(0, end), site);
    if (const auto* head = std::get_if<http::RequestHead>(&read)) return judge(*head, site);
    const int status = std::get<http::Refusal>(read).status;
    holds(status == 400 || status == 417 || status == 431 || status == 501 || status == 505);
}
