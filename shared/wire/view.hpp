#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/values/secret.hpp"
#include "shared/values/typed_code.hpp"

/// What the server answers to one person about themselves: composed by the server, spelled here.
namespace usher::wire {

struct RoleView {
    std::string name;
    PermissionSet permissions;
};

struct SessionView {
    struct House {
        OrganizationId organization;
        Name name;
        PersonId person;
        std::optional<Role> role;
        PermissionSet permissions;
    };
    AccountId account;
    Name name;
    std::vector<std::string> addresses;
    bool administrator = false;
    /// Whether this session was begun or raised with a second factor.
    bool second_factor = false;
    std::string csrf_token;
    /// `sees_accounts` of lifecycle/redaction.hpp.
    bool sees_accounts = false;
    std::vector<House> organizations;
};

struct MeView {
    struct Membership {
        MembershipId id;
        std::optional<InvitationId> invitation;
        OrganizationId organization;
        Name organization_name;
        /// The project's; none at the organization.
        std::optional<Name> project_name;
        Name inviter;
        std::optional<RoleView> role;
        Phase phase = Phase::active;
        Instant changed_at;
        std::optional<Instant> sent_at;
        std::optional<Instant> lapses_at;
    };
    std::vector<Membership> memberships;
    std::vector<Membership> invitations;
};

/// What the holder of a link or code may see before giving any data.
struct OpenedView {
    enum class Proves { everywhere, organization, nothing };
    enum class Way { mail, copy, code };

    struct Membership {
        MembershipId id;
        /// Of the project, else of the organization.
        std::string scope_name;
        bool is_project = false;
        std::optional<RoleView> role;
        Phase phase = Phase::invited;
    };
    struct SignedIn {
        Name name;
        std::string address;
        bool same = false;
    };

    OrganizationId organization;
    Name organization_name;
    Name inviter;
    std::string address;
    Name name;
    Message message;
    Instant sent_at;
    Instant lapses_at;
    Way way = Way::mail;
    Proves proves = Proves::nothing;
    bool mail = false;
    std::vector<Membership> memberships;
    std::optional<SignedIn> signed_in;
};

struct JoinedView {
    SessionView session;
    std::vector<MembershipId> accepted;
    std::vector<std::pair<MembershipId, Code>> refused;
};

struct StateView {
    bool set_up = false;
    bool mail = false;
    bool links_prove_address = false;
    std::string version;
};

struct OutboxView {
    struct Mail {
        std::int64_t number = 0;
        std::string kind;
        std::string to;
        std::string subject;
        std::string text;
        std::string html;
        std::string state;
        std::string reply;
        Instant queued_at;
    };
    std::vector<Mail> mails;
    bool more = false;
};

/// Where an account is signed in.
struct SessionsView {
    struct Session {
        Bits128 id;
        std::string agent;
        /// An address prefix, in CIDR notation; empty where that is not known.
        std::string network;
        Instant created_at;
        Instant seen_at;
        /// When it ends if it is not seen again.
        Instant ends_at;
        bool second_factor = false;
        bool current = false;
    };
    std::vector<Session> sessions;
};

/// A sign-in whose password was right and whose second factor is awaited.
struct AwaitedView {
    std::string csrf_token;
    Instant ends_at;
};

struct SecondFactorView {
    bool is_set = false;
    std::size_t recovery_codes = 0;
};

/// A key that its owner's program of one-time passwords takes in, and what is sent back with the
/// first code.
struct EnrolmentView {
    /// In base 32 (RFC 4648 section 6), to be typed.
    Secret key;
    /// As `otpauth://totp/…`, to be shown as a picture.
    Secret uri;
    Secret enrolment;
    Instant lapses_at;
};

/// Shown this once.
struct RecoveryCodesView {
    std::vector<TypedCode> codes;
    /// Where a session was raised: what it is now.
    std::optional<SessionView> session;
};

std::string encode(const SessionView& view);
std::string encode(const AwaitedView& view);
std::string encode(const SecondFactorView& view);
std::string encode(const EnrolmentView& view);
std::string encode(const RecoveryCodesView& view);
std::string encode(const SessionsView& view);
std::string encode(const MeView& view);
std::string encode(const OpenedView& view);
std::string encode(const JoinedView& view);
std::string encode(const StateView& view);
std::string encode(const OutboxView& view);
/// `{link, lapses_at}`.
std::string encode_link(const Secret& link, Instant lapses_at);
/// `{code_sent_to, csrf_token}`.
std::string encode_code_sent(const std::string& address, const std::string& csrf_token);

}  // namespace usher::wire
