#pragma once

#include <string>
#include <string_view>

#include "server/app/turn.hpp"
#include "server/app/writer.hpp"
#include "server/auth/sha256.hpp"
#include "server/store/recent_claims.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/support/faulty_store.hpp"
#include "tests/support/quick_place.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::test {

template <class AnyId>
AnyId named(std::string_view label) {
    return AnyId{bits_of_label(label)};
}

/// A store in a SQLite file and what a Turn needs beside it. Hana founded Northwind; Sol founded
/// Southwind, which stands there without an administrator of the server.
class Workshop {
public:
    explicit Workshop(const store::RecentClaims::RoundSize& round = {});

    FaultyStore& store() { return faults_; }
    app::Reader& reader() { return sqlite_->reader(); }
    app::Random& random() { return random_; }
    const app::Digest& digest() const { return digest_; }

    /// One batch, committed. Throws what the store throws.
    template <class Work>
    void batch(Work work) {
        const auto transaction = faults_.begin();
        app::Turn turn{*transaction, random_, digest_};
        work(turn);
        turn.save();
        transaction->commit();
    }
    /// A batch of one.
    app::Outcome apply(const Command& command);

    std::filesystem::path file() const { return folder_.path() / "usher.db"; }
    std::string contents() const;
    std::string ask(const std::string& sql) const;
    void run(const std::string& sql) const;

    const OrganizationId home = named<OrganizationId>("organization:northwind");
    const OrganizationId elsewhere = named<OrganizationId>("organization:southwind");
    const AccountId hana = named<AccountId>("account:hana");
    const AccountId sol = named<AccountId>("account:sol");
    const Instant now{1'795'161'600'000};  // 2026-11-20T08:00:00Z

    Command command(Body body) const { return command(home, hana, std::move(body)); }
    Command command(OrganizationId at, AccountId by, Body body) const;
    /// `word@corp.example`, whose ids are named after the word.
    InvitePerson invite(const std::string& word, When when = When::now) const;

private:
    Body set_up(const std::string& name, OrganizationId at, AccountId by) const;

    ScratchFolder folder_{quick_place()};
    SeededRandom random_;
    auth::Sha256 digest_;
    std::unique_ptr<app::Store> sqlite_;
    FaultyStore faults_;
};

}  // namespace usher::test
