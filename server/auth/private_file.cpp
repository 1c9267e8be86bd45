#include "server/auth/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"
#include "server/auth/file_descriptor.hpp"

namespace usher::auth {
namespace {

int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

int write_new(const std::filesystem::path& path, const Secret& content) {
    const FileDescriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!file) return errno;
    if (::fchmod(file.number(), 0600) != 0) return errno;
    if (const int error = write_all(file.number(), content.reveal())) return error;
    return ::fsync(file.number()) == 0 ? 0 : errno;
}

int synchronise_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const FileDescriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened) return errno;
    return ::fsync(opened.number()) == 0 ? 0 : errno;
}

std::filesystem::path draft_beside(const std::filesystem::path& path, app::Random& random) {
    std::array<std::uint8_t, 9> suffix{};
    random.fill(suffix.data(), suffix.size());
    auto draft = path;
    draft += ".draft-" + encode_base64url(view_of(suffix));
    return draft;
}

}  // namespace

int create_private_file(const std::filesystem::path& path, const Secret& content,
                        app::Random& random) {
    const auto draft = draft_beside(path, random);
    int error = write_new(draft, content);
    // A link, unlike a renaming, never takes the place of a file that is there already.
    if (error == 0 && ::link(draft.c_str(), path.c_str()) != 0) error = errno;
    ::unlink(draft.c_str());
    return error != 0 ? error : synchronise_folder(path);
}

}  // namespace usher::auth
