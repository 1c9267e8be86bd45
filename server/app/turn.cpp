#include "server/app/turn.hpp"

#include <algorithm>
#include <cassert>

#include "server/app/former_of.hpp"
#include "server/app/log_chain.hpp"
#include "shared/lifecycle/evolve.hpp"
#include "shared/wire/event_codec.hpp"

namespace usher::app {
namespace {

constexpr int most_rounds = 4;
constexpr std::size_t least_salts = 3;
constexpr std::size_t most_salts = 64;

// When mail is due whose job is not released yet: 9999-12-31, the last day that can be written.
constexpr Instant never{253'402'300'799'999};

bool is_of_organization_command(const Command& command) {
    return std::visit(
        [](const auto& body) { return is_of_organization<std::decay_t<decltype(body)>>; },
        command.body);
}

}  // namespace

Turn::Turn(Transaction& transaction, Random& random, const Digest& digest, Duration hold)
    : transaction_{transaction}, random_{random}, digest_{digest}, hold_{hold} {}

Outcome Turn::apply(const Command& command) {
    fill(command);
    Outcome outcome;
    outcome.decision = decide(roster_, command);
    if (outcome.decision.refused() || outcome.decision.events.empty()) return outcome;
    claim(outcome.decision);
    const Changes changes = raise(outcome.decision);
    const auto& first = outcome.decision.events.front();
    outcome.change = changes.at(changes.count(command.home) > 0 ? command.home : first.home);
    std::optional<Former> former;
    if (is_of_organization_command(command))
        former = former_of(roster_, command, outcome.decision, outcome.change);
    evolve_all(command, outcome.decision, changes);
    if (former) {
        outcome.can_be_undone = !former->is_final;
        transaction_.keep_former(command.home, *former);
        roster_.put(command.home, *std::move(former));
    }
    return outcome;
}

Turn::Changes Turn::raise(const Decision& decision) {
    Changes changes;
    for (const Event& event : decision.events) {
        if (changes.count(event.home) == 0)
            changes[event.home] = transaction_.raise_change(event.home);
    }
    return changes;
}

const Organization* Turn::organization(OrganizationId home) {
    const Key key{Key::Kind::organization, home, {}, {}};
    if (!roster_.knows(key)) transaction_.load({key}, roster_);
    return roster_.organization(home);
}

const Account* Turn::account(AccountId id) {
    const Key key{Key::Kind::account, {}, id.bits, {}};
    if (!roster_.knows(key)) transaction_.load({key}, roster_);
    return roster_.account(id);
}

const Record* Turn::person_of_invitation(OrganizationId home, InvitationId invitation) {
    const Key key{Key::Kind::person_of_invitation, home, invitation.bits, {}};
    if (!roster_.knows(key)) transaction_.load({key}, roster_);
    return roster_.person_of_invitation(home, invitation);
}

void Turn::queue(const OutboxMail& mail) {
    transaction_.queue(mail);
    queued_mail_ = true;
}

void Turn::save() {
    transaction_.save(roster_, roster_.touched());
    roster_.forget_touched();
}

void Turn::fill(const Command& command) {
    for (int round = 0; round < most_rounds; ++round) {
        const Keys keys = needs(roster_, command);
        if (keys.empty()) return;
        transaction_.load(keys, roster_);
    }
    assert(needs(roster_, command).empty());
}

// Everything is let go of before anything is claimed: it may pass from one to another.
void Turn::claim(const Decision& decision) {
    for (const Event& event : decision.events) {
        for (const Claim& claim : releases_of(event)) transaction_.release(claim);
    }
    for (const Event& event : decision.events) {
        for (const Claim& claim : claims_of(event)) {
            if (!transaction_.claim(claim))
                throw StoreFailure{"a claim was lost to another writer", true};
        }
    }
}

void Turn::evolve_all(const Command& command, const Decision& decision, const Changes& changes) {
    for (const Event& event : decision.events) {
        const bool concerns_mail = usher::concerns_mail(event);
        const auto before = concerns_mail ? records_of(roster_, event) : std::vector<Record>{};
        evolve(roster_, event);
        erase_traces(event);
        if (std::holds_alternative<JobSet>(event.body) ||
            std::holds_alternative<OrganizationReinstated>(event.body))
            moved_job_ = true;
        if (!concerns_mail) continue;
        const std::vector<Record> after = records_of(roster_, event);
        for (const MailChange& change : mail_changes(event, before, after))
            mail(command, change, after);
    }
    log(command, decision, changes);
    stamp(decision, changes);
}

// Comes before the event is logged, which says no more than that it was.
void Turn::erase_traces(const Event& event) {
    if (const auto* erased = std::get_if<PersonErased>(&event.body))
        transaction_.erase_traces(event.home, erased->person, digest_);
    if (const auto* erased = std::get_if<AccountErased>(&event.body))
        transaction_.erase_traces(erased->account, digest_);
}

void Turn::stamp(const Decision& decision, const Changes& changes) {
    for (const Event& event : decision.events) {
        if (event.home.is_nil()) continue;
        const std::uint64_t change = changes.at(event.home);
        roster_.stamp(event.home, people_of(event), is_of_organization_itself(event), change);
        heads_[event.home] = change;
    }
}

void Turn::mail(const Command& command, const MailChange& change,
                const std::vector<Record>& records) {
    if (change.kind == MailChange::Kind::release) {
        transaction_.release_mail(change.home, *change.job, change.at);
        queued_mail_ = true;
        return;
    }
    if (change.kind == MailChange::Kind::drop)
        return transaction_.drop_mail(change.home, change.invitation, change.generation,
                                      command.at);
    if (change.kind == MailChange::Kind::restore) {
        transaction_.restore_mail({change.home, change.invitation, change.generation, change.at},
                                  command.at);
        queued_mail_ = true;
        return;
    }
    OutboxMail mail;
    mail.home = change.home;
    mail.person = change.person;
    mail.invitation = change.invitation;
    mail.generation = change.generation;
    for (const Record& record : records) {
        const Invitation* invitation = record.invitation(change.invitation);
        if (invitation != nullptr && invitation->written_to)
            mail.to = invitation->written_to->text();
    }
    mail.queued_at = mail.due_at = mail.changed_at = command.at;
    if (change.kind == MailChange::Kind::remind) {
        mail.kind = OutboxMail::Kind::reminder;
    } else {
        hold(mail, command);
    }
    if (!mail.to.empty()) queue(mail);
}

// Mail of what can be undone stays until it no longer can: what a job sends, until the job is
// released.
void Turn::hold(OutboxMail& mail, const Command& command) {
    const Organization* organization = roster_.organization(mail.home);
    const Job* job =
        command.by.job && organization != nullptr ? organization->job(*command.by.job) : nullptr;
    if (job != nullptr && !job->released_at) {
        mail.job = job->id;
        mail.due_at = never;
    } else if (command.by.actor.kind != Actor::Kind::anonymous) {
        mail.due_at = command.at + hold_;
    }
}

void Turn::log(const Command& command, const Decision& decision, const Changes& changes) {
    for (const auto& [home, number] : changes) {
        LogChange change{home, number, command.id, command.at, command.by.actor, {}, {}};
        std::uint32_t index = 0;
        for (const Event& event : decision.events) {
            if (event.home == home) change.entries.push_back(log_entry(event, index));
            ++index;
        }
        append(std::move(change));
    }
}

LogEntry Turn::log_entry(const Event& event, std::uint32_t index) {
    LogEntry entry;
    entry.index = index;
    entry.kind = wire::type_of(event);
    entry.payload = wire::encode_for_log(event);
    entry.salt = next_salt();
    return entry;
}

void Turn::append(LogChange change) {
    auto chain = chains_.find(change.home);
    if (chain == chains_.end())
        chain = chains_.emplace(change.home, transaction_.last_chain(change.home)).first;
    change.chain = chain_of(digest_, chain->second, change);
    chain->second = change.chain;
    transaction_.append(change);
}

// The operating system is asked for as many again as were given: for each, it would take longer
// than the digest does.
LogEntry::Salt Turn::next_salt() {
    if (salts_.empty()) {
        salts_.resize(std::clamp(salts_drawn_, least_salts, most_salts));
        random_.fill(salts_.front().data(), salts_.size() * salts_.front().size());
        salts_drawn_ += salts_.size();
    }
    const LogEntry::Salt salt = salts_.back();
    salts_.pop_back();
    return salt;
}

}  // namespace usher::app
