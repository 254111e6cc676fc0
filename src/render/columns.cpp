// Columns with their options, in a fixed order.
#include "base/text.hpp"
#include "render/elements.hpp"
#include "render/literal.hpp"
#include "sql/literal.hpp"

#include <algorithm>

namespace retort::render {

namespace {

using schema::Column;

bool in_key(const schema::Table& table, const Column& column) {
    if (!table.primary_key) {
        return false;
    }
    const auto& columns = table.primary_key->columns;
    return std::find(columns.begin(), columns.end(), column.name) != columns.end();
}

// `implied`: NOT NULL goes without saying.
void append_nullability(const Column& column, bool implied, Arguments& arguments) {
    if (implied && column.nullable) {
        arguments.push_back("nullable(true)");
    } else if (!implied && !column.nullable) {
        arguments.push_back("not_null");
    }
}

void append_generation(const Column& column, Arguments& arguments) {
    if (column.autoincrement != schema::Autoincrement::automatic) {
        arguments.push_back(column.autoincrement == schema::Autoincrement::on ? "autoincrement"
                                                                              : "no_autoincrement");
    }
    if (column.identity) {
        arguments.push_back(render_identity(*column.identity));
    }
    if (column.computed) {
        arguments.push_back(render_computed(*column.computed));
    }
    if (column.server_default) {
        arguments.push_back(render_server_default(*column.server_default));
    }
}

void append_rest(const Column& column, Arguments& arguments) {
    if (column.comment) {
        arguments.push_back("comment(" + render_literal(*column.comment) + ")");
    }
    append_options(column.options, arguments);
}

Arguments name_and_type(const Column& column) {
    return {render_literal(column.name), render_type(column.type)};
}

// "users.id", which must fall apart again at its last two dots.
std::string render_target(const schema::ForeignKey& key) {
    const auto& [schema_name, table] = key.referred_table;
    return render_literal((schema_name.empty() ? "" : schema_name + ".") + table + "." +
                          key.referred_columns.front());
}

std::string render_reference(const schema::ForeignKey& key) {
    Arguments arguments;
    if (!key.name.empty()) {
        arguments.push_back(render_literal(key.name));
    }
    arguments.push_back(render_target(key));
    const auto options = foreign_key_options(key);
    arguments.insert(arguments.end(), options.begin(), options.end());
    return render_call(key.name.empty() ? "foreign_key" : "named_foreign_key", arguments);
}

std::string render_in_column(const schema::Constraint& constraint) {
    if (const auto* key = std::get_if<schema::ForeignKey>(&constraint)) {
        return render_reference(*key);
    }
    if (const auto* check = std::get_if<schema::Check>(&constraint)) {
        Arguments arguments{render_literal(check->condition)};
        if (!check->name.empty()) {
            arguments.insert(arguments.begin(), render_literal(check->name));
        }
        return render_call("check", arguments);
    }
    return "unique";
}

bool has_dot(const std::string& name) {
    return name.find('.') != std::string::npos;
}

bool reference_fits(const schema::ForeignKey& key, const std::string& column) {
    return key.columns == std::vector{column} && key.referred_columns.size() == 1 &&
           !has_dot(key.referred_columns.front()) && !has_dot(key.referred_table.name);
}

struct Fits {
    const std::string& column;

    bool operator()(const schema::ForeignKey& key) const { return reference_fits(key, column); }
    bool operator()(const schema::Check& check) const {
        return !check.not_valid && !check.no_inherit && check.options.empty();
    }
    bool operator()(const schema::Unique& unique) const {
        schema::Unique plain;
        plain.columns = {column};
        return unique == plain;
    }
    bool operator()(const schema::PrimaryKey&) const { return false; }
    bool operator()(const schema::Exclude&) const { return false; }
};

}  // namespace

bool is_flagged_key(const schema::Table& table) {
    if (!table.primary_key || table.primary_key->columns.size() != 1) {
        return false;
    }
    schema::PrimaryKey plain;
    plain.columns = table.primary_key->columns;
    return *table.primary_key == plain;
}

std::string render_server_default(const schema::ServerDefault& server_default) {
    if (server_default.expression) {
        return "server_default(text(" + render_literal(*server_default.expression) + "))";
    }
    if (is_null(server_default.literal)) {
        return "server_default(text(\"NULL\"))";
    }
    if (const auto* bytes = std::get_if<Bytes>(&server_default.literal)) {
        return "server_default(text(\"X'" + sql::dump_hex(*bytes) + "'\"))";
    }
    return "server_default(" + render_value(server_default.literal) + ")";
}

std::string render_computed(const schema::Computed& computed) {
    return "computed(" + render_literal(computed.expression) + (computed.stored ? ")" : ", virtual_)");
}

std::string render_sequence_options(const schema::SequenceOptions& options) {
    std::vector<std::string> members;
    const auto add = [&](const char* word, const std::optional<std::int64_t>& value) {
        if (value) {
            members.push_back(std::string(word) + render_integer(*value));
        }
    };
    if (options.always) {
        members.push_back(".always = true");
    }
    add(".start = ", options.start);
    add(".increment = ", options.increment);
    add(".min_value = ", options.min_value);
    add(".max_value = ", options.max_value);
    add(".cache = ", options.cache);
    if (options.cycle) {
        members.push_back(".cycle = true");
    }
    return "{" + base::join(members, ", ") + "}";
}

std::string render_identity(const schema::SequenceOptions& options) {
    return options == schema::SequenceOptions{} ? "identity()"
                                                : "identity(" + render_sequence_options(options) + ")";
}

Arguments column_options(const schema::Table& table, const Column& column, bool nullable_otherwise) {
    Arguments arguments;
    const bool key = in_key(table, column);
    if (key && is_flagged_key(table)) {
        arguments.push_back("primary_key");
    }
    append_nullability(column, key || column.identity.has_value() || !nullable_otherwise, arguments);
    append_generation(column, arguments);
    append_rest(column, arguments);
    return arguments;
}

std::string render_table_column(const schema::Table& table, const Column& column) {
    auto arguments = name_and_type(column);
    const auto options = column_options(table, column, true);
    arguments.insert(arguments.end(), options.begin(), options.end());
    return render_call("column", arguments);
}

std::string render_added_column(const Column& column, const std::vector<schema::Constraint>& constraints) {
    auto arguments = name_and_type(column);
    append_nullability(column, column.identity.has_value(), arguments);
    append_generation(column, arguments);
    for (const auto& constraint : constraints) {
        arguments.push_back(render_in_column(constraint));
    }
    append_rest(column, arguments);
    return render_call("column", arguments);
}

bool fits_in_column(const schema::Constraint& constraint, const std::string& column) {
    return std::visit(Fits{column}, constraint);
}

}  // namespace retort::render
