#include "tests/shared/lifecycle/documented_codes.hpp"

namespace usher {

Codes person_codes() {
    return {
        {"archive",
         {"organization_unknown", "not_permitted", "membership_unknown", "rank_too_low",
          "last_manager", "already_archived"}},
        {"restore",
         {"organization_unknown", "not_permitted", "membership_unknown", "rank_too_low",
          "not_yours", "organization_archived", "grant_above_ceiling", "seats_taken",
          "not_archived"}},
        {"change_role",
         {"organization_unknown", "not_permitted", "membership_unknown", "role_unknown",
          "rank_too_low", "grant_above_ceiling", "last_manager", "nothing_to_change"}},
        {"set_groups",
         {"organization_unknown", "not_permitted", "membership_unknown", "group_unknown",
          "rank_too_low", "grant_above_ceiling", "last_manager", "nothing_to_change"}},
        {"edit_person",
         {"organization_unknown", "not_permitted", "person_unknown", "integration_unknown",
          "rank_too_low", "grant_above_ceiling", "address_taken", "username_taken",
          "external_id_taken", "domain_not_allowed", "business_address_needed", "seats_taken",
          "send_limit_reached", "nothing_to_change"}},
        {"set_metadata",
         {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
          "nothing_to_change"}},
        {"register_identity",
         {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
          "identity_missing", "nothing_to_change"}},
        {"submit_identity",
         {"organization_unknown", "not_signed_in", "person_unknown", "not_active",
          "identity_missing", "nothing_to_change"}},
        {"validate_identity",
         {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
          "nothing_submitted", "nothing_to_change"}},
        {"send_back_identity",
         {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
          "nothing_submitted", "nothing_to_change"}},
        {"merge_people",
         {"organization_unknown", "not_permitted", "same_person", "person_unknown", "rank_too_low",
          "already_here_as", "grant_above_ceiling"}},
        {"erase_person",
         {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
          "last_manager"}},
        {"undo",
         {"organization_unknown", "not_yours", "too_late_to_undo", "seats_taken", "last_manager"}}};
}

}  // namespace usher
