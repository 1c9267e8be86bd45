#include "server/http/chunked.hpp"

#include <algorithm>

namespace usher::http {
namespace {

int digit(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

}  // namespace

ChunkedBody::Progress ChunkedBody::read(std::string_view& input, std::string& body) {
    while (!input.empty()) {
        if (expects_ == Expects::data) {
            const auto bytes = std::min(chunk_, input.size());
            body.append(input.substr(0, bytes));
            input.remove_prefix(bytes);
            chunk_ -= bytes;
            if (chunk_ == 0) expects_ = Expects::data_end;
            continue;
        }
        const auto progress = read_one(input.front());
        input.remove_prefix(1);
        if (progress != Progress::more) return progress;
    }
    return Progress::more;
}

ChunkedBody::Progress ChunkedBody::read_one(char character) {
    const auto require = [&](char wanted, Expects then) {
        if (character != wanted) return Progress::malformed;
        expects_ = then;
        return Progress::more;
    };
    switch (expects_) {
        case Expects::size: {
            const int value = digit(character);
            if (value < 0) {
                if (digits_ == 0) return Progress::malformed;
                return require('\r', Expects::size_line_feed);
            }
            if (++digits_ > 8) return Progress::malformed;
            chunk_ = chunk_ * 16 + static_cast<std::size_t>(value);
            return Progress::more;
        }
        case Expects::size_line_feed:
            digits_ = 0;
            if (chunk_ > limit_ - taken_)
                return character == '\n' ? Progress::too_large : Progress::malformed;
            taken_ += chunk_;
            return require('\n', chunk_ == 0 ? Expects::end : Expects::data);
        case Expects::data_end:
            return require('\r', Expects::data_line_feed);
        case Expects::data_line_feed:
            return require('\n', Expects::size);
        case Expects::end:
            return require('\r', Expects::end_line_feed);
        case Expects::end_line_feed:
            return character == '\n' ? Progress::done : Progress::malformed;
        case Expects::data:
            break;
    }
    return Progress::malformed;
}

}  // namespace usher::http
