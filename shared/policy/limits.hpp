#pragma once

#include <cstddef>
#include <cstdint>

#include "shared/values/instant.hpp"

/// Every limit and default of the product, once. A number that stands anywhere else is a mistake.
namespace usher::limits {

// Text, in Unicode code points unless said otherwise.
constexpr std::size_t name = 120;
constexpr std::size_t message = 2000;
constexpr std::size_t address_local_part_bytes = 64;  // RFC 5321 section 4.5.3.1.1
constexpr std::size_t address_domain_bytes = 255;     // RFC 5321 section 4.5.3.1.2
constexpr std::size_t address_bytes =
    254;  // RFC 5321 section 4.5.3.1.3: a path of 256 with its brackets
constexpr std::size_t domain_label_bytes = 63;  // RFC 1035 section 2.3.4
constexpr std::size_t username = 64;
constexpr std::size_t handle_shortest = 3;
constexpr std::size_t handle_longest = 32;
constexpr std::size_t organization_handle_shortest = 2;
constexpr std::size_t organization_handle_longest = 40;
constexpr std::size_t external_id = 256;
constexpr std::size_t identity_field_key = 40;
constexpr std::size_t time_zone = 64;

// Metadata: a JSON object.
constexpr std::size_t metadata_bytes = 16 * 1024;
constexpr std::size_t metadata_depth = 8;
constexpr std::size_t metadata_keys = 200;  // in all its objects together

// Passwords (NIST SP 800-63B-4 section 3.1.1.2).
constexpr std::size_t password_alone = 15;
constexpr std::size_t password_beside_second_factor = 8;
constexpr std::size_t password_bytes = 1024;
// Argon2id: about 100 ms on a core of the reference platform.
constexpr std::size_t password_memory_bytes = 64 * 1024 * 1024;
constexpr unsigned password_passes = 4;
constexpr std::size_t passwords_waiting = 32;

// Requests.
constexpr std::size_t json_bytes = 1024 * 1024;  // of a request
constexpr std::size_t page_bytes = 64 * 1024 * 1024;
constexpr int json_depth = 16;
constexpr std::size_t commands_a_batch = 1000;
constexpr std::size_t memberships_a_command = 100;
constexpr std::size_t records_a_page = 2000;
constexpr std::size_t records_behind_a_stream = 10000;
constexpr std::size_t addresses_a_paste = 1000;
constexpr std::size_t mails_a_page = 50;
constexpr std::size_t records_a_command = 1000;

// An organization's own lists.
constexpr std::size_t projects = 1000;
constexpr std::size_t roles = 100;
constexpr std::size_t groups = 500;
constexpr std::size_t groups_a_membership = 50;
constexpr std::size_t applications = 100;
constexpr std::size_t integrations = 50;
constexpr std::size_t templates = 200;
constexpr std::size_t identity_fields = 50;
constexpr std::size_t identity_value = 1000;
constexpr std::size_t requests_beside = 500;
constexpr std::size_t jobs_kept = 50;
constexpr std::uint64_t rows_a_plan = 1'000'000;
constexpr std::size_t external_ids = 10;  // of one person
constexpr std::size_t allowed_domains = 100;
constexpr std::size_t template_subject = 200;
constexpr std::size_t template_subject_shown = 78;  // RFC 5322 section 2.1.1
constexpr std::size_t template_subject_sent = 120;
constexpr std::size_t template_variable_usual = 15;
constexpr std::size_t template_subject_value = 28;  // of one name in a subject
constexpr std::size_t template_capitals = 8;        // fewer are an abbreviation
constexpr std::size_t template_exclamation_marks = 2;
constexpr std::uint32_t seats = 10'000'000;
constexpr std::uint32_t sends_a_day = 1'000'000;
/// How often an organization may write to one person in a day, whoever sends.
constexpr std::uint32_t sends_to_one = 20;

// Time.
constexpr Duration invite_ttl = days(7);
constexpr Duration invite_ttl_shortest = hours(1);
constexpr Duration invite_ttl_longest = days(30);
constexpr Duration reminder_shortest = hours(1);
constexpr Duration access_code = days(90);
constexpr Duration undo = seconds(10);
/// How long what a job changed is kept, so that the job can be undone.
constexpr Duration job_undo = days(7);
/// How long a job or the housekeeping may hold up everybody else at once.
constexpr Duration slice{8};
/// How long the answer to an idempotency key is kept.
constexpr Duration answers_kept = days(30);
constexpr std::size_t idempotency_key_bytes = 255;
constexpr std::size_t list_page = 100;
constexpr std::size_t list_page_most = 1'000;
constexpr Duration keep_unanswered = days(365);
constexpr Duration keep_import_files = days(30);
constexpr Duration keep_shortest = days(1);
constexpr Duration keep_longest = days(3650);
constexpr Duration renewal_pause = hours(24);
constexpr Duration sign_up = hours(1);
constexpr Duration session_idle = days(14);
constexpr Duration session_absolute = days(90);
constexpr Duration session_seen = minutes(1);
constexpr Duration address_code = minutes(10);
constexpr int address_code_tries = 5;
constexpr Duration address_code_pause = seconds(30);  // before another is mailed
constexpr Duration set_up_link = days(7);

// Guessing: this many wrong tries, then a pause that doubles.
constexpr int tries_before_pause = 10;
constexpr int tries_a_prefix = 50;  // from one address or network, over everything guessed at
constexpr int tries_an_instance = 10'000;  // by everybody together
constexpr Duration first_pause = minutes(1);
constexpr Duration longest_pause = hours(24);
constexpr std::size_t guessed_at = 100'000;  // remembered at once

// The second factor (RFC 6238).
constexpr std::size_t second_factor_key_bytes = 20;
constexpr int second_factor_digits = 6;
constexpr Duration second_factor_step = seconds(30);
/// How long after the password the code may come.
constexpr Duration second_factor_wait = minutes(10);
/// How long a new key may take from the page to the first code.
constexpr Duration second_factor_enrolment = minutes(10);
constexpr std::size_t recovery_codes = 10;

/// How many requests may come at once, and how many a minute make room again.
struct Rate {
    std::uint32_t at_once;
    std::uint32_t a_minute;
};

/// What one account or program may ask; what one network address may that is not signed in; and all
/// of those together.
struct Rates {
    Rate account;
    Rate prefix;
    Rate strangers;
};

// Whoever is signed in may work as fast as an import does; a stranger's requests that cost much are
// few, and still enough for a whole company behind one address.
constexpr Rates watching{{600, 600}, {600, 600}, {6'000, 12'000}};
constexpr Rates reading{{200'000, 120'000}, {3'000, 18'000}, {30'000, 600'000}};
/// A body counts once more for each of its kilobytes.
constexpr Rates writing{{300'000, 180'000}, {300, 1'200}, {3'000, 60'000}};
constexpr std::size_t bytes_of_a_request = 1024;
constexpr Rates guessing{{300, 600}, {300, 600}, {20'000, 120'000}};
constexpr Rates hashing{{30, 12}, {120, 180}, {300, 1'200}};
constexpr Rates mailing{{60, 30}, {60, 30}, {600, 600}};
constexpr std::size_t requesters = 65'536;  // remembered at once

}  // namespace usher::limits
