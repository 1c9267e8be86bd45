#include "server/http/trusted_proxies.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "shared/values/text.hpp"

namespace usher::http {
namespace {

using boost::asio::ip::address;

// An IPv4 address that came through a socket of both kinds is one of IPv4 (RFC 4291 section
// 2.5.5.2).
address plain(const address& from) {
    if (!from.is_v6() || !from.to_v6().is_v4_mapped()) return from;
    return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, from.to_v6());
}

std::optional<address> parse_address(std::string_view text) {
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(std::string{text}, error);
    return error ? std::nullopt : std::optional{plain(parsed)};
}

// Some proxies write the port too: 192.0.2.7:4711, [2001:db8::7]:4711, or the brackets alone.
std::optional<address> parse_forwarded(std::string_view text) {
    const bool has_brackets = !text.empty() && text.front() == '[';
    const auto end = has_brackets                                     ? text.find(']')
                     : std::count(text.begin(), text.end(), ':') == 1 ? text.find(':')
                                                                      : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    auto rest = text.substr(has_brackets ? end + 1 : end);
    if (!rest.empty()) {
        if (rest.front() != ':' || rest.size() == 1) return std::nullopt;
        if (rest.find_first_not_of("0123456789", 1) != std::string_view::npos) return std::nullopt;
    }
    const auto found = parse_address(has_brackets ? text.substr(1, end - 1) : text.substr(0, end));
    if (found && has_brackets && text.substr(1, end - 1).find(':') == std::string_view::npos)
        return std::nullopt;
    return found;
}

template <class Bytes>
bool begins_alike(const Bytes& one, const Bytes& other, unsigned bits) {
    for (std::size_t i = 0; bits > 0; ++i) {
        const unsigned here = std::min(bits, 8U);
        if (((one[i] ^ other[i]) >> (8U - here)) != 0) return false;
        bits -= here;
    }
    return true;
}

}  // namespace

Result<TrustedProxies, std::string> TrustedProxies::parse(
    const std::vector<std::string>& networks) {
    TrustedProxies proxies;
    for (const std::string& said : networks) {
        const std::string text{trim(said)};
        const std::size_t slash = text.find('/');
        const auto first = parse_address(std::string_view{text}.substr(0, slash));
        if (!first) return said;
        const unsigned most = first->is_v4() ? 32 : 128;
        unsigned bits = most;
        if (slash != std::string::npos) {
            const char* const end = text.data() + text.size();
            const auto read = std::from_chars(text.data() + slash + 1, end, bits);
            if (read.ec != std::errc{} || read.ptr != end || bits > most) return said;
        }
        proxies.networks_.push_back({*first, bits});
    }
    return proxies;
}

bool TrustedProxies::trusts(const address& from) const {
    const address asked = plain(from);
    return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
        if (network.first.is_v4() != asked.is_v4()) return false;
        return asked.is_v4() ? begins_alike(network.first.to_v4().to_bytes(),
                                            asked.to_v4().to_bytes(), network.bits)
                             : begins_alike(network.first.to_v6().to_bytes(),
                                            asked.to_v6().to_bytes(), network.bits);
    });
}

std::string TrustedProxies::client_of(const address& peer, std::string_view forwarded) const {
    address client = plain(peer);
    while (trusts(client) && !forwarded.empty()) {
        const std::size_t comma = forwarded.rfind(',');
        const bool is_first = comma == std::string_view::npos;
        const auto before =
            parse_forwarded(trim(is_first ? forwarded : forwarded.substr(comma + 1)));
        if (!before) break;
        client = *before;
        forwarded = is_first ? std::string_view{} : forwarded.substr(0, comma);
    }
    return client.to_string();
}

}  // namespace usher::http
