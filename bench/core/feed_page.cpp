#include <benchmark/benchmark.h>

#include "bench/core/northwind.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/feed.hpp"
#include "shared/wire/json.hpp"

namespace usher::bench {
namespace {

wire::FeedPage full_page() {
    const Northwind northwind{limits::records_a_page};
    wire::FeedPage page;
    page.cursor = "1.63.2000";
    page.reached = limits::records_a_page;
    page.now = northwind.now();
    page.organization = northwind.organization();
    page.people = northwind.people();
    return page;
}

void encode_page(benchmark::State& state) {
    const wire::FeedPage page = full_page();
    for (auto _ : state) benchmark::DoNotOptimize(wire::encode_page(page));
}
BENCHMARK(encode_page)->Unit(benchmark::kMillisecond);

void decode_page(benchmark::State& state) {
    const std::string text = wire::encode_page(full_page());
    for (auto _ : state) benchmark::DoNotOptimize(wire::decode_page(text));
}
BENCHMARK(decode_page)->Unit(benchmark::kMillisecond);

void write_json(benchmark::State& state) {
    const auto json = wire::Json::parse(wire::encode_page(full_page()));
    for (auto _ : state) benchmark::DoNotOptimize(json.dump());
}
BENCHMARK(write_json)->Unit(benchmark::kMillisecond);

void parse_json(benchmark::State& state) {
    const std::string text = wire::encode_page(full_page());
    for (auto _ : state) benchmark::DoNotOptimize(wire::Json::parse(text));
}
BENCHMARK(parse_json)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace usher::bench
