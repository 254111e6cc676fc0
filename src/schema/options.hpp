// The options of one call, collected and checked against what the construct
// takes. Used where public words become values: here and in operations.
#pragma once

#include "retort/error.hpp"
#include "schema/elements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::schema {

struct OptionValues {
    std::vector<Flag> flags{};
    std::string in_schema{};
    std::optional<std::string> comment{};
    DialectOptions dialect{};
    std::vector<std::string> no_dialect{};  // keys to be taken away
    std::string method{};
    std::string where{};
    std::vector<std::string> include{};
    std::map<std::string, std::string> storage{};
    std::string tablespace{};
    ReferentialAction on_delete = ReferentialAction::no_action;
    std::vector<std::string> on_delete_columns{};
    ReferentialAction on_update = ReferentialAction::no_action;
    MatchKind match = MatchKind::simple;

    bool has(Flag flag) const;
};

// What a construct takes.
struct Accepted {
    std::vector<Option::Kind> kinds{};
    std::vector<Flag> flags{};
};
// Either.
Accepted operator|(Accepted left, const Accepted& right);

Accepted primary_key_options();
Accepted unique_options();
Accepted foreign_key_options();
Accepted check_options();
Accepted exclude_options();
Accepted index_options();
// option and no_option, of a table that is there.
Accepted table_option_changes();
// in_schema and the flags given: what most operations take.
Accepted schema_and(std::vector<Flag> flags = {});

// Throws Error(script) naming `construct` ("unique_constraint 'uq_x'") for an
// option that it does not take, or one given twice.
OptionValues read_options(Options options, const Accepted& accepted, std::string_view construct);

// The word as one writes it: "unique_index", "where", "on_delete".
std::string_view flag_name(Flag flag);
std::string_view option_name(const Option& option);

// The error for an option that does not apply.
Error does_not_apply(std::string_view option, std::string_view construct);
// Error(script) where the name is empty; `what` is "table", "column", …
void require_name(std::string_view name, std::string_view what);

// Throw for a key that does not start with a dialect's name and an underscore.
void require_option_key(std::string_view key);
void add_dialect_option(DialectOptions& options, std::string_view key, std::string_view value);

// The values that the words of a constraint or an index say.
PrimaryKey build_primary_key(Str name, Names columns, const OptionValues& options);
Unique build_unique(Str name, Names columns, const OptionValues& options);
ForeignKey build_foreign_key(Str name, Names columns, QualifiedName table, Names referred,
                             const OptionValues& options);
Check build_check(Str name, Str condition, const OptionValues& options);
Exclude build_exclude(Str name, ExcludeElements elements, const OptionValues& options);
Index build_index(Str name, IndexElements elements, const OptionValues& options);

}  // namespace retort::schema
