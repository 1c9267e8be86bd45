#include "shared/lifecycle/template_links.hpp"

#include <algorithm>

#include "shared/values/text.hpp"

namespace usher {
namespace {

constexpr std::string_view plain = "http://";
constexpr std::string_view secure = "https://";

bool is_of_link(char c) {
    return c > ' ' && c < '\x7f' &&
           std::string_view{"<>\"{}|\\^`"}.find(c) == std::string_view::npos;
}

bool ends_sentence(char c) {
    return std::string_view{".,;:!?)'*_"}.find(c) != std::string_view::npos;
}

bool is_below(std::string_view host, std::string_view domain) {
    return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                              host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

std::optional<WrittenLink> find_link(std::string_view text, std::size_t from) {
    const std::string lower = ascii_lower(text);
    WrittenLink link;
    link.begin = std::min(lower.find(plain, from), lower.find(secure, from));
    if (link.begin == std::string::npos) return std::nullopt;
    link.encrypted = lower.compare(link.begin, secure.size(), secure) == 0;
    std::size_t end = link.begin;
    while (end < text.size() && is_of_link(text[end])) ++end;
    const std::size_t host = link.begin + (link.encrypted ? secure.size() : plain.size());
    while (end > host && ends_sentence(text[end - 1])) --end;
    link.size = end - link.begin;
    const std::size_t host_end = std::min(lower.find_first_of("/?#", host), end);
    link.host = lower.substr(host, host_end - host);
    return link;
}

bool LinkHosts::has(const WrittenLink& link) const {
    if (!link.host.empty() && link.host == own) return true;
    return std::any_of(domains.begin(), domains.end(),
                       [&](const std::string& domain) { return is_below(link.host, domain); });
}

}  // namespace usher
