#include "tests/server/store/samples.hpp"

namespace usher::test {

Bits128 bits(std::uint64_t number) {
    Bits128 made;
    for (std::size_t i = 0; i < 8; ++i)
        made.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    made.bytes[0] = 1;
    return made;
}

app::Digest::Bytes digest(std::uint8_t fill) {
    app::Digest::Bytes made{};
    made.fill(fill);
    return made;
}

EmailAddress address(std::string_view text) { return *EmailAddress::parse(text); }

Name name(std::string_view text) { return *Name::parse(text); }

Organization sample_organization(std::uint64_t number) {
    Organization organization;
    organization.id = id<OrganizationId>(number);
    organization.name = name("Organization " + std::to_string(number));
    organization.policies.invite_ttl = hours(36);
    organization.policies.onboarding = Onboarding::verified;
    organization.roles = {{id<RoleId>(92), name("Founder"), built_in::founder, true},
                          {id<RoleId>(91), name("Greeter"), built_in::inviter, false}};
    organization.created_at = {1000 + static_cast<std::int64_t>(number)};
    return organization;
}

Organization full_organization(std::uint64_t number) {
    Organization organization = sample_organization(number);
    Policies& policies = organization.policies;
    policies.notification_address = address("Office@corp.example");
    policies.allowed_domains = {"corp.example"};
    policies.business_addresses_only = true;
    policies.require_second_factor = true;
    policies.sign_in_methods = {SignInMethod::provider};
    policies.default_role = id<RoleId>(91);
    policies.default_locale = *Locale::parse("fr");
    policies.time_zone = "Europe/Paris";
    policies.reminder = days(3);
    policies.access_requests = AccessRequests::open;
    policies.seats = 40;
    policies.send_limit = 50;
    policies.keep_unanswered = days(90);
    policies.keep_import_files = days(5);
    organization.handle = *OrganizationHandle::parse("corp-" + std::to_string(number));
    organization.projects = {{id<ProjectId>(7), name("Tower")}};
    organization.groups = {{id<GroupId>(71), name("Guides"), {Permission::people_read}}};
    organization.applications = {{id<ApplicationId>(72), name("Archive"), true}};
    organization.identity_fields = {{"passport", name("Passport"), true, false}};
    organization.templates = {{Template::Kind::offer, *Locale::parse("de"),
                               *Message::parse("Hello"), *Message::parse("Come.\nIn.")}};
    organization.integrations = {
        {id<IntegrationId>(73), name("Payroll"), {Permission::people_add}, true, 3, Instant{9}}};
    organization.requests = {{id<RequestId>(74), id<AccountId>(6), address("noor@corp.example"),
                              *Handle::parse("noor"), name("Noor"), Scope{id<ProjectId>(7)},
                              Instant{10}}};
    organization.jobs = {{id<JobId>(75), Job::Kind::apply_plan, Job::State::paused,
                          id<AccountId>(5), Instant{11}, Scope{}, *Message::parse("Soon"), "abc",
                          "row 4", 4, 1, 9}};
    return organization;
}

Record full_record(std::uint64_t number, std::string_view written_to) {
    Record record = sample_record(number, written_to);
    Person& person = record.person;
    person.username = *Username::parse("user" + std::to_string(number));
    person.external_ids = {
        {std::nullopt, *ExternalId::parse("own " + std::to_string(number))},
        {id<IntegrationId>(73), *ExternalId::parse("their " + std::to_string(number))}};
    person.metadata = *Metadata::parse(R"({"floor": 3})");
    person.identity = Identity{Identity::State::sent_back,
                               {{"passport", "X1"}},
                               Actor::of(id<IntegrationId>(73)),
                               Instant{12},
                               *Message::parse("Unreadable")};
    person.recovery = RecoveryCode{4, Instant{13}, Instant{14}, Actor::of(id<AccountId>(5)), false};
    record.memberships[0].groups = {id<GroupId>(71), id<GroupId>(76)};
    record.memberships[0].phase = Phase::awaiting_approval;
    record.memberships[0].voucher = Actor::of(id<IntegrationId>(73));
    record.memberships[0].request =
        Request{id<AccountId>(6), *Handle::parse("noor"), address("Noor@corp.example"), Instant{15},
                Phase::offered};
    record.memberships[0].handle = *Handle::parse("noor");
    record.memberships[1].phase = Phase::archived;
    record.memberships[1].archived_from = Phase::active;
    record.memberships[1].archived_by = Actor::system();
    record.invitations[0].delivery = Delivery::code;
    record.invitations[1].last_generation = 5;
    record.invitations[1].opened_at = Instant{16};
    return record;
}

Record sample_record(std::uint64_t number, std::string_view written_to) {
    const auto at = static_cast<std::int64_t>(number) * 1000;
    Record record;
    record.person.id = id<PersonId>(number);
    record.person.name = name("Person " + std::to_string(number));
    record.person.address = address(written_to);
    record.person.locale = *Locale::parse("pt-BR");
    record.person.added_at = {at + 1};
    // Not in the order of their ids.
    record.memberships = {
        {id<MembershipId>(number * 10 + 2),
         Scope{id<ProjectId>(7)},
         Phase::invited,
         id<RoleId>(91),
         Actor::of(id<AccountId>(5)),
         id<InvitationId>(number * 10 + 1),
         false,
         {at + 2}},
        {id<MembershipId>(number * 10 + 1),
         Scope{},
         Phase::declined,
         std::nullopt,
         Actor::system(),
         std::nullopt,
         false,
         {at + 3}},
    };
    record.invitations = {
        {id<InvitationId>(number * 10 + 2),
         std::nullopt,
         1,
         Onboarding::direct,
         Delivery::link,
         Actor{},
         {at + 4},
         {at + 5},
         std::nullopt,
         Message{}},
        {id<InvitationId>(number * 10 + 1),
         address(written_to),
         3,
         Onboarding::verified,
         Delivery::mail,
         Actor::of(id<AccountId>(5)),
         {at + 6},
         {at + 7},
         Instant{at + 8},
         *Message::parse("Come in.\nIt is open."),
         3},
    };
    return record;
}

Record sample_member(std::uint64_t number, std::string_view written_to, AccountId account) {
    Record record = sample_record(number, written_to);
    record.person.account = account;
    record.memberships[0].phase = Phase::active;
    record.memberships[0].can_sign_in = true;
    return record;
}

Account sample_account(std::uint64_t number, std::string_view proved) {
    Account account;
    account.id = id<AccountId>(number);
    account.name = name("Account " + std::to_string(number));
    account.addresses = {{address(proved), std::nullopt},
                         {address("second." + std::string{proved}), id<OrganizationId>(3)}};
    account.credential = Secret{"sealed"};
    account.locale = *Locale::parse("de");
    account.created_at = {77};
    account.session_generation = 4;
    return account;
}

Account full_account(std::uint64_t number, std::string_view proved) {
    Account account = sample_account(number, proved);
    account.handle = *Handle::parse("handle" + std::to_string(number));
    account.second_factor = Secret{"sealed too"};
    account.providers = {{"https://issuer.example", "subject " + std::to_string(number)}};
    account.suspended_at = Instant{78};
    return account;
}

Former sample_former(std::uint64_t command, Instant at) {
    Former former;
    former.command = id<CommandId>(command);
    former.by = Actor::of(id<AccountId>(5));
    former.at = at;
    former.change = 4;
    former.people = {full_record(20, "jw@cowboy.com")};
    former.made = {id<PersonId>(21)};
    former.organization = full_organization(1);
    return former;
}

app::OutboxMail sample_mail(OrganizationId home, InvitationId invitation, std::uint32_t generation,
                            Instant due_at) {
    app::OutboxMail mail;
    mail.kind = app::OutboxMail::Kind::address_code;
    mail.home = home;
    mail.person = id<PersonId>(8);
    mail.invitation = invitation;
    mail.generation = generation;
    mail.sign_up = bits(44);
    mail.to = "Maya@corp.example";
    mail.queued_at = {due_at.ms - 10};
    mail.due_at = due_at;
    mail.attempts = 2;
    mail.state = app::OutboxMail::State::queued;
    mail.reply = "450 later";
    mail.changed_at = {due_at.ms - 5};
    return mail;
}

app::SignUp sample_sign_up(std::uint8_t browser, std::string_view proved) {
    return app::SignUp{bits(browser),
                       digest(browser),
                       id<OrganizationId>(1),
                       id<PersonId>(2),
                       id<InvitationId>(3),
                       4,
                       Channel{Channel::Kind::copy, Scope{id<ProjectId>(5)}},
                       address(proved),
                       name("Maya"),
                       Secret{"sealed"},
                       {6},
                       {7},
                       3};
}

app::LogChange sample_log_change(OrganizationId home, std::uint64_t change, std::uint8_t chain) {
    app::LogEntry entry;
    entry.index = 1;
    entry.kind = "person_added";
    entry.payload = "{\"name\":\"Maya\"}";
    entry.salt.fill(9);
    const Actor by = Actor::of(id<AccountId>(5));
    return {home, change, id<CommandId>(60), {61}, by, {entry}, digest(chain)};
}

}  // namespace usher::test
