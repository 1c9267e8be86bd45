#include <benchmark/benchmark.h>

#include "bench/core/northwind.hpp"
#include "shared/roster/window.hpp"
#include "shared/wire/browser.hpp"

namespace usher::bench {
namespace {

constexpr std::size_t many = 100'000;

void select_people(benchmark::State& state, std::size_t people, const Query& wanted) {
    const Northwind northwind{people};
    const Replica replica = northwind.replica();
    Query query = wanted;
    query.now = northwind.now();
    for (auto _ : state) benchmark::DoNotOptimize(replica.select(query));
}

void search(benchmark::State& state) {
    Query query;
    query.search = "tanaka";
    select_people(state, many, query);
}
BENCHMARK(search)->Unit(benchmark::kMillisecond);

void sort_by_name(benchmark::State& state) {
    Query query;
    query.sort = Query::Sort::name;
    query.descending = false;
    select_people(state, many, query);
}
BENCHMARK(sort_by_name)->Unit(benchmark::kMillisecond);

// What a search cannot be faster than: reading every name and address once, one after the other.
void scan_text(benchmark::State& state) {
    std::string text;
    for (std::size_t i = 0; i < many; ++i) text += name_of(i) + '\x1f' + address_of(i) + '\x1e';
    for (auto _ : state) {
        std::size_t found = 0;
        for (std::size_t at = text.find("Tanaka H"); at != std::string::npos;
             at = text.find("Tanaka H", at + 1)) {
            ++found;
        }
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(scan_text)->Unit(benchmark::kMillisecond);

void window(benchmark::State& state) {
    const Northwind northwind{20'000};
    const Replica replica = northwind.replica();
    wire::WindowQuery wanted;
    wanted.query.search = "tanaka";
    wanted.query.now = northwind.now();
    wanted.piece.to = 50;
    for (auto _ : state)
        benchmark::DoNotOptimize(wire::encode_window(replica, northwind.founder(), wanted));
}
BENCHMARK(window)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace usher::bench
