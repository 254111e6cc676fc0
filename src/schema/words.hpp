// Words and names as dumps and messages write them.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::schema {

// What `write` makes of each, with `separator` between.
template <class List, class Write>
std::string join_each(const List& list, std::string_view separator, const Write& write) {
    std::string text;
    for (const auto& one : list) {
        text.append(text.empty() ? std::string_view() : separator).append(write(one));
    }
    return text;
}

// 'text', with quotes doubled and control characters escaped: always one line.
std::string dump_text(std::string_view text);
// "'a', 'b'".
std::string dump_texts(const std::vector<std::string>& texts);
// A plain word as it is, any other name in double quotes.
std::string dump_name(std::string_view name);
std::string dump_name(const QualifiedName& name);
// "(a, b)".
std::string dump_names(const std::vector<std::string>& names);
// On one line, in parentheses.
std::string dump_expression(std::string_view sql);
// " postgresql_x='y'" for each.
std::string dump_options(const DialectOptions& options);
std::string dump_datum(const Datum& datum);

// "unique constraint uq_users_email", "primary key": how messages name it.
std::string describe_constraint(const Constraint& constraint);
// A sentence's list: "a, b, c".
std::string list_names(const std::vector<std::string>& names);

}  // namespace retort::schema
