// Alterations of one table; see alterations.hpp.
#include "dialects/sqlite/alterations.hpp"

#include "dialects/ansi/emitter.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/edit_schema.hpp"
#include "dialects/sqlite/in_place.hpp"
#include "dialects/sqlite/rebuild.hpp"
#include "dialects/sqlite/rename.hpp"
#include "dialects/sqlite/settle_types.hpp"
#include "dialects/sqlite/words.hpp"
#include "operations/readers.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <cstdlib>

namespace retort::dialects::sqlite {

namespace {

using namespace operations;
using Statements = std::vector<Statement>;

bool is_cascade(const Operation& operation) {
    const auto* drop = std::get_if<DropConstraint>(&operation.value);
    return drop != nullptr && drop->cascade;
}

bool speaks_of(std::string_view text, const std::string& name) {
    return std::ranges::any_of(sql::tokenize_code(text, lex_rules()), [&](const sql::Token& token) {
        const bool is_text = token.kind == sql::TokenKind::string && token.text.size() > 1;
        return is_text ? speaks_of(token.text.substr(1, token.text.size() - 2), name)
                       : is_name(token) && same_name(sql::unquote(token), name);
    });
}

// Whether the rename of `name` could mean something to the operation, whose
// dump has every name and expression in it.
bool involves(const Operation& operation, const std::string& name) {
    return speaks_of(dump(operation), name);
}

class Alterations {
public:
    Alterations(const QualifiedName& table, Recreate recreate, const EmitContext& context)
        : table_(table), recreate_(recreate), context_(context) {}

    Statements run(std::span<const Operation> operations) {
        for (const Operation& operation : operations) {
            take(operation);
        }
        flush();
        return std::move(statements_);
    }

private:
    void take(const Operation& operation) {
        if (const auto* alter = std::get_if<AlterColumn>(&operation.value); alter && alter->new_name) {
            take_rename(*alter);
        } else if (const auto* execute = std::get_if<Execute>(&operation.value)) {
            flush();
            append(emit_execute(rules(), *execute, context_.offline));
        } else if (const auto* insert = std::get_if<BulkInsert>(&operation.value)) {
            flush();
            append(emit_bulk_insert(rules(), *insert, context_.offline));
        } else if (const auto* rename = std::get_if<RenameTable>(&operation.value)) {
            flush();
            append({{emit_rename_table(rename->table, rename->new_name), {}, {}, {}}});
            rename_table(working(), rename->table, rename->new_name);
            table_.name = rename->new_name;
        } else {
            pending_.push_back(operation);
        }
    }

    // SQLite renames in place and follows the name into triggers, views and the
    // foreign keys of others, which no rebuild could. So it goes first, before
    // what is pending, unless that speaks of either name.
    void take_rename(const AlterColumn& op) {
        const std::string& to = *op.new_name;
        if (std::ranges::any_of(pending_, [&](const Operation& each) {
                return involves(each, op.column) || involves(each, to);
            })) {
            flush();
        }
        if (op.column != to) {
            append({{emit_rename_column(op.table, op.column, to), {}, {}, {}}});
            done_.push_back(rename_only(op));
            if (metadata_) {
                rename_column(*metadata_, op.table, op.column, to);
            }
        }
        AlterColumn rest = op;
        rest.column = to;
        rest.new_name.reset();
        if (rest.type || rest.nullable || rest.server_default || rest.identity || rest.computed ||
            rest.autoincrement || !rest.options.empty() || !rest.insert_before.empty() ||
            !rest.insert_after.empty()) {
            pending_.emplace_back(std::move(rest));
        }
    }

    static AlterColumn rename_only(const AlterColumn& op) {
        AlterColumn rename;
        rename.table = op.table;
        rename.column = op.column;
        rename.new_name = op.new_name;
        return rename;
    }

    void append(Statements statements) {
        for (Statement& statement : statements) {
            statements_.push_back(std::move(statement));
        }
    }

    // The schema after everything in done_.
    schema::MetaData& working() {
        if (!metadata_) {
            metadata_ = context_.schema();
            for (const Operation& operation : done_) {
                if (const auto* rename = std::get_if<AlterColumn>(&operation.value)) {
                    rename_column(*metadata_, rename->table, rename->column, *rename->new_name);
                } else {
                    apply(operation, *metadata_);
                }
            }
        }
        return *metadata_;
    }

    void flush() {
        const std::vector<Operation> operations = std::exchange(pending_, {});
        const bool always = recreate_ == Recreate::always && !rebuilt_;
        if (operations.empty()) {
            return;
        }
        if (!always && !metadata_ && std::ranges::none_of(operations, needs_schema)) {
            for (const Operation& operation : operations) {
                append(*emit_in_place(operation, nullptr));
                done_.push_back(operation);
            }
            return;
        }
        alter(operations, always);
    }

    void alter(const std::vector<Operation>& operations, bool always) {
        const schema::MetaData before = working();
        std::optional<Statements> in_place{std::in_place};
        for (const Operation& operation : operations) {
            add_in_place(in_place, operation);
            apply(operation, *metadata_);
        }
        if (in_place && !always) {
            append(std::move(*in_place));
            return;
        }
        rebuild_changed(before, operations, always);
        settle_types(table_, *metadata_);
    }

    // Becomes nothing with the first operation that cannot be done in place.
    void add_in_place(std::optional<Statements>& in_place, const Operation& operation) {
        std::optional<Statements> statements =
            in_place && !is_cascade(operation) ? emit_in_place(operation, &*metadata_) : std::nullopt;
        if (!statements && in_place && !changes_definition(operation)) {
            statements.emplace();
        }
        if (!statements) {
            in_place.reset();
            return;
        }
        for (Statement& statement : *statements) {
            in_place->push_back(std::move(statement));
        }
    }

    // False where SQLite's text for the table stays the same: a comment, a type
    // that has the same words, an option of another dialect, a validation.
    bool changes_definition(const Operation& operation) const {
        if (!std::holds_alternative<AlterColumn>(operation.value) &&
            !std::holds_alternative<ValidateConstraint>(operation.value) &&
            !std::holds_alternative<AlterTableOptions>(operation.value)) {
            return true;
        }
        schema::MetaData after = *metadata_;
        apply(operation, after);
        const schema::Table* old_table = schema::find_table(*metadata_, table_);
        const schema::Table* new_table = schema::find_table(after, table_);
        return old_table == nullptr || new_table == nullptr ||
               ddl().create_table(*old_table, false) != ddl().create_table(*new_table, false);
    }

    // One rebuild, or, after a cascade, one for each table that it reached: these
    // first, while what they refer to is still there.
    void rebuild_changed(const schema::MetaData& before, const std::vector<Operation>& operations,
                         bool always) {
        // What was emitted before is not done yet: the database could not answer for it.
        const bool may_edit = !always && statements_.empty() && may_edit_schema();
        for (const schema::Table& old_table : before.tables) {
            const schema::Table* new_table = schema::find_table(*metadata_, old_table.name);
            if (old_table.name != table_ && new_table != nullptr && *new_table != old_table) {
                change({.metadata = before,
                        .before = old_table,
                        .after = *new_table,
                        .fresh = {},
                        .sources = {},
                        .context = context_},
                       may_edit, operations.front());
            }
        }
        const schema::Table* old_own = schema::find_table(before, table_);
        const schema::Table* new_own = schema::find_table(*metadata_, table_);
        if (old_own != nullptr && new_own != nullptr && (always || *old_own != *new_own)) {
            change({.metadata = before,
                    .before = *old_own,
                    .after = *new_own,
                    .fresh = added_columns(operations),
                    .sources = using_expressions(operations),
                    .context = context_},
                   may_edit, operations.front());
            rebuilt_ = true;
        }
    }

    void change(const Rebuild& rebuild, bool may_edit, const Operation& first) {
        if (std::optional<Statements> edit = may_edit ? emit_edit(rebuild) : std::nullopt) {
            append(std::move(*edit));
            return;
        }
        if (recreate_ == Recreate::never) {
            throw Error(ErrorKind::command, "SQLite can do this only by rebuilding the table " +
                                                schema::display_name(table_) +
                                                ", which recreate_never forbids: " + describe(first))
                .with_hint("leave out recreate_never");
        }
        append(emit_rebuild(rebuild));
    }

    // The copy can be had for all alterations, where somebody trusts it more.
    static bool may_edit_schema() {
        const char* value = std::getenv("RETORT_SQLITE_COPY");
        return value == nullptr || std::string_view(value).empty() || std::string_view(value) == "0";
    }

    static std::set<std::string> added_columns(const std::vector<Operation>& operations) {
        std::set<std::string> names;
        for (const Operation& operation : operations) {
            if (const auto* add = std::get_if<AddColumn>(&operation.value)) {
                names.insert(add->column.name);
            }
        }
        return names;
    }

    static std::map<std::string, std::string> using_expressions(const std::vector<Operation>& operations) {
        std::map<std::string, std::string> expressions;
        for (const Operation& operation : operations) {
            if (const auto* alter = std::get_if<AlterColumn>(&operation.value);
                alter && alter->using_expression) {
                expressions[alter->column] = *alter->using_expression;
            }
        }
        return expressions;
    }

    QualifiedName table_;
    Recreate recreate_;
    const EmitContext& context_;
    std::vector<Operation> pending_;  // not emitted yet
    std::vector<Operation> done_;     // emitted before the schema was asked for
    std::optional<schema::MetaData> metadata_;
    bool rebuilt_ = false;
    Statements statements_;
};

}  // namespace

Statements emit_alterations(const QualifiedName& table, std::span<const Operation> operations,
                            Recreate recreate, const EmitContext& context) {
    return Alterations(table, recreate, context).run(operations);
}

}  // namespace retort::dialects::sqlite
