#include "server/mail/outbox_composer.hpp"

#include "server/mail/address_code_mail.hpp"
#include "server/mail/invitation_mail.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {
namespace {

Name inviter_name(app::Reader& reader, OrganizationId home, const Actor& inviter) {
    const auto record = inviter.kind == Actor::Kind::account
                            ? reader.person_of_account(home, inviter.account)
                            : std::nullopt;
    return record ? record->person.name : Name{};
}

// What is open when the mail leaves decides what it says; a role is named when the open memberships
// agree on it.
Name role_name(const Organization& organization, const Record& record, InvitationId invitation) {
    const Role* agreed = nullptr;
    for (const Membership& membership : record.memberships) {
        if (membership.invitation != invitation || !is_open(membership.phase)) continue;
        const Role* role = membership.role ? organization.role(*membership.role) : nullptr;
        if (role == nullptr || (agreed != nullptr && agreed != role)) return Name{};
        agreed = role;
    }
    return agreed == nullptr ? Name{} : agreed->name;
}

}  // namespace

OutboxComposer::OutboxComposer(app::Reader& reader, const app::Secrets& secrets, Mailbox from,
                               std::string origin, std::string host)
    : reader_{reader},
      secrets_{secrets},
      from_{std::move(from)},
      origin_{std::move(origin)},
      host_{std::move(host)} {}

std::optional<Message> OutboxComposer::compose(const app::OutboxMail& mail, Instant now) {
    auto content = words(mail, now, Reach::mailbox);
    const auto to = EmailAddress::parse(mail.to);
    if (!content || !to) return std::nullopt;
    return Message{from_, {Name{}, *to}, std::move(*content), message_id(mail, host_), now};
}

std::optional<Content> OutboxComposer::show(const app::OutboxMail& mail, Instant now) const {
    return words(mail, now, Reach::page);
}

std::optional<Content> OutboxComposer::words(const app::OutboxMail& mail, Instant now,
                                             Reach reach) const {
    return mail.kind == app::OutboxMail::Kind::address_code ? address_code(mail, now, reach)
                                                            : invitation(mail, now, reach);
}

std::optional<Content> OutboxComposer::invitation(const app::OutboxMail& mail, Instant now,
                                                  Reach reach) const {
    const auto record = reader_.person_of_invitation(mail.home, mail.invitation);
    const auto organization = reader_.organization(mail.home);
    const Invitation* sent = record ? record->invitation(mail.invitation) : nullptr;
    const bool is_current = sent != nullptr && organization &&
                            sent->generation == mail.generation && sent->written_to &&
                            sent->written_to->text() == mail.to;
    if (!is_current || !record->has_open(mail.invitation) || sent->lapses_at <= now)
        return std::nullopt;

    const app::SentInvitation bound{mail.home, mail.invitation, mail.generation,
                                    sent->written_to->key()};
    const Channel channel =
        reach == Reach::mailbox ? Channel{} : Channel{Channel::Kind::copy, Scope{}};
    const Secret link{origin_ + "/i#" + secrets_.link(bound, channel).reveal()};
    const auto code =
        reach == Reach::mailbox ? std::optional{Secret{secrets_.code(bound).text()}} : std::nullopt;
    return render(InvitationMail{*sent->written_to,
                                 record->person.name,
                                 inviter_name(reader_, mail.home, sent->inviter),
                                 organization->name,
                                 {},
                                 role_name(*organization, *record, mail.invitation),
                                 sent->message,
                                 link,
                                 code,
                                 origin_ + "/code",
                                 sent->lapses_at,
                                 record->person.locale,
                                 mail.kind == app::OutboxMail::Kind::reminder});
}

std::optional<Content> OutboxComposer::address_code(const app::OutboxMail& mail, Instant now,
                                                    Reach reach) const {
    const auto to = EmailAddress::parse(mail.to);
    const Instant lapses_at = mail.queued_at + limits::address_code;
    if (!to || lapses_at <= now) return std::nullopt;
    const app::AddressProof proof{mail.sign_up, mail.queued_at, to->key()};
    const auto code = reach == Reach::mailbox
                          ? std::optional{Secret{secrets_.address_code(proof).text()}}
                          : std::nullopt;
    return render(AddressCodeMail{*to, code, origin_, lapses_at, Locale{}});
}

}  // namespace usher::mail
