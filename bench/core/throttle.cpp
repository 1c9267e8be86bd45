#include <benchmark/benchmark.h>
#include <sodium.h>

#include <array>
#include <string_view>

#include "server/app/guarded_clock.hpp"
#include "server/auth/system_random.hpp"
#include "server/auth/throttle.hpp"

namespace usher::bench {
namespace {

constexpr std::string_view account = "0192f0c1-0000-7000-8000-000000000004";
constexpr std::string_view address = "2001:db8:1:2:3:4:5:6";

void judge_pace(benchmark::State& state, const auth::Requester& by) {
    static auth::SystemRandom random;
    static const app::GuardedClock clock{[](std::string_view) {}};
    // So wide that nobody is ever refused.
    static auth::Throttle throttle{random, clock, 1e6};
    for (auto _ : state) benchmark::DoNotOptimize(throttle.take(auth::RequestKind::reading, by, 0));
}

void judge_pace_of_account(benchmark::State& state) { judge_pace(state, {account, address}); }
BENCHMARK(judge_pace_of_account);

void judge_pace_of_stranger(benchmark::State& state) { judge_pace(state, {{}, address}); }
BENCHMARK(judge_pace_of_stranger);

// What it cannot be faster than: reading the clock and hashing whom it counts.
void hash_requester(benchmark::State& state) {
    const app::GuardedClock clock{[](std::string_view) {}};
    const std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    for (auto _ : state) {
        benchmark::DoNotOptimize(clock.now());
        crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(account.data()),
                         account.size(), key.data());
        benchmark::DoNotOptimize(hash);
    }
}
BENCHMARK(hash_requester);

}  // namespace
}  // namespace usher::bench
