// Scripts; see script.hpp. They are run by the databases' own shells as well.
#include "laws/script.hpp"

#include "laws/laws.hpp"
#include "laws/maker.hpp"
#include "laws/recorded.hpp"
#include "operations/readers.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <algorithm>

namespace retort::laws {

namespace {

using Operations = std::vector<operations::Operation>;

void replay(const dialects::Dialect& dialect, const operations::Operation& operation,
            schema::MetaData& metadata) {
    dialect.replay(operation, metadata);
    if (const auto* table = operations::table_of(operation)) {
        dialect.settle(*table, metadata);
    }
}

// What a history that leads to A is replayed to.
schema::MetaData replay_a(const dialects::Dialect& dialect, const Pair& pair, const Operations& making) {
    schema::MetaData metadata;
    for (const auto& operation : making) {
        replay(dialect, operation, metadata);
    }
    for (const auto& extra : pair.extras) {
        dialect.replay_raw(extra.sql, metadata);
    }
    return metadata;
}

}  // namespace

ViewsAside::ViewsAside(Stage& stage, const Pair& pair, const Operations& operations) : stage_(stage) {
    const bool makes_type_anew = std::ranges::any_of(operations, [](const auto& operation) {
        return std::holds_alternative<operations::AlterEnum>(operation.value);
    });
    for (const auto& extra : pair.extras) {
        if (makes_type_anew && stage.database() == Database::postgresql && extra.kind == "view") {
            stage.execute("DROP VIEW " + quoted(extra.name));
            views_.push_back(extra.sql);
        }
    }
}

ViewsAside::~ViewsAside() noexcept(false) {
    for (const auto& view : views_) {
        stage_.execute(view);
    }
}

std::vector<std::string> script_statements(Stage& stage, const Pair& pair, const Operations& operations) {
    static std::map<Database, std::unique_ptr<Stage>> empties;
    auto& empty = empties[stage.database()];
    if (empty == nullptr) {
        empty = std::make_unique<Stage>(stage.database());
    }
    const auto& dialect = stage.dialect();
    auto known = replay_a(dialect, pair, empty->compare(pair.a, pair.batches).upgrade);
    const auto& format = dialect.script_format();
    std::vector<std::string> statements = format.preamble;
    statements.push_back(format.begin);
    dialects::EmitContext context;
    context.offline = true;
    context.schema = [&known]() -> const schema::MetaData& { return known; };
    for (const auto& operation : operations) {
        for (const auto& statement : dialect.emit(as_recorded(operation), context)) {
            statements.push_back(statement.sql);
        }
        replay(dialect, as_recorded(operation), known);
    }
    statements.push_back(format.commit);
    statements.insert(statements.end(), format.epilogue.begin(), format.epilogue.end());
    return statements;
}

std::string script_text(Stage& stage, const std::vector<std::string>& statements) {
    std::string text;
    for (const auto& statement : statements) {
        text += statement + stage.dialect().script_format().terminator + "\n\n";
    }
    return text;
}

}  // namespace retort::laws
