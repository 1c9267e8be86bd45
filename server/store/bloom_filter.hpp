#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace usher::store {

/// Of what was put in it says so always, of what was not nearly always: a split block Bloom filter,
/// by the specification of Apache Parquet. Who is asked for touches one line of the processor's
/// cache.
class BloomFilter {
public:
    /// With so much in it, it is wrong about one in 150 of the rest.
    explicit BloomFilter(std::size_t capacity);

    /// All bits of the hash must depend on all of what is hashed.
    void put(std::uint64_t hash);
    bool may_have(std::uint64_t hash) const;

private:
    struct alignas(32) Block {
        std::array<std::uint32_t, 8> words{};
    };
    static Block bits_of(std::uint64_t hash);
    std::size_t place_of(std::uint64_t hash) const;

    std::vector<Block> blocks_;
};

}  // namespace usher::store
