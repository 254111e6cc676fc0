// The edit of a stored CREATE statement as statements; see edit_schema.hpp.
#include "dialects/sqlite/edit_schema.hpp"

#include "dialects/sqlite/checks.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/edit_decision.hpp"
#include "dialects/sqlite/rebuild_guards.hpp"
#include "dialects/sqlite/rebuild_table.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

namespace retort::dialects::sqlite {

namespace {

using schema::QualifiedName;

class EditEmitter {
public:
    explicit EditEmitter(const Rebuild& rebuild)
        : rebuild_(rebuild),
          name_(rebuild.before.name),
          temporary_(temporary_name(name_)),
          guards_(rebuild, Procedure::edit) {}

    std::vector<Statement> run(const std::string& stored) {
        add("SAVEPOINT retort_rebuild");
        check("SELECT 'sql' WHERE (SELECT sql FROM " + catalogue(name_) + " WHERE " + own_row() +
                  ") IS NOT " + literal(stored),
              "its CREATE statement is not what it was a moment ago");
        add(guards_.before());
        for (const schema::Index& index : indexes_missing(rebuild_.after, rebuild_.before)) {
            add(write().words("DROP INDEX").name(QualifiedName{name_.schema, index.name}).take());
        }
        edit();
        for (const schema::Index& index : indexes_missing(rebuild_.before, rebuild_.after)) {
            add(ddl().create_index(name_, index, {}));
        }
        add(write().words("SELECT * FROM").name(name_).words("LIMIT 1").take());
        add(guards_.after(1));
        add("RELEASE retort_rebuild");
        return std::move(statements_);
    }

private:
    // An empty table of the new definition comes and goes: SQLite judges the
    // definition before it is in the catalogue, and counts schema_version up, so
    // that other connections read the schema again. It goes after the edited
    // schema was read: a rollback then makes this connection read it again, too.
    void edit() {
        add(create_new_table(rebuild_));
        add("PRAGMA writable_schema = ON");
        add("UPDATE " + catalogue(name_) + " SET sql = " + new_text() + " WHERE " + own_row());
        statements_.back().expected_rows = 1;
        add("PRAGMA writable_schema = RESET");
        check(
            "SELECT 'sql' FROM " + catalogue(name_) + " WHERE " + own_row() + " AND sql IS NOT " + new_text(),
            "its CREATE statement is not the new one");
        add(write().words("DROP TABLE").name(temporary_).take());
    }

    // The text of the empty table under the other name; as ALTER TABLE … RENAME writes it.
    std::string new_text() const {
        return "(SELECT " + literal("CREATE TABLE " + always_quoted(name_.name)) +
               " || substr(sql, 1 + length(" + literal("CREATE TABLE " + quote(temporary_.name)) +
               ")) FROM " + catalogue(name_) +
               " WHERE type = 'table' AND name = " + literal(temporary_.name) + ")";
    }

    static std::string always_quoted(const std::string& name) {
        std::string quoted = "\"";
        for (const char c : name) {
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        }
        return quoted + '"';
    }

    std::string own_row() const {
        return "type = 'table' AND name = " + literal(name_.name) + " COLLATE NOCASE";
    }

    void add(std::string sql) { statements_.push_back({std::move(sql), {}, {}, {}}); }
    void add(std::vector<Statement> statements) {
        for (Statement& statement : statements) {
            statements_.push_back(std::move(statement));
        }
    }
    void check(const std::string& query, const std::string& failure) {
        add(emit_check(query, "altering " + schema::display_name(name_) + ": " + failure,
                       rebuild_.context.offline));
    }

    const Rebuild& rebuild_;
    const QualifiedName name_;
    const QualifiedName temporary_;
    RebuildGuards guards_;
    std::vector<Statement> statements_;
};

}  // namespace

std::optional<std::vector<Statement>> emit_edit(const Rebuild& rebuild) {
    try {
        if (!rebuild.context.query || !leaves_rows_alone(rebuild)) {
            return std::nullopt;
        }
        return EditEmitter(rebuild).run(read_stored_text(rebuild));
    } catch (const Error&) {
        return std::nullopt;  // the copy will say what is wrong
    }
}

}  // namespace retort::dialects::sqlite
