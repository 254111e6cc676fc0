// Alterations of a column: type, nullability, default, comment, name, in this
// order. See emit.hpp.
#include "dialects/postgresql/emit.hpp"

#include "base/text.hpp"
#include "dialects/postgresql/column_options.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "schema/naming.hpp"

namespace retort::dialects::postgresql {

namespace {

using operations::AlterColumn;

// Between types of different families the server wants to be told how.
bool needs_using(const schema::Type& from, const schema::Type& to) {
    const std::string family = type_family(to);
    return family != "text" && type_family(from) != family;
}

std::optional<schema::ServerDefault> existing_default(const AlterColumn& op) {
    return op.existing.server_default ? op.existing.server_default->to : std::nullopt;
}

// no_autoincrement says so, unless more is known.
bool counted_before(const AlterColumn& op) {
    return op.autoincrement == schema::Autoincrement::off &&
           op.existing.autoincrement.value_or(schema::Autoincrement::on) == schema::Autoincrement::on;
}

std::string describe(const AlterColumn& op) {
    return schema::display_name(op.table) + "." + op.column;
}

}  // namespace

sql::Writer PostgresqlEmitter::alter(const schema::QualifiedName& table, const std::string& column) const {
    return alter_table(table).words("ALTER COLUMN").name(column);
}

void PostgresqlEmitter::alter_column(const AlterColumn& op) {
    if (!op.insert_before.empty() || !op.insert_after.empty()) {
        refuse("move the column " + describe(op), "leave out insert_before and insert_after");
    }
    if (op.computed && op.computed->to) {
        make_generated(op);
    } else {
        alter_definition(op);
    }
    if (op.new_name && *op.new_name != op.column) {
        add(alter_table(op.table).words("RENAME").name(op.column).words("TO").name(*op.new_name).take());
    }
}

void PostgresqlEmitter::alter_definition(const AlterColumn& op) {
    if (op.computed) {
        drop_expression(op);
    }
    if (op.identity && !op.identity->to) {
        alter_identity(op);
    }
    alter_type(op);
    alter_column_options(op);
    alter_nullable(op);
    stop_counting(op);
    alter_default(op);
    start_counting(op);
    if (op.identity && op.identity->to) {
        alter_identity(op);
    }
    if (op.comment) {
        comment_on_column(op.table, op.column, op.comment->to);
    }
}

void PostgresqlEmitter::alter_type(const AlterColumn& op) {
    if (!op.type) {
        return;
    }
    const schema::Type type = schema::resolve_variant(*op.type, "postgresql");
    const bool converts =
        op.using_expression ||
        (op.existing.type && needs_using(schema::resolve_variant(*op.existing.type, "postgresql"), type));
    // The server converts a default only where it converts values by itself.
    const auto kept_default = converts ? existing_default(op) : std::nullopt;
    if (kept_default) {
        add(alter(op.table, op.column).words("DROP DEFAULT").take());
    }
    std::string conversion = op.using_expression.value_or("");
    if (converts && conversion.empty()) {
        conversion =
            sql::quote(ddl().rules().quote, std::string_view(op.column)) + "::" + dump_cast_type(type);
    }
    add(alter(op.table, op.column).words("TYPE").words(ddl().type(type)).clause("USING", conversion).take());
    alter_counted_type(op, type);
    if (kept_default && !op.server_default) {
        add(alter(op.table, op.column).words("SET DEFAULT").words(ddl().default_value(*kept_default)).take());
    }
}

// The type of a column that keeps it.
schema::Type PostgresqlEmitter::known_type(const AlterColumn& op) const {
    if (op.existing.type) {
        return *op.existing.type;
    }
    const schema::Table* table =
        context().schema ? schema::find_table(context().schema(), op.table) : nullptr;
    const schema::Column* column = table == nullptr ? nullptr : schema::find_column(*table, op.column);
    if (column == nullptr) {
        refuse("take an option from " + describe(op) + " without its type", "say existing_type(…)");
    }
    return column->type;
}

void PostgresqlEmitter::alter_column_options(const AlterColumn& op) {
    schema::DialectOptions wanted;
    for (const auto& [key, change] : op.options) {
        wanted[key] = change.to.value_or("default");
    }
    require_known_column_options(wanted, describe(op));
    for (const std::string& key : column_option_keys()) {
        const auto found = op.options.find(key);
        if (found == op.options.end() || (op.type && !found->second.to)) {
            continue;  // another type comes with its own
        }
        std::string word = base::to_lower(wanted.at(key));
        if (key == kStorageOption && word == "default") {
            word = default_storage(op.type ? *op.type : known_type(op));
        }
        set_column_option(op.table, op.column, key, word);
    }
}

void PostgresqlEmitter::set_column_options(const schema::QualifiedName& table, const schema::Column& column) {
    require_known_column_options(column.options, schema::display_name(table) + "." + column.name);
    for (const auto& [key, word] : canonical_column_options(column)) {
        set_column_option(table, column.name, key, word);
    }
}

void PostgresqlEmitter::set_column_option(const schema::QualifiedName& table, const std::string& column,
                                          const std::string& key, const std::string& value) {
    add(alter(table, column)
            .words(key == kStorageOption ? "SET STORAGE" : "SET COMPRESSION")
            .words(base::to_upper(value))
            .take());
}

void PostgresqlEmitter::alter_nullable(const AlterColumn& op) {
    if (op.nullable) {
        add(alter(op.table, op.column).words(*op.nullable ? "DROP NOT NULL" : "SET NOT NULL").take());
    }
}

void PostgresqlEmitter::alter_default(const AlterColumn& op) {
    if (op.server_default && op.server_default->to) {
        add(alter(op.table, op.column)
                .words("SET DEFAULT")
                .words(ddl().default_value(*op.server_default->to))
                .take());
    } else if (op.server_default) {
        add(alter(op.table, op.column).words("DROP DEFAULT").take());
    }
}

void PostgresqlEmitter::alter_identity(const AlterColumn& op) {
    const auto& wanted = op.identity->to;
    const auto existing = op.existing.identity ? op.existing.identity->to : std::nullopt;
    if (!wanted) {
        add(alter(op.table, op.column).words("DROP IDENTITY").take());
        return;
    }
    if (!existing) {
        add(alter(op.table, op.column).words("ADD").words(ddl().identity(*wanted)).take());
        if (counted_before(op)) {
            go_on_counting(op);
        }
        return;
    }
    sql::Writer out = alter(op.table, op.column);
    if (wanted->always != existing->always) {
        out.words("SET GENERATED").words(wanted->always ? "ALWAYS" : "BY DEFAULT");
    }
    for (const auto& clause : changed_options(*existing, *wanted)) {
        out.words_if(clause != "RESTART", "SET").words(clause);
    }
    if (*wanted != *existing) {
        add(out.take());
    }
}

// The sequence of SERIAL, dropped by now, had counted that far.
void PostgresqlEmitter::go_on_counting(const AlterColumn& op) {
    if (op.identity->to->increment.value_or(1) < 0) {
        return;
    }
    const auto& rule = ddl().rules().quote;
    const std::string table = sql::quote(rule, op.table);
    const std::string greatest = "max(" + sql::quote(rule, std::string_view(op.column)) + ")";
    const auto start = op.identity->to->start.value_or(op.identity->to->min_value.value_or(1));
    add("SELECT setval(pg_get_serial_sequence(" + sql::quote_string(table) + ", " +
        sql::quote_string(op.column) + "), " + greatest + ") FROM " + table + " HAVING " + greatest +
        " >= " + std::to_string(start));
}

// The sequence that SERIAL makes, under the name that the server gives it: cut to
// fit, and with a number where it is taken, which only the server can tell.
schema::QualifiedName PostgresqlEmitter::free_sequence_for(const AlterColumn& op) const {
    for (int number = 0;; ++number) {
        schema::QualifiedName name{op.table.schema,
                                   schema::default_sequence_name(op.table.name, op.column, number)};
        const std::string text = sql::quote_string(sql::quote(ddl().rules().quote, name));
        if (!context().query || !context().query("SELECT to_regclass(" + text + ")").rows.at(0).at(0)) {
            return name;
        }
    }
}

// What SERIAL does, for a column that is there: a sequence of its own, going on
// behind the greatest value.
void PostgresqlEmitter::start_counting(const AlterColumn& op) {
    if (op.autoincrement != schema::Autoincrement::on || op.autoincrement == op.existing.autoincrement) {
        return;
    }
    const auto& rule = ddl().rules().quote;
    const std::string sequence = sql::quote(rule, free_sequence_for(op));
    const std::string sequence_text = sql::quote_string(sequence);
    const std::string column = sql::quote(rule, std::string_view(op.column));
    const std::string table = sql::quote(rule, op.table);
    const std::string type = counted_type(op);
    add("CREATE SEQUENCE " + sequence + (type.empty() ? "" : " AS " + type) + " OWNED BY " + table + "." +
        column);
    add("SELECT setval(" + sequence_text + ", coalesce(max(" + column + "), 0) + 1, false) FROM " + table);
    add(alter(op.table, op.column).words("SET DEFAULT nextval(").glue(sequence_text).glue(")").take());
}

// The sequence goes that the column owns: its name may be another's, or of a
// time when the table had another.
void PostgresqlEmitter::stop_counting(const AlterColumn& op) {
    if (counted_before(op)) {
        add(alter(op.table, op.column).words("DROP DEFAULT").take());
        change_own_sequence(op, "DROP SEQUENCE", "");
    }
}

// Of a sequence that SERIAL or SMALLSERIAL would make; BIGINT is what sequences are.
std::string PostgresqlEmitter::counted_type(const AlterColumn& op) {
    const auto& written = op.type ? op.type : op.existing.type;
    if (!written) {
        return "";
    }
    const schema::Type type = schema::resolve_variant(*written, "postgresql");
    const bool is_less = schema::is_integer(type) && type.kind != schema::TypeKind::big_integer;
    return is_less ? dump_cast_type(type) : "";
}

// SERIAL's sequence has the type of its column, and ends where that ends.
void PostgresqlEmitter::alter_counted_type(const AlterColumn& op, const schema::Type& type) {
    if (!op.existing.type || !context().schema || !schema::is_integer(type) || op.autoincrement ||
        !schema::is_integer(schema::resolve_variant(*op.existing.type, "postgresql"))) {
        return;
    }
    const schema::MetaData& known = context().schema();
    const auto* table = schema::find_table(known, op.table);
    const auto* column = table == nullptr ? nullptr : schema::find_column(*table, op.column);
    if (column == nullptr || column->identity || column->server_default) {
        return;
    }
    // Replay cannot tell what counted before it lost its key.
    const bool may_count = context().offline && !column->nullable;
    if (!may_count && !schema::counts_by_itself(*table, *column)) {
        return;
    }
    // And takes every integer key for one that counts, so there may be none.
    change_own_sequence(op, "ALTER SEQUENCE", "AS " + dump_cast_type(type));
}

// "<words> <the sequence that the column owns, if there is one> <clause>"
void PostgresqlEmitter::change_own_sequence(const AlterColumn& op, const std::string& words,
                                            const std::string& clause) {
    const std::string sequence = "pg_get_serial_sequence(" +
                                 sql::quote_string(sql::quote(ddl().rules().quote, op.table)) + ", " +
                                 sql::quote_string(op.column) + ")";
    add("DO " +
        sql::quote_string("BEGIN IF " + sequence + " IS NOT NULL THEN EXECUTE '" + words + " ' || " +
                          sequence + (clause.empty() ? "" : " || ' " + clause + "'") + "; END IF; END"));
}

}  // namespace retort::dialects::postgresql
