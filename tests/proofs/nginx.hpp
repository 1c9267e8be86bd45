#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/server/store/scratch_folder.hpp"

namespace usher::test {

/// An nginx in front of a server on the loopback, with a folder of its own. Throws
/// std::runtime_error when there is none on this machine.
class Nginx {
public:
    /// What it says of a request that was given to it.
    struct Line {
        /// As it was asked; unprintable bytes escaped.
        std::string request;
        int status = 0;
        /// How often the server behind it was asked and answered.
        int answered = 0;
    };

    /// `location`: the directives of its one location. `beside`: what stands beside the server
    /// block.
    Nginx(const std::string& location, const std::string& beside);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    std::uint16_t port() const { return port_; }
    /// Lets it finish what runs, and ends it. What it was asked, in order.
    std::vector<Line> stop();

private:
    bool answers() const;

    ScratchFolder folder_;
    std::uint16_t port_;
    pid_t process_ = -1;
};

}  // namespace usher::test
