#pragma once

#include <map>
#include <set>
#include <string>

namespace usher {

/// By the name of a command, the codes that decide.hpp says it may refuse with or note.
using Codes = std::map<std::string, std::set<std::string>>;

Codes invitation_codes();
Codes request_codes();
Codes person_codes();
Codes organization_codes();
Codes account_codes();

}  // namespace usher
