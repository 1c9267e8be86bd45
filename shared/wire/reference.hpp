#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The reference of the API, from its route table and from the descriptions that read and write.
namespace usher::wire {

/// One route, as programs need to know it.
struct RouteNote {
    enum class Access { public_, sign_up, second_factor, session, organization, administrator };

    std::string_view method;
    /// With its captures in braces.
    std::string_view pattern;
    std::string_view name;
    /// The command that it is a name for; empty: none.
    std::string_view command;
    /// Of its body; empty: it takes none.
    std::string_view content_type;
    Access access = Access::administrator;
};

/// An OpenAPI 3.1 document. What routes that are no commands take and answer stands in
/// reference_notes.hpp; of those that have no note there it says where they are and who may call
/// them.
std::string encode_reference(const std::vector<RouteNote>& routes, std::string_view version);

}  // namespace usher::wire
