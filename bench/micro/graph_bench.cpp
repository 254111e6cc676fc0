// The revision graph alone, without files or a database: how building one and
// planning over it grow with the number of revisions.
#include "revisions/graph.hpp"
#include "revisions/plan.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace retort::revisions {

namespace {

std::vector<Revision> make_chain(std::int64_t count) {
    std::vector<Revision> revisions;
    for (std::int64_t i = 0; i < count; ++i) {
        Revision revision{.id = "revision" + std::to_string(i)};
        if (i > 0) {
            revision.down_revisions.push_back("revision" + std::to_string(i - 1));
        }
        revisions.push_back(revision);
    }
    return revisions;
}

void build_graph(benchmark::State& state) {
    const auto revisions = make_chain(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(Graph(revisions));
    }
    state.SetComplexityN(state.range(0));
}

void plan_everything(benchmark::State& state) {
    const Graph graph(make_chain(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(plan_upgrade(graph, {}, "head"));
    }
    state.SetComplexityN(state.range(0));
}

// What `upgrade head` asks of a database that is at the last but one.
void plan_one(benchmark::State& state) {
    const Graph graph(make_chain(state.range(0)));
    const Rows rows{"revision" + std::to_string(state.range(0) - 2)};
    for (auto _ : state) {
        benchmark::DoNotOptimize(plan_upgrade(graph, rows, "head"));
    }
    state.SetComplexityN(state.range(0));
}

void set_sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->RangeMultiplier(10)->Range(100, 10'000)->Unit(benchmark::kMillisecond)->Complexity();
}

BENCHMARK(build_graph)->Apply(set_sizes);
BENCHMARK(plan_everything)->Apply(set_sizes);
BENCHMARK(plan_one)->Apply(set_sizes);

}  // namespace

}  // namespace retort::revisions

BENCHMARK_MAIN();
