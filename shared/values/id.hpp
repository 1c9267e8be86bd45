#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace usher {

/// 128 opaque bits, written as a UUID (RFC 9562 section 4). Makers choose version 7; nobody reads a
/// meaning from the bits.
struct Bits128 {
    std::array<std::uint8_t, 16> bytes{};

    // A call a comparison: a loop in each of hundreds of places is what a browser would load.
    friend bool operator==(const Bits128& a, const Bits128& b) { return order(a, b) == 0; }
    friend bool operator<(const Bits128& a, const Bits128& b) { return order(a, b) < 0; }

    bool is_nil() const { return *this == Bits128{}; }
    /// Lower-case, with hyphens.
    std::array<char, 36> characters() const;
    std::string text() const;
    /// Accepts the 36-character form in either case and nothing else.
    static std::optional<Bits128> parse(std::string_view text);

private:
    static int order(const Bits128& a, const Bits128& b) {
        return std::memcmp(a.bytes.data(), b.bytes.data(), a.bytes.size());
    }
};

/// An identifier that does not convert into another kind's.
template <class Tag>
struct Id {
    Bits128 bits{};

    friend bool operator==(const Id&, const Id&) = default;
    friend bool operator<(const Id& a, const Id& b) { return a.bits < b.bits; }

    bool is_nil() const { return bits.is_nil(); }
    std::string text() const { return bits.text(); }
    static std::optional<Id> parse(std::string_view text) {
        const auto bits = Bits128::parse(text);
        if (!bits) return std::nullopt;
        return Id{*bits};
    }
};

using OrganizationId = Id<struct OrganizationTag>;
using ProjectId = Id<struct ProjectTag>;
using PersonId = Id<struct PersonTag>;
using MembershipId = Id<struct MembershipTag>;
using InvitationId = Id<struct InvitationTag>;
using RoleId = Id<struct RoleTag>;
using GroupId = Id<struct GroupTag>;
using ApplicationId = Id<struct ApplicationTag>;
using IntegrationId = Id<struct IntegrationTag>;
using RequestId = Id<struct RequestTag>;
using JobId = Id<struct JobTag>;
using AccountId = Id<struct AccountTag>;
using CommandId = Id<struct CommandTag>;

}  // namespace usher

template <>
struct std::hash<usher::Bits128> {
    std::size_t operator()(const usher::Bits128& bits) const noexcept {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::memcpy(&high, bits.bytes.data(), 8);
        std::memcpy(&low, bits.bytes.data() + 8, 8);
        return static_cast<std::size_t>(
            (high ^ (low * 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL >> 7);
    }
};

template <class Tag>
struct std::hash<usher::Id<Tag>> {
    std::size_t operator()(const usher::Id<Tag>& id) const noexcept {
        return std::hash<usher::Bits128>{}(id.bits);
    }
};
