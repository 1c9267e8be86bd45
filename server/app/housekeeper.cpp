#include "server/app/housekeeper.hpp"

#include "server/app/new_id.hpp"
#include "shared/lifecycle/reminding.hpp"
#include "shared/lifecycle/retention.hpp"

namespace usher::app {
namespace {

constexpr Duration between_rounds = minutes(10);
constexpr std::size_t rows_at_once = 500;

/// What the round began with, for every command of it.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : now_{now} {}
    Instant now() const override { return now_; }

private:
    Instant now_;
};

}  // namespace

Housekeeper::Housekeeper(Writer& writer, Reader& reader, const Clock& clock, Random& random,
                         Complaint complaint)
    : writer_{writer},
      reader_{reader},
      clock_{clock},
      random_{random},
      complaint_{std::move(complaint)},
      whole_at_{clock.now() + between_rounds},
      background_{[this] { return pass(); }} {}

Duration Housekeeper::pass() {
    try {
        const Instant now = clock_.now();
        const bool whole = whole_at_ <= now;
        if (!Sweep{writer_, reader_, random_, now}.run(whole)) {
            complaint_("the housekeeping could not be kept; it will be tried again");
        } else if (whole) {
            whole_at_ = now + days(1);
        }
    } catch (const StoreFailure& failure) {
        complaint_("the housekeeping failed: " + failure.what);
    }
    return between_rounds;
}

bool Sweep::run(bool whole) {
    const Instant now = now_;
    if (!keep_behind(writer_, [now](Turn& turn) { turn.transaction().forget_old(now); }))
        return false;
    for (const OrganizationId home : reader_.organizations()) {
        const auto organization = reader_.organization(home);
        if (!organization) continue;
        if (!remind(*organization) || (whole && !erase(*organization))) return false;
    }
    return true;
}

// Whose link has lapsed is no longer reminded, so nobody earlier than that is looked at.
bool Sweep::remind(const Organization& organization) {
    const Policies& policies = organization.policies;
    if (!policies.reminder || organization.suspended_at) return true;
    const Instant until = now_ - *policies.reminder;
    Instant from = now_ - limits::invite_ttl_longest;
    while (true) {
        const auto sent = reader_.sent_between(organization.id, from, until, rows_at_once);
        std::vector<Body> bodies;
        for (const Invitation& invitation : sent)
            if (is_due_for_reminder(invitation, policies, now_))
                bodies.emplace_back(Remind{invitation.id});
        if (!apply(organization.id, bodies)) return false;
        if (sent.size() < rows_at_once || sent.back().sent_at == from) return true;
        from = sent.back().sent_at;
    }
}

bool Sweep::erase(const Organization& organization) {
    std::uint64_t after = 0;
    PersonId after_id;
    while (true) {
        const Page page = reader_.changes(organization.id, after, after_id, rows_at_once);
        std::vector<Body> bodies;
        for (const Record& record : page.people)
            if (is_due_for_erasure(record, organization.policies, now_))
                bodies.emplace_back(ErasePerson{record.person.id});
        if (!apply(organization.id, bodies)) return false;
        if (!page.more) return true;
        after = page.reached;
        after_id = page.reached_id;
    }
}

// A refusal is an answer: somebody was faster.
bool Sweep::apply(OrganizationId home, const std::vector<Body>& bodies) {
    const FixedClock clock{now_};
    for (std::size_t done = 0; done < bodies.size();) {
        std::size_t next = done;
        const bool kept = keep_behind(writer_, [&](Turn& turn) {
            next = done;
            const SliceTime time;
            do {
                Caller system;
                system.actor = Actor::system();
                turn.apply({new_id<CommandId>(clock, random_), home, std::move(system), now_,
                            bodies[next++]});
            } while (next < bodies.size() && !time.is_over());
        });
        if (!kept) return false;
        done = next;
    }
    return true;
}

}  // namespace usher::app
