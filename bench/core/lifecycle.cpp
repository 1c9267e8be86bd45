#include <benchmark/benchmark.h>

#include "bench/core/northwind.hpp"
#include "shared/roster/turn.hpp"

namespace usher::bench {
namespace {

void decide_invitation(benchmark::State& state) {
    const Northwind northwind{1000};
    const Roster roster = northwind.roster();
    const Command command = northwind.invitation();
    if (decide(roster, command).events.size() != 3) state.SkipWithError("not decided");
    for (auto _ : state) benchmark::DoNotOptimize(decide(roster, command));
}
BENCHMARK(decide_invitation);

// What a decision cannot be faster than: making the events that it answers.
void copy_decision(benchmark::State& state) {
    const Northwind northwind{1000};
    const Decision decision = decide(northwind.roster(), northwind.invitation());
    for (auto _ : state) {
        Decision copy = decision;
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(copy_decision);

void evolve_resend(benchmark::State& state) {
    const Northwind northwind{1000};
    Roster roster = northwind.roster();
    const Record& record = northwind.people()[500];
    Command command = northwind.invitation();
    command.body = Resend{record.invitations.front().id};
    const Decision decision = decide(roster, command);
    if (decision.events.size() != 1) state.SkipWithError("not decided");
    for (auto _ : state) evolve(roster, decision.events.front());
}
BENCHMARK(evolve_resend);

void find_person(benchmark::State& state) {
    const Northwind northwind{1000};
    const Roster roster = northwind.roster();
    const PersonId id = northwind.people()[500].person.id;
    for (auto _ : state) benchmark::DoNotOptimize(roster.person(northwind.organization().id, id));
}
BENCHMARK(find_person);

}  // namespace
}  // namespace usher::bench
