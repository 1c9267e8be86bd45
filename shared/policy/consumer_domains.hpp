#pragma once

#include <string_view>

namespace usher {

/// Whether the domain, in lower-case A-labels, is one of those under which the large public
/// providers give mailboxes to everybody. Told from a list: a small provider passes.
bool is_consumer_domain(std::string_view domain);

}  // namespace usher
