#pragma once

#include <span>
#include <vector>

#include "server/http/router.hpp"
#include "server/http/static_files.hpp"

namespace usher::http {

/// Every endpoint of the server, once.
std::span<const Route> routes();

/// The paths of the web apps.
std::vector<Page> pages();

}  // namespace usher::http
