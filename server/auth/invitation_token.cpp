#include "server/auth/invitation_token.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::uint8_t mailed = 0;
constexpr std::uint8_t copied_for_organization = 1;
constexpr std::uint8_t copied_for_project = 2;
constexpr std::size_t longest = 1 + 1 + 16 + 16 + 4 + 1 + 16 + 32;

std::string bytes_of(const Channel& channel) {
    if (channel.kind == Channel::Kind::mail) {
        assert(!channel.scope.project);
        return {static_cast<char>(mailed)};
    }
    if (!channel.scope.project) return {static_cast<char>(copied_for_organization)};
    std::string bytes{static_cast<char>(copied_for_project)};
    bytes += view_of(channel.scope.project->bits.bytes);
    return bytes;
}

/// Takes the token apart from the front; false once something is not there.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    template <std::size_t size>
    bool take(std::array<std::uint8_t, size>& out) {
        if (rest_.size() < size) return false;
        std::transform(rest_.begin(), rest_.begin() + size, out.begin(),
                       [](char byte) { return static_cast<std::uint8_t>(byte); });
        rest_.remove_prefix(size);
        return true;
    }
    bool take(std::uint8_t& out) {
        std::array<std::uint8_t, 1> byte{};
        if (!take(byte)) return false;
        out = byte[0];
        return true;
    }
    bool take(std::uint32_t& out) {
        std::array<std::uint8_t, 4> bytes{};
        if (!take(bytes)) return false;
        for (const auto byte : bytes) out = out << 8 | byte;
        return true;
    }
    bool take(Channel& out) {
        std::uint8_t kind = 0;
        if (!take(kind) || kind > copied_for_project) return false;
        if (kind != mailed) out.kind = Channel::Kind::copy;
        return kind != copied_for_project || take(out.scope.project.emplace().bits.bytes);
    }
    bool is_at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

}  // namespace

Secret derive_token(const KeyRing& ring, const SentInvitation& sent, const Channel& channel) {
    const auto& organization = sent.organization.bits.bytes;
    const auto& invitation = sent.invitation.bits.bytes;
    const auto generation = big_endian(sent.generation);
    const auto channel_bytes = bytes_of(channel);
    const auto mac =
        ring.mac(Purpose::invitation_link, {view_of(organization), view_of(invitation),
                                            view_of(generation), channel_bytes, sent.address_key});
    std::string bytes{static_cast<char>(version), static_cast<char>(ring.current())};
    bytes.append(view_of(organization)).append(view_of(invitation)).append(view_of(generation));
    bytes.append(channel_bytes).append(view_of(mac));
    return Secret{encode_base64url(bytes)};
}

std::optional<ReadToken> read_token(std::string_view text) {
    std::array<std::uint8_t, longest> bytes{};
    const auto size = decode_base64url(text, bytes);
    if (!size) return std::nullopt;
    Reader reader{view_of(bytes).substr(0, *size)};
    std::uint8_t read_version = 0;
    if (!reader.take(read_version) || read_version != version) return std::nullopt;
    ReadToken token;
    const bool whole = reader.take(token.key) && reader.take(token.organization.bits.bytes) &&
                       reader.take(token.invitation.bits.bytes) && reader.take(token.generation) &&
                       reader.take(token.channel) && reader.take(token.mac) && reader.is_at_end();
    if (!whole) return std::nullopt;
    return token;
}

std::optional<PresentedLink> verify(const KeyRing& ring, const ReadToken& token,
                                    std::string_view address_key) {
    const auto generation = big_endian(token.generation);
    const auto channel_bytes = bytes_of(token.channel);
    const bool confirmed =
        ring.confirms(token.key, Purpose::invitation_link,
                      {view_of(token.organization.bits.bytes), view_of(token.invitation.bits.bytes),
                       view_of(generation), channel_bytes, address_key},
                      token.mac);
    if (!confirmed) return std::nullopt;
    return PresentedLink{token.invitation, token.generation, token.channel,
                         std::string{address_key}};
}

}  // namespace usher::auth
