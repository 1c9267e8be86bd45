#include "server/http/chunked.hpp"

#include "tests/fuzz/property.hpp"

using namespace usher;

// However the bytes arrive, the body and what stands behind it are the same. The first byte says
// in which pieces.
USHER_FUZZ(text) {
    using Progress = http::ChunkedBody::Progress;
    constexpr std::size_t limit = 256;
    if (text.empty()) return;
    const std::size_t piece = static_cast<unsigned char>(text.front()) % 16 + 1;
    text.remove_prefix(1);
    std::string_view rest = text;
    std::string body;
    const Progress progress = http::ChunkedBody{limit}.read(rest, body);
    fuzz::holds(body.size() <= limit);

    http::ChunkedBody slowly{limit};
    std::string pieces;
    auto reached = Progress::more;
    std::string_view left;
    while (reached == Progress::more && !text.empty()) {
        left = text.substr(0, piece);
        text.remove_prefix(left.size());
        reached = slowly.read(left, pieces);
    }
    fuzz::holds(reached == progress);
    if (progress == Progress::more || progress == Progress::done) fuzz::holds(pieces == body);
    if (progress == Progress::done) fuzz::holds(left.size() + text.size() == rest.size());
}
