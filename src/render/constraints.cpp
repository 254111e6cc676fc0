// Constraints and indexes with their options, in a fixed order.
#include "base/text.hpp"
#include "render/elements.hpp"
#include "render/literal.hpp"

namespace retort::render {

namespace {

std::string action_word(schema::ReferentialAction action) {
    switch (action) {
        case schema::ReferentialAction::no_action:
            return "no_action";
        case schema::ReferentialAction::restrict_:
            return "restrict_";
        case schema::ReferentialAction::cascade:
            return "cascade";
        case schema::ReferentialAction::set_null:
            return "set_null";
        case schema::ReferentialAction::set_default:
            return "set_default";
    }
    return "no_action";
}

void append_deferrability(schema::Deferrability deferrability, Arguments& arguments) {
    if (deferrability != schema::Deferrability::none) {
        arguments.push_back(deferrability == schema::Deferrability::immediate ? "deferrable"
                                                                              : "initially_deferred");
    }
}

void append_include(const std::vector<std::string>& columns, Arguments& arguments) {
    if (!columns.empty()) {
        arguments.push_back("include(" + render_names(columns) + ")");
    }
}

void append_text(const char* word, const std::string& text, Arguments& arguments) {
    if (!text.empty()) {
        arguments.push_back(std::string(word) + "(" + render_literal(text) + ")");
    }
}

void append_storage(const std::map<std::string, std::string>& storage, const std::string& tablespace,
                    Arguments& arguments) {
    for (const auto& [key, value] : storage) {
        arguments.push_back("storage(" + render_literal(key) + ", " + render_literal(value) + ")");
    }
    append_text("tablespace", tablespace, arguments);
}

struct OptionsRenderer {
    Arguments operator()(const schema::PrimaryKey& key) const {
        Arguments arguments;
        append_deferrability(key.deferrability, arguments);
        append_include(key.include, arguments);
        append_storage(key.storage, key.tablespace, arguments);
        append_options(key.options, arguments);
        return arguments;
    }
    Arguments operator()(const schema::ForeignKey& key) const {
        auto arguments = foreign_key_options(key);
        append_text("in_schema", key.referred_table.schema, arguments);
        return arguments;
    }
    Arguments operator()(const schema::Unique& unique) const {
        Arguments arguments;
        append_deferrability(unique.deferrability, arguments);
        if (unique.nulls_not_distinct) {
            arguments.push_back("nulls_not_distinct");
        }
        append_include(unique.include, arguments);
        append_storage(unique.storage, unique.tablespace, arguments);
        append_options(unique.options, arguments);
        return arguments;
    }
    Arguments operator()(const schema::Check& check) const {
        Arguments arguments;
        if (check.no_inherit) {
            arguments.push_back("no_inherit");
        }
        if (check.not_valid) {
            arguments.push_back("not_valid");
        }
        append_options(check.options, arguments);
        return arguments;
    }
    Arguments operator()(const schema::Exclude& exclude) const {
        Arguments arguments;
        append_text("using_method", exclude.method, arguments);
        append_text("where", exclude.where, arguments);
        append_deferrability(exclude.deferrability, arguments);
        append_include(exclude.include, arguments);
        append_storage(exclude.storage, exclude.tablespace, arguments);
        return arguments;
    }
};

// The word, and what stands between name and options.
struct BodyRenderer {
    std::string word;
    Arguments arguments;

    void operator()(const schema::PrimaryKey& key) {
        word = "primary_key_constraint";
        arguments = {render_names(key.columns)};
    }
    void operator()(const schema::ForeignKey& key) {
        word = "foreign_key_constraint";
        arguments = {render_names(key.columns), render_literal(key.referred_table.name),
                     render_names(key.referred_columns)};
    }
    void operator()(const schema::Unique& unique) {
        word = "unique_constraint";
        arguments = {render_names(unique.columns)};
    }
    void operator()(const schema::Check& check) {
        word = "check_constraint";
        arguments = {render_literal(check.condition)};
    }
    void operator()(const schema::Exclude& exclude) {
        word = "exclude_constraint";
        arguments = {render_elements(exclude.elements)};
    }
};

// Words that insist on a name, and one that does where options follow.
bool needs_name(const schema::Constraint& constraint, const Arguments& options) {
    const auto kind = schema::kind_of(constraint);
    return kind == schema::ConstraintKind::exclude ||
           (kind == schema::ConstraintKind::check && !options.empty());
}

bool is_modified(const schema::IndexElement& element) {
    return element.nulls != schema::NullsOrder::unstated || !element.op_class.empty() ||
           !element.collation.empty();
}

std::string render_ordered(const schema::IndexElement& element) {
    const auto literal = render_literal(element.text);
    auto base = element.is_expression ? "text(" + literal + ")" : literal;
    switch (element.order) {
        case schema::SortOrder::ascending:
            return "asc(" + base + ")";
        case schema::SortOrder::descending:
            return "desc(" + base + ")";
        case schema::SortOrder::unstated:
            break;
    }
    if (!is_modified(element)) {
        return base;
    }
    return element.is_expression ? "IndexElement(" + base + ")" : "col(" + base + ")";
}

std::string render_element(const schema::IndexElement& element) {
    auto text = render_ordered(element);
    if (element.nulls != schema::NullsOrder::unstated) {
        text += element.nulls == schema::NullsOrder::first ? ".nulls_first()" : ".nulls_last()";
    }
    if (!element.op_class.empty()) {
        text += ".op_class(" + render_literal(element.op_class) + ")";
    }
    if (!element.collation.empty()) {
        text += ".collate(" + render_literal(element.collation) + ")";
    }
    return text;
}

}  // namespace

std::string render_call(const std::string& word, const Arguments& arguments) {
    return word + "(" + base::join(arguments, ", ") + ")";
}

Arguments table_members(const schema::Table& table) {
    Arguments arguments;
    for (const auto& constraint : schema::list_constraints(table)) {
        if (schema::kind_of(constraint) != schema::ConstraintKind::primary_key || !is_flagged_key(table)) {
            arguments.push_back(render_constraint(constraint));
        }
    }
    for (const auto& index : table.indexes) {
        arguments.push_back(render_index(index));
    }
    if (table.comment) {
        arguments.push_back("comment(" + render_literal(*table.comment) + ")");
    }
    append_schema(table.name.schema, arguments);
    append_options(table.options, arguments);
    return arguments;
}

void append_schema(const std::string& schema, Arguments& arguments) {
    if (!schema.empty()) {
        arguments.push_back("in_schema(" + render_literal(schema) + ")");
    }
}

void append_domain_options(const schema::DomainType& type, Arguments& arguments) {
    if (!type.nullable) {
        arguments.emplace_back("not_null");
    }
    if (type.server_default) {
        arguments.push_back(render_server_default(*type.server_default));
    }
    append_schema(type.name.schema, arguments);
}

std::string render_option(const std::string& key, const std::string& value) {
    return "option(" + render_literal(key) + (value == "true" ? ")" : ", " + render_literal(value) + ")");
}

std::string render_option_change(const std::string& key, const std::optional<std::string>& value) {
    return value ? render_option(key, *value) : "no_option(" + render_literal(key) + ")";
}

void append_options(const schema::DialectOptions& options, Arguments& arguments) {
    for (const auto& [key, value] : options) {
        arguments.push_back(render_option(key, value));
    }
}

Arguments foreign_key_options(const schema::ForeignKey& key) {
    Arguments arguments;
    if (key.on_delete != schema::ReferentialAction::no_action) {
        arguments.push_back("on_delete::" + action_word(key.on_delete));
    }
    if (!key.on_delete_columns.empty()) {
        arguments.push_back("on_delete_columns(" + render_names(key.on_delete_columns) + ")");
    }
    if (key.on_update != schema::ReferentialAction::no_action) {
        arguments.push_back("on_update::" + action_word(key.on_update));
    }
    if (key.match != schema::MatchKind::simple) {
        arguments.push_back(key.match == schema::MatchKind::full ? "match::full" : "match::partial");
    }
    append_deferrability(key.deferrability, arguments);
    if (key.not_valid) {
        arguments.push_back("not_valid");
    }
    append_options(key.options, arguments);
    return arguments;
}

Arguments constraint_options(const schema::Constraint& constraint) {
    return std::visit(OptionsRenderer{}, constraint);
}

std::string render_constraint(const schema::Constraint& constraint) {
    BodyRenderer body;
    std::visit(body, constraint);
    const auto options = constraint_options(constraint);
    const auto& name = schema::name_of(constraint);
    Arguments arguments;
    if (!name.empty() || needs_name(constraint, options)) {
        arguments.push_back(render_literal(name));
    }
    arguments.insert(arguments.end(), body.arguments.begin(), body.arguments.end());
    arguments.insert(arguments.end(), options.begin(), options.end());
    return render_call(body.word, arguments);
}

std::string render_elements(const std::vector<schema::IndexElement>& elements) {
    std::vector<std::string> texts;
    for (const auto& element : elements) {
        texts.push_back(render_element(element));
    }
    return "{" + base::join(texts, ", ") + "}";
}

std::string render_elements(const std::vector<schema::ExcludeElement>& elements) {
    std::vector<std::string> texts;
    for (const auto& [element, op] : elements) {
        texts.push_back("excluding(" + render_element(element) + ", " + render_literal(op) + ")");
    }
    return "{" + base::join(texts, ", ") + "}";
}

Arguments index_options(const schema::Index& index) {
    Arguments arguments;
    if (index.unique) {
        arguments.push_back("unique_index");
    }
    append_text("using_method", index.method, arguments);
    append_include(index.include, arguments);
    if (index.nulls_not_distinct) {
        arguments.push_back("nulls_not_distinct");
    }
    append_text("where", index.where, arguments);
    append_storage(index.storage, index.tablespace, arguments);
    append_options(index.options, arguments);
    return arguments;
}

std::string render_index(const schema::Index& index) {
    Arguments arguments{render_literal(index.name), render_elements(index.elements)};
    const auto options = index_options(index);
    arguments.insert(arguments.end(), options.begin(), options.end());
    return render_call("index", arguments);
}

}  // namespace retort::render
