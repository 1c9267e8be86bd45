#include "server/store/claim_filter.hpp"

#include <optional>

#include "tests/server/store/recent_claim.hpp"

namespace usher::test {
namespace {

constexpr auto kind = Claim::Kind::organization_address;

/// Beside a table with ten claims in it.
class ClaimFilter : public RecentClaim {
protected:
    ClaimFilter() {
        for (std::uint64_t person = 20; person < 30; ++person) add(person);
        open();
        store_.reset();
        connection_.emplace(file_, store::Connection::Use::write);
    }

    bool holds_all(const store::ClaimFilter& filter) const {
        for (std::uint64_t person = 20; person < 30; ++person)
            if (!filter.may_hold(kind, address_of(person))) return false;
        return true;
    }
    /// Of a thousand addresses that nobody has.
    static int denied(const store::ClaimFilter& filter) {
        int count = 0;
        for (std::uint64_t person = 1000; person < 2000; ++person)
            count += filter.may_hold(kind, address_of(person)) ? 0 : 1;
        return count;
    }

    std::optional<store::Connection> connection_;
};

TEST_F(ClaimFilter, DeniesNothingBeforeItHasReadTheTableToItsEnd) {
    store::ClaimFilter filter{{100, 4}};
    for (int part = 0; part < 3; ++part) {
        EXPECT_EQ(denied(filter), 0);
        filter.read_on(*connection_);
    }
    EXPECT_TRUE(holds_all(filter));
    EXPECT_GT(denied(filter), 980);
}

TEST_F(ClaimFilter, KnowsWhatIsWrittenBeforeAndAfterItHasReadTheTable) {
    store::ClaimFilter filter{{100, 1000}};
    const Claim first = claim("first@corp.example", 20);
    filter.put(first);
    ASSERT_TRUE(store::write_claim(*connection_, first));
    filter.read_on(*connection_);
    filter.put(claim("second@corp.example", 20));
    EXPECT_TRUE(filter.may_hold(kind, "first@corp.example"));
    EXPECT_TRUE(filter.may_hold(kind, "second@corp.example"));
    EXPECT_FALSE(filter.may_hold(kind, "third@corp.example"));
    EXPECT_FALSE(filter.may_hold(Claim::Kind::username, "second@corp.example"));
}

TEST_F(ClaimFilter, GrowsWithTheTableAndKnowsAllOfItMeanwhile) {
    store::ClaimFilter filter{{2, 4}};
    std::uint64_t written = 0;
    for (int transaction = 0; transaction < 60; ++transaction) {
        filter.read_on(*connection_);
        // Behind and before where it reads.
        for (const char* side : {"0", "z"}) {
            const Claim next = claim(side + address_of(written), 20);
            filter.put(next);
            ASSERT_TRUE(store::write_claim(*connection_, next));
        }
        ++written;
        for (std::uint64_t number = 0; number < written; ++number) {
            EXPECT_TRUE(filter.may_hold(kind, "0" + address_of(number))) << number;
            EXPECT_TRUE(filter.may_hold(kind, "z" + address_of(number))) << number;
        }
        EXPECT_TRUE(holds_all(filter));
    }
    EXPECT_GT(denied(filter), 950);
}

TEST_F(ClaimFilter, LetsEverybodyWriteBesideARowThatIsDamaged) {
    connection_.reset();
    run_sql(file_, "INSERT INTO claims VALUES (1, 'a29@corp.example', x'00', x'00')");
    open();
    for (std::uint64_t person = 30; person < 40; ++person) add(person);
    EXPECT_FALSE(can_claim(address_of(20), 99));
    EXPECT_FALSE(can_claim(address_of(39), 99));
    EXPECT_TRUE(can_claim("nobody@corp.example", 99));
}

}  // namespace
}  // namespace usher::test
