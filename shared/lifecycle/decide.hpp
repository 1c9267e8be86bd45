#pragma once

// One overload of `decide` a command. Pure: the instant and the caller are in the command. The
// codes that each may refuse with stand beside it; `organization_unknown` comes first everywhere.
#include "shared/lifecycle/decide_account.hpp"
#include "shared/lifecycle/decide_invitation.hpp"
#include "shared/lifecycle/decide_organization.hpp"
#include "shared/lifecycle/decide_person.hpp"
#include "shared/lifecycle/decide_request.hpp"
