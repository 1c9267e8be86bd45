#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "server/app/log_chain.hpp"
#include "server/store/backup.hpp"
#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

// The log as the chain takes it, read behind the server's back.
class Trail {
public:
    Trail(const Workshop& shop, OrganizationId home) : shop_{shop}, home_{home} {}

    std::size_t size() const {
        return std::stoul(shop_.ask("SELECT count(*) FROM log WHERE " + is_its_own()));
    }

    /// The first change that does not follow from those before it; `size` when all do. An entry
    /// whose payload is erased stands with the digest that it left.
    std::size_t first_broken() const {
        std::string chain(32, '\0');
        for (std::size_t i = 0; i < size(); ++i) {
            const std::string entries = column(i, "entries");
            std::istringstream lines{entries};
            std::string seals = bytes(i, "seals");
            for (std::string head, rest; std::getline(lines, head) && std::getline(lines, rest);) {
                const std::size_t space = head.find(' ');
                const std::string kind = head.substr(space + 1);
                const std::string seal = seals.substr(0, rest.empty() ? 32 : 16);
                seals.erase(0, seal.size());
                chain = sha(chain + header(i, head.substr(0, space), kind) +
                            (rest.empty() ? seal : sha(seal + payload(kind, rest))));
            }
            if (chain != bytes(i, "chain") || !seals.empty() || !entries.ends_with('\n')) return i;
        }
        return size();
    }

private:
    std::string is_its_own() const {
        std::string hex = home_.text();
        hex.erase(std::remove(hex.begin(), hex.end(), '-'), hex.end());
        return "place >> 40 = (SELECT number FROM logs WHERE organization = x'" + hex + "')";
    }
    std::string column(std::size_t i, const std::string& expression) const {
        return shop_.ask("SELECT " + expression + " FROM log WHERE " + is_its_own() +
                         " ORDER BY place LIMIT 1 OFFSET " + std::to_string(i));
    }
    std::string bytes(std::size_t i, const std::string& expression) const {
        return unhex(column(i, "hex(" + expression + ")"));
    }
    std::string payload(const std::string& kind, const std::string& rest) const {
        return R"({"type":")" + kind + R"(","home":")" + home_.text() + '"' + rest;
    }
    std::string id(std::size_t i, const std::string& expression) const {
        const std::string raw = bytes(i, expression);
        Bits128 bits;
        std::copy(raw.begin(), raw.end(), bits.bytes.begin());
        return bits.text();
    }
    std::string header(std::size_t i, const std::string& index, const std::string& kind) const {
        return home_.text() + '\n' + column(i, "place & 1099511627775") + '\n' + index + '\n' +
               id(i, "command") + '\n' + Instant{std::stoll(column(i, "at"))}.text() + '\n' +
               column(i, "actor_kind") + '\n' + id(i, "actor") + '\n' + kind + '\n';
    }
    std::string sha(const std::string& text) const {
        const auto digest = shop_.digest().of(text);
        return {digest.begin(), digest.end()};
    }
    static std::string unhex(const std::string& hex) {
        std::string raw;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            raw += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        return raw;
    }

    const Workshop& shop_;
    OrganizationId home_;
};

void live_a_while(Workshop& shop) {
    shop.batch([&](app::Turn& turn) {
        turn.apply(shop.command(shop.invite("maya")));
        turn.apply(shop.command(shop.invite("noor")));
    });
    shop.apply(shop.command(Resend{named<InvitationId>("invitation:maya")}));
    shop.apply(shop.command(CopyLink{named<InvitationId>("invitation:noor"), {}}));
    shop.apply(shop.command(Revoke{named<MembershipId>("membership:maya")}));
}

TEST(LogChain, FollowsFromEntryToEntryOverBatches) {
    Workshop shop;
    live_a_while(shop);
    const Trail trail{shop, shop.home};
    EXPECT_EQ(trail.size(), 1U + 2U + 3U);
    EXPECT_EQ(trail.first_broken(), trail.size());
}

TEST(LogChain, OutlivesAnErasedPayload) {
    Workshop shop;
    live_a_while(shop);
    const PersonId maya = named<PersonId>("person:maya");
    shop.batch(
        [&](app::Turn& turn) { turn.transaction().erase_traces(shop.home, maya, shop.digest()); });
    const Trail trail{shop, shop.home};
    EXPECT_EQ(shop.ask("SELECT count(*) FROM log WHERE entries LIKE '%maya@corp.example%'"), "0");
    EXPECT_EQ(trail.first_broken(), trail.size());
    EXPECT_FALSE(app::find_broken_change(shop.reader(), shop.digest(), shop.home));
}

TEST(LogChain, ShowsWhatWasAltered) {
    const std::string there = " WHERE entries LIKE '% link_copied%'";
    for (const char* tampering :
         {"UPDATE log SET entries = replace(entries, '0 link', '0 lynk')",
          "UPDATE log SET entries = replace(entries, '0 link', '1 link')",
          "UPDATE log SET entries = replace(entries, '}', ' }')",
          "UPDATE log SET entries = 'no log at all'",
          "UPDATE log SET entries = replace(entries, char(10), '')",
          "UPDATE log SET entries = entries || ' '", "UPDATE log SET seals = zeroblob(16)",
          "UPDATE log SET seals = zeroblob(32)", "UPDATE log SET seals = x''",
          "UPDATE log SET at = at + 1", "UPDATE log SET actor = zeroblob(16)", "DELETE FROM log"}) {
        Workshop shop;
        live_a_while(shop);
        const std::string change = shop.ask("SELECT place & 1099511627775 FROM log" + there);
        shop.run(tampering + there);
        const Trail trail{shop, shop.home};
        EXPECT_EQ(trail.first_broken(), 4U) << tampering;
        const auto broken = app::find_broken_change(shop.reader(), shop.digest(), shop.home);
        ASSERT_TRUE(broken) << tampering;
        EXPECT_EQ(std::to_string(*broken), change) << tampering;
    }
}

using Kind = app::LogFault::Kind;

/// Of the organization, or of the server for a nil one.
std::optional<app::LogFault> fault_of(Workshop& shop, OrganizationId home) {
    const std::uint64_t last =
        home.is_nil() ? store::last_server_change(shop.file()) : shop.reader().head(home);
    return app::find_fault(shop.reader(), shop.digest(), home, last);
}

// What cannot be told from the links: they are all there, or nothing is.
TEST(LogChain, ShowsWhatIsMissing) {
    struct Case {
        const char* taken;
        std::uint64_t first_missing;
    };
    for (const auto& [taken, first_missing] :
         {Case{"= 6", 6}, Case{">= 4", 4}, Case{"= 3", 3}, Case{"= 1", 1}, Case{"> 0", 1}}) {
        Workshop shop;
        live_a_while(shop);
        EXPECT_FALSE(fault_of(shop, shop.home));
        EXPECT_FALSE(fault_of(shop, {}));
        shop.run("DELETE FROM log WHERE place & 1099511627775 " + std::string{taken} +
                 " AND place >> 40 = (SELECT place >> 40 FROM log WHERE entries LIKE '%maya@%')");
        const auto fault = fault_of(shop, shop.home);
        ASSERT_TRUE(fault) << taken;
        EXPECT_EQ(fault->kind, Kind::missing) << taken;
        EXPECT_EQ(fault->change, first_missing) << taken;
        EXPECT_FALSE(fault_of(shop, {}));
    }
    Workshop shop;
    shop.run("DELETE FROM log");
    const auto fault = fault_of(shop, {});
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->change, 1U);
}

TEST(LogChain, ShowsWhatCannotBeRead) {
    Workshop shop;
    live_a_while(shop);
    const std::string there = " FROM log WHERE entries LIKE '% link_copied%'";
    const std::string change = shop.ask("SELECT place & 1099511627775" + there);
    shop.run("UPDATE log SET actor = x'01' WHERE place = (SELECT place" + there + ")");
    const auto fault = fault_of(shop, shop.home);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, Kind::unreadable);
    EXPECT_EQ(std::to_string(fault->change), change);
    EXPECT_FALSE(fault->what.empty());
    EXPECT_FALSE(fault_of(shop, {}));
}

TEST(LogChain, IsOneForEachOrganization) {
    Workshop shop;
    InvitePerson body = shop.invite("maya");
    body.role = shop.reader().organization(shop.elsewhere)->roles.back().id;
    shop.batch([&](app::Turn& turn) {
        turn.apply(shop.command(shop.invite("maya")));
        turn.apply(shop.command(shop.elsewhere, shop.sol, body));
        turn.apply(shop.command(shop.invite("noor")));
    });
    const Trail here{shop, shop.home};
    const Trail there{shop, shop.elsewhere};
    EXPECT_EQ(here.first_broken(), 1U + 2U);
    EXPECT_EQ(there.first_broken(), 1U + 1U);
}

}  // namespace
}  // namespace usher::test
