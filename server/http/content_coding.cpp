#include "server/http/content_coding.hpp"

#include <brotli/encode.h>

#include <new>

namespace usher::http {
namespace {

constexpr int quality = 5;

}  // namespace

std::string to_brotli(std::string_view content) {
    std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
    std::string coded(size, '\0');
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(content.data());
    // It fails for want of memory alone: there is room for whatever comes out.
    if (BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, content.size(),
                              bytes, &size,
                              reinterpret_cast<std::uint8_t*>(coded.data())) == BROTLI_FALSE)
        throw std::bad_alloc{};
    coded.resize(size);
    return coded;
}

}  // namespace usher::http
