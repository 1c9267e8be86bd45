#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/name.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// What an account is called on the whole server: the alphabet of a username, 3 to 32 characters,
/// none of the words that speak for the server (RFC 2142's mailboxes and the like), whatever
/// separators stand in them.
class Handle {
public:
    /// Errors: required, too_long, handle_character, handle_ends, handle_separators,
    /// handle_too_short, handle_reserved.
    static Result<Handle, Code> parse(std::string_view text);

    const std::string& text() const { return text_; }
    friend bool operator==(const Handle&, const Handle&) = default;

private:
    explicit Handle(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// What an organization is called where people without address sign in, `username@handle`: a–z 0–9
/// -, 2 to 40 characters. It has no dot, so that nobody takes it for a domain.
class OrganizationHandle {
public:
    /// Errors: required, too_long, handle_character, handle_ends, handle_separators,
    /// handle_too_short.
    static Result<OrganizationHandle, Code> parse(std::string_view text);

    /// From the name. Where nothing of it can stand in a handle: `organization`.
    static OrganizationHandle derive(const Name& name);

    const std::string& text() const { return text_; }
    friend bool operator==(const OrganizationHandle&, const OrganizationHandle&) = default;

private:
    explicit OrganizationHandle(std::string text) : text_{std::move(text)} {}
    friend OrganizationHandle unique(const OrganizationHandle&,
                                     const std::function<bool(const OrganizationHandle&)>&);
    std::string text_;
};

/// The handle itself, or with `-2`, `-3`, … behind it, so that it is not taken.
OrganizationHandle unique(const OrganizationHandle& handle,
                          const std::function<bool(const OrganizationHandle&)>& is_taken);

}  // namespace usher
