#include "server/auth/password_hasher.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <new>
#include <string>

#include "server/auth/argon2id.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

constexpr Argon2Cost cheap{8 * 1024, 1};

class PasswordHasherTest : public testing::Test {
protected:
    const Secret password{"correct horse battery staple"};
    const KeyRing ring = known_ring();
    SystemRandom random;
    const PasswordHasher hasher{ring, random, cheap};
};

TEST_F(PasswordHasherTest, VerifiesThePasswordAndNoOther) {
    const auto credential = hasher.hash(password);
    EXPECT_TRUE(hasher.verify(password, credential));
    for (const auto* other : {"", "correct horse battery stapl", "correct horse battery staple ",
                              "Correct horse battery staple", " correct horse battery staple"}) {
        EXPECT_FALSE(hasher.verify(Secret{other}, credential)) << other;
    }
}

TEST_F(PasswordHasherTest, TakesAPasswordWholeAndExactlyAsReceived) {
    auto longest = std::string(limits::password_bytes, 'x');
    const auto credential = hasher.hash(Secret{longest});
    EXPECT_TRUE(hasher.verify(Secret{longest}, credential));
    longest.back() = 'y';
    EXPECT_FALSE(hasher.verify(Secret{longest}, credential));

    const Secret with_nul{std::string{"before\0after", 12}};
    EXPECT_FALSE(hasher.verify(Secret{"before"}, hasher.hash(with_nul)));

    const Secret composed{"caf\xc3\xa9 au lait, please"};
    const Secret decomposed{"cafe\xcc\x81 au lait, please"};
    EXPECT_FALSE(hasher.verify(decomposed, hasher.hash(composed)));
}

TEST_F(PasswordHasherTest, RefusesALongerPasswordThanThereCanBeWithoutHashingItA46) {
    const Secret too_long{std::string(limits::password_bytes + 1, 'x')};
    EXPECT_FALSE(
        hasher.verify(too_long, hasher.hash(Secret{std::string(limits::password_bytes, 'x')})));
    EXPECT_FALSE(hasher.verify_against_nobody(too_long));
}

TEST_F(PasswordHasherTest, SaltsAndSealsEachCredential) {
    const auto one = hasher.hash(password);
    const auto other = hasher.hash(password);
    EXPECT_NE(one.reveal(), other.reveal());
    EXPECT_EQ(one.reveal().find("argon2"), std::string::npos);
    const auto phc = ring.open(Purpose::password, one);
    ASSERT_TRUE(phc);
    EXPECT_EQ(phc->reveal().substr(0, 27), "$argon2id$v=19$m=8,t=1,p=1$");
    EXPECT_NE(phc->reveal(), ring.open(Purpose::password, other)->reveal());
}

TEST_F(PasswordHasherTest, OpensNothingWithoutTheKeyFileA45) {
    const auto credential = hasher.hash(password);
    const auto other_ring = known_ring({8});
    const PasswordHasher other{other_ring, random, cheap};
    EXPECT_FALSE(other.verify(password, credential));
    EXPECT_FALSE(
        hasher.verify(password, Secret{"$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"}));
    EXPECT_FALSE(hasher.verify(password, Secret{}));
}

TEST_F(PasswordHasherTest, LetsNobodyIn) {
    EXPECT_FALSE(hasher.verify_against_nobody(password));
    EXPECT_FALSE(hasher.verify_against_nobody(Secret{}));
}

TEST_F(PasswordHasherTest, AsksForANewHashWhenTheCostOrTheKeyHasChanged) {
    const auto credential = hasher.hash(password);
    EXPECT_FALSE(hasher.needs_rehash(credential));
    EXPECT_TRUE((PasswordHasher{ring, random, {8 * 1024, 2}}.needs_rehash(credential)));
    EXPECT_TRUE((PasswordHasher{ring, random, {16 * 1024, 1}}.needs_rehash(credential)));
    const auto rotated = known_ring({7, 8});
    const PasswordHasher after{rotated, random, cheap};
    EXPECT_TRUE(after.verify(password, credential));
    EXPECT_TRUE(after.needs_rehash(credential));
    EXPECT_TRUE(hasher.needs_rehash(Secret{}));
}

// Time of this thread on a processor: what else the machine does is not counted.
double milliseconds_of(const std::function<void()>& work) {
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < 5; ++i) {
        timespec begin{};
        timespec end{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
        work();
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
        least = std::min(least, 1e3 * static_cast<double>(end.tv_sec - begin.tv_sec) +
                                    1e-6 * static_cast<double>(end.tv_nsec - begin.tv_nsec));
    }
    return least;
}

TEST_F(PasswordHasherTest, SpendsTheSameOnNobodyAndOnALostKeyAsOnSomebodyA17) {
    const PasswordHasher dearer{ring, random, {4 * 1024 * 1024, 1}};
    const auto credential = dearer.hash(password);
    const auto lost = PasswordHasher{known_ring({8}), random, cheap}.hash(password);
    const Secret wrong{"incorrect horse battery staple"};
    double somebody = 1e9;
    double nobody = 1e9;
    double keyless = 1e9;
    // By turns, because the processor's pace changes; until they are alike, which a cost of its own
    // would never let them be.
    const auto alike = [&](double time) { return time > somebody / 2 && time < somebody * 2; };
    for (int turn = 0; turn < 20 && !(alike(nobody) && alike(keyless)); ++turn) {
        somebody = std::min(somebody, milliseconds_of([&] { dearer.verify(wrong, credential); }));
        nobody = std::min(nobody, milliseconds_of([&] { dearer.verify_against_nobody(wrong); }));
        keyless = std::min(keyless, milliseconds_of([&] { dearer.verify(wrong, lost); }));
    }
    EXPECT_GT(nobody, somebody / 2);
    EXPECT_LT(nobody, somebody * 2);
    EXPECT_GT(keyless, somebody / 2);
    EXPECT_LT(keyless, somebody * 2);
}

// Computed by another implementation: the reference `argon2` of its authors.
TEST(Argon2id, ReadsAndWritesTheReferenceSpelling) {
    Argon2Salt salt{};
    std::copy_n("somesaltsomesalt", 16, salt.begin());
    const auto phc = argon2id(Secret{"password"}, salt, {1024 * 1024, 2});
    EXPECT_EQ(phc.reveal(),
              "$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$CKGe5/"
              "bX9YnCq2rxjW5yQXKxn31v1GKzhDCrMc6r6vA");
    EXPECT_TRUE(argon2id_verifies(Secret{"password"}, phc));
    EXPECT_FALSE(argon2id_verifies(Secret{"passwore"}, phc));
    EXPECT_TRUE(argon2id_costs(phc, {1024 * 1024, 2}));
    EXPECT_FALSE(argon2id_costs(phc, {1024 * 1024, 3}));
}

// The hash needs more memory than the process may have; the sanitizers need all of the address
// space for themselves.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(Argon2id, DoesNotTakeALackOfMemoryForAWrongPassword) {
    const Secret phc{
        "$argon2id$v=19$m=4000000000,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
        "CKGe5/bX9YnCq2rxjW5yQXKxn31v1GKzhDCrMc6r6vA"};
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
    const rlimit little{std::min<rlim_t>(before.rlim_max, rlim_t{1} << 40), before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_AS, &little), 0);
    EXPECT_THROW(argon2id_verifies(Secret{"password"}, phc), std::bad_alloc);
    setrlimit(RLIMIT_AS, &before);
}
#endif

TEST(Argon2id, RefusesWhatIsNoHash) {
    const std::string right =
        "$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
        "CKGe5/bX9YnCq2rxjW5yQXKxn31v1GKzhDCrMc6r6vA";
    ASSERT_TRUE(argon2id_verifies(Secret{"password"}, Secret{right}));
    for (std::size_t size = 0; size < right.size(); ++size) {
        EXPECT_FALSE(argon2id_verifies(Secret{"password"}, Secret{right.substr(0, size)})) << size;
    }
    EXPECT_FALSE(argon2id_verifies(Secret{"password"}, Secret{right + "A"}));
    for (const auto* other : {"m=1024,t=0", "m=0,t=2", "m=7,t=2", "m=-8,t=2", "m= 8,t=2",
                              "m=99999999999999999999,t=2", "m=9999999999999,t=2"}) {
        auto altered = right;
        altered.replace(altered.find("m=1024,t=2"), 10, other);
        EXPECT_FALSE(argon2id_verifies(Secret{"password"}, Secret{altered})) << other;
    }
    for (const auto& text : {std::string{}, std::string{"$argon2id$"}, std::string(4000, '$'),
                             std::string{"$2b$12$abcdefghijklmnopqrstuv"}}) {
        EXPECT_FALSE(argon2id_verifies(Secret{"password"}, Secret{text}));
        EXPECT_FALSE(argon2id_costs(Secret{text}, cheap));
    }
}

}  // namespace
}  // namespace usher::auth
