// Whether a change of a table needs no row to be written; see edit_decision.hpp.
//
// A row that is older than a column (ALTER TABLE … ADD COLUMN) has no value of it:
// reading takes the default of the stored CREATE statement. So a default may be
// edited only if no row could be such a one, that is, if none has the old
// default as its value.
#include "dialects/sqlite/edit_decision.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/connection.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/rebuild_copy.hpp"
#include "dialects/sqlite/rebuild_guards.hpp"
#include "dialects/sqlite/rebuild_table.hpp"
#include "dialects/sqlite/reflect.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

// The same columns in the same places, and the same keys over them.
bool has_same_shape(const schema::Table& before, const schema::Table& after) {
    const auto same_column = [](const schema::Column& a, const schema::Column& b) {
        return a.name == b.name && a.computed == b.computed &&
               schema::resolve_variant(a.type, "sqlite").collation ==
                   schema::resolve_variant(b.type, "sqlite").collation;
    };
    const auto key_columns = [](const schema::Table& table) {
        return table.primary_key ? table.primary_key->columns : std::vector<std::string>();
    };
    return std::ranges::equal(before.columns, after.columns, same_column) &&
           before.options == after.options && key_columns(before) == key_columns(after) &&
           before.uniques.size() == after.uniques.size();
}

// One line a column of an index that a constraint made. Their numbers tie the
// stored trees to the constraints: none may change.
std::string list_own_indexes(const std::string& table, const std::string& schema) {
    const std::string prefix = "length(" + literal("sqlite_autoindex_" + table + "_") + ")";
    return "SELECT CAST(substr(l.name, 1 + " + prefix +
           ") AS INTEGER) AS n, l.origin, x.seqno, x.cid, x.\"desc\", x.coll, x.key FROM pragma_index_list(" +
           literal(table) + ", " + literal(schema) + ") AS l, pragma_index_xinfo(l.name, " + literal(schema) +
           ") AS x WHERE l.origin <> 'c' ORDER BY 1, 3";
}

std::string list_columns(const std::string& table, const std::string& schema) {
    return "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(" +
           literal(table) + ", " + literal(schema) + ") ORDER BY cid";
}

struct ColumnFacts {
    std::string name, type;
    bool not_null = false;
    std::string default_text;
    bool in_key = false;
    std::string hidden;  // says how it is generated

    explicit ColumnFacts(const std::vector<std::optional<std::string>>& row)
        : name(row[0].value_or("")),
          type(row[1].value_or("")),
          not_null(row[2] == "1"),
          default_text(row[3].value_or("NULL")),
          in_key(row[4] != "0"),
          hidden(row[5].value_or("")) {}
};

bool is_literal(const std::string& default_text) {
    const auto value = parse_default(default_text);
    return !value || !value->expression;
}

class EditDecision {
public:
    explicit EditDecision(const Rebuild& rebuild)
        : rebuild_(rebuild), name_(rebuild.before.name), scratch_(connect_to_memory()) {}

    bool run() {
        if (!is_plain() || !has_same_shape(rebuild_.before, rebuild_.after)) {
            return false;
        }
        make_scratch();
        if (!has_same_indexes() || !compare_columns()) {
            return false;
        }
        add_new_checks();
        return conditions_.empty() || !any_row();
    }

private:
    bool is_plain() const {
        return rebuild_.fresh.empty() && rebuild_.sources.empty() && rebuild_.after.excludes.empty() &&
               !rebuild_.before.options.contains(kUnreadOption) && !same_name(name_.schema, "temp");
    }

    // The new definition, for SQLite to say what it makes of it.
    void make_scratch() {
        const std::string statement = create_new_table(rebuild_);
        const std::string in_schema = "CREATE TABLE " + quote(temporary_name(name_));
        const std::string in_main = "CREATE TABLE " + quote(temporary().name);
        scratch_->query(in_main + statement.substr(in_schema.size()));
    }

    schema::QualifiedName temporary() const { return {"", temporary_name(name_).name}; }

    bool has_same_indexes() const {
        return rebuild_.context.query(list_own_indexes(name_.name, database_of(name_))).rows ==
               scratch_->query(list_own_indexes(temporary().name, "main")).rows;
    }

    bool compare_columns() {
        const base::RowSet old_rows = rebuild_.context.query(list_columns(name_.name, database_of(name_)));
        const base::RowSet new_rows = scratch_->query(list_columns(temporary().name, "main"));
        return std::ranges::equal(old_rows.rows, new_rows.rows,
                                  [this](const auto& old_row, const auto& new_row) {
                                      return compare(ColumnFacts(old_row), ColumnFacts(new_row));
                                  });
    }

    // False where the rows would have to be written; what the rows must not be
    // goes into conditions_.
    bool compare(const ColumnFacts& was, const ColumnFacts& is) {
        const schema::Column* before = schema::find_column(rebuild_.before, was.name);
        const schema::Column* after = schema::find_column(rebuild_.after, is.name);
        const bool same_type = was.type == is.type;
        if (before == nullptr || after == nullptr || was.name != is.name || was.hidden != is.hidden ||
            was.in_key != is.in_key || affinity_of(was.type) != affinity_of(is.type) ||
            (!same_type && (is.in_key || is_strict(rebuild_.after))) ||
            !is_copied_as_is(rebuild_, *before, *after)) {
            return false;
        }
        if (!was.not_null && is.not_null) {
            conditions_.push_back(quote(is.name) + " IS NULL");
        }
        if (was.hidden == "0") {
            compare_defaults(was, is);
        }
        return true;
    }

    void compare_defaults(const ColumnFacts& was, const ColumnFacts& is) {
        if (was.default_text == is.default_text) {
            return;
        }
        // Also where both seem to say the same: DEFAULT TRUE is read as the number 1
        // from a TEXT column, and DEFAULT 1 as the text '1'.
        conditions_.push_back(quote(is.name) + " IS " + evaluate(was.default_text));
        if (!is_literal(was.default_text)) {
            // Where SQLite cannot evaluate it without a statement, it reads NULL.
            conditions_.push_back(quote(is.name) + " IS NULL");
        }
    }

    // As a literal. Apart from any table: "a" is text in a default.
    std::string evaluate(const std::string& default_text) const {
        return scratch_->query("SELECT quote((" + default_text + "\n))").rows.at(0).at(0).value_or("NULL");
    }

    void add_new_checks() {
        for (const schema::Check& check : rebuild_.after.checks) {
            const bool is_known = std::ranges::any_of(
                rebuild_.before.checks,
                [&](const schema::Check& other) { return other.condition == check.condition; });
            if (!is_known) {
                conditions_.push_back("NOT (" + check.condition + "\n)");
            }
        }
    }

    bool any_row() const {
        const std::string query =
            "SELECT 1 FROM " + quote(name_) + " WHERE (" + base::join(conditions_, ") OR (") + ") LIMIT 1";
        return !rebuild_.context.query(query).rows.empty();
    }

    const Rebuild& rebuild_;
    const schema::QualifiedName& name_;
    const std::unique_ptr<Connection> scratch_;
    std::vector<std::string> conditions_;  // one of these, and the row is in the way
};

}  // namespace

bool leaves_rows_alone(const Rebuild& rebuild) {
    return EditDecision(rebuild).run();
}

}  // namespace retort::dialects::sqlite
