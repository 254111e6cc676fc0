// The names that PostgreSQL chooses for constraints without one: makeObjectName,
// ChooseIndexNameAddition and ChooseConstraintName of its source, in short.
#include "schema/expressions.hpp"
#include "schema/naming.hpp"

#include <algorithm>

namespace retort::schema {

namespace {

constexpr std::size_t kMaxBytes = 63;

// At most `size` bytes, without a part of a UTF-8 sequence at the end.
std::string clip(const std::string& text, std::size_t size) {
    if (text.size() <= size) {
        return text;
    }
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

// "<first>_<second>_<label>", the longer of the first two shortened to fit.
std::string make_object_name(const std::string& first, const std::string& second, const std::string& ending) {
    const std::size_t overhead = ending.size() + 1 + (second.empty() ? 0 : 1);
    std::size_t first_size = first.size();
    std::size_t second_size = second.size();
    while (first_size + second_size + overhead > kMaxBytes) {
        (first_size > second_size ? first_size : second_size) -= 1;
    }
    std::string name = clip(first, first_size);
    if (!second.empty()) {
        name += "_" + clip(second, second_size);
    }
    return name + "_" + ending;
}

// As many columns as it takes to fill a name.
std::string join_columns(const std::vector<std::string>& columns) {
    std::string text;
    for (const auto& column : columns) {
        text += (text.empty() ? "" : "_") + column;
        if (text.size() > kMaxBytes) {
            break;
        }
    }
    return text;
}

// A check over one column is named after it, over several after none.
std::string checked_column(const Table& table, const Check& check) {
    std::string only;
    for (const auto& column : table.columns) {
        if (mentions_column(check.condition, column.name)) {
            if (!only.empty()) {
                return "";
            }
            only = column.name;
        }
    }
    return only;
}

// "lower" of lower(email); "expr" for what is no call.
std::string expression_name(const std::string& expression) {
    const auto open = expression.find('(');
    const std::string word = expression.substr(0, open);
    const bool is_call = open != std::string::npos && expression.back() == ')' && !word.empty() &&
                         word.find_first_of(" '\"+-*/|<>=.:") == std::string::npos;
    return is_call ? word : "expr";
}

std::string excluded_columns(const Exclude& exclude) {
    std::vector<std::string> columns;
    for (const auto& [element, op] : exclude.elements) {
        const std::string name = element.is_expression ? expression_name(element.text) : element.text;
        std::string numbered = name;
        for (int number = 1; std::find(columns.begin(), columns.end(), numbered) != columns.end(); ++number) {
            numbered = name + std::to_string(number);
        }
        columns.push_back(numbered);
    }
    return join_columns(columns);
}

struct NameParts {
    std::string addition, ending;
};

NameParts name_parts(const Table& table, const Constraint& constraint) {
    struct Parts {
        const Table& table;
        NameParts operator()(const PrimaryKey&) const { return {"", "pkey"}; }
        NameParts operator()(const ForeignKey& key) const { return {join_columns(key.columns), "fkey"}; }
        NameParts operator()(const Unique& one) const {
            auto columns = one.columns;
            columns.insert(columns.end(), one.include.begin(), one.include.end());
            return {join_columns(columns), "key"};
        }
        NameParts operator()(const Check& one) const { return {checked_column(table, one), "check"}; }
        NameParts operator()(const Exclude& one) const { return {excluded_columns(one), "excl"}; }
    };
    return std::visit(Parts{table}, constraint);
}

std::string numbered(const std::string& ending, int number) {
    return number == 0 ? ending : ending + std::to_string(number);
}

std::string numbered_name(const Table& table, const Constraint& constraint, int number) {
    const auto [addition, ending] = name_parts(table, constraint);
    return make_object_name(table.name.name, addition, numbered(ending, number));
}

}  // namespace

std::string default_name(const Table& table, const Constraint& constraint) {
    return numbered_name(table, constraint, 0);
}

std::string default_sequence_name(const std::string& table, const std::string& column, int number) {
    return make_object_name(table, column, numbered("seq", number));
}

std::vector<NamedConstraint> list_named_constraints(const Table& table) {
    std::vector<NamedConstraint> list;
    for (auto& constraint : list_constraints(table)) {
        list.push_back({name_of(constraint), std::move(constraint)});
    }
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    };
    for (auto& [name, constraint] : list) {
        for (int number = 0; name.empty(); ++number) {
            auto candidate = numbered_name(table, constraint, number);
            if (!is_taken(candidate)) {
                name = std::move(candidate);
            }
        }
    }
    return list;
}

}  // namespace retort::schema
