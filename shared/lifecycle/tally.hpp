#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// What a membership gives: role and groups together.
struct Grant {
    std::optional<RoleId> role;
    /// In order of their ids, each once.
    std::vector<GroupId> groups;

    friend bool operator==(const Grant&, const Grant&) = default;
    friend bool operator<(const Grant& a, const Grant& b) {
        return a.role != b.role ? a.role < b.role : a.groups < b.groups;
    }
};

/// The groups of a grant: in order, each once.
std::vector<GroupId> in_order(std::vector<GroupId> groups);

Grant grant_of(const Membership& membership);

/// What an organization's rules must count over all its people, kept up with every change, so that
/// no rule ever counts them one by one.
struct Tally {
    struct Use {
        /// Memberships of any phase with this grant.
        std::uint32_t memberships = 0;
        /// Those at the organization that are active and whose owner can sign in.
        std::uint32_t ruling = 0;

        friend bool operator==(const Use&, const Use&) = default;
    };

    /// People with an active membership.
    std::uint32_t active = 0;
    /// People who are pending and not active, by the day (since 1970, UTC) in which the last of
    /// their links lapses.
    std::map<std::int64_t, std::uint32_t> pending;
    std::map<Grant, Use> grants;
    /// Memberships of any phase in each project.
    std::map<ProjectId, std::uint32_t> projects;
    /// Invitations that each inviter sent on `sends_day`.
    std::int64_t sends_day = 0;
    std::map<Actor, std::uint32_t> sends;

    /// Counts the record in or out again.
    void add(const Record& record);
    void take(const Record& record);
    void count_send(const Actor& by, Instant at);

    /// People who hold a seat: the active ones, and those whose link lapses today or later.
    std::uint64_t seats_taken(Instant now) const;
    std::uint32_t sent_today(const Actor& by, Instant now) const;
    /// By everybody together.
    std::uint64_t sent_today(Instant now) const;

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// Whether the person holds a seat of the organization at the instant.
bool holds_seat(const Record& record, Instant now);

}  // namespace usher
