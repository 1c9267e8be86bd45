#include "server/auth/key_file_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "server/auth/base64url.hpp"

namespace usher::auth {
namespace {

constexpr std::string_view first_line = "usher-keys 1";

std::optional<KeyId> read_id(std::string_view text) {
    if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    unsigned id = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        id = id * 10 + static_cast<unsigned>(digit - '0');
    }
    if (id > 255) return std::nullopt;
    return static_cast<KeyId>(id);
}

std::optional<KeyRing::Master> read_key(std::string_view line) {
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto id = read_id(line.substr(0, space));
    if (!id) return std::nullopt;
    KeyRing::Master master{*id, {}};
    const auto bytes = master.key.bytes();
    if (!decode_exactly(line.substr(space + 1), bytes)) return std::nullopt;
    const bool is_blank =
        std::all_of(bytes.begin(), bytes.end(), [](auto byte) { return byte == 0; });
    if (is_blank) return std::nullopt;
    return master;
}

}  // namespace

Result<KeyRing, std::string> read_key_file_text(std::string_view text) {
    std::vector<KeyRing::Master> masters;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos)
            return "line " + std::to_string(number) + " is cut short";
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (number == 1) {
            if (line != first_line) return "line 1 is not \"" + std::string{first_line} + "\"";
            continue;
        }
        auto master = read_key(line);
        if (!master) return "line " + std::to_string(number) + " is not a key";
        const bool is_known = std::any_of(masters.begin(), masters.end(), [&](const auto& other) {
            return other.id == master->id;
        });
        if (is_known) return "line " + std::to_string(number) + " has the id of an earlier key";
        masters.push_back(*std::move(master));
    }
    if (masters.empty()) return std::string{"there is no key in it"};
    return KeyRing{masters};
}

Secret new_key_file_text(app::Random& random) {
    SecretKey key;
    random.fill(key.bytes().data(), SecretKey::size);
    const Secret bytes{std::string{key.bytes().begin(), key.bytes().end()}};
    const Secret spelling{encode_base64url(bytes.reveal())};
    std::string text;
    text.reserve(first_line.size() + spelling.reveal().size() + 4);
    text.append(first_line).append("\n1 ").append(spelling.reveal()).append("\n");
    return Secret{std::move(text)};
}

}  // namespace usher::auth
