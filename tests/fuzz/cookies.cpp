#include "server/http/cookies.hpp"

#include "tests/fuzz/property.hpp"

using namespace usher;

// What is read from a browser's field could have been set by us, and is read again as the same.
USHER_FUZZ(text) {
    for (const auto transport : {http::Transport::plain, http::Transport::secure}) {
        for (const http::Cookie& cookie : http::parse_cookies(text, transport)) {
            const std::string set = http::encode({cookie.name, cookie.value, {}}, transport);
            const auto again = http::parse_cookies(set.substr(0, set.find(';')), transport);
            fuzz::holds(again.size() == 1 && again.front().name == cookie.name);
            fuzz::holds(again.front().value == cookie.value);
        }
    }
}
