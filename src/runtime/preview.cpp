// A run that only looks; see preview.hpp.
#include "runtime/preview.hpp"

#include "runtime/replay.hpp"
#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

#include <set>

namespace retort::runtime {

namespace {

// The script wants what only a real run can tell. Caught where the step began.
struct CutOff {};

class PreviewSink : public operations::Sink {
public:
    explicit PreviewSink(const PreviewRequest& request)
        : request_(request), schema_(request.dialect, [this] {
              dialects::ReflectOptions options;
              options.all_schemas = true;
              return request_.dialect.reflect(request_.connection, options);
          }) {
        context_.offline = request.is_for_script;
        context_.schema = [this]() -> const schema::MetaData& { return schema_.now(); };
    }

    void begin_step(PreviewedStep& step) { step_ = &step; }

    void record(operations::Operation operation) override {
        if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
            for (const auto& inner : block->operations) {
                add(inner, true);
            }
        } else {
            add(operation, false);
        }
    }

    // The database may answer as long as nothing before would have changed it.
    base::RowSet query(const operations::Execute& statement) override {
        if (has_operations_) {
            is_cut_off_ = true;
            throw CutOff();
        }
        base::RowSet rows;
        for (const auto& one : request_.dialect.emit(operations::Operation(statement), context_)) {
            rows = request_.connection.query(one.sql, one.parameters);
        }
        return rows;
    }

    bool offline() const override { return false; }
    bool is_cut_off() const { return is_cut_off_; }

private:
    void add(const operations::Operation& operation, bool is_autocommit) {
        dialects::EmitContext context = context_;
        if (!request_.is_for_script && !is_autocommit && are_rows_as_they_are(operation)) {
            context.query = [this](std::string_view sql) { return request_.connection.query(sql); };
        }
        auto statements = request_.dialect.emit(operation, context);
        auto impacts = request_.dialect.list_impacts(operation, context, statements);
        step_->operations.push_back({.operation = operation,
                                     .statements = std::move(statements),
                                     .impacts = std::move(impacts),
                                     .is_autocommit = is_autocommit});
        note_change(operation);
    }

    // Nothing before it in the plan changes the rows of the operation's table.
    bool are_rows_as_they_are(const operations::Operation& operation) const {
        const auto* table = table_of(operation);
        return !ran_sql_ && table != nullptr && !changed_.contains(*table);
    }

    void note_change(const operations::Operation& operation) {
        has_operations_ = true;
        if (const auto* table = table_of(operation)) {
            changed_.insert(*table);
        } else {
            ran_sql_ = true;
        }
        schema_.apply(operation);
    }

    const PreviewRequest& request_;
    dialects::EmitContext context_;
    PreviewedStep* step_ = nullptr;
    EvolvingSchema schema_;
    std::set<schema::QualifiedName> changed_;
    bool ran_sql_ = false;
    bool has_operations_ = false;
    bool is_cut_off_ = false;
};

// One transaction, so that every question is answered by the same state.
class ReadTransaction {
public:
    explicit ReadTransaction(dialects::Connection& connection) : connection_(connection) {
        connection_.begin(dialects::TransactionKind::read);
    }
    ~ReadTransaction() { connection_.rollback(); }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    dialects::Connection& connection_;
};

void preview_step(const PreviewRequest& request, const revisions::Step& step,
                  const scripts::LoadedScripts& scripts, PreviewSink& sink) {
    operations::Recorder recorder(sink, recorder_context(request.dialect, request.settings));
    try {
        record_step(step, scripts, recorder);
    } catch (Error& error) {
        if (!sink.is_cut_off()) {
            add_step_context(error, step);
            throw;
        }
    } catch (const CutOff&) {
    }
}

}  // namespace

std::vector<PreviewedStep> preview(const PreviewRequest& request) {
    const auto scripts = request.load_scripts(scripts_of(request.plan));
    const ReadTransaction transaction(request.connection);
    PreviewSink sink(request);
    std::vector<PreviewedStep> steps;
    for (const auto& step : request.plan.steps) {
        PreviewedStep& previewed = steps.emplace_back();
        sink.begin_step(previewed);
        preview_step(request, step, *scripts, sink);
        previewed.is_cut_off = sink.is_cut_off();
        if (previewed.is_cut_off) {
            break;
        }
    }
    return steps;
}

}  // namespace retort::runtime
