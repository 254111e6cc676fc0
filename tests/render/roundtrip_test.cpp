// The law of rendering: what is rendered compiles, and records the same
// operations. recorded_corpus.cpp is made from the samples when this is built.
#include "operations/readers.hpp"
#include "operations/recorder.hpp"
#include "render/corpus.hpp"
#include "render/render.hpp"
#include "retort/error.hpp"
#include "retort/migration.hpp"

#include <gtest/gtest.h>

#include <set>

extern void (*const recorded_corpus[])(retort::Operations&);

namespace retort::test {

namespace {

class Collector : public operations::Sink {
public:
    void record(operations::Operation operation) override { recorded.push_back(std::move(operation)); }
    base::RowSet query(const operations::Execute&) override { return {}; }
    bool offline() const override { return true; }

    std::vector<operations::Operation> recorded;
};

std::vector<operations::Operation> record(void (*sample)(Operations&)) {
    Collector collector;
    operations::Recorder recorder(collector, {});
    Operations op(recorder);
    sample(op);
    recorder.finish();
    return collector.recorded;
}

std::string dump_all(const std::vector<operations::Operation>& operations) {
    std::string text;
    for (const auto& operation : operations) {
        text += operations::dump(operation) + "\n";
    }
    return text;
}

TEST(RoundTrip, EveryOperationHasASample) {
    std::set<std::size_t> kinds;
    for (const auto& sample : samples()) {
        for (const auto& operation : sample.operations) {
            kinds.insert(operation.value.index());
        }
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<operations::OperationVariant>);
}

TEST(RoundTrip, RenderedSourceRecordsEqualOperations) {
    const auto all = samples();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto source = render::render_operations(all[i].operations);
        try {
            const auto recorded = record(recorded_corpus[i]);
            EXPECT_TRUE(recorded == all[i].operations) << all[i].name << "\n"
                                                       << source << "recorded:\n"
                                                       << dump_all(recorded) << "wanted:\n"
                                                       << dump_all(all[i].operations);
        } catch (const Error& error) {
            ADD_FAILURE() << all[i].name << "\n" << source << error.describe();
        }
    }
}

}  // namespace
}  // namespace retort::test
