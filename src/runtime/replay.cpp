// Replay of a history; see replay.hpp.
#include "runtime/replay.hpp"

#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

namespace retort::runtime {

namespace {

class ReplaySink : public operations::Sink {
public:
    ReplaySink(const dialects::Dialect& dialect, schema::MetaData& metadata)
        : dialect_(dialect), metadata_(metadata) {}

    void record(operations::Operation operation) override {
        replay_operation(dialect_, operation, metadata_);
    }
    base::RowSet query(const operations::Execute& /*statement*/) override {
        throw Error(ErrorKind::script, "the revision asks for the database, which is not there offline")
            .with_hint("test op.offline() in the script, or run the upgrade online");
    }
    bool offline() const override { return true; }

private:
    const dialects::Dialect& dialect_;
    schema::MetaData& metadata_;
};

// Of a batch one operation after the other, as its raw SQL stands between them.
void replay_in_batch(const dialects::Dialect& dialect, const operations::Operation& operation,
                     schema::MetaData& metadata) {
    if (const auto* execute = std::get_if<operations::Execute>(&operation.value)) {
        dialect.replay_raw(execute->sql, metadata);
    } else {
        dialect.replay(operation, metadata);
    }
}

}  // namespace

void replay_operation(const dialects::Dialect& dialect, const operations::Operation& operation,
                      schema::MetaData& metadata) {
    if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
        for (const auto& each : block->operations) {
            replay_operation(dialect, each, metadata);
        }
        return;
    }
    if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
        for (const auto& each : batch->operations) {
            replay_in_batch(dialect, each, metadata);
        }
    } else {
        replay_in_batch(dialect, operation, metadata);
    }
    if (const auto* table = operations::table_of(operation)) {
        dialect.settle(*table, metadata);
    }
}

void EvolvingSchema::apply(const operations::Operation& operation) {
    if (schema_) {
        replay_operation(dialect_, operation, *schema_);
    } else {
        waiting_.push_back(operation);
    }
}

const schema::MetaData& EvolvingSchema::now() {
    if (!schema_) {
        schema_ = start_();
        for (const auto& operation : waiting_) {
            replay_operation(dialect_, operation, *schema_);
        }
        waiting_.clear();
    }
    return *schema_;
}

schema::MetaData replay_history(const dialects::Dialect& dialect, const revisions::Graph& graph,
                                const revisions::Rows& rows, const Settings& settings,
                                const LoadScripts& load) {
    schema::MetaData metadata;
    revisions::Rows applied;
    for (const auto& row : rows) {
        const revisions::Plan plan = plan_upgrade(graph, applied, row);
        if (plan.steps.empty()) {
            continue;
        }
        const auto scripts = load(scripts_of(plan));
        for (const auto& step : plan.steps) {
            ReplaySink sink(dialect, metadata);
            operations::Recorder recorder(sink, recorder_context(dialect, settings));
            try {
                record_step(step, *scripts, recorder);
            } catch (Error& error) {
                error.add_context("replaying " + name_step(step) + " to know the schema without a database");
                throw;
            }
        }
        applied = plan.steps.back().rows_after;
    }
    return metadata;
}

}  // namespace retort::runtime
