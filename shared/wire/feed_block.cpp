#include <array>

#include "shared/policy/limits.hpp"
#include "shared/roster/packing.hpp"
#include "shared/wire/feed.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t number_bytes = 4;
/// Which form of the records this is: a browser keeps blocks longer than its version of the app.
constexpr std::size_t form = 3;
/// Where each of the leading numbers stands.
constexpr std::size_t form_at = 0;
constexpr std::size_t text_at = 1;
constexpr std::size_t people_at = 2;
constexpr std::size_t streams_at = 3;
constexpr std::size_t numbers = streams_at + packing_streams;

void append_number(std::string& bytes, std::size_t value) {
    for (std::size_t i = 0; i < number_bytes; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xffU);
}

std::size_t read_number(std::string_view bytes, std::size_t which) {
    std::size_t value = 0;
    for (std::size_t i = number_bytes; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[which * number_bytes + i]);
    return value;
}

// The next so many bytes, which are taken away; no value: there are not so many.
std::optional<std::string_view> take(std::string_view& bytes, std::size_t size) {
    if (size > bytes.size()) return std::nullopt;
    const std::string_view taken = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return taken;
}

Errors malformed() { return {{Code::malformed_json, ""}}; }

}  // namespace

std::string encode_block(const FeedPage& page) {
    FeedPage head = page;
    head.people.clear();
    const std::string text = encode_page(head);
    const PackedBlock block = pack_block(page.people);
    std::string bytes;
    append_number(bytes, form);
    append_number(bytes, text.size());
    append_number(bytes, page.people.size());
    for (const std::string& stream : block) append_number(bytes, stream.size());
    bytes += text;
    for (const std::string& stream : block) bytes += stream;
    return bytes;
}

Result<FeedPage, Errors> decode_block(std::string_view bytes, const RecordSink& people) {
    if (bytes.size() < numbers * number_bytes || bytes.size() > limits::page_bytes)
        return malformed();
    if (read_number(bytes, form_at) != form) return malformed();
    std::string_view left = bytes.substr(numbers * number_bytes);
    const auto text = take(left, read_number(bytes, text_at));
    if (!text) return malformed();
    PackedBlockView block;
    for (std::size_t stream = 0; stream < packing_streams; ++stream) {
        const auto taken = take(left, read_number(bytes, streams_at + stream));
        if (!taken) return malformed();
        block[stream] = *taken;
    }
    auto page = decode_page(*text);
    if (!page) return page;
    if (!left.empty() || !unpack_block(block, read_number(bytes, people_at), people))
        return malformed();
    return page;
}

}  // namespace usher::wire
