// Tables, constraints and indexes; columns and types have files of their own.
// See emit.hpp.
#include "dialects/postgresql/emit.hpp"

#include "dialects/postgresql/ddl.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "operations/readers.hpp"
#include "retort/error.hpp"
#include "schema/naming.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

const PostgresqlDdl& shared_ddl() {
    static const PostgresqlDdl ddl;
    return ddl;
}

// CREATE TABLE takes NOT VALID and ignores it; ALTER TABLE does not.
std::vector<schema::Constraint> take_not_valid(schema::Table& table) {
    std::vector<schema::Constraint> taken;
    const auto take_from = [&taken](auto& list) {
        for (const auto& each : list) {
            if (each.not_valid) {
                taken.emplace_back(each);
            }
        }
        std::erase_if(list, [](const auto& each) { return each.not_valid; });
    };
    take_from(table.foreign_keys);
    take_from(table.checks);
    return taken;
}

// Moves those of the list to `taken` that are, but for the name, in `seen` or
// before them in the list.
template <class T>
void take_repeated(std::vector<T>& list, std::vector<T> seen, std::vector<schema::Constraint>& taken) {
    std::erase_if(list, [&](const T& each) {
        T bare = each;
        bare.name.clear();
        bare.storage.clear();
        bare.tablespace.clear();
        const bool repeated = std::ranges::find(seen, bare) != seen.end();
        if (repeated) {
            taken.emplace_back(each);
        }
        seen.push_back(std::move(bare));
        return repeated;
    });
}

// CREATE TABLE builds one index for several keys over the same columns, and so
// loses all but the first of them; ALTER TABLE builds each.
void take_repeated(schema::Table& table, std::vector<schema::Constraint>& taken) {
    std::vector<schema::Unique> keys;
    if (table.primary_key) {
        keys.push_back({.columns = table.primary_key->columns,
                        .deferrability = table.primary_key->deferrability,
                        .include = table.primary_key->include});
    }
    take_repeated(table.uniques, std::move(keys), taken);
    take_repeated(table.excludes, {}, taken);
}

// The enumeration that the type is, or that it is an array of.
const schema::Type* find_enum_in(const schema::Type& type) {
    if (type.kind == schema::TypeKind::array) {
        return find_enum_in(type.item.at(0));
    }
    return type.kind == schema::TypeKind::enum_ ? &type : nullptr;
}

}  // namespace

PostgresqlEmitter::PostgresqlEmitter(const EmitContext& context) : Emitter(shared_ddl(), context) {}

void PostgresqlEmitter::create_missing_enums(std::span<const schema::Column> columns) {
    std::vector<schema::EnumType> wanted;
    for (const auto& column : columns) {
        const schema::Type type = schema::resolve_variant(column.type, "postgresql");
        if (const schema::Type* found = find_enum_in(type)) {
            const schema::EnumType each{{found->schema, found->name}, found->values};
            if (std::ranges::find(wanted, each.name, &schema::EnumType::name) == wanted.end()) {
                wanted.push_back(each);
            }
        }
    }
    for (const auto& each : wanted) {
        if (!context().schema || schema::find_enum(context().schema(), each.name) == nullptr) {
            create_enum({each});
        }
    }
}

void PostgresqlEmitter::create_table(const operations::CreateTable& op) {
    create_missing_enums(op.table.columns);
    operations::CreateTable valid = op;
    schema::settle_counting(valid.table);
    auto later = take_not_valid(valid.table);
    take_repeated(valid.table, later);
    Emitter::create_table(valid);
    for (const auto& column : op.table.columns) {
        set_column_options(op.table.name, column);
    }
    for (const auto& constraint : later) {
        create_constraint({op.table.name, constraint});
    }
}

void PostgresqlEmitter::add_column(const operations::AddColumn& op) {
    create_missing_enums(std::span(&op.column, 1));
    Emitter::add_column(op);
    set_column_options(op.table, op.column);
}

std::string PostgresqlEmitter::name_of_unnamed(const operations::DropConstraint& op) const {
    schema::Table bare;
    bare.name = op.table;
    const schema::Table* table =
        context().schema ? schema::find_table(context().schema(), op.table) : nullptr;
    if (table != nullptr) {
        for (auto& [name, constraint] : schema::list_named_constraints(*table)) {
            schema::set_name(constraint, "");
            if (constraint == *op.existing) {
                return name;
            }
        }
    }
    return schema::default_name(table == nullptr ? bare : *table, *op.existing);
}

void PostgresqlEmitter::drop_constraint(const operations::DropConstraint& op) {
    operations::DropConstraint named = op;
    if (op.name.empty() && op.existing) {
        named.name = name_of_unnamed(op);
    }
    Emitter::drop_constraint(named);
}

void PostgresqlEmitter::rename_constraint(const operations::RenameConstraint& op) {
    add(alter_table(op.table).words("RENAME CONSTRAINT").name(op.name).words("TO").name(op.new_name).take());
}

void PostgresqlEmitter::validate_constraint(const operations::ValidateConstraint& op) {
    add(alter_table(op.table).words("VALIDATE CONSTRAINT").name(op.name).take());
}

void PostgresqlEmitter::rename_index(const operations::RenameIndex& op) {
    add(ddl()
            .writer()
            .words("ALTER INDEX")
            .name(schema::QualifiedName{op.table.schema, op.name})
            .words("RENAME TO")
            .name(op.new_name)
            .take());
}

void PostgresqlEmitter::alter_table_options(const operations::AlterTableOptions& op) {
    schema::DialectOptions keys;
    for (const auto& [key, change] : op.options) {
        keys[key] = change.to.value_or("");
    }
    require_changeable_options(keys, op.table);
    if (op.options.contains(kWithOption)) {
        alter_parameters(op);
    }
    if (op.options.contains(kUnloggedOption)) {
        add(alter_table(op.table).words("SET").words(is_unlogged(keys) ? "UNLOGGED" : "LOGGED").take());
    }
    if (op.options.contains(kTablespaceOption)) {
        move_to_tablespace(op);
    }
}

// To the database's own where none is said; that has no word of its own, and any name
// that one wrote here would be wrong in another database.
void PostgresqlEmitter::move_to_tablespace(const operations::AlterTableOptions& op) {
    sql::Writer out = alter_table(op.table).words("SET TABLESPACE");
    if (const auto& wanted = op.options.at(kTablespaceOption).to) {
        add(out.name(*wanted).take());
        return;
    }
    const std::string own =
        "SELECT quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s JOIN pg_catalog.pg_database d "
        "ON d.dattablespace = s.oid WHERE d.datname = current_database()";
    add("DO " +
        sql::quote_string("BEGIN EXECUTE " + sql::quote_string(out.take() + " ") + " || (" + own + "); END"));
}

std::string PostgresqlEmitter::existing_parameters(const operations::AlterTableOptions& op) const {
    if (const auto known = op.existing.find(kWithOption); known != op.existing.end()) {
        return known->second.to.value_or("");
    }
    const schema::Table* table = schema::find_table(context().schema(), op.table);
    if (table == nullptr) {
        throw Error(ErrorKind::command,
                    operations::describe(op) + ": there is no table " + schema::display_name(op.table));
    }
    return find_option(table->options, "with");
}

void PostgresqlEmitter::alter_parameters(const operations::AlterTableOptions& op) {
    const auto wanted = parse_parameters(op.options.at(kWithOption).to.value_or(""));
    const auto existing = parse_parameters(existing_parameters(op));
    std::vector<std::string> set, reset;
    for (const auto& [name, value] : wanted) {
        const auto known = existing.find(name);
        if (known == existing.end() || known->second != value) {
            set.push_back(std::string(name).append(" = ").append(value));
        }
    }
    for (const auto& [name, value] : existing) {
        if (!wanted.contains(name)) {
            reset.push_back(name);
        }
    }
    for (const auto& [word, list] : {std::pair{"SET", set}, std::pair{"RESET", reset}}) {
        if (!list.empty()) {
            add(ddl().writer().words("ALTER TABLE").name(op.table).words(word).list(list).take());
        }
    }
}

}  // namespace retort::dialects::postgresql
