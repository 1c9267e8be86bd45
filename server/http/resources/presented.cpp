#include "server/http/resources/presented.hpp"

#include "shared/lifecycle/invitation_state.hpp"

namespace usher::http {
namespace {

constexpr std::uint32_t earlier_generations_known = 8;

std::optional<Presented> find_link(Resources& resources, std::string_view token) {
    const auto read = resources.secrets.read_link(token);
    if (!read) return std::nullopt;
    auto record = resources.reader.person_of_invitation(read->organization, read->invitation);
    const Invitation* invitation = record ? record->invitation(read->invitation) : nullptr;
    if (invitation == nullptr || !invitation->written_to) return std::nullopt;
    const auto link = resources.secrets.check_link(token, invitation->written_to->key());
    if (!link) return std::nullopt;
    return Presented{read->organization, *link, std::move(*record), false};
}

// A code does not say whose it is: it is compared with those of every invitation that was written
// to the address, and with a few of their earlier ones, so that an old code is told from a wrong
// one.
std::optional<Presented> find_code(Resources& resources, const EmailAddress& address,
                                   const TypedCode& code) {
    std::optional<Presented> found;
    for (const auto& [organization, record] : resources.reader.people_of_address(address.key())) {
        for (const Invitation& invitation : record.invitations) {
            if (!invitation.written_to || !(*invitation.written_to == address)) continue;
            for (std::uint32_t back = 0;
                 back < earlier_generations_known && back < invitation.generation; ++back) {
                const app::SentInvitation sent{organization.id, invitation.id,
                                               invitation.generation - back, address.key()};
                const auto link = resources.secrets.check_code(sent, code);
                if (link && !found) found = Presented{organization.id, *link, record, true};
            }
        }
    }
    return found;
}

}  // namespace

Result<Presented, PresentedFailure> find_presented(Resources& resources,
                                                   const wire::PresentedText& text,
                                                   std::string_view remote_address) {
    if (text.token) {
        auto found = find_link(resources, text.token->reveal());
        if (!found) return PresentedFailure{Code::link_invalid, "token", {}};
        return std::move(*found);
    }
    const auto guess = resources.guesses.begin("code:" + text.address->key(), remote_address,
                                               resources.clock.now());
    if (!guess) return PresentedFailure{Code::too_many_attempts, "code", guess.error()};
    auto found = find_code(resources, *text.address, *text.code);
    if (!found) {
        resources.guesses.wrong(*guess);
        return PresentedFailure{Code::code_wrong, "code", {}};
    }
    resources.guesses.right(*guess);
    return std::move(*found);
}

std::optional<ProvedAddress> proof_of(Resources& resources, const Presented& presented) {
    const EmailAddress& address =
        *presented.record.invitation(presented.link.invitation)->written_to;
    if (presented.link.channel.kind == Channel::Kind::mail)
        return ProvedAddress{address, std::nullopt};
    if (!resources.reader.instance().policies.copied_link_proves_mailbox) return std::nullopt;
    return ProvedAddress{address, presented.home};
}

}  // namespace usher::http
