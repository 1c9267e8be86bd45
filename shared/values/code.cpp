#include "shared/values/code.hpp"

#include <array>

#include "shared/values/packed_names.hpp"

namespace usher {
namespace {

struct Named {
    Code code;
    std::string_view name;
};

constexpr std::array all{
    Named{Code::required, "required"},
    Named{Code::too_long, "too_long"},
    Named{Code::control_character, "control_character"},
    Named{Code::bidirectional_control, "bidirectional_control"},
    Named{Code::contains_link, "contains_link"},
    Named{Code::address_no_at_sign, "address_no_at_sign"},
    Named{Code::address_local_part_empty, "address_local_part_empty"},
    Named{Code::address_local_part_too_long, "address_local_part_too_long"},
    Named{Code::address_local_part_not_ascii, "address_local_part_not_ascii"},
    Named{Code::address_local_part_character, "address_local_part_character"},
    Named{Code::address_domain_empty, "address_domain_empty"},
    Named{Code::address_domain_character, "address_domain_character"},
    Named{Code::address_domain_too_long, "address_domain_too_long"},
    Named{Code::address_domain_label, "address_domain_label"},
    Named{Code::address_domain_not_dotted, "address_domain_not_dotted"},
    Named{Code::address_domain_not_ascii, "address_domain_not_ascii"},
    Named{Code::address_too_long, "address_too_long"},
    Named{Code::address_unclosed, "address_unclosed"},
    Named{Code::code_length, "code_length"},
    Named{Code::code_symbol, "code_symbol"},
    Named{Code::code_mistyped, "code_mistyped"},
    Named{Code::password_too_short, "password_too_short"},
    Named{Code::password_too_long, "password_too_long"},
    Named{Code::password_common, "password_common"},
    Named{Code::password_repeats, "password_repeats"},
    Named{Code::password_contains_name, "password_contains_name"},
    Named{Code::locale_unknown, "locale_unknown"},
    Named{Code::id_malformed, "id_malformed"},
    Named{Code::instant_malformed, "instant_malformed"},
    Named{Code::handle_character, "handle_character"},
    Named{Code::handle_ends, "handle_ends"},
    Named{Code::handle_separators, "handle_separators"},
    Named{Code::handle_too_short, "handle_too_short"},
    Named{Code::handle_reserved, "handle_reserved"},
    Named{Code::identity_field_unknown, "identity_field_unknown"},
    Named{Code::template_tag_unclosed, "template_tag_unclosed"},
    Named{Code::template_variable_unknown, "template_variable_unknown"},
    Named{Code::malformed_json, "malformed_json"},
    Named{Code::too_deep, "too_deep"},
    Named{Code::duplicate_key, "duplicate_key"},
    Named{Code::wrong_type, "wrong_type"},
    Named{Code::unknown_field, "unknown_field"},
    Named{Code::missing_field, "missing_field"},
    Named{Code::out_of_range, "out_of_range"},
    Named{Code::too_many, "too_many"},
    Named{Code::unknown_command, "unknown_command"},
    Named{Code::unknown_value, "unknown_value"},
    Named{Code::content_type_unsupported, "content_type_unsupported"},
    Named{Code::body_too_large, "body_too_large"},
    Named{Code::malformed_request, "malformed_request"},
    Named{Code::method_not_allowed, "method_not_allowed"},
    Named{Code::header_too_large, "header_too_large"},
    Named{Code::ambiguous_framing, "ambiguous_framing"},
    Named{Code::host_not_allowed, "host_not_allowed"},
    Named{Code::body_not_allowed, "body_not_allowed"},
    Named{Code::expectation_unknown, "expectation_unknown"},
    Named{Code::method_unknown, "method_unknown"},
    Named{Code::version_unsupported, "version_unsupported"},
    Named{Code::too_many_connections, "too_many_connections"},
    Named{Code::too_many_requests, "too_many_requests"},
    Named{Code::precondition_unsupported, "precondition_unsupported"},
    Named{Code::not_signed_in, "not_signed_in"},
    Named{Code::session_expired, "session_expired"},
    Named{Code::csrf_token_wrong, "csrf_token_wrong"},
    Named{Code::cross_site_request, "cross_site_request"},
    Named{Code::wrong_credentials, "wrong_credentials"},
    Named{Code::too_many_attempts, "too_many_attempts"},
    Named{Code::not_permitted, "not_permitted"},
    Named{Code::grant_above_ceiling, "grant_above_ceiling"},
    Named{Code::rank_too_low, "rank_too_low"},
    Named{Code::set_up_link_invalid, "set_up_link_invalid"},
    Named{Code::already_set_up, "already_set_up"},
    Named{Code::not_set_up, "not_set_up"},
    Named{Code::not_yours, "not_yours"},
    Named{Code::account_existence_hidden, "account_existence_hidden"},
    Named{Code::not_found, "not_found"},
    Named{Code::organization_unknown, "organization_unknown"},
    Named{Code::person_unknown, "person_unknown"},
    Named{Code::membership_unknown, "membership_unknown"},
    Named{Code::invitation_unknown, "invitation_unknown"},
    Named{Code::role_unknown, "role_unknown"},
    Named{Code::scope_unknown, "scope_unknown"},
    Named{Code::id_taken, "id_taken"},
    Named{Code::address_taken, "address_taken"},
    Named{Code::account_exists, "account_exists"},
    Named{Code::already_here_as, "already_here_as"},
    Named{Code::username_taken, "username_taken"},
    Named{Code::external_id_taken, "external_id_taken"},
    Named{Code::handle_taken, "handle_taken"},
    Named{Code::name_taken, "name_taken"},
    Named{Code::provider_taken, "provider_taken"},
    Named{Code::project_unknown, "project_unknown"},
    Named{Code::group_unknown, "group_unknown"},
    Named{Code::application_unknown, "application_unknown"},
    Named{Code::integration_unknown, "integration_unknown"},
    Named{Code::template_unknown, "template_unknown"},
    Named{Code::request_unknown, "request_unknown"},
    Named{Code::job_unknown, "job_unknown"},
    Named{Code::account_unknown, "account_unknown"},
    Named{Code::role_in_use, "role_in_use"},
    Named{Code::group_in_use, "group_in_use"},
    Named{Code::project_in_use, "project_in_use"},
    Named{Code::two_people, "two_people"},
    Named{Code::same_person, "same_person"},
    Named{Code::built_in, "built_in"},
    Named{Code::not_invited, "not_invited"},
    Named{Code::not_open, "not_open"},
    Named{Code::already_active, "already_active"},
    Named{Code::invitation_superseded, "invitation_superseded"},
    Named{Code::invitation_lapsed, "invitation_lapsed"},
    Named{Code::invitation_revoked, "invitation_revoked"},
    Named{Code::invitation_answered, "invitation_answered"},
    Named{Code::link_invalid, "link_invalid"},
    Named{Code::wrong_account, "wrong_account"},
    Named{Code::address_not_proved, "address_not_proved"},
    Named{Code::voucher_cannot_grant, "voucher_cannot_grant"},
    Named{Code::last_manager, "last_manager"},
    Named{Code::archived, "archived"},
    Named{Code::renewed_recently, "renewed_recently"},
    Named{Code::copied_link_cannot, "copied_link_cannot"},
    Named{Code::link_still_valid, "link_still_valid"},
    Named{Code::address_required, "address_required"},
    Named{Code::sign_up_not_invited, "sign_up_not_invited"},
    Named{Code::mail_unavailable, "mail_unavailable"},
    Named{Code::code_wrong, "code_wrong"},
    Named{Code::code_lapsed, "code_lapsed"},
    Named{Code::code_spent, "code_spent"},
    Named{Code::already_invited, "already_invited"},
    Named{Code::awaits_approval, "awaits_approval"},
    Named{Code::handle_differs, "handle_differs"},
    Named{Code::role_required, "role_required"},
    Named{Code::seats_taken, "seats_taken"},
    Named{Code::domain_not_allowed, "domain_not_allowed"},
    Named{Code::business_address_needed, "business_address_needed"},
    Named{Code::second_factor_required, "second_factor_required"},
    Named{Code::sign_in_method_not_allowed, "sign_in_method_not_allowed"},
    Named{Code::too_late_to_undo, "too_late_to_undo"},
    Named{Code::not_archived, "not_archived"},
    Named{Code::already_archived, "already_archived"},
    Named{Code::organization_archived, "organization_archived"},
    Named{Code::requests_off, "requests_off"},
    Named{Code::already_requested, "already_requested"},
    Named{Code::nothing_requested, "nothing_requested"},
    Named{Code::not_active, "not_active"},
    Named{Code::has_address, "has_address"},
    Named{Code::belongs_elsewhere, "belongs_elsewhere"},
    Named{Code::nothing_submitted, "nothing_submitted"},
    Named{Code::identity_missing, "identity_missing"},
    Named{Code::send_limit_reached, "send_limit_reached"},
    Named{Code::job_over, "job_over"},
    Named{Code::last_administrator, "last_administrator"},
    Named{Code::last_address, "last_address"},
    Named{Code::account_suspended, "account_suspended"},
    Named{Code::not_suspended, "not_suspended"},
    Named{Code::not_declined, "not_declined"},
    Named{Code::accepts_directly, "accepts_directly"},
    Named{Code::nothing_to_change, "nothing_to_change"},
    Named{Code::code_not_issued, "code_not_issued"},
    Named{Code::not_claimed, "not_claimed"},
    Named{Code::organization_suspended, "organization_suspended"},
    Named{Code::not_taken, "not_taken"},
    Named{Code::out_of_order, "out_of_order"},
    Named{Code::already_applied, "already_applied"},
    Named{Code::depends_on_refused, "depends_on_refused"},
    Named{Code::cursor_malformed, "cursor_malformed"},
    Named{Code::restart, "restart"},
    Named{Code::idempotency_key_reused, "idempotency_key_reused"},
    Named{Code::idempotency_key_missing, "idempotency_key_missing"},
    Named{Code::unavailable, "unavailable"},
    Named{Code::internal_error, "internal_error"},
};

constexpr auto names = [] {
    std::array<std::string_view, all.size()> each;
    for (std::size_t i = 0; i < all.size(); ++i) each[i] = all[i].name;
    return each;
}();
constexpr auto codes = [] {
    std::array<Code, all.size()> each{};
    for (std::size_t i = 0; i < all.size(); ++i) each[i] = all[i].code;
    return each;
}();

}  // namespace

std::string_view name(Code code) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == code) return packed_names<names>[i];
    }
    return {};
}

std::optional<Code> code_named(std::string_view name) {
    const auto place = packed_names<names>.place_of(name);
    return place ? std::optional{codes[*place]} : std::nullopt;
}

}  // namespace usher
