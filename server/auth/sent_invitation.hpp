#pragma once

#include "server/app/secrets.hpp"

namespace usher::auth {

using SentInvitation = app::SentInvitation;
using AddressProof = app::AddressProof;

}  // namespace usher::auth
