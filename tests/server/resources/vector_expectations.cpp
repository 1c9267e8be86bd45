#include "tests/server/resources/vector_expectations.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/lifecycle/claims.hpp"
#include "shared/lifecycle/mail_change.hpp"
#include "shared/lifecycle/redaction.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/wire/feed.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/support/to_json.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

std::vector<OrganizationId> organizations_in(const std::vector<Event>& events) {
    std::vector<OrganizationId> homes;
    for (const Event& event : events) {
        if (std::holds_alternative<OrganizationCreated>(event.body)) homes.push_back(event.home);
    }
    return homes;
}

Json without_stamp(Json json) {
    json.erase("change");
    return json;
}

Json sorted(const Json& people) {
    std::map<std::string, Json> by_id;
    for (const Json& record : people) by_id[record["person"]["id"]] = record;
    Json array = Json::array();
    for (auto& [id, record] : by_id) array.push_back(std::move(record));
    return array;
}

Json feed(const Organization& organization, const std::vector<Record>& records) {
    Json people = Json::array();
    for (const Record& record : records) people.push_back(without_stamp(wire::to_json(record)));
    return {{"organization", without_stamp(wire::to_json(organization))},
            {"people", sorted(people)}};
}

// As somebody sees it; as it is where nobody is said.
Json expected_feed(const Roster& world, OrganizationId home, std::optional<AccountId> viewer) {
    Organization organization = *world.organization(home);
    std::vector<Record> people;
    const auto sight =
        viewer ? sight_of(organization, *world.person_of_account(home, *viewer)) : std::nullopt;
    for (const auto& [id, record] : world.people(home)) {
        people.push_back(record);
        if (sight && !redact(people.back(), *sight)) people.pop_back();
    }
    if (sight) redact(organization, *sight);
    return feed(organization, people);
}

// What is stored, where nobody could be shown it.
Json stored_feed(RunningHouse& house, OrganizationId home) {
    const auto page = house.reader().changes(home, 0, {}, 10000);
    return feed(*house.reader().organization(home), page.people);
}

std::string with_ids(std::string text, const Ids& ids) {
    for (const auto& [from, to] : ids) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
            text.replace(at, from.size(), to);
    }
    return text;
}

Json read_feed(Browser& browser, const std::string& home, const Ids& ids) {
    const Reply reply = browser.get("/v1/organizations/" + home + "/changes");
    EXPECT_EQ(reply.outcome(), "200");
    const auto page = wire::decode_page(reply.body);
    if (!page || !page->organization) return reply.body;
    EXPECT_FALSE(page->more);
    Json people = Json::array();
    for (const Record& record : page->people)
        people.push_back(without_stamp(wire::to_json(record)));
    Json organization = without_stamp(wire::to_json(*page->organization));
    return {{"organization", Json::parse(with_ids(organization.dump(), ids))},
            {"people", sorted(Json::parse(with_ids(people.dump(), ids)))}};
}

// Who sees the most of the organization.
std::optional<AccountId> reader_in(const Roster& world, OrganizationId home) {
    std::optional<AccountId> reader;
    PermissionSet most;
    for (const auto& [id, record] : world.people(home)) {
        const auto held = rights_of(*world.organization(home), record, {});
        const bool reads = held.has(Permission::people_read) && held.includes(most);
        const Account* account =
            record.person.account ? world.account(*record.person.account) : nullptr;
        if (!reads || account == nullptr || account->suspended_at) continue;
        reader = record.person.account;
        most = held;
    }
    return reader;
}

std::string hex(const Bits128& bits) {
    std::string text = bits.text();
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

// What the people claim in the organization, a line each.
std::string claims_in(const Roster& world, OrganizationId home) {
    std::vector<std::string> lines;
    for (const auto& [id, record] : world.people(home)) {
        for (const Claim& claim : claims_of({home, PersonAdded{record.person}}))
            lines.push_back(std::to_string(static_cast<int>(claim.kind)) + ' ' + claim.key + ' ' +
                            hex(claim.owner));
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

// What no feed shows: counts and claims.
void expect_kept_beside(RunningHouse& house, const Roster& world, OrganizationId home) {
    house.settle();
    const std::string here = "x'" + hex(home.bits) + "'";
    EXPECT_EQ(readable(house.ask("SELECT tally FROM organizations WHERE id = " + here)),
              readable(wire::encode_described(*world.tally(home))));
    EXPECT_EQ(readable(house.ask("SELECT coalesce(group_concat(line, ''), '') FROM (SELECT kind || "
                                 "' ' || key || ' ' || lower(hex(owner)) || char(10) AS line FROM "
                                 "claims WHERE kind IN (1, 3, 4) AND organization = " +
                                 here + " ORDER BY line)")),
              readable(claims_in(world, home)));
}

/// An invitation's id and generation, and what became of the mail.
using Mail = std::pair<std::string, app::OutboxMail::State>;

std::string mail_of(InvitationId invitation, std::uint32_t generation) {
    return invitation.text() + " " + std::to_string(generation);
}

void take(std::vector<Mail>& mails, const MailChange& change) {
    using State = app::OutboxMail::State;
    if (change.kind == MailChange::Kind::queue) {
        mails.emplace_back(mail_of(change.invitation, change.generation), State::queued);
        return;
    }
    if (change.kind == MailChange::Kind::remind || change.kind == MailChange::Kind::release) return;
    const bool drops = change.kind == MailChange::Kind::drop;
    for (std::uint32_t generation = drops ? 1 : change.generation; generation <= change.generation;
         ++generation) {
        for (auto& [of, state] : mails) {
            if (of == mail_of(change.invitation, generation))
                state = drops ? State::dropped : State::queued;
        }
    }
}

// Of the erased nothing is kept, neither what waited nor what was sent.
void forget(std::vector<Mail>& mails, const std::vector<Record>& erased) {
    for (const Record& record : erased) {
        for (const Invitation& invitation : record.invitations) {
            const std::string of = invitation.id.text();
            mails.erase(
                std::remove_if(mails.begin(), mails.end(),
                               [&](const Mail& mail) { return mail.first.rfind(of, 0) == 0; }),
                mails.end());
        }
    }
}

std::vector<Mail> expected_mail(const std::vector<Event>& events) {
    std::vector<Mail> mails;
    Roster world{Roster::Unfilled::absent};
    world.put(Instance{});
    for (const Event& event : events) {
        const auto before = records_of(world, event);
        evolve(world, event);
        for (const MailChange& change : mail_changes(event, before, records_of(world, event)))
            take(mails, change);
        if (std::holds_alternative<PersonErased>(event.body)) forget(mails, before);
    }
    return mails;
}

std::vector<Mail> mail_in(RunningHouse& house) {
    std::vector<Mail> mails;
    for (const app::OutboxMail& mail : house.outbox()) {
        if (mail.kind == app::OutboxMail::Kind::invitation)
            mails.emplace(mails.begin(), mail_of(mail.invitation, mail.generation), mail.state);
    }
    return mails;
}

}  // namespace

void expect_feeds(RunningHouse& house, const std::vector<Event>& events, const Ids& ids) {
    const Roster world = world_of(events);
    for (const OrganizationId home : organizations_in(events)) {
        if (ids.empty()) expect_kept_beside(house, world, home);
        const auto viewer = reader_in(world, home);
        if (!viewer) {
            EXPECT_EQ(readable(stored_feed(house, home).dump(2)),
                      readable(expected_feed(world, home, std::nullopt).dump(2)));
            continue;
        }
        std::string account = viewer->text();
        std::string organization = home.text();
        for (const auto& [made, label] : ids) {
            if (label == account) account = made;
            if (label == organization) organization = made;
        }
        Browser browser = house.signed_in(*AccountId::parse(account));
        EXPECT_EQ(readable(read_feed(browser, organization, ids).dump(2)),
                  readable(expected_feed(world, home, viewer).dump(2)));
    }
}

void expect_mail(RunningHouse& house, const std::vector<Event>& events) {
    EXPECT_EQ(mail_in(house), expected_mail(events));
}

}  // namespace usher::test
