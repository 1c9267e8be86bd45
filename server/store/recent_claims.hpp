#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/store/claim_index.hpp"

namespace usher::store {

/// What people claim (addresses, usernames, external ids) comes in no order, so that each claim
/// would write a page of its own in the claims' table. So it is collected here first, in rounds: of
/// a round that is large enough some goes to the table with every commit, in the table's order,
/// while the next is collected.
///
/// Nothing is lost with the memory, because the records of people say the same:
/// `organizations.claimed` is the change up to which the table lacks nothing, and from who changed
/// later the table is completed when the database is opened.
///
/// Only the writer changes it; any thread may ask. While a transaction is being committed nobody
/// knows whether a snapshot has it already: so a reader asks who may hold something, then begins
/// the snapshot, and believes what the record there says too. It asks again when a commit was
/// announced in between, which the snapshot may have and the answer has not.
class RecentClaims {
public:
    /// When a round is large enough.
    struct RoundSize {
        std::size_t claims = 65'536;
        /// Saved since the last one. They are read again when the database is opened.
        std::size_t people = 131'072;
    };
    using Changes = std::unordered_map<OrganizationId, std::uint64_t>;

    /// What a transaction changes here.
    struct Change {
        ClaimIndex made;
        /// What is here and is let go of.
        ClaimIndex freed;
        /// The change numbers it raised.
        Changes raised;
        std::size_t people_saved = 0;
        /// How many of `due` are in the table now.
        std::size_t settled = 0;
        bool ends_round = false;
    };

    /// Who may hold something, but for who holds it by the table.
    template <class Who>
    struct Candidates {
        std::vector<Who> who;
        /// How many commits had been announced.
        std::uint64_t announced = 0;
    };

    /// What the next commit is to write.
    struct Due {
        /// In the table's order. What was let go of has no owner.
        std::span<const Claim> claims;
        /// Only when these are the last of a round: up to where the table lacks nothing, then.
        const Changes* claimed = nullptr;
    };

    explicit RecentClaims(const RoundSize& size) : size_{size} {}

    /// For the writer. None: ask the table, in which instance-wide claims always are.
    std::optional<Bits128> owner(Claim::Kind kind, OrganizationId home, std::string_view key) const;

    /// For a reader, before its snapshot begins.
    Candidates<Bits128> candidates(Claim::Kind kind, OrganizationId home,
                                   std::string_view key) const;
    /// The same in every home.
    Candidates<std::pair<OrganizationId, PersonId>> candidates_of_address(
        std::string_view key) const;
    /// For a reader, once its snapshot has begun: whether it may show what the candidates lack.
    template <class Who>
    bool has_news_for(const Candidates<Who>& candidates) const {
        const std::lock_guard lock{mutex_};
        return announced_ != candidates.announced;
    }

    /// Of a transaction that is otherwise whole. Good until `apply`.
    Due due(const Change& change) const;
    /// Before the commit of the change, which stays where it is until `apply` or `doubt`.
    void announce(const Change& change);
    /// Once the change is committed.
    void apply(const Change& change);
    /// When the commit failed: whether it holds all the same is left to `resolve`.
    void doubt(Change&& change);
    /// Before anything else is written. `stored` reads an organization's change number.
    void resolve(const std::function<std::uint64_t(OrganizationId)>& stored);

private:
    struct YoungRound {
        ClaimIndex claims;
        Changes raised;
        std::size_t people_saved = 0;
    };
    struct OldRound {
        /// In the table's order; those before `next` are in the table.
        std::vector<Claim> claims;
        std::size_t next = 0;
        Changes raised;
    };

    std::optional<Bits128> find(Claim::Kind kind, OrganizationId home, std::string_view key) const;
    bool is_large(const YoungRound& round) const;
    /// As much of the old round as the change is of the young one, and somewhat more.
    std::size_t share_of(const Change& change) const;
    void collect(const Change& change);
    void begin_round();
    void free_old(const Claim& claim);

    const RoundSize size_;
    std::optional<Change> doubtful_;
    mutable std::mutex mutex_;
    std::uint64_t announced_ = 0;
    /// Claimed by the transaction that is being committed or is in doubt.
    const ClaimIndex* coming_ = nullptr;
    YoungRound young_;
    /// Without changes: there is none.
    OldRound old_;
};

}  // namespace usher::store
