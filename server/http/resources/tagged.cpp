#include "server/http/resources/tagged.hpp"

namespace usher::http {
namespace {

std::string tag_of(const app::Digest::Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t enough = 16;
    std::string tag{'"'};
    for (std::size_t i = 0; i < enough; ++i) {
        tag += digits[bytes[i] >> 4U];
        tag += digits[bytes[i] & 15U];
    }
    return tag + '"';
}

}  // namespace

Response tagged(const Request& request, const app::Digest& digest, std::string text) {
    const std::string tag = tag_of(digest.of(text));
    const auto known = request.header("If-None-Match").value_or("");
    const bool is_known = known == "*" || known.find(tag) != std::string_view::npos;
    Response response = is_known ? empty(304) : json(std::move(text));
    response.headers.push_back({"ETag", tag});
    response.headers.push_back({"Cache-Control", "private, no-cache"});
    return response;
}

}  // namespace usher::http
