#include "server/auth/argon2id.hpp"

#include <sodium.h>

#include <cassert>
#include <charconv>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

using Tag = std::array<std::uint8_t, 32>;
static_assert(std::tuple_size_v<Argon2Salt> == crypto_pwhash_argon2id_SALTBYTES);

constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
constexpr std::string_view algorithm = "$argon2id$v=19$m=";

struct Parsed {
    Argon2Cost cost;
    Argon2Salt salt{};
    Tag tag{};
};

template <std::size_t size>
std::string encode(const std::array<std::uint8_t, size>& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), size, variant);
    text.pop_back();  // libsodium ends it with a NUL
    return text;
}

/// Takes the string apart from the front; false once something else is there.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_{text} {}

    bool skip(std::string_view expected) {
        if (rest_.substr(0, expected.size()) != expected) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    template <class Number>
    bool take(Number& number) {
        const auto [end, error] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        if (error != std::errc{}) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }
    template <std::size_t size>
    bool take(std::array<std::uint8_t, size>& bytes) {
        const auto text = rest_.substr(0, sodium_base64_ENCODED_LEN(size, variant) - 1);
        rest_.remove_prefix(text.size());
        std::size_t taken = 0;
        const char* end = nullptr;
        return sodium_base642bin(bytes.data(), size, text.data(), text.size(), nullptr, &taken,
                                 &end, variant) == 0 &&
               end == text.data() + text.size() && taken == size;
    }
    bool is_at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

std::optional<Parsed> parse(std::string_view phc) {
    Reader reader{phc};
    Parsed parsed;
    std::size_t kibibytes = 0;
    const bool is_whole = reader.skip(algorithm) && reader.take(kibibytes) && reader.skip(",t=") &&
                          reader.take(parsed.cost.passes) && reader.skip(",p=1$") &&
                          reader.take(parsed.salt) && reader.skip("$") && reader.take(parsed.tag) &&
                          reader.is_at_end();
    constexpr std::size_t most_kibibytes = crypto_pwhash_argon2id_MEMLIMIT_MAX / 1024;
    if (!is_whole || kibibytes > most_kibibytes) return std::nullopt;
    parsed.cost.memory_bytes = kibibytes * 1024;
    const bool is_possible = parsed.cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN &&
                             parsed.cost.memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN;
    if (!is_possible) return std::nullopt;
    return parsed;
}

Tag tag_of(const Secret& password, const Argon2Salt& salt, const Argon2Cost& cost) {
    const auto& text = password.reveal();
    Tag tag{};
    const int failed = crypto_pwhash_argon2id(tag.data(), tag.size(), text.data(), text.size(),
                                              salt.data(), cost.passes, cost.memory_bytes,
                                              crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0) throw std::bad_alloc{};
    return tag;
}

}  // namespace

Secret argon2id(const Secret& password, const Argon2Salt& salt, const Argon2Cost& cost) {
    assert(cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN);
    assert(cost.memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN);
    std::string phc{algorithm};
    phc += std::to_string(cost.memory_bytes / 1024) + ",t=" + std::to_string(cost.passes) + ",p=1$";
    phc.append(encode(salt)).append("$").append(encode(tag_of(password, salt, cost)));
    return Secret{std::move(phc)};
}

// libsodium's own verification is not used: it calls a lack of memory a wrong password.
bool argon2id_verifies(const Secret& password, const Secret& phc) {
    const auto parsed = parse(phc.reveal());
    return parsed && equal_in_constant_time(view_of(tag_of(password, parsed->salt, parsed->cost)),
                                            view_of(parsed->tag));
}

bool argon2id_costs(const Secret& phc, const Argon2Cost& cost) {
    const auto parsed = parse(phc.reveal());
    return parsed && parsed->cost.passes == cost.passes &&
           parsed->cost.memory_bytes / 1024 == cost.memory_bytes / 1024;
}

}  // namespace usher::auth
