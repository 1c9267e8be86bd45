#include <set>

#include "shared/policy/limits.hpp"
#include "tests/server/resources/programs.hpp"

namespace usher::test {
namespace {

TEST_F(Programs, ReadEverybodyPageByPage) {
    for (const char* word : {"anna", "bela", "cleo", "dora", "emil"})
        ASSERT_EQ(invite(word).outcome(), "200");
    std::set<std::string> seen;
    std::string after;
    int pages = 0;
    do {
        const std::string cursor = after.empty() ? "" : "&after=" + after;
        const Reply reply = ask("GET", path() + "/people?limit=2" + cursor);
        ASSERT_EQ(reply.outcome(), "200");
        const Json page = reply.json();
        EXPECT_LE(page["people"].size(), 2U);
        for (const Json& record : page["people"])
            EXPECT_TRUE(seen.insert(record["person"]["id"]).second);
        after = page["next"].is_null() ? "" : page["next"].get<std::string>();
        ASSERT_LT(++pages, 20);
    } while (!after.empty());
    EXPECT_EQ(std::to_string(seen.size()),
              house.ask("SELECT count(*) FROM people WHERE organization = (SELECT organization "
                        "FROM people WHERE address = 'anna@corp.example')"));
}

TEST_F(Programs, ReadThoseTheyAskFor) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const auto found = [&](const std::string& query) {
        const Json page = ask("GET", path() + "/people?" + query).json();
        std::string names;
        for (const Json& record : page["people"])
            names += record["person"]["address"].get<std::string>() + ' ';
        return names;
    };
    EXPECT_EQ(found("search=ANNA"), "anna@corp.example ");
    EXPECT_EQ(found("phase=invited"), "maya@corp.example anna@corp.example ");
    EXPECT_EQ(found("phase=invited&search=maya"), "maya@corp.example ");
    EXPECT_EQ(found("role=" + bits_of_label("role:admin").text()), "ada@northwind.example ");
    EXPECT_EQ(found("group=" + bits_of_label("group:nobodys").text()), "");
    EXPECT_EQ(found("address=Anna@Corp.example"), "anna@corp.example ");
    EXPECT_EQ(found("address=anna@corp.example&phase=active"), "");
    EXPECT_EQ(found("address=nobody@corp.example"), "");
    EXPECT_EQ(ask("GET", path() + "/people?address=anna").outcome(),
              "422 address_no_at_sign@address");
    EXPECT_EQ(ask("GET", path() + "/people?serach=anna").outcome(), "422 unknown_field@serach");
    EXPECT_EQ(ask("GET", path() + "/people?phase=odd").outcome(), "422 unknown_value@phase");
    EXPECT_EQ(ask("GET", path() + "/people?limit=0").outcome(), "422 out_of_range@limit");
    EXPECT_EQ(ask("GET", path() + "/people?after=9.9.9").outcome(), "400 cursor_malformed@after");
}

TEST_F(Programs, FindWhomTheyCallByAnExternalId) {
    Json anna = person("anna");
    anna["external_ids"] = {{{"integration", id}, {"id", "HR-7"}}, {{"id", "7"}}};
    ASSERT_EQ(ask("POST", path() + "/people", anna).outcome(), "200");
    const auto found = [&](const std::string& query) {
        const Json page = ask("GET", path() + "/people?" + query).json();
        return page["people"].size();
    };
    EXPECT_EQ(found("external_id=HR-7"), 1U);
    EXPECT_EQ(found("external_id=7"), 1U);
    EXPECT_EQ(found("external_id=HR-8"), 0U);
    EXPECT_EQ(found("external_id=HR-7&address=anna@corp.example"), 1U);
    EXPECT_EQ(found("external_id=HR-7&address=maya@corp.example"), 0U);
    EXPECT_EQ(found("search=hr-7"), 1U);
}

TEST_F(Programs, ReadAllOfALogWhoseChangesAreLongerThanAPage) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Json whole = hana.get(path() + "/audit?limit=1000").json()["entries"];
    Json read = Json::array();
    std::string before;
    do {
        const Json page = hana.get(path() + "/audit?limit=1" + before).json();
        for (const Json& entry : page["entries"]) read.push_back(entry);
        before = page["next"].is_null() ? "" : "&before=" + page["next"].get<std::string>();
    } while (!before.empty());
    EXPECT_EQ(read, whole);
}

TEST_F(Programs, ReadNothingTwiceThatHasNotMoved) {
    const std::string one = path() + "/people/" + bits_of_label("person:maya").text();
    const Reply first = ask("GET", one);
    ASSERT_EQ(first.outcome(), "200");
    const std::string tag = first.field("ETag");
    Ask again{"GET", one, {}, {{"Authorization", "Bearer " + token}, {"If-None-Match", tag}}};
    EXPECT_EQ(house.browser().send(again).status, 304);
    ASSERT_EQ(as_page(hana, "PATCH", one, {{"name", "Maya I. Stone"}}).outcome(), "200");
    EXPECT_EQ(house.browser().send(again).status, 200);
}

TEST_F(Programs, AreListedInTheAuditByWhatTheyDid) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Json entries = hana.get(path() + "/audit?kind=invited").json()["entries"];
    // The newest first; somebody was invited before.
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0]["by"], Json({{"kind", "integration"}, {"integration", id}}));
    const Reply table = hana.get(path() + "/audit?format=csv");
    EXPECT_EQ(table.body.substr(0, 35), "change,at,by,kind,command,payload\r\n");
    EXPECT_EQ(table.field("Content-Disposition"), "attachment; filename=\"audit.csv\"");
}

TEST_F(Programs, FindTheAuditUnbroken) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Reply reply = hana.get(path() + "/audit/verification");
    EXPECT_EQ(reply.outcome(), "200");
    EXPECT_EQ(reply.json(), Json({{"broken", nullptr}}));
}

TEST_F(Programs, SeeWhatBecameOfTheirMailButNotWhatItSaid) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Reply reply = hana.get(path() + "/deliveries");
    ASSERT_EQ(reply.outcome(), "200");
    const Json newest = reply.json()["deliveries"][0];
    EXPECT_EQ(newest["to"], "anna@corp.example");
    EXPECT_EQ(newest["state"], "held");
    EXPECT_EQ(reply.body.find("/i#"), std::string::npos);
    house.clock().advance(limits::undo);
    EXPECT_EQ(hana.get(path() + "/deliveries").json()["deliveries"][0]["state"], "queued");
}

}  // namespace
}  // namespace usher::test
