// What raw SQL does to a schema; see replay.hpp.
#include "dialects/sqlite/replay.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/cursor.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/parse_members.hpp"
#include "dialects/sqlite/rename.hpp"
#include "dialects/sqlite/types.hpp"
#include "operations/readers.hpp"
#include "retort/error.hpp"
#include "sql/split.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

schema::QualifiedName take_qualified(Cursor& cursor) {
    schema::QualifiedName name{"", cursor.take_name()};
    if (cursor.accept_symbol(".")) {
        name = {name.name, cursor.take_name()};
    }
    if (same_name(name.schema, "main")) {
        name.schema.clear();
    }
    return name;
}

bool accept_condition(Cursor& cursor) {
    const bool found = cursor.accept("IF", "NOT") || cursor.looking_at("IF");
    return found && (cursor.accept("IF", "EXISTS") || cursor.accept("EXISTS"));
}

class Replayer {
public:
    Replayer(const std::string& sql, schema::MetaData& metadata)
        : sql_(sql), cursor_(sql), metadata_(metadata) {}

    void run() {
        if (cursor_.accept("CREATE")) {
            create();
        } else if (cursor_.accept("DROP")) {
            drop();
        } else if (cursor_.accept("ALTER", "TABLE")) {
            alter();
        }
    }

private:
    void create() {
        if (cursor_.accept("TEMP") || cursor_.accept("TEMPORARY")) {
            return;  // gone with the connection
        }
        if (cursor_.accept("TRIGGER")) {
            create_object("trigger");
        } else if (cursor_.accept("VIEW")) {
            create_object("view");
        } else if (cursor_.looking_at("TABLE")) {
            create_table();
        } else if (cursor_.looking_at("INDEX") || cursor_.looking_at("UNIQUE")) {
            create_index();
        }
    }

    // The text as SQLite stores it: from the plain name on.
    void create_object(const std::string& kind) {
        const bool if_not_exists = accept_condition(cursor_);
        schema::RawObject object{.kind = kind};
        std::size_t first = cursor_.position();
        object.name = take_qualified(cursor_);
        first = cursor_.position() - 1;
        if (kind == "trigger") {
            while (!cursor_.accept("ON")) {
                cursor_.take();
            }
            object.table = spelled(object.name.schema, cursor_.take_name());
        }
        cursor_.take_rest();
        object.sql = "CREATE " + base::to_upper(kind) + " " + cursor_.text_since(first);
        const bool is_there = std::ranges::any_of(
            metadata_.raw_objects, [&](const schema::RawObject& other) { return other.name == object.name; });
        if (!(is_there && if_not_exists)) {
            metadata_.raw_objects.push_back(std::move(object));
            std::ranges::stable_sort(metadata_.raw_objects, {}, &schema::RawObject::name);
        }
    }

    std::string spelled(const std::string& schema, const std::string& name) const {
        for (const schema::Table& table : metadata_.tables) {
            if (table.name.schema == schema && same_name(table.name.name, name)) {
                return table.name.name;
            }
        }
        return name;
    }

    void create_table() {
        schema::Table table = parse_create_table(sql_);
        if (same_name(table.name.schema, "main")) {
            table.name.schema.clear();
        }
        operations::apply(
            operations::CreateTable{.table = std::move(table), .if_not_exists = says_if_not_exists()},
            metadata_);
    }

    void create_index() {
        ParsedIndex parsed = parse_create_index(sql_);
        parsed.table.schema = same_name(parsed.table.schema, "main") ? "" : parsed.table.schema;
        parsed.table.name = spelled(parsed.table.schema, parsed.table.name);
        operations::CreateIndex create{.table = parsed.table, .index = std::move(parsed.index)};
        create.if_not_exists = says_if_not_exists();
        operations::apply(create, metadata_);
    }

    bool says_if_not_exists() {
        while (!cursor_.at_end() && !cursor_.looking_at("IF") && !cursor_.looking_at_symbol("(")) {
            cursor_.take();
        }
        return cursor_.looking_at("IF");
    }

    void drop() {
        const bool is_table = cursor_.accept("TABLE");
        const bool is_index = !is_table && cursor_.accept("INDEX");
        const bool is_object =
            !is_table && !is_index && (cursor_.accept("TRIGGER") || cursor_.accept("VIEW"));
        if (!is_table && !is_index && !is_object) {
            return;
        }
        const bool if_exists = accept_condition(cursor_);
        const schema::QualifiedName name = take_qualified(cursor_);
        if (is_table) {
            operations::apply(operations::DropTable{.table = {name.schema, spelled(name.schema, name.name)},
                                                    .if_exists = if_exists},
                              metadata_);
        } else if (is_index) {
            operations::DropIndex op{.table = {name.schema, ""}, .name = name.name, .if_exists = if_exists};
            operations::apply(op, metadata_);
        } else {
            drop_object(name);
        }
    }

    // The triggers of a view go with it.
    void drop_object(const schema::QualifiedName& name) {
        std::erase_if(metadata_.raw_objects, [&](const schema::RawObject& object) {
            return object.name.schema == name.schema &&
                   (same_name(object.name.name, name.name) || same_name(object.table, name.name));
        });
    }

    void alter() {
        schema::QualifiedName name = take_qualified(cursor_);
        name.name = spelled(name.schema, name.name);
        if (cursor_.accept("RENAME", "TO")) {
            rename_table(metadata_, name, cursor_.take_name());
        } else if (cursor_.accept("RENAME")) {
            cursor_.accept("COLUMN");
            const std::string from = cursor_.take_name();
            cursor_.expect("TO");
            rename_column(metadata_, name, from, cursor_.take_name());
        } else if (cursor_.accept("ADD")) {
            cursor_.accept("COLUMN");
            add_column(name);
        } else if (cursor_.accept("DROP")) {
            cursor_.accept("COLUMN");
            drop_column(name, cursor_.take_name());
        }
    }

    void add_column(const schema::QualifiedName& name) {
        schema::Table* table = schema::find_table(metadata_, name);
        if (table != nullptr) {
            const ColumnText text = parse_column(cursor_, *table);
            if (!text.type.empty()) {
                keep_declared_type(*table, table->columns.back(), text.type);
            }
        }
    }

    // The column as the table spells it.
    void drop_column(const schema::QualifiedName& name, const std::string& written) {
        const schema::Table* table = schema::find_table(metadata_, name);
        if (table == nullptr) {
            return;
        }
        for (const schema::Column& column : table->columns) {
            if (same_name(column.name, written)) {
                operations::DropColumn op;
                op.table = name;
                op.column = std::string(column.name);
                operations::apply(op, metadata_);
                return;
            }
        }
    }

    const std::string& sql_;
    Cursor cursor_;
    schema::MetaData& metadata_;
};

}  // namespace

void replay_raw(std::string_view sql, schema::MetaData& metadata) {
    for (const sql::ScriptStatement& statement : sql::split_statements(sql, lex_rules())) {
        schema::MetaData after = metadata;
        try {
            Replayer(statement.text, after).run();
        } catch (const Error&) {
            continue;  // not for us to judge; the database will
        }
        metadata = std::move(after);
    }
}

}  // namespace retort::dialects::sqlite
