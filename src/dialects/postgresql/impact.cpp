// An arm for each operation; see impact.hpp.
#include "dialects/postgresql/impact.hpp"

#include "base/text.hpp"
#include "dialects/ansi/dialect.hpp"
#include "dialects/postgresql/table_options.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::postgresql {

namespace {

using namespace operations;
using schema::QualifiedName;
using schema::TypeKind;

constexpr const char* kReadsRows = "reads every row";
constexpr const char* kWritesRows = "writes every row and its indexes anew";
constexpr const char* kBuildsIndex = "builds an index over every row";

Impact access_exclusive(const QualifiedName& table, const std::string& work = "") {
    return {.table = table,
            .lock = "ACCESS EXCLUSIVE",
            .blocks = "reads and writes",
            .work = work,
            .rewrites = work == kWritesRows};
}
Impact share(const QualifiedName& table, const std::string& work) {
    return {.table = table, .lock = "SHARE", .blocks = "writes", .work = work};
}
Impact share_row_exclusive(const QualifiedName& table, const std::string& work = "") {
    return {.table = table, .lock = "SHARE ROW EXCLUSIVE", .blocks = "writes", .work = work};
}
Impact share_update_exclusive(const QualifiedName& table, const std::string& work = "") {
    return {.table = table, .lock = "SHARE UPDATE EXCLUSIVE", .blocks = "", .work = work};
}

// Functions whose value is the same for all rows of a statement, so that a new
// column's default is stored once and no row is written.
bool is_stable(const std::string& expression) {
    constexpr std::array kStable = {"now()",          "current_timestamp",     "current_date",
                                    "localtimestamp", "statement_timestamp()", "transaction_timestamp()",
                                    "current_user"};
    const std::string text = base::to_lower(base::trim(expression));
    return text.find('(') == std::string::npos ||
           std::any_of(kStable.begin(), kStable.end(), [&](const char* each) { return text == each; });
}

std::string work_of_new_column(const schema::Column& column) {
    const bool is_volatile = column.server_default && column.server_default->expression &&
                             !is_stable(*column.server_default->expression);
    const bool is_stored = column.computed && column.computed->stored;
    if (column.identity || is_stored) {
        return kWritesRows;
    }
    return is_volatile ? "writes every row anew if the default's function is volatile" : "";
}

bool is_unlimited_text(const schema::Type& type) {
    return type.kind == TypeKind::text || type.kind == TypeKind::unicode_text ||
           ((type.kind == TypeKind::string || type.kind == TypeKind::unicode) && type.length == 0);
}

bool is_varchar(const schema::Type& type) {
    return type.kind == TypeKind::string || type.kind == TypeKind::unicode || is_unlimited_text(type);
}

// Whether the stored values are good as they are, so that only the catalog changes.
bool keeps_values(const schema::Type& from, const schema::Type& to) {
    if (from == to) {
        return true;
    }
    if (is_varchar(from) && is_varchar(to)) {
        return is_unlimited_text(to) || (from.length != 0 && from.length <= to.length);
    }
    if (from.kind == TypeKind::numeric && to.kind == TypeKind::numeric) {
        return to.precision == 0 ||
               (from.precision != 0 && from.precision <= to.precision && from.scale == to.scale);
    }
    return false;
}

std::string work_of_type(const AlterColumn& op) {
    const bool keeps = op.existing.type && !op.using_expression && keeps_values(*op.existing.type, *op.type);
    return keeps ? "" : kWritesRows;
}

std::string work_of_change(const AlterColumn& op) {
    const std::string type = op.type ? work_of_type(op) : "";
    if (type == kWritesRows || op.computed) {
        return kWritesRows;
    }
    return op.nullable && !*op.nullable ? kReadsRows : type;
}

bool changes_comment_only(const AlterColumn& op) {
    AlterColumn rest = op;
    rest.comment.reset();
    const AlterColumn nothing{.table = op.table, .column = op.column, .existing = op.existing};
    return op.comment && rest == nothing;
}

// The one storage parameter whose change keeps everybody out (SQL commands,
// ALTER TABLE, SET ( storage_parameter )).
bool changes_catalog_use(const AlterTableOptions& op) {
    const auto speaks = [](const auto& options) {
        const auto found = options.find(kWithOption);
        return found != options.end() &&
               base::to_lower(found->second.to.value_or("")).find("user_catalog_table") != std::string::npos;
    };
    return speaks(op.options) || speaks(op.existing);
}

class ImpactList {
public:
    explicit ImpactList(const EmitContext& context) : context_(context) {}

    std::vector<Impact> list(const Operation& operation) {
        visit(*this, operation);
        return std::move(impacts_);
    }

    void operator()(const CreateTable& op) {
        for (const auto& key : op.table.foreign_keys) {
            if (key.referred_table != op.table.name) {
                add(share_row_exclusive(key.referred_table));
            }
        }
    }
    void operator()(const DropTable& op) { add(access_exclusive(op.table)); }
    void operator()(const RenameTable& op) { add(access_exclusive(op.table)); }
    void operator()(const AddColumn& op) {
        add(access_exclusive(op.table, work_of_new_column(op.column)));
        for (const auto& constraint : op.constraints) {
            add_constraint(op.table, constraint);
        }
        for (const auto& index : op.indexes) {
            add(share(op.table, index.elements.empty() ? "" : kBuildsIndex));
        }
    }
    void operator()(const DropColumn& op) { add(access_exclusive(op.table)); }
    void operator()(const AlterColumn& op) {
        add(changes_comment_only(op) ? share_update_exclusive(op.table)
                                     : access_exclusive(op.table, work_of_change(op)));
    }
    void operator()(const CreateConstraint& op) { add_constraint(op.table, op.constraint); }
    void operator()(const DropConstraint& op) {
        add(access_exclusive(op.table));
        const auto* key = op.existing ? std::get_if<schema::ForeignKey>(&*op.existing) : nullptr;
        if (key != nullptr && key->referred_table != op.table) {
            add(access_exclusive(key->referred_table));
        }
    }
    void operator()(const RenameConstraint& op) { add(access_exclusive(op.table)); }
    void operator()(const ValidateConstraint& op) {
        add(share_update_exclusive(op.table, kReadsRows));
        const auto* key = op.existing ? std::get_if<schema::ForeignKey>(&*op.existing) : nullptr;
        if (key != nullptr && key->referred_table != op.table) {
            add({.table = key->referred_table, .lock = "ROW SHARE"});
        }
    }
    void operator()(const CreateIndex& op) {
        add(op.concurrently ? share_update_exclusive(op.table,
                                                     "reads every row twice, and waits for old "
                                                     "transactions")
                            : share(op.table, kBuildsIndex));
    }
    void operator()(const DropIndex& op) {
        add(op.concurrently ? share_update_exclusive(op.table) : access_exclusive(op.table));
    }
    void operator()(const RenameIndex& op) { add(share_update_exclusive(op.table)); }
    void operator()(const SetTableComment& op) { add(share_update_exclusive(op.table)); }
    void operator()(const AlterTableOptions& op) {
        if (op.options.contains(kTablespaceOption) || op.options.contains(kUnloggedOption)) {
            add(access_exclusive(op.table, kWritesRows));
        }
        if (op.options.contains(kWithOption)) {
            add(changes_catalog_use(op) ? access_exclusive(op.table) : share_update_exclusive(op.table));
        }
    }
    void operator()(const CreateSchema&) {}
    void operator()(const DropSchema&) {}
    void operator()(const CreateEnum&) {}
    void operator()(const DropEnum&) {}
    void operator()(const AddEnumValue&) {}
    // The columns of the type are converted.
    void operator()(const AlterEnum& op) {
        for (const auto& table : context_.schema().tables) {
            const bool uses =
                std::any_of(table.columns.begin(), table.columns.end(), [&](const auto& column) {
                    return column.type.kind == TypeKind::enum_ && column.type.name == op.type.name &&
                           column.type.schema == op.type.schema;
                });
            if (uses) {
                add(access_exclusive(table.name, kWritesRows));
            }
        }
    }
    void operator()(const CreateDomain&) {}
    void operator()(const DropDomain&) {}
    void operator()(const CreateSequence&) {}
    void operator()(const AlterSequence&) {}
    void operator()(const DropSequence&) {}
    void operator()(const Execute&) {}
    void operator()(const BulkInsert& op) { add({.table = op.table, .lock = "ROW EXCLUSIVE"}); }
    void operator()(const BatchAlterTable& op) { visit_all(op.operations); }
    void operator()(const AutocommitBlock& op) { visit_all(op.operations); }

private:
    void visit_all(const std::vector<Operation>& operations) {
        for (const auto& each : operations) {
            visit(*this, each);
        }
    }

    void add(Impact impact) {
        if (std::find(impacts_.begin(), impacts_.end(), impact) == impacts_.end()) {
            impacts_.push_back(std::move(impact));
        }
    }

    void add_constraint(const QualifiedName& table, const schema::Constraint& constraint) {
        std::visit(Overloaded{
                       [&](const schema::ForeignKey& key) {
                           add(share_row_exclusive(table, key.not_valid ? "" : kReadsRows));
                           if (key.referred_table != table) {
                               add(share_row_exclusive(key.referred_table));
                           }
                       },
                       [&](const schema::Check& check) {
                           add(access_exclusive(table, check.not_valid ? "" : kReadsRows));
                       },
                       [&](const auto&) { add(access_exclusive(table, kBuildsIndex)); },
                   },
                   constraint);
    }

    const EmitContext& context_;
    std::vector<Impact> impacts_;
};

}  // namespace

std::vector<Impact> list_impacts(const Operation& operation, const EmitContext& context) {
    return ImpactList(context).list(operation);
}

std::optional<std::int64_t> estimate_rows(Connection& connection, const std::string& quoted_table) {
    const Datum name = quoted_table;
    const base::RowSet rows = connection.query(
        "SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass($1)", std::span(&name, 1));
    return read_estimate(rows);
}

}  // namespace retort::dialects::postgresql
