#include <gtest/gtest.h>

#include "shared/lifecycle/decide.hpp"
#include "shared/policy/limits.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

// What would be too long for a vector: the ends of lists, and what a command may touch.
namespace usher {
namespace {

template <class Id>
Id id(const std::string& label) {
    return {test::bits_of_label(label)};
}

const OrganizationId northwind = id<OrganizationId>("organization:northwind");
const RoleId reader = id<RoleId>("role:reader");
const GroupId survey = id<GroupId>("group:survey");
const ProjectId harbor = id<ProjectId>("project:harbor");
const Instant now = *Instant::parse("2026-11-21T09:00:00Z");

Decision decided(const std::vector<Event>& given, Body body) {
    Command command;
    command.id = id<CommandId>("command:now");
    command.home = northwind;
    command.by.actor = Actor::of(id<AccountId>("account:ada"));
    command.at = now;
    command.body = std::move(body);
    return test::take_turn(test::world_of(given), command).decision;
}

std::vector<Event> workshop() { return test::read_world("tests/vectors", "workshop"); }

// So many people who are readers of the harbour, and in the survey.
std::vector<Event> crowd(std::size_t people) {
    std::vector<Event> given = workshop();
    for (std::size_t i = 0; i < people; ++i) {
        const std::string number = std::to_string(i);
        Person person;
        person.id = id<PersonId>("person:" + number);
        Membership membership;
        membership.id = id<MembershipId>("membership:" + number);
        membership.scope = {harbor};
        membership.role = reader;
        membership.groups = {survey};
        given.push_back({northwind, PersonAdded{person}});
        given.push_back({northwind, MembershipAdded{person.id, membership}});
    }
    return given;
}

template <class Item>
Item item(const std::string& kind, std::size_t number) {
    Item made;
    made.id = id<decltype(made.id)>(kind + ":" + std::to_string(number));
    made.name = *Name::parse("Item " + std::to_string(number));
    return made;
}

// One is refused where the list is full, and one that is there is still edited.
template <class Item>
void expect_an_end(const std::string& kind, std::size_t most, std::size_t present) {
    std::vector<Event> given = workshop();
    for (std::size_t i = present; i < most; ++i)
        given.push_back({northwind, Set<Item>{item<Item>(kind, i)}});
    Item another = item<Item>(kind, most);
    EXPECT_EQ(decided(given, Create<Item>{another}).errors, (Errors{{Code::too_many, {}}}));
    another.id = item<Item>(kind, most - 1).id;
    EXPECT_FALSE(decided(given, Edit<Item>{another}).refused());
    given.pop_back();
    EXPECT_FALSE(decided(given, Create<Item>{another}).refused());
}

TEST(OrganizationLists, HaveAnEnd) {
    expect_an_end<Project>("project", limits::projects, 2);
    expect_an_end<Role>("role", limits::roles, 11);
    expect_an_end<Group>("group", limits::groups, 3);
    expect_an_end<Application>("application", limits::applications, 1);
    expect_an_end<Integration>("integration", limits::integrations, 2);
}

TEST(OrganizationLists, OfTemplatesHaveAnEnd) {
    std::vector<Event> given = workshop();
    Template text;
    text.subject = *Message::parse("Come");
    text.text = *Message::parse("Be with us");
    for (std::size_t i = 1; i < limits::templates; ++i) {
        const std::string letters{static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
        text.locale = *Locale::parse("de-" + letters);
        given.push_back({northwind, TemplateSet{text}});
    }
    text.subject = *Message::parse("Come now");
    EXPECT_FALSE(decided(given, SetTemplate{text}).refused());
    text.locale = *Locale::parse("fr");
    EXPECT_EQ(decided(given, SetTemplate{text}).errors, (Errors{{Code::too_many, {}}}));
}

// Each of two adds as many as there may be, and knows nothing of the other's.
TEST(OrganizationLists, HaveAnEndWhereTheyAreMerged) {
    const auto keys = [](const char* prefix, std::size_t count) {
        std::vector<IdentityField> fields;
        for (std::size_t i = 0; i < count; ++i)
            fields.push_back({prefix + std::to_string(i), *Name::parse("Field"), false, true});
        return fields;
    };
    std::vector<Event> given = workshop();
    given.push_back({northwind, IdentityFieldsSet{keys("there_", limits::identity_fields - 1)}});
    const std::vector<IdentityField> none;
    EXPECT_FALSE(decided(given, SetIdentityFields{keys("new_", 1), none}).refused());
    EXPECT_EQ(decided(given, SetIdentityFields{keys("new_", 2), none}).errors,
              (Errors{{Code::too_many, "fields"}}));

    Policies policies;
    for (std::size_t i = 1; i < limits::allowed_domains; ++i)
        policies.allowed_domains.push_back("d" + std::to_string(i) + ".example");
    given.push_back({northwind, PoliciesSet{policies}});
    policies.allowed_domains = {"corp.example"};
    EXPECT_FALSE(decided(given, SetPolicies{policies, Policies{}}).refused());
    policies.allowed_domains.emplace_back("another.example");
    EXPECT_EQ(decided(given, SetPolicies{policies, Policies{}}).errors,
              (Errors{{Code::too_many, "policies.allowed_domains"}}));
}

TEST(OrganizationLists, OfSomebodysGroupsHaveAnEndWhereTheyAreMerged) {
    std::vector<Event> given = crowd(1);
    Grant held{reader, {}};
    for (std::size_t i = 0; i <= limits::groups_a_membership; ++i) {
        given.push_back({northwind, GroupSet{item<Group>("group", i)}});
        held.groups.push_back(item<Group>("group", i).id);
    }
    const std::vector<GroupId> two{held.groups.end() - 2, held.groups.end()};
    held.groups.resize(limits::groups_a_membership - 1);
    const MembershipId seat = id<MembershipId>("membership:0");
    given.push_back(
        {northwind,
         GrantChanged{id<PersonId>("person:0"), seat, held.role, in_order(held.groups), {}, now}});
    const std::vector<GroupId> none;
    EXPECT_FALSE(decided(given, SetGroups{seat, {two.front()}, none}).refused());
    EXPECT_EQ(decided(given, SetGroups{seat, two, none}).errors,
              (Errors{{Code::too_many, "groups"}}));
}

TEST(OrganizationJobs, AreNoMoreAtOnceThanTheListKeeps) {
    std::vector<Event> given = workshop();
    for (std::size_t i = 0; i < limits::jobs_kept; ++i) {
        Job job;
        job.id = id<JobId>("job:" + std::to_string(i));
        job.kind = Job::Kind::apply_plan;
        job.state = i == 0 ? Job::State::running : Job::State::paused;
        given.push_back({northwind, JobSet{job}});
    }
    const JobId another = id<JobId>("job:another");
    const Errors errors{{Code::too_many, "job"}};
    const ApplyPlan plan{another, std::string(64, 'a'), 1, {}};
    EXPECT_EQ(decided(given, StartInviteAll{another, {}, {}}).errors, errors);
    EXPECT_EQ(decided(given, plan).errors, errors);

    Job over;
    over.id = id<JobId>("job:0");
    over.state = Job::State::done;
    given.push_back({northwind, JobSet{over}});
    EXPECT_FALSE(decided(given, StartInviteAll{another, {}, {}}).refused());
    EXPECT_FALSE(decided(given, plan).refused());
}

TEST(OrganizationRemovals, TouchNoMorePeopleThanACommandMay) {
    const auto given = crowd(limits::records_a_command + 1);
    const Errors errors{{Code::too_many, {}}};
    const RoleId member = id<RoleId>("role:member");
    EXPECT_EQ(decided(given, RemoveRole{reader, member}).errors, errors);
    EXPECT_EQ(decided(given, RemoveGroup{survey, std::nullopt, true}).errors, errors);
    EXPECT_EQ(decided(given, RemoveProject{harbor, true}).errors, errors);
}

TEST(OrganizationRemovals, TouchAsManyPeopleAsACommandMay) {
    const auto given = crowd(limits::records_a_command);
    const RoleId member = id<RoleId>("role:member");
    constexpr std::size_t all = limits::records_a_command + 1;
    EXPECT_EQ(decided(given, RemoveRole{reader, member}).events.size(), all);
    EXPECT_EQ(decided(given, RemoveGroup{survey, std::nullopt, true}).events.size(), all);
    EXPECT_EQ(decided(given, RemoveProject{harbor, true}).events.size(), all);
}

}  // namespace
}  // namespace usher
