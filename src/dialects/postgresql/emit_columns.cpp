// Alterations of a column: type, nullability, default, comment, name, in this
// order. See emit.hpp.
#include "dialects/postgresql/emit.hpp"
#include "dialects/postgresql/types.hpp"

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
    alter_computed(op);
    if (op.identity && !op.identity->to) {
        alter_identity(op);
    }
    alter_type(op);
    alter_nullable(op);
    alter_default(op);
    if (op.identity && op.identity->to) {
        alter_identity(op);
    }
    alter_counting(op);
    if (op.comment) {
        comment_on_column(op.table, op.column, op.comment->to);
    }
    if (op.new_name && *op.new_name != op.column) {
        add(alter_table(op.table).words("RENAME").name(op.column).words("TO").name(*op.new_name).take());
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
    if (kept_default && !op.server_default) {
        add(alter(op.table, op.column).words("SET DEFAULT").words(ddl().default_value(*kept_default)).take());
    }
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

void PostgresqlEmitter::alter_computed(const AlterColumn& op) {
    if (op.computed && op.computed->to) {
        refuse("make " + describe(op) + " a generated column, or generate it otherwise",
               "drop the column and add it anew");
    }
    if (op.computed) {
        add(alter(op.table, op.column).words("DROP EXPRESSION").take());
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
        return;
    }
    sql::Writer out = alter(op.table, op.column);
    if (wanted->always != existing->always) {
        out.words("SET GENERATED").words(wanted->always ? "ALWAYS" : "BY DEFAULT");
    }
    const auto set = [&out](std::string_view words, const auto& before, const auto& after,
                            std::string_view otherwise) {
        if (before != after) {
            out.words("SET").words(after ? std::string(words) + " " + std::to_string(*after)
                                         : std::string(otherwise));
        }
    };
    set("INCREMENT BY", existing->increment, wanted->increment, "INCREMENT BY 1");
    set("MINVALUE", existing->min_value, wanted->min_value, "NO MINVALUE");
    set("MAXVALUE", existing->max_value, wanted->max_value, "NO MAXVALUE");
    set("START WITH", existing->start, wanted->start,
        "START WITH " + std::to_string(wanted->min_value.value_or(1)));
    set("CACHE", existing->cache, wanted->cache, "CACHE 1");
    if (wanted->cycle != existing->cycle) {
        out.words("SET").words(wanted->cycle ? "CYCLE" : "NO CYCLE");
    }
    if (*wanted != *existing) {
        add(out.take());
    }
}

// What SERIAL does, for a column that is there: a sequence of its own, going on
// behind the greatest value.
void PostgresqlEmitter::alter_counting(const AlterColumn& op) {
    if (!op.autoincrement || op.autoincrement == op.existing.autoincrement) {
        return;
    }
    const schema::QualifiedName sequence{op.table.schema, op.table.name + "_" + op.column + "_seq"};
    const auto& rule = ddl().rules().quote;
    const std::string sequence_text = sql::quote_string(sql::quote(rule, sequence));
    const std::string column = sql::quote(rule, std::string_view(op.column));
    const std::string table = sql::quote(rule, op.table);
    if (op.autoincrement == schema::Autoincrement::on) {
        add("CREATE SEQUENCE " + sql::quote(rule, sequence) + " OWNED BY " + table + "." + column);
        add("SELECT setval(" + sequence_text + ", coalesce(max(" + column + "), 0) + 1, false) FROM " +
            table);
        add(alter(op.table, op.column).words("SET DEFAULT nextval(").glue(sequence_text).glue(")").take());
    } else if (op.existing.autoincrement == schema::Autoincrement::on) {
        add(alter(op.table, op.column).words("DROP DEFAULT").take());
        add("DROP SEQUENCE IF EXISTS " + sql::quote(rule, sequence));
    }
}

}  // namespace retort::dialects::postgresql
