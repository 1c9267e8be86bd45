#include "server/auth/key_ring.hpp"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

#include "server/auth/bytes.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

TEST(KeyRing, GivesEveryPurposeAMacOfItsOwn) {
    const auto ring = known_ring();
    std::set<Mac> macs;
    for (const auto purpose : every_purpose) macs.insert(ring.mac(purpose, {"same", "parts"}));
    EXPECT_EQ(macs.size(), every_purpose.size());
}

TEST(KeyRing, ConfirmsAMacForItsOwnPurposeAlone) {
    const auto ring = known_ring();
    for (const auto made_for : every_purpose) {
        const auto mac = ring.mac(made_for, {"parts"});
        for (const auto asked_for : every_purpose) {
            EXPECT_EQ(ring.confirms(7, asked_for, {"parts"}, mac), asked_for == made_for);
            EXPECT_EQ(ring.any_confirms(asked_for, {"parts"}, view_of(mac)), asked_for == made_for);
        }
    }
}

TEST(KeyRing, TellsApartPartsThatReadTheSameInARow) {
    const auto ring = known_ring();
    const auto mac = ring.mac(Purpose::invitation_link, {"ab", "c"});
    EXPECT_NE(mac, ring.mac(Purpose::invitation_link, {"a", "bc"}));
    EXPECT_NE(mac, ring.mac(Purpose::invitation_link, {"abc"}));
    EXPECT_NE(mac, ring.mac(Purpose::invitation_link, {"ab", "c", ""}));
}

TEST(KeyRing, KeepsWhatAnOlderKeyMadeThroughARotation) {
    const auto before = known_ring({7});
    const auto during = known_ring({7, 8});
    const auto after = known_ring({8});
    const auto mac = before.mac(Purpose::csrf_token, {"part"});
    EXPECT_EQ(during.current(), 8);
    EXPECT_TRUE(during.confirms(7, Purpose::csrf_token, {"part"}, mac));
    EXPECT_TRUE(during.any_confirms(Purpose::csrf_token, {"part"}, view_of(mac)));
    EXPECT_NE(during.mac(Purpose::csrf_token, {"part"}), mac);
    EXPECT_FALSE(after.confirms(7, Purpose::csrf_token, {"part"}, mac));
    EXPECT_FALSE(after.any_confirms(Purpose::csrf_token, {"part"}, view_of(mac)));
}

TEST(KeyRing, DoesNotConfirmWithAnotherKeyOfTheRing) {
    const auto ring = known_ring({7, 8});
    const auto mac = ring.mac(8, Purpose::invitation_link, {"part"});
    EXPECT_TRUE(ring.confirms(8, Purpose::invitation_link, {"part"}, mac));
    EXPECT_FALSE(ring.confirms(7, Purpose::invitation_link, {"part"}, mac));
    EXPECT_FALSE(ring.confirms(9, Purpose::invitation_link, {"part"}, mac));
}

TEST(KeyRing, OpensWhatItSealed) {
    SystemRandom random;
    const auto ring = known_ring();
    for (const auto* text : {"", "a", "$argon2id$v=19$m=65536,t=4,p=1$salt$tag"}) {
        const auto sealed = ring.seal(Purpose::password, Secret{text}, random);
        const auto opened = ring.open(Purpose::password, sealed);
        ASSERT_TRUE(opened);
        EXPECT_EQ(opened->reveal(), text);
        EXPECT_EQ(sealed.reveal().find("argon2"), std::string::npos);
    }
}

TEST(KeyRing, NeverSealsTheSameTwice) {
    SystemRandom random;
    const auto ring = known_ring();
    EXPECT_NE(ring.seal(Purpose::password, Secret{"text"}, random).reveal(),
              ring.seal(Purpose::password, Secret{"text"}, random).reveal());
}

TEST(KeyRing, OpensNothingThatIsAlteredOrForAnotherPurposeOrFromElsewhere) {
    SystemRandom random;
    const auto ring = known_ring({7, 8});
    const auto sealed = ring.seal(Purpose::password, Secret{"text"}, random);
    EXPECT_FALSE(ring.open(Purpose::csrf_token, sealed));
    EXPECT_FALSE(known_ring({7}).open(Purpose::password, sealed));
    for (std::size_t place = 0; place < sealed.reveal().size(); ++place) {
        for (int bit = 0; bit < 8; ++bit) {
            auto altered = sealed.reveal();
            altered[place] = static_cast<char>(altered[place] ^ (1 << bit));
            EXPECT_FALSE(ring.open(Purpose::password, Secret{altered})) << place;
        }
        EXPECT_FALSE(ring.open(Purpose::password, Secret{sealed.reveal().substr(0, place)}));
    }
}

TEST(KeyRing, KnowsWhatWasSealedWithAnOlderKey) {
    SystemRandom random;
    const auto sealed = known_ring({7}).seal(Purpose::password, Secret{"text"}, random);
    const auto during = known_ring({7, 8});
    EXPECT_TRUE(during.open(Purpose::password, sealed));
    EXPECT_TRUE(known_ring({7}).is_current(sealed));
    EXPECT_FALSE(during.is_current(sealed));
    EXPECT_FALSE(during.is_current(Secret{"nonsense"}));
}

TEST(SecretKey, CannotBeCopied) {
    EXPECT_FALSE(std::is_copy_constructible_v<SecretKey>);
    EXPECT_FALSE(std::is_copy_assignable_v<SecretKey>);
    EXPECT_FALSE(std::is_copy_constructible_v<KeyRing>);
}

}  // namespace
}  // namespace usher::auth
