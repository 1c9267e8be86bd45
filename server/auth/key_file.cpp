#include "server/auth/key_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "server/auth/file_descriptor.hpp"
#include "server/auth/key_file_text.hpp"
#include "server/auth/private_file.hpp"

namespace usher::auth {
namespace {

using Kind = KeyFileProblem::Kind;

constexpr std::size_t longest_file = 4096;
constexpr mode_t required_mode = 0600;
constexpr mode_t all_mode_bits = 07777;

KeyFileProblem problem(Kind kind, const std::filesystem::path& path, const std::string& rest) {
    return {kind, "The key file " + path.string() + " " + rest};
}

std::string reason(int error) { return std::generic_category().message(error); }

std::string octal(mode_t mode) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(mode));
    return text.data();
}

Result<Secret, KeyFileProblem> read_all(int descriptor, const std::filesystem::path& path) {
    std::string text(longest_file + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const auto count = ::read(descriptor, text.data() + size, text.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            const int error = errno;
            sodium_memzero(text.data(), text.size());
            return problem(Kind::not_readable, path, "cannot be read: " + reason(error) + ".");
        }
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    if (size > longest_file) {
        sodium_memzero(text.data(), text.size());
        return problem(Kind::malformed, path, "is too long to be one.");
    }
    text.resize(size);
    return Secret{std::move(text)};
}

}  // namespace

Result<KeyRing, KeyFileProblem> open_key_file(const std::filesystem::path& path) {
    // O_NONBLOCK: a pipe in its place must not hang the start.
    const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)};
    if (!file) {
        if (errno == ENOENT)
            return problem(Kind::missing, path,
                           "is missing. Put the copy there that was kept with the database: "
                           "without it nobody can sign in, and no link opens.");
        return problem(Kind::not_readable, path, "cannot be opened: " + reason(errno) + ".");
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        return problem(Kind::not_readable, path, "cannot be examined: " + reason(errno) + ".");
    }
    if (!S_ISREG(status.st_mode)) return problem(Kind::not_a_file, path, "is not a regular file.");
    if (status.st_uid != ::geteuid()) {
        return problem(Kind::not_ours, path,
                       "belongs to the user with id " + std::to_string(status.st_uid) +
                           ", and this runs as " + std::to_string(::geteuid()) +
                           ". Run it as the server's user, to whom the file must belong.");
    }
    if (const auto mode = status.st_mode & all_mode_bits; mode != required_mode) {
        return problem(Kind::open_to_others, path,
                       "has mode " + octal(mode) +
                           " and must have 0600. If nobody else can have read it: chmod 600 " +
                           path.string());
    }
    const auto text = read_all(file.number(), path);
    if (!text) return text.error();
    auto ring = read_key_file_text(text->reveal());
    if (!ring) {
        return problem(Kind::malformed, path,
                       "is malformed: " + ring.error() + ". Restore it from your copy.");
    }
    return *std::move(ring);
}

Result<KeyRing, KeyFileProblem> open_or_create_key_file(const std::filesystem::path& path,
                                                        app::Random& random) {
    auto there = open_key_file(path);
    if (there || there.error().kind != Kind::missing) return there;
    const int error = create_private_file(path, new_key_file_text(random), random);
    if (error != 0 && error != EEXIST) {
        return problem(Kind::cannot_be_created, path, "cannot be created: " + reason(error) + ".");
    }
    return open_key_file(path);
}

}  // namespace usher::auth
