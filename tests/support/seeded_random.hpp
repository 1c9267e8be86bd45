#pragma once

#include <mutex>

#include "server/app/ports.hpp"

namespace usher::test {

/// Bytes that are the same in every run with the same seed, and never repeat within one
/// (SplitMix64, Steele, Lea and Flood 2014). Any thread.
class SeededRandom final : public app::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : state_{seed} {}

    void fill(std::uint8_t* bytes, std::size_t count) override {
        const std::lock_guard lock{mutex_};
        for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(next() >> 56U);
    }

private:
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15ULL;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }

    std::mutex mutex_;
    std::uint64_t state_;
};

}  // namespace usher::test
