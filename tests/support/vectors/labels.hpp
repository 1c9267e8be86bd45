#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "shared/values/id.hpp"

namespace usher::test {

/// The identifier that a label such as `person:maya` stands for: always the same one.
Bits128 bits_of_label(std::string_view label);

/// Turns the labels in a vector into identifiers, and identifiers back into labels for people to
/// read.
class Labels {
public:
    /// Replaces every string `KIND:WORD`, where KIND is one of organization, project, person,
    /// membership, invitation, role, account, command, group, request, application, integration,
    /// job. An actor (`actor`, `inviter`, `voucher`, `by`, `archived_by`) may be written as the
    /// label of its account or integration, `anonymous` or `system`.
    nlohmann::json resolve(const nlohmann::json& json);

    /// Puts the labels back in the place of every identifier that `resolve` has made.
    std::string readable(std::string text) const;

private:
    nlohmann::json resolve_text(const std::string& text);
    nlohmann::json resolve_actor(const std::string& text);

    std::map<std::string, std::string> label_of_;
};

}  // namespace usher::test
