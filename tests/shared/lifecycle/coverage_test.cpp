#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// The codes that each command is documented to refuse with or to note.
const std::map<std::string, std::set<std::string>>& documented() {
    static const std::map<std::string, std::set<std::string>> table{
        {"invite_person",
         {"organization_unknown", "required", "scope_unknown", "not_permitted", "role_unknown",
          "grant_above_ceiling", "id_taken", "already_active", "already_invited",
          "awaits_approval"}},
        {"resend",
         {"organization_unknown", "invitation_unknown", "not_permitted", "not_open",
          "address_required"}},
        {"renew_link",
         {"organization_unknown", "invitation_unknown", "copied_link_cannot", "link_invalid",
          "invitation_revoked", "invitation_answered", "link_still_valid", "renewed_recently"}},
        {"copy_link",
         {"organization_unknown", "invitation_unknown", "not_permitted", "not_open",
          "address_required"}},
        {"revoke",
         {"organization_unknown", "membership_unknown", "not_permitted", "rank_too_low",
          "already_active", "not_open"}},
        {"accept",
         {"organization_unknown", "membership_unknown", "not_signed_in", "wrong_account",
          "already_here_as", "not_invited", "invitation_revoked", "invitation_answered", "archived",
          "awaits_approval", "voucher_cannot_grant", "already_active"}},
        {"decline",
         {"organization_unknown", "membership_unknown", "not_signed_in", "wrong_account",
          "copied_link_cannot", "link_invalid", "invitation_revoked", "invitation_answered",
          "invitation_superseded", "not_invited", "archived", "awaits_approval"}},
        {"set_up", {"already_set_up", "set_up_link_invalid"}},
        {"create_account",
         {"sign_up_not_invited", "link_invalid", "invitation_revoked", "invitation_answered",
          "invitation_superseded", "invitation_lapsed", "address_not_proved", "account_exists",
          "id_taken"}}};
    return table;
}

// Codes of the wire and the values may come before any decision.
bool is_of_state(Code code) { return static_cast<int>(code) >= 300 || code == Code::required; }

TEST(VectorCoverage, HasAVectorForEveryCodeOfEveryCommandAndForNoOther) {
    std::map<std::string, std::set<std::string>> seen;
    std::map<std::string, int> happened;
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        auto& codes = seen[vector.file];
        for (const Error& note : vector.then.notes) codes.insert(std::string{name(note.code)});
        for (const Error& error : vector.then.errors) {
            if (vector.when.command && is_of_state(error.code))
                codes.insert(std::string{name(error.code)});
        }
        happened[vector.file] += vector.then.events.empty() ? 0 : 1;
    }
    EXPECT_EQ(seen, documented());
    for (const auto& [command, codes] : documented()) EXPECT_GT(happened[command], 1) << command;
}

}  // namespace
}  // namespace usher
