#pragma once

#include <filesystem>

#include "server/app/ports.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// Makes a file that only its owner may read and write (mode 0600, whatever the umask) and that has
/// this content, durably: nobody ever sees a part of it under this name, and it is there after a
/// power cut once this has returned. Returns 0 or an errno of POSIX; EEXIST: something stands there
/// already, and is left as it was.
int create_private_file(const std::filesystem::path& path, const Secret& content,
                        app::Random& random);

}  // namespace usher::auth
