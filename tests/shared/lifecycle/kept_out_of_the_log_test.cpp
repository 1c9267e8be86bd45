#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/wire/event_codec.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// What the vectors keep in metadata and in identities.
constexpr const char* kept[] = {"abc123", "badge", "Maya Ingrid Stone", "Tromsø"};

// The log says that metadata and identities changed, never to what.
TEST(KeptOutOfTheLog, AreMetadataAndTheValuesOfIdentities) {
    int written = 0;
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        if (!vector.when.command) continue;
        const auto world = test::world_of(vector.given, vector.formers);
        for (const Event& event : test::take_turn(world, *vector.when.command).decision.events) {
            const std::string log = wire::encode_for_log(event);
            const std::string whole = wire::encode_event(event);
            for (const char* secret : kept) {
                EXPECT_THAT(log, testing::Not(testing::HasSubstr(secret))) << vector.name;
                written += whole.find(secret) == std::string::npos ? 0 : 1;
            }
        }
    }
    EXPECT_GT(written, 10);
}

}  // namespace
}  // namespace usher
