#pragma once

#include <string>
#include <string_view>

namespace usher::wire {

/// Judges one field of a form while it is typed: `{code, suggestion?, value?, symbol?, line?,
/// column?}` as JSON. `field` is one of name, name_required, organization_name, address, password,
/// code, address_code, message, username, handle, organization_handle, external_id, domain,
/// metadata (line and column say where it is wrong); `context` is, for a password, a JSON array of
/// the person's own words, else empty. A field that nobody knows is `unknown_field`.
std::string judge_field(std::string_view field, const std::string& text, std::string_view context);

}  // namespace usher::wire
