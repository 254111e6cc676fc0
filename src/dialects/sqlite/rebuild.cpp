// The rebuild of a table as statements; see rebuild.hpp.
#include "dialects/sqlite/rebuild.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/checks.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/rebuild_copy.hpp"
#include "dialects/sqlite/rebuild_guards.hpp"
#include "dialects/sqlite/rebuild_table.hpp"
#include "dialects/sqlite/reflect.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using schema::QualifiedName;

class RebuildEmitter {
public:
    explicit RebuildEmitter(const Rebuild& rebuild)
        : rebuild_(rebuild),
          name_(rebuild.before.name),
          temporary_(temporary_name(name_)),
          guards_(rebuild, Procedure::copy) {}

    std::vector<Statement> run() {
        // In a transaction it changes nothing; without one, it is one.
        const bool begins = !rebuild_.context.in_transaction;
        add_if(begins, "SAVEPOINT retort_rebuild");
        save_sequence();
        add(guards_.before());
        const std::size_t first = statements_.size();
        add(create_new_table(rebuild_));
        copy_rows();
        replace();
        restore_objects();
        try_dependents();
        add(guards_.after(count_own_changes(first)));
        restore_sequence();
        add_if(begins, "RELEASE retort_rebuild");
        return std::move(statements_);
    }

private:
    void add(std::string sql) { statements_.push_back({std::move(sql), {}, {}, {}}); }
    void add_if(bool condition, const std::string& sql) {
        if (condition) {
            add(sql);
        }
    }
    void add(std::vector<Statement> statements) {
        for (Statement& statement : statements) {
            statements_.push_back(std::move(statement));
        }
    }
    void check(const std::string& query, const std::string& failure) {
        add(emit_check(query, "rebuilding " + schema::display_name(name_) + ": " + failure,
                       rebuild_.context.offline));
    }

    std::size_t count_own_changes(std::size_t first) const {
        return static_cast<std::size_t>(std::count_if(
            statements_.begin() + static_cast<std::ptrdiff_t>(first), statements_.end(), writes_a_row));
    }

    void copy_rows() {
        const Copy copy = emit_copy(rebuild_, temporary_);
        for (const ConversionCheck& each : copy.checks) {
            check(each.query, "column " + each.column + " holds a value that is no " + each.type);
        }
        if (!copy.insert.empty()) {
            add(copy.insert);
            statements_.back().extent = copy.extent;
        }
        add(guards_.copied(temporary_));
    }

    // Under the legacy rule a rename leaves views, triggers and the foreign keys of
    // others alone: they mean the table under its final name.
    void replace() {
        add(write().words("DROP TABLE").name(name_).take());
        add("PRAGMA legacy_alter_table = ON");
        add(write().words("ALTER TABLE").name(temporary_).words("RENAME TO").name(name_.name).take());
        add("PRAGMA legacy_alter_table = OFF");
    }

    std::string sequence() const { return quote(QualifiedName{database_of(name_), "sqlite_sequence"}); }

    void save_sequence() {
        if (keeps_sequence(rebuild_)) {
            add("CREATE TEMP TABLE _retort_sequence AS SELECT seq FROM " + sequence() +
                " WHERE name = " + literal(name_.name));
        }
    }

    void restore_sequence() {
        if (!keeps_sequence(rebuild_)) {
            return;
        }
        add("DELETE FROM " + sequence() + " WHERE name = " + literal(name_.name));
        add("INSERT INTO " + sequence() + " (name, seq) SELECT " + literal(name_.name) +
            ", seq FROM temp._retort_sequence");
        check("SELECT 'seq' FROM temp._retort_sequence AS old WHERE seq IS NOT (SELECT seq FROM " +
                  sequence() + " WHERE name = " + literal(name_.name) + ")",
              "the AUTOINCREMENT counter is not what it was");
        add("DROP TABLE temp._retort_sequence");
    }

    void restore_objects() {
        for (const schema::Index& index : rebuild_.after.indexes) {
            add(ddl().create_index(name_, index, {}));
        }
        for (const schema::RawObject& object : rebuild_.metadata.raw_objects) {
            if (object.kind == "trigger" && object.name.schema == name_.schema &&
                same_name(object.table, name_.name)) {
                add(qualified(object));
            }
        }
    }

    // The stored text names the trigger without its database.
    static std::string qualified(const schema::RawObject& trigger) {
        static constexpr std::string_view kHead = "CREATE TRIGGER ";
        const bool is_plain =
            trigger.name.schema.empty() || !std::string_view(trigger.sql).starts_with(kHead);
        return is_plain
                   ? trigger.sql
                   : std::string(kHead) + quote(trigger.name.schema) + "." + trigger.sql.substr(kHead.size());
    }

    // SQLite accepts triggers and views over columns that are not there and fails
    // when they are used; compiling a use of each finds out now.
    void try_dependents() {
        const std::vector<std::string> gone = dropped_columns();
        std::vector<QualifiedName> tables;
        for (const schema::RawObject& object : rebuild_.metadata.raw_objects) {
            const bool concerned =
                mentions(object.sql, name_.name) &&
                std::ranges::any_of(gone, [&](const auto& column) { return mentions(object.sql, column); });
            const QualifiedName table{object.name.schema, object.table};
            if (concerned && object.kind == "view") {
                add(write().words("SELECT 1 FROM").name(object.name).words("LIMIT 0").take());
            } else if (concerned && std::ranges::find(tables, table) == tables.end()) {
                tables.push_back(table);
            }
        }
        for (const QualifiedName& table : tables) {
            try_triggers(table);
        }
    }

    void try_triggers(const QualifiedName& name) {
        const schema::Table* table =
            name == name_ ? &rebuild_.after : schema::find_table(rebuild_.metadata, name);
        if (table == nullptr) {
            return;  // INSTEAD OF, on a view
        }
        std::vector<std::string> columns, assignments;
        for (const schema::Column& column : table->columns) {
            if (!column.computed) {
                columns.push_back(quote(column.name));
                assignments.push_back(columns.back() + " = " + columns.back());
            }
        }
        const std::string list = base::join(columns, ", ");
        const std::string quoted = quote(name);
        add("INSERT INTO " + quoted + " (" + list + ") SELECT " + list + " FROM " + quoted + " WHERE 0");
        add("UPDATE " + quoted + " SET " + base::join(assignments, ", ") + " WHERE 0");
        add("DELETE FROM " + quoted + " WHERE 0");
    }

    std::vector<std::string> dropped_columns() const {
        std::vector<std::string> names;
        for (const schema::Column& column : rebuild_.before.columns) {
            if (schema::find_column(rebuild_.after, column.name) == nullptr) {
                names.push_back(column.name);
            }
        }
        return names;
    }

    const Rebuild& rebuild_;
    const QualifiedName name_;
    const QualifiedName temporary_;
    RebuildGuards guards_;
    std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> emit_rebuild(const Rebuild& rebuild) {
    const auto unread = rebuild.before.options.find(kUnreadOption);
    if (unread != rebuild.before.options.end()) {
        throw Error(ErrorKind::command,
                    "cannot rebuild the table " + schema::display_name(rebuild.before.name) +
                        ": its CREATE statement could not be read (" + unread->second + ")");
    }
    return RebuildEmitter(rebuild).run();
}

}  // namespace retort::dialects::sqlite
