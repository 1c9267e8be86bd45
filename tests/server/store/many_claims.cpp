#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "tests/server/store/recent_claim.hpp"

namespace usher::test {
namespace {

/// Many transactions at random, beside a map that says who holds what.
class ManyClaims : public RecentClaim {
protected:
    using Owners = std::map<std::string, std::uint64_t>;

    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(random_() % sides); }

    /// Takes another address, or the same again, if nobody else holds it.
    void change_somebody(Batch& batch, Owners& owners) {
        const std::uint64_t person = 20 + roll(12);
        const std::string key = address_of(roll(16));
        const auto held = std::find_if(owners.begin(), owners.end(),
                                       [&](const auto& owner) { return owner.second == person; });
        if (held != owners.end() && roll(3) == 0) {
            batch.transaction().release(claim(held->first, person));
            batch.remove(home_, id<PersonId>(person));
            owners.erase(held);
            return;
        }
        const auto owner = owners.find(key);
        const bool is_free = owner == owners.end() || owner->second == person;
        EXPECT_EQ(batch.transaction().claim(claim(key, person)), is_free) << key;
        if (!is_free) return;
        if (held != owners.end() && held->first != key) {
            batch.transaction().release(claim(held->first, person));
            owners.erase(held);
        }
        batch.put(home_, person_with(person, key));
        owners[key] = person;
    }

    void compare() {
        for (std::uint64_t number = 0; number < 16; ++number) {
            const auto owner = owners_.find(address_of(number));
            EXPECT_EQ(found_at(address_of(number)), owner == owners_.end() ? 0 : owner->second);
        }
    }

    std::mt19937_64 random_{20261130};
    Owners owners_;
};

TEST_F(ManyClaims, AreHeldByWhoHoldsThemWhateverHappens) {
    for (int transaction = 0; transaction < 600; ++transaction) {
        Owners owners = owners_;
        {
            Batch batch{*store_};
            for (std::size_t changes = 1 + roll(3); changes > 0; --changes)
                change_somebody(batch, owners);
            const bool fails = roll(6) == 0;
            if (fails) files_.fail_at(1 + roll(2), SQLITE_FULL, FailingFiles::Lasting::once);
            try {
                batch.commit();
                owners_ = owners;
            } catch (const app::StoreFailure&) {
                EXPECT_TRUE(fails);
            }
            files_.heal();
        }
        compare();
        if (roll(20) == 0) {
            open();
            EXPECT_EQ(in_table(), claims_of_people(store_->reader()));
            EXPECT_EQ(in_table().size(), owners_.size());
        }
        if (HasFailure()) FAIL() << "in transaction " << transaction;
    }
}

TEST_F(ManyClaims, AreFoundWhileTheyMoveAndPassFromOneToAnother) {
    const std::string wanted = address_of(1);
    save(20, wanted);
    std::atomic<bool> done = false;
    std::size_t looks = 0;
    std::thread reader{[&] {
        for (; !done; ++looks) {
            const std::uint64_t owner = found_at(wanted);
            EXPECT_TRUE(owner == 20 || owner == 21) << owner;
            EXPECT_EQ(store_->reader().people_of_address(wanted).size(), 1U);
        }
    }};
    for (std::uint64_t turn = 0; turn < 200; ++turn) {
        const std::uint64_t from = 20 + turn % 2;
        const std::uint64_t to = 21 - turn % 2;
        Batch batch{*store_};
        batch.transaction().release(claim(wanted, from));
        batch.transaction().release(claim(address_of(to), to));
        batch.put(home_, person_with(from, address_of(from)));
        batch.put(home_, person_with(to, wanted));
        batch.put(home_, person_with(30 + turn, address_of(30 + turn)));
        batch.commit();
    }
    done = true;
    reader.join();
    EXPECT_GT(looks, 0U);
}

}  // namespace
}  // namespace usher::test
