#include <array>
#include <map>

#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

// Who asks, in the order of the columns below.
constexpr std::array people{"anonymous", "noor", "mei", "ivan", "hana"};
using Columns = std::array<const char*, people.size()>;

constexpr Columns to_anybody(const char* outcome) {
    return {outcome, outcome, outcome, outcome, outcome};
}
constexpr Columns signed_in(const char* outcome) {
    return {"401 not_signed_in", outcome, outcome, outcome, outcome};
}

constexpr const char* nobody = "401 not_signed_in";
constexpr const char* unknown = "404 organization_unknown";
constexpr const char* denied = "403 not_permitted";
constexpr const char* wrong = "403 wrong_account";
constexpr const char* not_there = "404 membership_unknown@membership";

struct Row {
    Columns own;     ///< on what is Northwind's
    Columns other;   ///< on what is Southwind's
    Columns random;  ///< on ids that are nobody's
};

Row everywhere(const Columns& columns) { return {columns, columns, columns}; }

// Of a route in an organization, which is there for its members and its server's administrator
// alone: what the three of Northwind are answered there, and the administrator in Southwind.
Row in_organization(const char* mei, const char* ivan, const char* hana, const char* elsewhere) {
    return {{nobody, unknown, mei, ivan, hana},
            {nobody, unknown, unknown, unknown, elsewhere},
            signed_in(unknown)};
}

// Of a route for the server's administrator alone.
Row of_the_server(const char* hana) { return everywhere({nobody, denied, denied, denied, hana}); }

// The same, of a route that names an organization: what the administrator is told of none.
Row of_every_organization(const char* random) {
    const Row row = of_the_server("200");
    return {row.own, row.other, of_the_server(random).own};
}

// The one table of who may do what (A43). Noor is a stranger with a session, Mei a member without
// rights, Ivan an inviter, Hana the founder, who administers the server; Maya's invitation is
// Ivan's. A refusal inside a batch of commands stands behind the 200 of the batch.
const std::map<std::string, Row> expected{
    {"show_health", everywhere(to_anybody("200"))},
    {"show_reference", everywhere(to_anybody("200"))},
    {"show_state", everywhere(to_anybody("200"))},
    {"take_policy_report", everywhere(to_anybody("204"))},
    {"open_set_up", everywhere(to_anybody("410 already_set_up"))},
    {"set_up", everywhere(to_anybody("410 already_set_up"))},
    {"sign_in", everywhere(to_anybody("401 wrong_credentials"))},
    {"show_session", everywhere(signed_in("200"))},
    {"sign_out", everywhere(signed_in("204"))},
    {"show_sessions", everywhere(signed_in("200"))},
    {"end_other_sessions", everywhere(signed_in("204"))},
    {"end_session", everywhere(signed_in("404 not_found"))},
    {"show_me", everywhere(signed_in("200"))},
    {"show_awaited", everywhere(to_anybody(nobody))},
    {"give_second_factor", everywhere(to_anybody(nobody))},
    {"end_awaited", everywhere(to_anybody(nobody))},
    {"change_password", everywhere(signed_in("422 wrong_credentials@password"))},
    {"show_second_factor", everywhere(signed_in("200"))},
    {"start_second_factor", everywhere(signed_in("422 wrong_credentials@password"))},
    {"confirm_second_factor", everywhere(signed_in("422 code_wrong@enrolment"))},
    {"renew_recovery_codes", everywhere(signed_in("422 code_wrong@code"))},
    {"remove_second_factor", everywhere(signed_in("422 code_wrong@code"))},
    {"reset_second_factor",
     everywhere({nobody, denied, denied, denied, "404 account_unknown@account"})},
    {"open_invitation", everywhere(to_anybody("200"))},
    {"renew_invitation", everywhere(to_anybody("409 link_still_valid"))},
    {"decline_invitation", everywhere(to_anybody("200"))},
    {"begin_sign_up", everywhere(to_anybody("201"))},
    {"confirm_sign_up", everywhere(to_anybody(nobody))},
    {"send_sign_up_code", everywhere(to_anybody(nobody))},
    {"accept_membership", {signed_in(wrong), signed_in(wrong), signed_in(not_there)}},
    {"decline_membership", {signed_in(wrong), signed_in(wrong), signed_in(not_there)}},
    {"show_changes",
     {{nobody, unknown, unknown, "200", "200"}, signed_in(unknown), signed_in(unknown)}},
    {"take_commands",
     {{nobody, unknown, "200 not_permitted", "200", "200"},
      {nobody, unknown, unknown, unknown, "200 membership_unknown@membership"},
      signed_in(unknown)}},
    {"copy_link",
     {{nobody, unknown, "403 not_permitted", "200", "200"},
      signed_in(unknown),
      signed_in(unknown)}},
    {"show_readiness", everywhere(to_anybody("200"))},
    {"show_metrics", everywhere(to_anybody("404 not_found"))},
    {"show_organization", in_organization(unknown, "200", "200", unknown)},
    {"show_people", in_organization(unknown, "200", "200", unknown)},
    {"show_person", in_organization(unknown, "200", "200", unknown)},
    {"show_audit", in_organization(denied, denied, "200", denied)},
    {"verify_audit", in_organization(denied, denied, "200", denied)},
    {"show_deliveries", in_organization(denied, denied, "200", denied)},
    {"show_integration_token",
     in_organization(denied, denied, "404 integration_unknown@integration", denied)},
    {"edit_organization", in_organization(denied, denied, "200", denied)},
    {"set_policies", in_organization(denied, denied, "200", denied)},
    {"set_identity_fields", in_organization(denied, denied, "200", denied)},
    {"set_template", in_organization(denied, denied, "200", denied)},
    {"remove_template", in_organization(denied, denied, "404 template_unknown@kind", denied)},
    {"undo", in_organization("409 too_late_to_undo@change", "409 too_late_to_undo@change",
                             "409 too_late_to_undo@change", "409 too_late_to_undo@change")},
    {"invite_person", in_organization(denied, "200", "200", denied)},
    {"merge_people", in_organization(denied, denied, "404 person_unknown@keep", denied)},
    {"edit_person", in_organization(denied, denied, "200", denied)},
    {"erase_person", in_organization(denied, denied, "200", denied)},
    {"invite", in_organization(denied, "200", "200", denied)},
    {"set_metadata", in_organization(denied, denied, "200", denied)},
    {"issue_code", in_organization(denied, denied, "409 has_address@person", denied)},
    {"deactivate_code", in_organization(denied, denied, "409 code_not_issued@person", denied)},
    {"register_identity", in_organization(denied, denied, "200", denied)},
    {"validate_identity", in_organization(denied, denied, "409 nothing_submitted", denied)},
    {"send_back_identity", in_organization(denied, denied, "409 nothing_submitted", denied)},
    {"submit_identity", in_organization("200", "200", "200", "404 person_unknown")},
    {"resend", in_organization(denied, "200", "200", "404 invitation_unknown@invitation")},
    {"revoke", in_organization(denied, "200", "200", "409 already_active@membership")},
    {"archive", in_organization(denied, denied, "200", denied)},
    {"restore", in_organization(denied, denied, "200", denied)},
    {"leave", in_organization(wrong, wrong, wrong, wrong)},
    {"change_role", in_organization(denied, denied, "200", denied)},
    {"set_groups", in_organization(denied, denied, "200", denied)},
    {"offer", in_organization(denied, denied, "409 role_required@role", denied)},
    {"deny_request", in_organization(denied, denied, "409 nothing_requested@membership", denied)},
    {"create_project", in_organization(denied, denied, "200", denied)},
    {"edit_project", in_organization(denied, denied, "404 project_unknown@id", denied)},
    {"remove_project", in_organization(denied, denied, "404 project_unknown@project", denied)},
    {"create_role", in_organization(denied, denied, "200", denied)},
    {"edit_role", in_organization(denied, denied, "404 role_unknown@id", denied)},
    {"remove_role", in_organization(denied, denied, "404 role_unknown@role", denied)},
    {"create_group", in_organization(denied, denied, "200", denied)},
    {"edit_group", in_organization(denied, denied, "404 group_unknown@id", denied)},
    {"remove_group", in_organization(denied, denied, "404 group_unknown@group", denied)},
    {"create_application", in_organization(denied, denied, "200", denied)},
    {"edit_application", in_organization(denied, denied, "404 application_unknown@id", denied)},
    {"remove_application",
     in_organization(denied, denied, "404 application_unknown@application", denied)},
    {"create_integration", in_organization(denied, denied, "200", denied)},
    {"edit_integration", in_organization(denied, denied, "404 integration_unknown@id", denied)},
    {"remove_integration",
     in_organization(denied, denied, "404 integration_unknown@integration", denied)},
    {"start_invite_all", in_organization(denied, "200", "200", denied)},
    {"pause_job", in_organization(denied, "404 job_unknown@job", "404 job_unknown@job", denied)},
    {"resume_job", in_organization(denied, "404 job_unknown@job", "404 job_unknown@job", denied)},
    {"stop_job", in_organization(denied, "404 job_unknown@job", "404 job_unknown@job", denied)},
    {"undo_job",
     in_organization(denied, "404 job_unknown@undoes", "404 job_unknown@undoes", denied)},
    {"preview_template", in_organization(denied, "200", "200", denied)},
    {"lint_templates", in_organization(denied, denied, "200", denied)},
    {"try_mail",
     everywhere({nobody, "403 not_permitted", "403 not_permitted", "403 not_permitted", "200"})},
    {"show_outbox",
     everywhere({nobody, "403 not_permitted", "403 not_permitted", "403 not_permitted", "200"})},
    {"show_organizations", of_the_server("200")},
    {"show_outline", of_every_organization("404 organization_unknown")},
    {"show_open_invitations", of_every_organization("404 organization_unknown")},
    {"show_instance_policies", of_the_server("200")},
    {"show_administrators", of_the_server("200")},
    {"show_accounts", of_the_server("422 missing_field@address")},
    {"show_account", of_the_server("404 account_unknown@account")},
    {"show_known", in_organization(unknown, denied, "403 account_existence_hidden", unknown)},
    {"create_organization", of_the_server("200")},
    {"suspend_organization", of_every_organization("404 organization_unknown@organization")},
    {"reinstate_organization", of_every_organization("404 organization_unknown@organization")},
    {"set_instance_policies", of_the_server("200")},
    {"add_administrator", of_the_server("404 account_unknown@account")},
    {"remove_administrator", of_the_server("404 account_unknown@account")},
    {"suspend_account", of_the_server("404 account_unknown@account")},
    {"reinstate_account", of_the_server("404 account_unknown@account")},
    {"end_sessions", of_the_server("404 account_unknown@account")},
    {"erase_account", of_the_server("404 account_unknown@account")},
};

std::string outcome_of(const Reply& reply) {
    std::string text = reply.outcome();
    const Json document = reply.json();
    if (!document.is_object() || !document.contains("answers")) return text;
    for (const Json& error : document["answers"][0]["errors"]) {
        text += ' ' + error["code"].get<std::string>();
        if (error["field"] != "") text += '@' + error["field"].get<std::string>();
    }
    return text;
}

class Authorization : public testing::TestWithParam<KnownRoute> {
protected:
    // Each asks in a world of their own; whoever is refused leaves no trace in it.
    static Reply ask(const char* who, Place place) {
        Northwind northwind;
        Browser browser =
            std::string{who} == "anonymous" ? northwind.house.browser() : northwind.as(who);
        const std::string before = northwind.house.contents();
        const Reply reply = send_as_page(browser, sample(GetParam(), northwind, place), GetParam());
        const bool may_change = !GetParam().is_safe && outcome_of(reply).size() == 3;
        // A refused command takes its number in the client's sequence.
        const bool is_batch = GetParam().name == "take_commands" && reply.status == 200;
        // Whether the disk takes a commit is tried with one that leaves no row.
        const bool is_trial = GetParam().name == "show_readiness";
        EXPECT_TRUE(may_change || is_batch || is_trial || northwind.house.contents() == before);
        return reply;
    }
};

TEST_P(Authorization, IsAsInTheTable) {
    const auto row = expected.find(GetParam().name);
    ASSERT_NE(row, expected.end()) << "the route has no entry in the table of who may call it";
    const bool names_nothing = GetParam().pattern.find('{') == std::string::npos;
    for (const Place place : {Place::own, Place::other, Place::random}) {
        if (names_nothing && place != Place::own) continue;
        const Columns& columns = place == Place::own     ? row->second.own
                                 : place == Place::other ? row->second.other
                                                         : row->second.random;
        for (std::size_t i = 0; i < people.size(); ++i) {
            EXPECT_EQ(outcome_of(ask(people[i], place)), columns[i])
                << people[i] << " on place " << static_cast<int>(place);
        }
    }
}

// An organization that is another's and one that is nobody's are answered with the same bytes.
class AuthorizationInOrganizations : public Authorization {};

TEST_P(AuthorizationInOrganizations, TellsNobodyWhichThereAre) {
    for (const char* who : {"noor", "mei", "ivan"})
        EXPECT_EQ(ask(who, Place::other).body, ask(who, Place::random).body) << who;
}

TEST(AuthorizationTable, HasNoRowOfARouteThatIsGone) {
    std::map<std::string, Row> left = expected;
    for (const KnownRoute& route : known_routes()) left.erase(route.name);
    for (const auto& [name, row] : left) ADD_FAILURE() << name;
}

bool is_of_an_organization(const KnownRoute& route) {
    return route.pattern.find("{organization}") != std::string::npos;
}

INSTANTIATE_TEST_SUITE_P(EveryRoute, Authorization, testing::ValuesIn(known_routes()),
                         name_of_route);
INSTANTIATE_TEST_SUITE_P(EveryRoute, AuthorizationInOrganizations,
                         testing::ValuesIn(routes_where(is_of_an_organization)), name_of_route);

}  // namespace
}  // namespace usher::test
