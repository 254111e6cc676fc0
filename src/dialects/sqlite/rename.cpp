// Follows a rename through everything that mentions the old name; see rename.hpp.
#include "dialects/sqlite/rename.hpp"

#include "dialects/sqlite/apply.hpp"
#include "dialects/sqlite/connection.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/reflect.hpp"
#include "dialects/sqlite/words.hpp"
#include "operations/readers.hpp"
#include "retort/error.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

bool any_mention(const schema::MetaData& metadata, std::string_view name) {
    return std::ranges::any_of(metadata.raw_objects,
                               [&](const schema::RawObject& object) { return mentions(object.sql, name); });
}

// The raw objects of a database that has the tables and objects of `metadata`,
// after the statement. Only SQLite knows which name in a trigger means what.
std::vector<schema::RawObject> rewrite_objects(const schema::MetaData& metadata,
                                               const std::string& statement) {
    const std::unique_ptr<Connection> scratch = connect_to_memory();
    std::vector<Statement> statements;
    for (const schema::Table& table : metadata.tables) {
        if (table.name.schema.empty()) {
            statements.push_back({ddl().create_table(table, false), {}, {}, {}});
        }
    }
    // A trigger may be on a view.
    for (const char* kind : {"view", "trigger"}) {
        for (const schema::RawObject& object : metadata.raw_objects) {
            if (object.name.schema.empty() && object.kind == kind) {
                statements.push_back({object.sql, {}, {}, {}});
            }
        }
    }
    statements.push_back({statement, {}, {}, {}});
    scratch->run(statements, {});
    return reflect(*scratch, {}).raw_objects;
}

void follow(schema::MetaData& metadata, const std::string& statement) {
    std::vector<schema::RawObject> rewritten;
    try {
        rewritten = rewrite_objects(metadata, statement);
    } catch (Error& error) {
        throw error.add_context("following a rename into triggers and views");
    }
    for (schema::RawObject& object : metadata.raw_objects) {
        const auto found = std::ranges::find(rewritten, object.name, &schema::RawObject::name);
        if (found != rewritten.end()) {
            object = *found;
        }
    }
}

}  // namespace

std::string emit_rename_column(const schema::QualifiedName& table, const std::string& from,
                               const std::string& to) {
    return write()
        .words("ALTER TABLE")
        .name(table)
        .words("RENAME COLUMN")
        .name(from)
        .words("TO")
        .name(to)
        .take();
}

std::string emit_rename_table(const schema::QualifiedName& table, const std::string& to) {
    return write().words("ALTER TABLE").name(table).words("RENAME TO").name(to).take();
}

void replay(const operations::Operation& operation, schema::MetaData& metadata) {
    schema::MetaData followed = metadata;
    try {
        if (const auto* alter = std::get_if<operations::AlterColumn>(&operation.value);
            alter != nullptr && alter->new_name && any_mention(metadata, alter->column)) {
            follow(followed, emit_rename_column(alter->table, alter->column, *alter->new_name));
        } else if (const auto* rename = std::get_if<operations::RenameTable>(&operation.value);
                   rename != nullptr && any_mention(metadata, rename->table.name)) {
            follow(followed, emit_rename_table(rename->table, rename->new_name));
        }
        metadata.raw_objects = std::move(followed.raw_objects);
    } catch (const Error&) {
        // Something that replay knows half of. A rebuild that needs its text will stop.
    }
    apply_operation(operation, metadata);
}

void rename_column(schema::MetaData& metadata, const schema::QualifiedName& table, const std::string& from,
                   const std::string& to) {
    if (any_mention(metadata, from)) {
        follow(metadata, emit_rename_column(table, from, to));
    }
    operations::AlterColumn rename{.table = table, .column = from};
    rename.new_name = to;
    operations::apply(rename, metadata);
}

void rename_table(schema::MetaData& metadata, const schema::QualifiedName& table, const std::string& to) {
    if (any_mention(metadata, table.name)) {
        follow(metadata, emit_rename_table(table, to));
    }
    operations::apply(operations::RenameTable{table, to}, metadata);
}

}  // namespace retort::dialects::sqlite
