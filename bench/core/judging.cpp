#include <benchmark/benchmark.h>

#include "bench/core/northwind.hpp"
#include "shared/plan/invitation_plan.hpp"
#include "shared/roster/roster_directory.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/field.hpp"

namespace usher::bench {
namespace {

constexpr std::size_t people = 20'000;

void judge_field(benchmark::State& state) {
    const std::string address = "maya.stone@corp.example";
    for (auto _ : state) benchmark::DoNotOptimize(wire::judge_field("address", address, ""));
}
BENCHMARK(judge_field);

void parse_address(benchmark::State& state) {
    const std::string address = "maya.stone@corp.example";
    for (auto _ : state) {
        const auto parsed = EmailAddress::parse(address);
        benchmark::DoNotOptimize(did_you_mean(*parsed));
    }
}
BENCHMARK(parse_address);

void judge_paste(benchmark::State& state) {
    const Northwind northwind{people};
    const Roster roster = northwind.roster();
    const RosterDirectory directory{roster, northwind.organization().id};
    const std::string paste = northwind.paste();
    for (auto _ : state)
        benchmark::DoNotOptimize(wire::encode_plan(plan_paste(directory, Scope{}, paste)));
}
BENCHMARK(judge_paste);

void plan_paste(benchmark::State& state) {
    const Northwind northwind{people};
    const Roster roster = northwind.roster();
    const RosterDirectory directory{roster, northwind.organization().id};
    const std::string paste = northwind.paste();
    for (auto _ : state) benchmark::DoNotOptimize(usher::plan_paste(directory, Scope{}, paste));
}
BENCHMARK(plan_paste);

// What a plan cannot be faster than: looking each address up.
void find_addresses(benchmark::State& state) {
    const Northwind northwind{people};
    const Roster roster = northwind.roster();
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < 1000; ++i) keys.push_back(address_of(i * 37));
    for (auto _ : state) {
        for (const std::string& key : keys)
            benchmark::DoNotOptimize(roster.person_of_address(northwind.organization().id, key));
    }
}
BENCHMARK(find_addresses);

}  // namespace
}  // namespace usher::bench
