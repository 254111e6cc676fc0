// Options of tables; see table_options.hpp.
#include "dialects/postgresql/table_options.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::postgresql {

namespace {

constexpr std::string_view kPrefix = "postgresql_";
// Said when the table is made, and the same ever after.
constexpr std::array kFixed = {"postgresql_inherits", "postgresql_partition_by", "postgresql_using"};

std::string without_quotes(std::string_view text) {
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

// The words that the server takes for a truth value; 2 for any other.
int truth_of(const std::string& value) {
    constexpr std::array kTrue = {"true", "on", "yes", "1"};
    constexpr std::array kFalse = {"false", "off", "no", "0"};
    const std::string lower = base::to_lower(value);
    if (std::ranges::find(kTrue, lower) != kTrue.end()) {
        return 1;
    }
    return std::ranges::find(kFalse, lower) != kFalse.end() ? 0 : 2;
}

std::string find(const schema::DialectOptions& options, const std::string& key) {
    const auto found = options.find(key);
    return found == options.end() ? "" : found->second;
}

std::string canonical_parameters(const std::string& model, const std::string& existing) {
    auto parameters = parse_parameters(model);
    // The server passes over them where the table has no TOAST table, and keeps them elsewhere.
    std::erase_if(parameters, [](const auto& parameter) { return parameter.first.starts_with("toast."); });
    const auto known = parse_parameters(existing);
    for (auto& [name, value] : parameters) {
        const auto found = known.find(name);
        if (found != known.end() && same_parameter(value, found->second)) {
            value = found->second;
        }
    }
    return parameters == known ? existing : dump_parameters(parameters);
}

}  // namespace

bool is_unlogged(const schema::DialectOptions& options) {
    const std::string value = find(options, kUnloggedOption);
    return !value.empty() && truth_of(value) != 0;
}

bool same_parameter(const std::string& a, const std::string& b) {
    return base::to_lower(a) == base::to_lower(b) || (truth_of(a) != 2 && truth_of(a) == truth_of(b));
}

std::map<std::string, std::string> parse_parameters(std::string_view text) {
    text = base::trim(text);
    if (text.starts_with('(') && text.ends_with(')')) {
        text = text.substr(1, text.size() - 2);
    }
    std::map<std::string, std::string> parameters;
    for (const std::string& pair : base::split(text, ',')) {
        const auto equals = std::min(pair.find('='), pair.size());
        const std::string name = base::to_lower(base::trim(std::string_view(pair).substr(0, equals)));
        const std::string_view value = std::string_view(pair).substr(std::min(equals + 1, pair.size()));
        if (!name.empty()) {
            parameters[name] = equals == pair.size() ? "true" : without_quotes(base::trim(value));
        }
    }
    return parameters;
}

std::string dump_parameters(const std::map<std::string, std::string>& parameters) {
    std::vector<std::string> texts;
    for (const auto& [name, value] : parameters) {
        texts.push_back(name + "=" + value);
    }
    return base::join(texts, ", ");
}

void require_known_options(const schema::DialectOptions& options, const schema::QualifiedName& table) {
    for (const auto& [key, value] : options) {
        if (key.starts_with(kPrefix) && key != kWithOption && key != kTablespaceOption &&
            key != kUnloggedOption && std::ranges::find(kFixed, key) == kFixed.end()) {
            throw Error(ErrorKind::command, "table " + schema::display_name(table) +
                                                ": PostgreSQL's tables have no option " + key)
                .with_hint(
                    "there are postgresql_inherits, postgresql_partition_by, postgresql_tablespace, "
                    "postgresql_unlogged, postgresql_using and postgresql_with");
        }
    }
}

void require_changeable_options(const schema::DialectOptions& options, const schema::QualifiedName& table) {
    require_known_options(options, table);
    for (const char* key : kFixed) {
        if (options.contains(key)) {
            throw Error(ErrorKind::command, "table " + schema::display_name(table) +
                                                ": PostgreSQL cannot change " + key +
                                                " of a table that is there")
                .with_hint("make another table and move the rows");
        }
    }
}

schema::DialectOptions canonical_options(const schema::Table& model, const schema::Table& existing) {
    require_known_options(model.options, model.name);
    schema::DialectOptions options = existing.options;
    options.erase(kWithOption);
    options.erase(kTablespaceOption);
    options.erase(kUnloggedOption);
    const auto set = [&options](const char* key, const std::string& value) {
        if (!value.empty()) {
            options[key] = value;
        }
    };
    set(kWithOption,
        canonical_parameters(find(model.options, kWithOption), find(existing.options, kWithOption)));
    set(kTablespaceOption, find(model.options, kTablespaceOption));
    set(kUnloggedOption, is_unlogged(model.options) ? "true" : "");
    return options;
}

}  // namespace retort::dialects::postgresql
