// A preview as a script; see preview_script.hpp.
#include "runtime/preview_script.hpp"

#include "runtime/preview.hpp"
#include "runtime/run_log.hpp"
#include "runtime/script_text.hpp"
#include "runtime/step_changes.hpp"

namespace retort::runtime {

namespace {

// Leaves the transaction for those operations that need it, and begins another after them.
void add_operations(const std::vector<PreviewedOperation>& operations, ScriptText& script) {
    bool is_outside = false;
    const auto go = [&](bool outside) {
        if (outside != is_outside) {
            outside ? script.commit() : script.begin();
            is_outside = outside;
        }
    };
    for (const auto& operation : operations) {
        go(operation.is_autocommit);
        script.add(operation.statements);
    }
    go(false);
}

}  // namespace

PreviewScript write_preview(const dialects::Dialect& dialect, dialects::Connection& connection,
                            const Settings& settings, const revisions::Plan& plan,
                            const LoadScripts& load_scripts) {
    const bool has_version_table = dialect.has_table(connection, settings.version_table);
    const auto steps = preview({.dialect = dialect,
                                .connection = connection,
                                .settings = settings,
                                .plan = plan,
                                .load_scripts = load_scripts,
                                .is_for_script = true});
    ScriptText script(dialect.script_format());
    script.begin();
    if (!has_version_table) {
        script.add(emit_version_table(dialect, settings, {.offline = true, .schema = {}}));
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = plan.steps[i];
        if (i > 0 && settings.transaction_per_migration) {
            script.commit();
            script.begin();
        }
        script.comment("Running " + describe_step(step, revisions::StepText::ids));
        add_operations(steps[i].operations, script);
        if (steps[i].is_cut_off) {
            script.comment("What follows is known only when it runs: the revision asks the database");
            return {.sql = script.take_unfinished(), .is_whole = false};
        }
        script.add(emit_version_change(dialect, settings.version_table, step.change));
    }
    script.commit();
    return {.sql = script.finish(), .is_whole = true};
}

}  // namespace retort::runtime
