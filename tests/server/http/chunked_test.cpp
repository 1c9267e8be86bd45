#include "server/http/chunked.hpp"

#include <gtest/gtest.h>

#include "tests/server/http/ambiguous_requests.hpp"

namespace usher::http {
namespace {

using Progress = ChunkedBody::Progress;

struct Reading {
    Progress progress;
    std::string body;
    std::string rest;
};

Reading read(std::string_view wire, std::size_t limit = 100) {
    ChunkedBody chunked{limit};
    Reading reading{};
    reading.progress = chunked.read(wire, reading.body);
    reading.rest = std::string(wire);
    return reading;
}

TEST(ChunkedBody, JoinsChunksAndLeavesTheRest) {
    const auto reading = read("5\r\nhello\r\n00A\r\n, everyone\r\n0\r\n\r\nGET");
    EXPECT_EQ(reading.progress, Progress::done);
    EXPECT_EQ(reading.body, "hello, everyone");
    EXPECT_EQ(reading.rest, "GET");
}

TEST(ChunkedBody, ReadsByteByByte) {
    ChunkedBody chunked{100};
    std::string body;
    const std::string wire = "5\r\nhello\r\n0\r\n\r\n";
    for (std::size_t index = 0; index < wire.size(); ++index) {
        auto byte = std::string_view(wire).substr(index, 1);
        EXPECT_EQ(chunked.read(byte, body),
                  index + 1 == wire.size() ? Progress::done : Progress::more);
    }
    EXPECT_EQ(body, "hello");
}

TEST(ChunkedBody, KeepsTheLimit) {
    EXPECT_EQ(read("5\r\nhello\r\n0\r\n\r\n", 5).progress, Progress::done);
    EXPECT_EQ(read("6\r\nhello!\r\n0\r\n\r\n", 5).progress, Progress::too_large);
    EXPECT_EQ(read("3\r\nhel\r\n3\r\nlo!\r\n0\r\n\r\n", 5).progress, Progress::too_large);
    EXPECT_EQ(read("ffffffff\r\n", 5).progress, Progress::too_large);
    EXPECT_EQ(read("0\r\n\r\n", 0).progress, Progress::done);
}

class AmbiguousChunks : public testing::TestWithParam<AmbiguousRequest> {};

TEST_P(AmbiguousChunks, AreMalformed) {
    EXPECT_EQ(read(GetParam().body).progress, Progress::malformed) << GetParam().body;
}

INSTANTIATE_TEST_SUITE_P(ChunkedBody, AmbiguousChunks, testing::ValuesIn(ambiguous_chunks()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace usher::http
