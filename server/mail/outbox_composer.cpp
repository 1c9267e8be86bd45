#include "server/mail/outbox_composer.hpp"

#include <algorithm>

#include "server/mail/address_code_mail.hpp"
#include "server/mail/letter_parts.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {
namespace {

Name inviter_name(app::Reader& reader, OrganizationId home, const Actor& inviter) {
    const auto record = inviter.kind == Actor::Kind::account
                            ? reader.person_of_account(home, inviter.account)
                            : std::nullopt;
    return record ? record->person.name : Name{};
}

using Seats = std::vector<const Membership*>;

// What is open when the mail leaves decides what it says.
Seats open_seats(const Record& record, InvitationId invitation) {
    Seats open;
    for (const Membership& membership : record.memberships) {
        if (membership.invitation == invitation && is_open(membership.phase))
            open.push_back(&membership);
    }
    return open;
}

// An offer is what somebody asked for or was granted by name, and it is one when all of it is.
Template::Kind kind_of(const app::OutboxMail& mail, const Seats& seats) {
    if (mail.kind == app::OutboxMail::Kind::reminder) return Template::Kind::reminder;
    const bool is_offer = std::all_of(seats.begin(), seats.end(), [](const Membership* seat) {
        return seat->phase == Phase::offered;
    });
    return is_offer ? Template::Kind::offer : Template::Kind::invitation;
}

}  // namespace

OutboxComposer::OutboxComposer(app::Reader& reader, const app::Secrets& secrets, Mailbox from,
                               std::string origin, std::string host)
    : reader_{reader},
      secrets_{secrets},
      from_{std::move(from)},
      origin_{std::move(origin)},
      own_host_{origin_.substr(origin_.find("://") + 3)},
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
    if (organization->suspended_at) return std::nullopt;

    const app::SentInvitation bound{mail.home, mail.invitation, mail.generation,
                                    sent->written_to->key()};
    const Channel channel =
        reach == Reach::mailbox ? Channel{} : Channel{Channel::Kind::copy, Scope{}};
    const Secret link{origin_ + "/i#" + secrets_.link(bound, channel).reveal()};
    const auto code =
        reach == Reach::mailbox ? std::optional{Secret{secrets_.code(bound).text()}} : std::nullopt;
    const Seats seats = open_seats(*record, mail.invitation);
    InvitationMail letter{.to = *sent->written_to,
                          .recipient = record->person.name,
                          .inviter = inviter_name(reader_, mail.home, sent->inviter),
                          .organization = organization->name,
                          .projects = project_names(*organization, seats),
                          .role = {},
                          .message = sent->message,
                          .link = link,
                          .code = code,
                          .code_page = origin_ + "/code",
                          .lapses_at = sent->lapses_at,
                          .is_reminder = mail.kind == app::OutboxMail::Kind::reminder};
    put_role(letter, agreed_role(*organization, seats));
    put_words(letter, *organization, kind_of(mail, seats), record->person.locale, own_host_);
    return render(letter);
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
    // The sign-up belongs to nobody yet: who invited the address may have said its language, and
    // tells times as they do at home.
    const auto known = reader_.people_of_address(to->key());
    AddressCodeMail letter{.to = *to, .code = code, .page = origin_, .lapses_at = lapses_at};
    if (!known.empty()) {
        const auto& [organization, record] = known.front();
        letter.time_zone = organization.policies.time_zone;
        letter.language = spoken(record.person.locale, {});
    }
    return render(letter);
}

}  // namespace usher::mail
