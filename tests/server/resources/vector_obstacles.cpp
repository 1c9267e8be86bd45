#include <algorithm>
#include <array>

#include "shared/wire/command_codec.hpp"
#include "tests/server/resources/vector_sender.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

struct Case {
    const Vector& vector;
    const Roster& world;

    std::string type() const { return vector.when.body.value("type", ""); }
    const Caller& by() const { return vector.when.by; }
    OrganizationId home() const { return vector.when.home; }
    bool is_anonymous() const { return by().actor.kind == Actor::Kind::anonymous; }
    bool expects(Code code) const {
        return !vector.then.errors.empty() && vector.then.errors.front().code == code;
    }
    template <class Id>
    Id id(const char* key) const {
        return Id::parse(vector.when.body.value(key, "")).value_or(Id{});
    }
    bool is_member() const {
        return world.person_of_account(home(), by().actor.account) != nullptr;
    }
    bool goes_into_a_batch() const { return is_sent_in_a_batch(type()); }
    bool answers_for_oneself() const {
        return (type() == "accept" || type() == "decline") && !by().link;
    }
    bool comes_by_link() const {
        return type() == "renew_link" || type() == "create_account" ||
               (type() == "decline" && by().link);
    }
};

std::vector<MembershipId> opened_by_link(const Case& each) {
    std::vector<MembershipId> opened;
    const InvitationId invitation = each.by().link->invitation;
    const Record* record = each.world.person_of_invitation(each.home(), invitation);
    if (record == nullptr) return opened;
    for (const Membership& membership : record->memberships) {
        if (membership.invitation == invitation) opened.push_back(membership.id);
    }
    return opened;
}

bool has_no_route(const Case& each) {
    return wire::is_owner_type(each.type()) && each.type() != "set_up" &&
           each.type() != "create_account" && !is_administrative(each.type());
}

bool has_no_session(const Case& each) {
    const bool is_refused =
        each.expects(Code::not_signed_in) || each.expects(Code::account_suspended);
    return is_administrative(each.type()) && !each.is_anonymous() && is_refused &&
           each.vector.then.errors.front().field.empty();
}

bool is_its_owners(const Case& each) {
    return is_administrative(each.type()) && !each.is_anonymous() &&
           !each.world.instance().is_administrator(each.by().actor) &&
           !each.expects(Code::not_permitted);
}

bool is_of_a_program(const Case& each) { return each.by().actor.kind == Actor::Kind::integration; }

bool is_of_the_server(const Case& each) { return each.by().actor.kind == Actor::Kind::system; }

bool is_of_a_job(const Case& each) { return each.by().job.has_value(); }

bool brings_a_recovery_code(const Case& each) { return each.by().recovery.has_value(); }

bool brings_an_access_code(const Case& each) {
    return each.by().link && each.by().link->channel.kind == Channel::Kind::code;
}

bool signed_in_another_way(const Case& each) { return each.by().method != SignInMethod::password; }

bool brings_a_link_into_a_batch(const Case& each) {
    return each.goes_into_a_batch() && each.by().link.has_value();
}

bool signs_up_otherwise(const Case& each) {
    const Json& body = each.vector.when.body;
    return each.type() == "create_account" &&
           (body.contains("handle") || body.contains("provider"));
}

bool is_stopped_without_session(const Case& each) {
    const bool needs_one =
        each.goes_into_a_batch() || each.type() == "copy_link" || each.answers_for_oneself();
    return needs_one && each.is_anonymous() && !each.expects(Code::not_signed_in);
}

bool is_a_stranger(const Case& each) {
    if (each.is_anonymous() || each.is_member() || each.expects(Code::organization_unknown))
        return false;
    const bool administers = each.world.instance().is_administrator(each.by().actor);
    return (each.goes_into_a_batch() && !administers) || each.type() == "copy_link";
}

bool is_for_one_project(const Case& each) {
    return each.type() == "copy_link" && !each.vector.when.body["scope"].is_null();
}

bool answers_elsewhere(const Case& each) {
    return each.answers_for_oneself() && !each.is_anonymous() &&
           each.world.person_of_membership(each.home(), each.id<MembershipId>("membership")) ==
               nullptr;
}

bool has_no_link(const Case& each) { return each.comes_by_link() && !each.by().link; }

bool names_another_invitation(const Case& each) {
    return each.type() == "renew_link" &&
           each.by().link->invitation != each.id<InvitationId>("invitation");
}

bool renews_what_is_not_there(const Case& each) {
    return each.type() == "renew_link" && each.expects(Code::invitation_unknown);
}

bool declines_not_all(const Case& each) {
    if (each.type() != "decline" || !each.by().link || each.expects(Code::link_invalid))
        return false;
    return opened_by_link(each) != std::vector{each.id<MembershipId>("membership")};
}

bool is_proved_by_coming(const Case& each) {
    return each.type() == "create_account" && each.expects(Code::address_not_proved) &&
           each.by().link->channel.kind == Channel::Kind::mail;
}

bool waits_for_a_code(const Case& each) {
    return each.type() == "create_account" && each.expects(Code::address_not_proved) &&
           each.by().link->channel.kind == Channel::Kind::copy;
}

bool brings_the_id(const Case& each) {
    return each.type() == "create_account" && each.expects(Code::id_taken);
}

bool brings_the_roles(const Case& each) {
    const Errors& errors = each.vector.then.errors;
    return each.type() == "set_up" && !errors.empty() &&
           errors.front().field.rfind("roles", 0) == 0;
}

bool names_a_language(const Case& each) {
    return each.type() == "create_account" && !each.vector.when.command;
}

struct Row {
    bool (*stands)(const Case&);
    const char* why;
    const char* answer;
};

// In order: the first that stands is named.
constexpr std::array rows{
    Row{has_no_route, "there is no endpoint for it yet", ""},
    Row{is_of_a_program, "programs cannot sign in yet", ""},
    Row{has_no_session, "whose account is gone or suspended has no session", ""},
    Row{is_its_owners, "owners have no endpoint for it yet", ""},
    Row{is_of_the_server, "the server itself does not ask over HTTP", ""},
    Row{is_of_a_job, "a job does not ask over HTTP", ""},
    Row{brings_a_recovery_code, "there is no endpoint for recovery codes yet", ""},
    Row{brings_an_access_code, "no endpoint takes an access code yet", ""},
    Row{signed_in_another_way, "there is one way of signing in yet", ""},
    Row{brings_a_link_into_a_batch, "no endpoint takes a link for it yet", ""},
    Row{signs_up_otherwise, "the form of a sign-up has neither handle nor provider yet", ""},
    Row{is_stopped_without_session, "nobody gives such a command without a session",
        "401 not_signed_in"},
    Row{is_a_stranger, "to a stranger an organization is not there", "404 organization_unknown"},
    Row{is_for_one_project, "the endpoint copies links for the whole organization", ""},
    Row{answers_elsewhere, "the membership itself says in which organization it is", ""},
    Row{has_no_link, "the link is what the request is made of", ""},
    Row{names_another_invitation, "the link itself says which invitation it is of", ""},
    Row{renews_what_is_not_there, "without an invitation no link of it is good",
        "404 link_invalid@token"},
    Row{declines_not_all, "a link declines all that it opens", ""},
    Row{is_proved_by_coming, "a mailed link is the proof, of its own address", ""},
    Row{waits_for_a_code, "who has a copied link is mailed a code first", "202"},
    Row{brings_the_id, "the server makes the account's id", ""},
    Row{brings_the_roles, "the server makes the roles' ids", ""},
    Row{names_a_language, "the form has no language", "422 required@name"},
};

}  // namespace

bool is_sent_in_a_batch(const std::string& type) {
    constexpr std::array elsewhere{"copy_link", "renew_link", "accept", "decline"};
    return !wire::is_owner_type(type) &&
           std::find(elsewhere.begin(), elsewhere.end(), type) == elsewhere.end();
}

std::optional<Obstacle> obstacle_to(const Vector& vector, const Roster& world) {
    const Case each{vector, world};
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.stands(each); });
    if (found == rows.end()) return std::nullopt;
    return Obstacle{found->why, found->answer};
}

}  // namespace usher::test
