#include <gtest/gtest.h>

#include <algorithm>

#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

// The columns of one entry as the chain takes them, read behind the server's back.
class Trail {
public:
    Trail(const Workshop& shop, OrganizationId home) : shop_{shop}, home_{home} {}

    std::size_t size() const {
        return std::stoul(shop_.ask("SELECT count(*) FROM log WHERE organization = " + blob()));
    }

    /// The first entry that does not follow from those before it; `size` when all do. An entry
    /// whose payload is erased is judged by the digest that it left.
    std::size_t first_broken() const {
        std::string chain(32, '\0');
        for (std::size_t i = 0; i < size(); ++i) {
            const std::string digest = bytes(i, "payload_digest");
            if (has_payload(i) && sha(bytes_of_payload(i)) != digest) return i;
            chain = sha(chain + header(i) + digest);
            if (chain != bytes(i, "chain")) return i;
        }
        return size();
    }

private:
    std::string blob() const {
        std::string hex = home_.text();
        hex.erase(std::remove(hex.begin(), hex.end(), '-'), hex.end());
        return "x'" + hex + "'";
    }
    std::string column(std::size_t i, const std::string& expression) const {
        return shop_.ask("SELECT " + expression + " FROM log WHERE organization = " + blob() +
                         " ORDER BY change, position LIMIT 1 OFFSET " + std::to_string(i));
    }
    std::string bytes(std::size_t i, const std::string& expression) const {
        return unhex(column(i, "hex(" + expression + ")"));
    }
    bool has_payload(std::size_t i) const { return column(i, "payload IS NOT NULL") == "1"; }
    std::string bytes_of_payload(std::size_t i) const {
        return bytes(i, "salt") + bytes(i, "payload");
    }
    std::string id(std::size_t i, const std::string& expression) const {
        const std::string raw = bytes(i, expression);
        Bits128 bits;
        std::copy(raw.begin(), raw.end(), bits.bytes.begin());
        return bits.text();
    }
    std::string header(std::size_t i) const {
        return home_.text() + '\n' + column(i, "change") + '\n' + column(i, "position") + '\n' +
               id(i, "command") + '\n' + Instant{std::stoll(column(i, "at"))}.text() + '\n' +
               column(i, "actor_kind") + '\n' + id(i, "actor") + '\n' + column(i, "kind") + '\n';
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
    EXPECT_EQ(trail.size(), 3U + 6U + 3U);
    EXPECT_EQ(trail.first_broken(), trail.size());
}

TEST(LogChain, OutlivesAnErasedPayload) {
    Workshop shop;
    live_a_while(shop);
    shop.run("UPDATE log SET salt = NULL, payload = NULL WHERE payload LIKE '%maya@corp.example%'");
    const Trail trail{shop, shop.home};
    EXPECT_EQ(trail.first_broken(), trail.size());
}

TEST(LogChain, ShowsWhatWasAltered) {
    for (const char* tampering :
         {"UPDATE log SET kind = 'invited' WHERE kind = 'link_copied'",
          "UPDATE log SET at = at + 1 WHERE kind = 'link_copied'",
          "UPDATE log SET actor = x'00000000000000000000000000000000' WHERE kind = 'link_copied'",
          "UPDATE log SET payload = payload || ' ' WHERE payload LIKE '%link_copied%'",
          "DELETE FROM log WHERE kind = 'link_copied'"}) {
        Workshop shop;
        live_a_while(shop);
        shop.run(tampering);
        const Trail trail{shop, shop.home};
        EXPECT_EQ(trail.first_broken(), 10U) << tampering;
    }
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
    EXPECT_EQ(here.first_broken(), 3U + 6U);
    EXPECT_EQ(there.first_broken(), 3U);
}

}  // namespace
}  // namespace usher::test
