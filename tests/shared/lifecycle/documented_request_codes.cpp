#include "tests/shared/lifecycle/documented_codes.hpp"

namespace usher {

Codes request_codes() {
    return {{"request_access",
             {"organization_unknown", "not_signed_in", "membership_unknown", "already_here_as",
              "not_invited", "invitation_revoked", "invitation_answered", "archived",
              "accepts_directly", "address_not_proved", "requests_off", "scope_unknown", "id_taken",
              "already_active", "already_invited", "already_requested"}},
            {"withdraw_request",
             {"organization_unknown", "required", "not_signed_in", "membership_unknown",
              "request_unknown", "not_yours", "nothing_requested"}},
            {"offer",
             {"organization_unknown",
              "required",
              "not_permitted",
              "scope_unknown",
              "request_unknown",
              "role_unknown",
              "group_unknown",
              "grant_above_ceiling",
              "role_required",
              "organization_archived",
              "wrong_account",
              "address_not_proved",
              "handle_differs",
              "address_required",
              "id_taken",
              "domain_not_allowed",
              "business_address_needed",
              "seats_taken",
              "send_limit_reached",
              "already_active"}},
            {"deny_request",
             {"organization_unknown", "required", "not_permitted", "membership_unknown",
              "request_unknown", "nothing_requested"}},
            {"issue_code",
             {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
              "has_address", "not_open", "role_required", "grant_above_ceiling", "id_taken",
              "seats_taken", "send_limit_reached"}},
            {"deactivate_code",
             {"organization_unknown", "not_permitted", "person_unknown", "rank_too_low",
              "code_not_issued"}}};
}

}  // namespace usher
