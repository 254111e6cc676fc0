// The offline run; see offline.hpp.
#include "runtime/offline.hpp"

#include "runtime/replay.hpp"
#include "runtime/run_log.hpp"
#include "runtime/script_text.hpp"
#include "runtime/step_changes.hpp"

namespace retort::runtime {

namespace {

class OfflineRun : public operations::Sink {
public:
    explicit OfflineRun(const OfflineRequest& request)
        : request_(request), script_(request.dialect.script_format()), schema_(request.dialect, [this] {
              return replay_history(request_.dialect, request_.graph, request_.start, request_.settings,
                                    request_.load_scripts);
          }) {
        context_.offline = true;
        context_.schema = [this]() -> const schema::MetaData& { return schema_.now(); };
    }

    std::string run(const scripts::LoadedScripts& scripts) {
        script_.begin();
        if (request_.start.empty()) {
            script_.add(emit_version_table(request_.dialect, request_.settings, context_));
        }
        for (std::size_t i = 0; i < request_.plan.steps.size(); ++i) {
            if (i > 0 && (request_.settings.transaction_per_migration || needs_commit_)) {
                script_.commit();
                script_.begin();
                needs_commit_ = false;
            }
            run_step(request_.plan.steps[i], scripts);
        }
        script_.commit();
        return script_.finish();
    }

    void record(operations::Operation operation) override {
        if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
            script_.commit();
            for (const auto& inner : block->operations) {
                record_one(inner);
            }
            script_.begin();
        } else {
            record_one(operation);
            needs_commit_ = needs_commit_ || request_.dialect.needs_commit(operation);
        }
    }

    base::RowSet query(const operations::Execute& /*statement*/) override {
        throw Error(ErrorKind::script, "the revision asks for the database, which is not there with --sql")
            .with_hint("test op.offline() in the script, or run the command without --sql");
    }

    bool offline() const override { return true; }

private:
    void run_step(const revisions::Step& step, const scripts::LoadedScripts& scripts) {
        log_step(request_.log, step);
        script_.comment("Running " + describe_step(step, revisions::StepText::ids));
        operations::Recorder recorder(*this, recorder_context(request_.dialect, request_.settings));
        try {
            record_step(step, scripts, recorder);
        } catch (Error& error) {
            add_step_context(error, step);
            throw;
        }
        script_.add(emit_version_change(request_.dialect, request_.settings.version_table, step.change));
    }

    void record_one(const operations::Operation& operation) {
        script_.add(request_.dialect.emit(operation, context_));
        schema_.apply(operation);
    }

    const OfflineRequest& request_;
    ScriptText script_;
    dialects::EmitContext context_;
    EvolvingSchema schema_;
    bool needs_commit_ = false;
};

}  // namespace

std::string write_script(const OfflineRequest& request) {
    const auto scripts = request.load_scripts(scripts_of(request.plan));
    return OfflineRun(request).run(*scripts);
}

std::string write_version_table_script(const dialects::Dialect& dialect, const Settings& settings) {
    ScriptText script(dialect.script_format());
    script.begin();
    script.add(emit_version_table(dialect, settings, {.offline = true, .schema = {}}));
    script.commit();
    return script.finish();
}

}  // namespace retort::runtime
