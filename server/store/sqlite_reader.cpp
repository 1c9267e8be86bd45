#include "server/store/sqlite_reader.hpp"

#include <algorithm>

#include "server/store/account_rows.hpp"
#include "server/store/claim_rows.hpp"
#include "server/store/former_rows.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/invitation_rows.hpp"
#include "server/store/log_rows.hpp"
#include "server/store/membership_rows.hpp"
#include "server/store/organization_rows.hpp"
#include "server/store/outbox_rows.hpp"
#include "server/store/record_rows.hpp"
#include "server/store/second_factor_rows.hpp"
#include "server/store/session_rows.hpp"

namespace usher::store {
namespace {

std::optional<Record> read_found(Connection& connection, OrganizationId home,
                                 const std::optional<PersonId>& person) {
    if (!person) return std::nullopt;
    return read_record(connection, home, *person);
}

/// Whether the record itself says that it holds this.
bool claims(const Record& record, OrganizationId home, Claim::Kind kind, std::string_view key) {
    const auto held = claims_of({home, PersonAdded{record.person}});
    return std::any_of(held.begin(), held.end(),
                       [&](const Claim& claim) { return claim.kind == kind && claim.key == key; });
}

std::vector<std::pair<Organization, Record>> read_at(Connection& connection,
                                                     const ReadCache::Places& places) {
    std::vector<std::pair<Organization, Record>> found;
    for (const auto& [home, person] : places) {
        auto organization = read_organization(connection, home);
        auto record = read_record(connection, home, person);
        if (organization && record)
            found.emplace_back(*std::move(organization), *std::move(record));
    }
    return found;
}

/// The largest id (RFC 9562 section 5.10), which no record has.
PersonId after_every_id() {
    PersonId id;
    id.bits.bytes.fill(0xff);
    return id;
}

Stamp stamp_of(std::uint64_t change, PersonId id) {
    return {change, id.is_nil() ? after_every_id() : id};
}

}  // namespace

Instance SqliteReader::instance() {
    const auto read = [&] { return std::optional{read_instance(Snapshot{pool_}.connection())}; };
    return *cache_.instance.get(true, read);
}

std::optional<Organization> SqliteReader::organization(OrganizationId home) {
    return cache_.organizations.get(
        home, [&] { return read_organization(Snapshot{pool_}.connection(), home); });
}

std::optional<Record> SqliteReader::person(OrganizationId home, PersonId id) {
    return read_record(Snapshot{pool_}.connection(), home, id);
}

std::optional<Record> SqliteReader::person_of_invitation(OrganizationId home,
                                                         InvitationId invitation) {
    Snapshot snapshot{pool_};
    Connection& connection = snapshot.connection();
    return read_found(connection, home, find_person_of_invitation(connection, home, invitation));
}

std::optional<Record> SqliteReader::person_of_address(OrganizationId home,
                                                      std::string_view address_key) {
    return person_of_claim(Claim::Kind::organization_address, home, address_key);
}

std::optional<Record> SqliteReader::person_of_external_id(OrganizationId home,
                                                          const ExternalIdentity& id) {
    return person_of_claim(Claim::Kind::external_id, home, external_id_key(id));
}

std::optional<Record> SqliteReader::person_of_claim(Claim::Kind kind, OrganizationId home,
                                                    std::string_view key) {
    while (true) {
        // Before the snapshot: what goes from memory to the table meanwhile is in both.
        const auto candidates = recent_.candidates(kind, home, key);
        Snapshot snapshot{pool_};
        Connection& connection = snapshot.connection();
        const auto owner = find_owner(connection, kind, home, key);
        if (recent_.has_news_for(candidates)) continue;
        for (const Bits128& candidate : candidates.who) {
            auto record = read_record(connection, home, PersonId{candidate});
            if (record && claims(*record, home, kind, key)) return record;
        }
        if (!owner) return std::nullopt;
        return read_record(connection, home, PersonId{*owner});
    }
}

std::optional<Record> SqliteReader::person_of_account(OrganizationId home, AccountId account) {
    for (const ReadCache::Place& place : places(account)) {
        if (place.first != home) continue;
        if (auto found = record(place, account)) return found;
        // It may have come to another person of the organization.
        Snapshot snapshot{pool_};
        Connection& connection = snapshot.connection();
        return read_found(connection, home, find_person_of_account(connection, home, account));
    }
    return std::nullopt;
}

ReadCache::Places SqliteReader::places(AccountId account) {
    const auto read = [&] {
        return std::optional{find_people_of_account(Snapshot{pool_}.connection(), account)};
    };
    return *cache_.places.get(account, read);
}

// None when the person is no longer the account's.
std::optional<Record> SqliteReader::record(const ReadCache::Place& place, AccountId account) {
    auto record = cache_.records.get(place, [&] {
        return read_record(Snapshot{pool_}.connection(), place.first, place.second);
    });
    if (record && record->person.account != account) return std::nullopt;
    return record;
}

std::optional<Account> SqliteReader::account(AccountId id) {
    return cache_.accounts.get(id, [&] { return read_account(Snapshot{pool_}.connection(), id); });
}

std::optional<Account> SqliteReader::account_of_address(std::string_view key) {
    Snapshot snapshot{pool_};
    const auto id = find_account_of_address(snapshot.connection(), key);
    if (!id) return std::nullopt;
    return read_account(snapshot.connection(), *id);
}

std::optional<app::Session> SqliteReader::session(const app::Digest::Bytes& id) {
    return cache_.sessions.get(id, [&] { return read_session(Snapshot{pool_}.connection(), id); });
}

app::SecondFactorUse SqliteReader::second_factor_use(AccountId account) {
    return read_second_factor_use(Snapshot{pool_}.connection(), account);
}

std::vector<app::Session> SqliteReader::sessions_of(AccountId account) {
    return read_sessions(Snapshot{pool_}.connection(), account);
}

std::optional<app::SignUp> SqliteReader::sign_up(const app::Digest::Bytes& browser) {
    return read_sign_up(Snapshot{pool_}.connection(), browser);
}

std::vector<std::pair<Organization, Record>> SqliteReader::memberships_of(AccountId account) {
    std::vector<std::pair<Organization, Record>> found;
    for (const ReadCache::Place& place : places(account)) {
        auto home = organization(place.first);
        auto person = record(place, account);
        if (!home || !person) {
            Snapshot snapshot{pool_};
            Connection& connection = snapshot.connection();
            return read_at(connection, find_people_of_account(connection, account));
        }
        found.emplace_back(*std::move(home), *std::move(person));
    }
    return found;
}

std::vector<std::pair<Organization, Record>> SqliteReader::people_of_address(
    std::string_view address_key) {
    while (true) {
        // As of one person.
        auto candidates = recent_.candidates_of_address(address_key);
        Snapshot snapshot{pool_};
        Connection& connection = snapshot.connection();
        const auto in_table = find_people_of_address(connection, address_key);
        if (recent_.has_news_for(candidates)) continue;
        auto& people = candidates.who;
        people.insert(people.end(), in_table.begin(), in_table.end());
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        auto found = read_at(connection, people);
        std::erase_if(found, [&](const auto& one) {
            return !claims(one.second, one.first.id, Claim::Kind::organization_address,
                           address_key);
        });
        return found;
    }
}

std::optional<OrganizationId> SqliteReader::home_of_membership(MembershipId membership) {
    return find_home_of_membership(Snapshot{pool_}.connection(), membership);
}

std::vector<OrganizationId> SqliteReader::organizations() {
    return read_organization_ids(Snapshot{pool_}.connection());
}

std::optional<Tally> SqliteReader::tally(OrganizationId home) {
    return look_at_tally(Snapshot{pool_}.connection(), home);
}

std::vector<OrganizationId> SqliteReader::organizations_at_work() {
    return read_organizations_at_work(Snapshot{pool_}.connection());
}

std::vector<app::Uninvited> SqliteReader::uninvited(OrganizationId home, const Scope& scope,
                                                    PersonId after, std::size_t limit) {
    return read_uninvited(Snapshot{pool_}.connection(), home, scope, after, limit);
}

std::vector<app::JobChange> SqliteReader::changes_of_job(OrganizationId home, JobId job,
                                                         std::uint64_t before, std::size_t limit) {
    return read_changes_of_job(Snapshot{pool_}.connection(), home, job, before, limit);
}

std::vector<Invitation> SqliteReader::sent_between(OrganizationId home, Instant from, Instant until,
                                                   std::size_t limit) {
    return read_sent_between(Snapshot{pool_}.connection(), home, from, until, limit);
}

app::Page SqliteReader::changes(OrganizationId home, std::uint64_t after, PersonId after_id,
                                std::size_t limit) {
    Snapshot snapshot{pool_};
    Connection& connection = snapshot.connection();
    app::Page page;
    page.head = read_organization_change(connection, home);
    page.organization = read_organization(connection, home);
    if (page.organization) page.organization_change = page.organization->change;
    if (page.organization_change <= after) page.organization.reset();

    const Stamp start = stamp_of(after, after_id);
    // One more than asked for tells whether there is more.
    page.people = read_records_after(connection, home, start, limit + 1);
    page.more = page.people.size() > limit;
    if (page.more) page.people.pop_back();
    page.reached = page.more ? after : page.head;
    page.reached_id = page.more ? after_id : PersonId{};
    if (page.more && !page.people.empty()) {
        page.reached = page.people.back().change;
        page.reached_id = page.people.back().person.id;
    }
    if (after > 0) {
        // Within a number some may have been seen already; that they are gone is told again.
        page.gone =
            read_gone(connection, home, after_id.is_nil() ? after + 1 : after, page.reached);
    }
    return page;
}

std::size_t SqliteReader::people_between(OrganizationId home, std::uint64_t after,
                                         PersonId after_id, std::uint64_t last, PersonId last_id) {
    const StampRange range{stamp_of(after, after_id), stamp_of(last, last_id)};
    return count_records(Snapshot{pool_}.connection(), home, range);
}

std::uint64_t SqliteReader::head(OrganizationId home) {
    const auto read = [&] {
        return std::optional{read_organization_change(Snapshot{pool_}.connection(), home)};
    };
    return *cache_.heads.get(home, read);
}

std::vector<app::LogLine> SqliteReader::log(OrganizationId home, std::uint64_t before,
                                            std::string_view kind, std::size_t limit) {
    return read_log(Snapshot{pool_}.connection(), home, before, kind, limit);
}

std::vector<app::LogChange> SqliteReader::log_changes(OrganizationId home, std::uint64_t after,
                                                      std::size_t limit) {
    return read_log_changes(Snapshot{pool_}.connection(), home, after, limit);
}

std::vector<app::OutboxMail> SqliteReader::deliveries(OrganizationId home, std::int64_t before,
                                                      std::size_t limit) {
    return read_deliveries(Snapshot{pool_}.connection(), home, before, limit);
}

std::vector<app::OutboxMail> SqliteReader::outbox(std::int64_t before, std::size_t limit) {
    return read_outbox(Snapshot{pool_}.connection(), before, limit);
}

std::vector<app::OutboxMail> SqliteReader::due_mail(Instant now, std::size_t limit) {
    return read_due_mail(Snapshot{pool_}.connection(), now, limit);
}

std::optional<Instant> SqliteReader::next_due() {
    return read_next_due(Snapshot{pool_}.connection());
}

std::uint32_t SqliteReader::epoch() {
    const auto read = [&] { return std::optional{read_epoch(Snapshot{pool_}.connection())}; };
    return *cache_.epoch.get(true, read);
}

}  // namespace usher::store
