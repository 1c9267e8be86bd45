#include "tests/shared/lifecycle/documented_codes.hpp"

namespace usher {

Codes account_codes() {
    return {
        {"set_up", {"required", "id_taken", "already_set_up", "set_up_link_invalid"}},
        {"create_account",
         {"sign_up_not_invited", "link_invalid", "invitation_revoked", "invitation_answered",
          "invitation_superseded", "invitation_lapsed", "address_not_proved", "account_exists",
          "account_suspended", "id_taken", "handle_taken", "provider_taken"}},
        {"create_organization",
         {"required", "not_signed_in", "account_suspended", "not_permitted", "id_taken",
          "handle_taken"}},
        {"claim_code",
         {"organization_unknown", "link_invalid", "invitation_revoked", "invitation_answered",
          "invitation_superseded", "invitation_lapsed", "id_taken", "handle_taken"}},
        {"recover_account",
         {"organization_unknown", "code_wrong", "code_spent", "code_lapsed", "has_address",
          "belongs_elsewhere", "account_suspended"}},
        {"edit_account",
         {"required", "not_signed_in", "account_suspended", "handle_taken", "nothing_to_change"}},
        {"change_password", {"not_signed_in", "account_suspended"}},
        {"set_second_factor", {"not_signed_in", "account_suspended"}},
        {"reset_second_factor",
         {"not_signed_in", "account_suspended", "not_permitted", "account_unknown",
          "nothing_to_change"}},
        {"add_address",
         {"not_signed_in", "account_suspended", "address_not_proved", "address_taken",
          "last_manager", "nothing_to_change"}},
        {"remove_address",
         {"not_signed_in", "account_suspended", "address_not_proved", "last_address"}},
        {"link_provider",
         {"not_signed_in", "account_suspended", "provider_taken", "nothing_to_change"}},
        {"unlink_provider",
         {"not_signed_in", "account_suspended", "required", "nothing_to_change"}},
        {"suspend_account",
         {"not_signed_in", "account_suspended", "not_permitted", "account_unknown",
          "last_administrator", "last_manager"}},
        {"reinstate_account",
         {"not_signed_in", "account_suspended", "not_permitted", "account_unknown",
          "not_suspended"}},
        {"erase_account",
         {"not_signed_in", "account_suspended", "not_permitted", "account_unknown",
          "last_administrator", "last_manager"}},
        {"set_instance_policies",
         {"not_signed_in", "account_suspended", "not_permitted", "nothing_to_change"}}};
}

}  // namespace usher
