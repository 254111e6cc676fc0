// Names of databases; see database_names.hpp.
#include "base/database_names.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <set>

namespace retort::base {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name(std::string_view text) {
    return is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter(c) || (c >= '0' && c <= '9');
           });
}

// Sections of the ini that mean something else already.
bool is_taken(const std::string& name) {
    return name == "alembic" || name == "retort" || name == "DEFAULT" || name == "post_write_hooks";
}

}  // namespace

std::vector<std::string> parse_database_names(std::string_view text) {
    std::vector<std::string> names;
    std::set<std::string> lowered;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(", \t\r\n"), text.size());
        const std::string name(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (name.empty()) {
            continue;
        }
        if (!is_name(name) || is_taken(name)) {
            throw Error(ErrorKind::config, "'" + name + "' can't be the name of a database")
                .with_hint("a name has letters, digits and _, and no other section of the ini has it");
        }
        if (!lowered.insert(to_lower(name)).second) {
            throw Error(ErrorKind::config, "'" + name + "' is twice among the databases");
        }
        names.push_back(name);
    }
    return names;
}

std::string database_variable(std::string_view name) {
    std::string variable = "DATABASE_URL_" + std::string(name);
    std::transform(variable.begin(), variable.end(), variable.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return variable;
}

}  // namespace retort::base
