#include "server/store/bloom_filter.hpp"

namespace usher::store {
namespace {

/// 12.8 bits for each.
constexpr std::size_t most_in_block = 20;

/// The specification's: one bit of each word of a block.
constexpr std::array<std::uint32_t, 8> salts{0x47b6137bU, 0x44974d91U, 0x8824ad5bU, 0xa2b7289dU,
                                             0x705495c7U, 0x2df1424bU, 0x9efc4947U, 0x5c6bfb31U};

}  // namespace

BloomFilter::BloomFilter(std::size_t capacity) : blocks_(capacity / most_in_block + 1) {}

void BloomFilter::put(std::uint64_t hash) {
    const Block bits = bits_of(hash);
    Block& block = blocks_[place_of(hash)];
    for (std::size_t i = 0; i < salts.size(); ++i) block.words[i] |= bits.words[i];
}

bool BloomFilter::may_have(std::uint64_t hash) const {
    const Block bits = bits_of(hash);
    const Block& block = blocks_[place_of(hash)];
    std::uint32_t missing = 0;
    for (std::size_t i = 0; i < salts.size(); ++i) missing |= bits.words[i] & ~block.words[i];
    return missing == 0;
}

BloomFilter::Block BloomFilter::bits_of(std::uint64_t hash) {
    constexpr int shift = 27;
    Block bits;
    const auto low = static_cast<std::uint32_t>(hash);
    for (std::size_t i = 0; i < salts.size(); ++i) bits.words[i] = 1U << (low * salts[i] >> shift);
    return bits;
}

std::size_t BloomFilter::place_of(std::uint64_t hash) const {
    return static_cast<std::size_t>((hash >> 32) * blocks_.size() >> 32);
}

}  // namespace usher::store
