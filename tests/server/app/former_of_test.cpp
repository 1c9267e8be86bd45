#include "server/app/former_of.hpp"

#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher::test {
namespace {

template <class AnyId>
AnyId named(std::string_view label) {
    return AnyId{bits_of_label(label)};
}

/// An organization with Maya and Noor.
class FormerOf : public testing::Test {
protected:
    FormerOf() {
        Organization organization;
        organization.id = home_;
        roster_.put(organization);
        for (const PersonId id : {maya_, noor_}) {
            Record record;
            record.person.id = id;
            record.change = 3;
            roster_.put(home_, record);
        }
        command_.home = home_;
        command_.id = named<CommandId>("command:any");
        command_.at = {77};
    }

    Former of(const std::vector<EventBody>& bodies) {
        Decision decision;
        for (const EventBody& body : bodies) decision.events.push_back({home_, body});
        return app::former_of(roster_, command_, decision, 9);
    }
    const Record& record(PersonId id) { return roster_.people(home_).at(id); }

    const OrganizationId home_ = named<OrganizationId>("organization:northwind");
    const PersonId maya_ = named<PersonId>("person:maya");
    const PersonId noor_ = named<PersonId>("person:noor");
    Roster roster_{Roster::Unfilled::unknown};
    Command command_;
};

TEST_F(FormerOf, KeepsEachChangedPersonOnceAndWhoIsMade) {
    const PersonId sam = named<PersonId>("person:sam");
    Person made;
    made.id = sam;
    const Former former = of(
        {MetadataSet{maya_, {}}, MetadataSet{maya_, {}}, PersonAdded{made}, MetadataSet{sam, {}}});
    EXPECT_EQ(former.command, command_.id);
    EXPECT_EQ(former.at, command_.at);
    EXPECT_EQ(former.change, 9U);
    EXPECT_EQ(former.people, std::vector{record(maya_)});
    EXPECT_EQ(former.made, std::vector{sam});
    EXPECT_FALSE(former.organization);
    EXPECT_FALSE(former.is_final);
}

TEST_F(FormerOf, KeepsBothOfAMerge) {
    const Former former = of({PeopleMerged{maya_, noor_, record(maya_), {}}});
    EXPECT_EQ(former.people, (std::vector{record(maya_), record(noor_)}));
}

TEST_F(FormerOf, KeepsTheOrganizationWhereItChanges) {
    const Former former = of({PoliciesSet{}});
    EXPECT_EQ(former.organization, *roster_.organization(home_));
    EXPECT_TRUE(former.people.empty());
}

TEST_F(FormerOf, KeepsNothingOfWhatIsFinal) {
    for (const EventBody& last : {EventBody{PersonErased{maya_, {}, {}, {}}}, EventBody{JobSet{}},
                                  EventBody{ChangeUndone{}}}) {
        const Former former = of({MetadataSet{noor_, {}}, last});
        EXPECT_TRUE(former.is_final);
        EXPECT_TRUE(former.people.empty());
        EXPECT_TRUE(former.made.empty());
    }
}

// The work that ends with its project comes back with it.
TEST_F(FormerOf, KeepsAProjectThatWasRemovedWithItsWork) {
    const Former former = of({JobSet{}, ProjectRemoved{}});
    EXPECT_FALSE(former.is_final);
    EXPECT_TRUE(former.organization);
}

}  // namespace
}  // namespace usher::test
