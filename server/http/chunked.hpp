#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace usher::http {

/// Takes a chunked body (RFC 9112, section 7.1) apart as it arrives. Stricter than the standard: no
/// chunk extension, no trailer, no bare LF and at most eight digits, since neither our pages nor
/// honest clients need them and servers differ in how they read them.
class ChunkedBody {
public:
    enum class Progress { more, done, malformed, too_large };

    explicit ChunkedBody(std::size_t limit) : limit_(limit) {}

    /// Reads from the front of `input` and takes off what it has used. `done` leaves the bytes
    /// after the body; after `malformed` or `too_large` the connection must be closed.
    Progress read(std::string_view& input, std::string& body);

private:
    enum class Expects { size, size_line_feed, data, data_end, data_line_feed, end, end_line_feed };

    Progress read_one(char character);

    std::size_t limit_;
    std::size_t taken_ = 0;
    std::size_t chunk_ = 0;
    int digits_ = 0;
    Expects expects_ = Expects::size;
};

}  // namespace usher::http
