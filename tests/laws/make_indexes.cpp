// Indexes by chance; see maker.hpp.
#include "laws/maker.hpp"

namespace retort::laws {

namespace {

using schema::TypeKind;

std::string expression_on(Random& random, const schema::Column& column) {
    const auto name = quoted(column.name);
    switch (family_of(column.type)) {
        case Family::text:
            return random.one_in(2) ? "lower(" + name + ")" : name + " || 'x'";
        case Family::integer:
            return random.one_in(2) ? name + " % 10" : "abs(" + name + ") + 1";
        default:
            return "";
    }
}

void decorate(Making& making, const schema::Column& column, schema::IndexElement& element) {
    auto& random = making.random;
    if (random.one_in(4)) {
        element.order = random.one_in(2) ? schema::SortOrder::descending : schema::SortOrder::ascending;
    }
    if (!making.is_sqlite() && random.one_in(5)) {
        element.nulls = random.one_in(2) ? schema::NullsOrder::first : schema::NullsOrder::last;
    }
    if (family_of(column.type) != Family::text || column.type.kind == TypeKind::domain) {
        return;
    }
    if (random.one_in(5)) {
        element.collation = making.is_sqlite() ? "NOCASE" : "C";
    } else if (!making.is_sqlite() && random.one_in(5) && column.type.kind != TypeKind::char_) {
        element.op_class = column.type.kind == TypeKind::string ? "varchar_pattern_ops" : "text_pattern_ops";
        element.op_class = element.is_expression ? "text_pattern_ops" : element.op_class;
    }
}

// A method of its own where the type has one.
std::string special_method(Random& random, const schema::Column& column) {
    const auto& type = column.type;
    if (type.kind == TypeKind::jsonb || (type.kind == TypeKind::named && type.name == "TSVECTOR")) {
        return "gin";
    }
    if (type.kind == TypeKind::array && schema::is_integer(type.item.at(0))) {
        return "gin";
    }
    if (family_of(type) == Family::range && type.kind != TypeKind::domain) {
        return random.one_in(2) ? "gist" : "spgist";
    }
    if (schema::is_integer(type) || schema::is_text(type)) {
        return random.one_in(2) ? "hash" : type.kind == TypeKind::char_ ? "" : "brin";
    }
    return "";
}

}  // namespace

void redecorate(Making& making, const schema::Table& table, schema::Index& index) {
    for (auto& element : index.elements) {
        const auto* column = element.is_expression ? nullptr : schema::find_column(table, element.text);
        if (column != nullptr && index.method.empty()) {
            element = {.text = element.text};
            decorate(making, *column, element);
        }
    }
}

void change_index_method(Making& making, const schema::Table& table, schema::Index& index) {
    const auto* column = schema::find_column(table, index.elements.front().text);
    if (making.is_sqlite() || index.elements.size() != 1 || index.elements.front().is_expression ||
        column == nullptr) {
        return;
    }
    const bool is_plain = index.method.empty();
    const auto method = is_plain ? special_method(making.random, *column) : "";
    if (is_plain == method.empty() || (!is_plain && !is_comparable(column->type, making.database))) {
        return;
    }
    schema::Index changed{.name = index.name, .elements = {{.text = column->name}}};
    changed.method = method;
    changed.where = index.where;
    index = changed;
}

void add_index(Making& making, schema::Table& table) {
    auto& random = making.random;
    schema::Index index;
    index.name = new_name(making, "ix");
    for (int i = 1 + random.below(2); i > 0; --i) {
        const auto& column = random.pick(table.columns);
        schema::IndexElement element;
        element.text = column.name;
        if (const auto expression = expression_on(random, column); !expression.empty() && random.one_in(4)) {
            element.text = expression;
            element.is_expression = true;
        }
        const auto method = making.is_sqlite() || element.is_expression || random.below(3) != 0
                                ? ""
                                : special_method(random, column);
        if (!method.empty() && index.elements.empty()) {
            index.method = method;
            index.elements.push_back(element);
            break;
        }
        bool repeated = false;
        for (const auto& each : index.elements) {
            repeated = repeated || each.text == element.text;
        }
        if (repeated || !is_comparable(column.type, making.database)) {
            continue;
        }
        decorate(making, column, element);
        index.elements.push_back(element);
    }
    if (index.elements.empty()) {
        return;
    }
    index.unique = index.method.empty() && random.one_in(3);
    if (random.one_in(4)) {
        index.where = make_condition(making, table);
    }
    if (!making.is_sqlite() && index.method.empty()) {
        index.nulls_not_distinct = index.unique && random.one_in(4);
        if (random.one_in(5)) {
            index.include = {random.pick(table.columns).name};
        }
        if (random.one_in(5)) {
            index.storage["fillfactor"] = "70";
        }
    }
    table.indexes.push_back(index);
}

}  // namespace retort::laws
