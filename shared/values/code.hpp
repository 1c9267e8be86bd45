#pragma once

#include <optional>
#include <string_view>

namespace usher {

/// Every way in which Usher says no. The numbers are the wire's and are only ever appended; the
/// words for people stand in the web's message catalogue. Within one decision, errors of state are
/// reported first come, first served in the order of `precedence` (lifecycle/error.hpp); errors of
/// input are reported all at once.
enum class Code : int {
    // Text and values.
    required = 100,
    too_long = 101,
    control_character = 102,
    bidirectional_control = 103,
    contains_link = 104,
    address_no_at_sign = 110,
    address_local_part_empty = 111,
    address_local_part_too_long = 112,
    address_local_part_not_ascii = 113,
    address_local_part_character = 114,
    address_domain_empty = 115,
    address_domain_character = 116,
    address_domain_too_long = 117,
    address_domain_label = 118,
    address_domain_not_dotted = 119,
    address_domain_not_ascii = 120,
    address_too_long = 121,
    address_unclosed = 122,
    code_length = 130,
    code_symbol = 131,
    code_mistyped = 132,
    password_too_short = 140,
    password_too_long = 141,
    password_common = 142,
    password_repeats = 143,
    password_contains_name = 144,
    locale_unknown = 150,
    id_malformed = 151,
    instant_malformed = 152,
    handle_character = 160,
    handle_ends = 161,
    handle_separators = 162,
    handle_too_short = 163,
    handle_reserved = 164,

    // The form of a request.
    malformed_json = 200,
    too_deep = 201,
    duplicate_key = 202,
    wrong_type = 203,
    unknown_field = 204,
    missing_field = 205,
    out_of_range = 206,
    too_many = 207,
    unknown_command = 208,
    unknown_value = 209,
    content_type_unsupported = 210,
    body_too_large = 211,
    malformed_request = 212,
    method_not_allowed = 213,
    header_too_large = 214,
    ambiguous_framing = 215,
    host_not_allowed = 216,
    body_not_allowed = 217,
    expectation_unknown = 218,
    method_unknown = 219,
    version_unsupported = 220,
    too_many_connections = 221,

    // Who is asking.
    not_signed_in = 300,
    session_expired = 301,
    csrf_token_wrong = 303,
    cross_site_request = 304,
    wrong_credentials = 305,
    too_many_attempts = 306,
    not_permitted = 307,
    grant_above_ceiling = 308,
    rank_too_low = 309,
    set_up_link_invalid = 310,
    already_set_up = 311,
    not_set_up = 312,

    // What is there.
    not_found = 400,
    organization_unknown = 401,
    person_unknown = 402,
    membership_unknown = 403,
    invitation_unknown = 404,
    role_unknown = 405,
    scope_unknown = 406,
    id_taken = 407,
    address_taken = 408,
    account_exists = 409,
    already_here_as = 410,

    // What may happen now.
    not_invited = 500,
    not_open = 501,
    already_active = 502,
    invitation_superseded = 503,
    invitation_lapsed = 504,
    invitation_revoked = 505,
    invitation_answered = 506,
    link_invalid = 507,
    wrong_account = 508,
    address_not_proved = 509,
    voucher_cannot_grant = 510,
    last_manager = 511,
    archived = 512,
    renewed_recently = 513,
    copied_link_cannot = 514,
    link_still_valid = 515,
    address_required = 516,
    sign_up_not_invited = 517,
    mail_unavailable = 518,
    code_wrong = 519,
    code_lapsed = 520,
    code_spent = 521,
    already_invited = 522,
    awaits_approval = 523,

    // Sync.
    out_of_order = 600,
    already_applied = 601,
    depends_on_refused = 602,
    cursor_malformed = 603,
    restart = 604,
    idempotency_key_reused = 605,
    idempotency_key_missing = 606,

    // The server.
    unavailable = 700,
    internal_error = 701,
};

/// The wire's name of a code; unknown numbers have none (empty).
std::string_view name(Code code);
std::optional<Code> code_named(std::string_view name);

}  // namespace usher
