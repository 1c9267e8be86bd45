#include "tests/support/made_true.hpp"

#include "server/app/log_chain.hpp"
#include "server/auth/sha256.hpp"
#include "shared/lifecycle/claims.hpp"
#include "shared/lifecycle/mail_change.hpp"
#include "shared/roster/turn.hpp"
#include "shared/wire/event_codec.hpp"

namespace usher::test {
namespace {

void queue(app::Transaction& transaction, const MailChange& change,
           const std::vector<Record>& records, Instant at) {
    if (change.kind == MailChange::Kind::drop)
        return transaction.drop_mail(change.home, change.invitation, change.generation, at);
    std::optional<EmailAddress> written_to;
    for (const Record& record : records) {
        const Invitation* invitation = record.invitation(change.invitation);
        if (invitation != nullptr) written_to = invitation->written_to;
    }
    if (change.kind != MailChange::Kind::queue || !written_to) return;
    app::OutboxMail mail;
    mail.home = change.home;
    mail.person = change.person;
    mail.invitation = change.invitation;
    mail.generation = change.generation;
    mail.to = written_to->text();
    mail.queued_at = mail.due_at = mail.changed_at = at;
    transaction.queue(mail);
}

// Here nothing stands in the log that would say whom the person had absorbed.
void erase(app::Transaction& transaction, const std::vector<Event>& events, OrganizationId home,
           PersonId person) {
    const auth::Sha256 digest;
    transaction.erase_traces(home, person, digest);
    for (const Event& event : events) {
        const auto* merged = std::get_if<PeopleMerged>(&event.body);
        if (merged != nullptr && event.home == home && merged->person == person)
            transaction.erase_traces(home, merged->absorbed, digest);
    }
}

// Every number has its row.
void log(app::Transaction& transaction, const std::vector<Event>& events, OrganizationId home,
         std::uint64_t number, Instant at) {
    const auth::Sha256 digest;
    app::LogChange change;
    change.home = home;
    change.change = number;
    change.at = at;
    for (const Event& event : events) {
        if (event.home != home) continue;
        const auto index = static_cast<std::uint32_t>(change.entries.size());
        change.entries.push_back(
            {index, std::string{wire::type_of(event)}, wire::encode_for_log(event), {}, {}});
    }
    change.chain = app::chain_of(digest, transaction.last_chain(home), change);
    transaction.append(change);
}

}  // namespace

Changes make_true(app::Transaction& transaction, const std::vector<Event>& events, Instant now) {
    Roster world{Roster::Unfilled::absent};
    world.put(Instance{});
    Changes changes;
    for (const Event& event : events) {
        for (const Claim& claim : releases_of(event)) transaction.release(claim);
        for (const Claim& claim : claims_of(event)) transaction.claim(claim);
        if (!event.home.is_nil() && changes.count(event.home) == 0)
            changes[event.home] = transaction.raise_change(event.home);
        const auto before = records_of(world, event);
        evolve(world, event);
        const auto after = records_of(world, event);
        for (const MailChange& change : mail_changes(event, before, after))
            queue(transaction, change, after, now);
        if (const auto* erased = std::get_if<PersonErased>(&event.body))
            erase(transaction, events, event.home, erased->person);
    }
    const Roster::Touched& touched = world.touched();
    for (const auto& [home, change] : changes) {
        std::vector<PersonId> people;
        if (const auto found = touched.people.find(home); found != touched.people.end())
            people.assign(found->second.begin(), found->second.end());
        world.stamp(home, people, touched.organizations.count(home) > 0, change);
        log(transaction, events, home, change, now);
    }
    transaction.save(world, touched);
    return changes;
}

}  // namespace usher::test
