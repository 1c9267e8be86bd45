#include "tests/server/app/workshop.hpp"

#include "server/app/log_chain.hpp"
#include "server/store/sqlite_store.hpp"
#include "shared/roster/turn.hpp"
#include "shared/wire/event_codec.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

std::unique_ptr<app::Store> open(const std::filesystem::path& file,
                                 const store::RecentClaims::RoundSize& round) {
    auto opened = store::SqliteStore::open(file, round);
    if (!opened) throw std::runtime_error{opened.error().what};
    return std::move(*opened);
}

RoleId role(OrganizationId home, std::size_t index) {
    return named<RoleId>("role:" + home.text() + std::to_string(index));
}

// What a founding makes, of a server that is not set up yet.
std::vector<Event> founding(const Command& command) {
    Roster empty{Roster::Unfilled::absent};
    empty.put(Instance{});
    return decide(empty, command).events;
}

}  // namespace

Workshop::Workshop(const store::RecentClaims::RoundSize& round)
    : sqlite_{open(folder_.path() / "usher.db", round)}, faults_{*sqlite_} {
    Command first = command(home, hana, set_up("Hana", home, hana));
    first.by = Caller{};
    first.by.holds_set_up_link = true;
    apply(first);

    Command second = command(elsewhere, sol, set_up("Sol", elsewhere, sol));
    second.by.holds_set_up_link = true;
    const auto transaction = faults_.begin();
    Roster roster{Roster::Unfilled::absent};
    roster.put(Instance{});
    app::LogChange change{elsewhere, transaction->raise_change(elsewhere), second.id, now, {}, {},
                          {}};
    for (const Event& event : founding(second)) {
        if (std::holds_alternative<InstanceSetUp>(event.body)) continue;
        evolve(roster, event);
        if (event.home != elsewhere) continue;
        for (const Claim& claim : claims_of(event)) transaction->claim(claim);
        const auto index = static_cast<std::uint32_t>(change.entries.size());
        change.entries.push_back(
            {index, std::string{wire::type_of(event)}, wire::encode_for_log(event), {}, {}});
    }
    roster.stamp(elsewhere, {named<PersonId>("person:Sol")}, true, change.change);
    transaction->save(roster, roster.touched());
    change.chain = app::chain_of(digest_, {}, change);
    transaction->append(change);
    transaction->commit();
}

app::Outcome Workshop::apply(const Command& wanted) {
    app::Outcome outcome;
    batch([&](app::Turn& turn) { outcome = turn.apply(wanted); });
    return outcome;
}

std::string Workshop::contents() const { return contents_of(folder_.path() / "usher.db"); }
std::string Workshop::ask(const std::string& sql) const {
    return ask_sql(folder_.path() / "usher.db", sql);
}
void Workshop::run(const std::string& sql) const { run_sql(folder_.path() / "usher.db", sql); }

Command Workshop::command(OrganizationId at, AccountId by, Body body) const {
    Caller caller;
    caller.actor = Actor::of(by);
    return {named<CommandId>("command:any"), at, std::move(caller), now, std::move(body)};
}

InvitePerson Workshop::invite(const std::string& word, When when) const {
    return {named<PersonId>("person:" + word),
            *Name::parse(word),
            *EmailAddress::parse(word + "@corp.example"),
            {{named<MembershipId>("membership:" + word), {}}},
            role(home, 3),
            named<InvitationId>("invitation:" + word),
            when,
            {},
            {}};
}

Body Workshop::set_up(const std::string& name, OrganizationId at, AccountId by) const {
    SetUp body{by,
               *Name::parse(name),
               *EmailAddress::parse(name + "@corp.example"),
               Secret{"sealed"},
               at,
               *Name::parse(name + " and others"),
               named<PersonId>("person:" + name),
               named<MembershipId>("membership:" + name),
               {},
               false};
    for (std::size_t i = 0; i < 4; ++i) body.roles.push_back(role(at, i));
    return body;
}

}  // namespace usher::test
