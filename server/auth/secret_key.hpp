#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace usher::auth {

/// 32 bytes that must not be seen, in memory of their own: between guard pages, kept out of core
/// dumps and, where the system lets us, of swap; wiped when it goes. It cannot be copied or
/// printed.
class SecretKey {
public:
    static constexpr std::size_t size = 32;

    /// All zeros, to be filled. Throws std::bad_alloc.
    SecretKey();

    std::span<std::uint8_t, size> bytes() {
        return std::span<std::uint8_t, size>{memory_.get(), size};
    }
    std::span<const std::uint8_t, size> bytes() const {
        return std::span<const std::uint8_t, size>{memory_.get(), size};
    }

private:
    struct Wipe {
        void operator()(std::uint8_t* memory) const;
    };
    std::unique_ptr<std::uint8_t, Wipe> memory_;
};

}  // namespace usher::auth
