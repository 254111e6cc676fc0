// The texts of columns and tables; constraints and indexes are in their own
// files beside this one. See ddl.hpp.
#include "dialects/ansi/ddl.hpp"

namespace retort::dialects {

std::string Ddl::default_value(const schema::ServerDefault& value) const {
    return value.expression ? *value.expression : sql::dump_literal(rules_.literal, value.literal);
}

std::string Ddl::column_type(const schema::Table&, const schema::Column& column) const {
    return type(column.type);
}

std::string Ddl::computed(const schema::Computed& computed) const {
    return "GENERATED ALWAYS AS (" + computed.expression + ") " + (computed.stored ? "STORED" : "VIRTUAL");
}

std::string Ddl::column(const schema::Table& table, const schema::Column& column) const {
    sql::Writer out = writer();
    out.name(column.name).words(column_type(table, column));
    if (column.server_default) {
        out.clause("DEFAULT", default_value(*column.server_default));
    }
    if (column.computed) {
        out.words(computed(*column.computed));
    }
    if (column.identity) {
        out.words(identity(*column.identity));
    }
    return out.words_if(!column.nullable, "NOT NULL").take();
}

std::vector<std::string> Ddl::sequence_options(const schema::SequenceOptions& options) const {
    std::vector<std::string> parts;
    const auto add = [&parts](std::string_view words, const std::optional<std::int64_t>& value) {
        if (value) {
            parts.push_back(std::string(words) + " " + std::to_string(*value));
        }
    };
    add("INCREMENT BY", options.increment);
    add("START WITH", options.start);
    add("MINVALUE", options.min_value);
    add("MAXVALUE", options.max_value);
    add("CACHE", options.cache);
    if (options.cycle) {
        parts.emplace_back("CYCLE");
    }
    return parts;
}

std::string Ddl::identity(const schema::SequenceOptions& options) const {
    sql::Writer out = writer();
    out.words("GENERATED").words(options.always ? "ALWAYS" : "BY DEFAULT").words("AS IDENTITY");
    std::string parts;
    for (const auto& part : sequence_options(options)) {
        parts += (parts.empty() ? "" : " ") + part;
    }
    return parts.empty() ? out.take() : out.words("(").glue(parts).glue(")").take();
}

std::vector<std::string> Ddl::members(const schema::Table& table) const {
    std::vector<std::string> texts;
    for (const auto& each : table.columns) {
        texts.push_back(column(table, each));
    }
    for (const auto& each : schema::list_constraints(table)) {
        texts.push_back(constraint(each));
    }
    return texts;
}

std::string Ddl::table_options(const schema::Table&) const {
    return {};
}

std::string_view Ddl::create_words(const schema::Table&) const {
    return "CREATE TABLE";
}

std::string Ddl::create_table(const schema::Table& table, bool if_not_exists) const {
    return writer()
        .words(create_words(table))
        .words_if(if_not_exists, "IF NOT EXISTS")
        .name(table.name)
        .lines(members(table))
        .words(table_options(table))
        .take();
}

}  // namespace retort::dialects
