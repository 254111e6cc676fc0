// The options of one call; see options.hpp.
#include "schema/options.hpp"

#include <algorithm>

namespace retort::schema {

namespace {

bool is_repeatable(Option::Kind kind) {
    return kind == Option::Kind::flag || kind == Option::Kind::dialect || kind == Option::Kind::no_dialect ||
           kind == Option::Kind::storage;
}

void require_accepted(const Option& option, const Accepted& accepted, std::string_view construct) {
    const bool is_flag = option.kind() == Option::Kind::flag;
    const bool found =
        is_flag
            ? std::find(accepted.flags.begin(), accepted.flags.end(), option.flag()) != accepted.flags.end()
            : std::find(accepted.kinds.begin(), accepted.kinds.end(), option.kind()) != accepted.kinds.end();
    if (!found) {
        throw does_not_apply(option_name(option), construct);
    }
}

void take(OptionValues& values, const Option& option) {
    const std::string first = to_string(option.first());
    const std::string second = to_string(option.second());
    switch (option.kind()) {
        case Option::Kind::flag:
            values.flags.push_back(option.flag());
            break;
        case Option::Kind::in_schema:
            values.in_schema = first;
            break;
        case Option::Kind::comment:
            values.comment = first;
            break;
        case Option::Kind::dialect:
            add_dialect_option(values.dialect, first, second);
            break;
        case Option::Kind::no_dialect:
            require_option_key(first);
            values.no_dialect.push_back(first);
            break;
        case Option::Kind::method:
            values.method = first;
            break;
        case Option::Kind::where:
            values.where = first;
            break;
        case Option::Kind::include:
            values.include = to_strings(option.names());
            break;
        case Option::Kind::storage:
            values.storage[first] = second;
            break;
        case Option::Kind::tablespace:
            values.tablespace = first;
            break;
        case Option::Kind::on_delete:
            values.on_delete = static_cast<ReferentialAction>(option.action());
            break;
        case Option::Kind::on_delete_columns:
            values.on_delete_columns = to_strings(option.names());
            break;
        case Option::Kind::on_update:
            values.on_update = static_cast<ReferentialAction>(option.action());
            break;
        case Option::Kind::match:
            values.match = static_cast<MatchKind>(option.match());
            break;
    }
}

// Public Action and Match and their values here are listed in one order.
static_assert(static_cast<int>(Action::restrict_) == static_cast<int>(ReferentialAction::restrict_));
static_assert(static_cast<int>(Action::set_default) == static_cast<int>(ReferentialAction::set_default));
static_assert(static_cast<int>(Match::partial) == static_cast<int>(MatchKind::partial));

}  // namespace

bool OptionValues::has(Flag flag) const {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

Accepted operator|(Accepted left, const Accepted& right) {
    left.kinds.insert(left.kinds.end(), right.kinds.begin(), right.kinds.end());
    left.flags.insert(left.flags.end(), right.flags.begin(), right.flags.end());
    return left;
}

Accepted table_option_changes() {
    return {.kinds = {Option::Kind::dialect, Option::Kind::no_dialect}, .flags = {}};
}

Accepted schema_and(std::vector<Flag> flags) {
    return {.kinds = {Option::Kind::in_schema}, .flags = std::move(flags)};
}

OptionValues read_options(Options options, const Accepted& accepted, std::string_view construct) {
    OptionValues values;
    std::vector<Option::Kind> seen;
    for (const auto& option : options) {
        require_accepted(option, accepted, construct);
        if (!is_repeatable(option.kind()) &&
            std::find(seen.begin(), seen.end(), option.kind()) != seen.end()) {
            throw Error(ErrorKind::script,
                        std::string(construct) + " is given " + std::string(option_name(option)) + " twice");
        }
        seen.push_back(option.kind());
        take(values, option);
    }
    return values;
}

std::string_view flag_name(Flag flag) {
    switch (flag) {
        case Flag::deferrable:
            return "deferrable";
        case Flag::not_deferrable:
            return "not_deferrable";
        case Flag::initially_deferred:
            return "initially_deferred";
        case Flag::initially_immediate:
            return "initially_immediate";
        case Flag::not_valid:
            return "not_valid";
        case Flag::nulls_not_distinct:
            return "nulls_not_distinct";
        case Flag::unique_index:
            return "unique_index";
        case Flag::concurrently:
            return "concurrently";
        case Flag::if_exists:
            return "if_exists";
        case Flag::if_not_exists:
            return "if_not_exists";
        case Flag::cascade:
            return "cascade";
        case Flag::recreate_always:
            return "recreate_always";
        case Flag::recreate_never:
            return "recreate_never";
        case Flag::no_inherit:
            return "no_inherit";
    }
    return "?";
}

std::string_view option_name(const Option& option) {
    switch (option.kind()) {
        case Option::Kind::flag:
            return flag_name(option.flag());
        case Option::Kind::in_schema:
            return "in_schema";
        case Option::Kind::comment:
            return "comment";
        case Option::Kind::dialect:
            return "option";
        case Option::Kind::no_dialect:
            return "no_option";
        case Option::Kind::method:
            return "using_method";
        case Option::Kind::where:
            return "where";
        case Option::Kind::include:
            return "include";
        case Option::Kind::storage:
            return "storage";
        case Option::Kind::tablespace:
            return "tablespace";
        case Option::Kind::on_delete:
            return "on_delete";
        case Option::Kind::on_delete_columns:
            return "on_delete_columns";
        case Option::Kind::on_update:
            return "on_update";
        case Option::Kind::match:
            return "match";
    }
    return "?";
}

std::string_view column_word_name(const ColumnOption::Property& property) {
    const bool removed = std::holds_alternative<Remove>(property.value);
    switch (property.word) {
        case ColumnWord::nullable:
            return "nullable";
        case ColumnWord::server_default:
            return removed ? "no_server_default" : "server_default";
        case ColumnWord::identity:
            return removed ? "no_identity" : "identity";
        case ColumnWord::computed:
            return removed ? "no_computed" : "computed";
        case ColumnWord::comment:
            return removed ? "no_comment" : "comment";
        case ColumnWord::new_name:
            return "new_name";
        case ColumnWord::using_expression:
            return "using_expression";
        case ColumnWord::existing_type:
            return "existing_type";
        case ColumnWord::existing_nullable:
            return "existing_nullable";
        case ColumnWord::existing_server_default:
            return "existing_server_default";
        case ColumnWord::existing_comment:
            return "existing_comment";
        case ColumnWord::existing_identity:
            return "existing_identity";
        case ColumnWord::existing_computed:
            return "existing_computed";
        case ColumnWord::insert_before:
            return "insert_before";
        case ColumnWord::insert_after:
            return "insert_after";
        case ColumnWord::collation:
            return "collation";
        case ColumnWord::in_schema:
            return "in_schema";
        case ColumnWord::type:
            return "type";
        case ColumnWord::renamed_from:
            return "renamed_from";
    }
    return "?";
}

std::string_view column_flag_name(ColumnFlag flag) {
    switch (flag) {
        case ColumnFlag::primary_key:
            return "primary_key";
        case ColumnFlag::not_null:
            return "not_null";
        case ColumnFlag::unique:
            return "unique";
        case ColumnFlag::indexed:
            return "indexed";
        case ColumnFlag::autoincrement:
            return "autoincrement";
        case ColumnFlag::no_autoincrement:
            return "no_autoincrement";
    }
    return "?";
}

Error does_not_apply(std::string_view option, std::string_view construct) {
    return {ErrorKind::script, std::string(option) + " does not apply to " + std::string(construct)};
}

void require_name(std::string_view name, std::string_view what) {
    const bool has_nul = name.find('\0') != std::string_view::npos;
    if (name.empty() || has_nul) {
        const bool is_vowel = std::string_view("aeiou").find(what.front()) != std::string_view::npos;
        throw Error(ErrorKind::script, (is_vowel ? "the name of an " : "the name of a ") + std::string(what) +
                                           (has_nul ? " contains a NUL character" : " is empty"));
    }
}

void require_option_key(std::string_view key) {
    const auto underscore = key.find('_');
    if (underscore == std::string_view::npos || underscore == 0 || underscore + 1 == key.size()) {
        throw Error(ErrorKind::script,
                    "option '" + std::string(key) + "' does not start with a dialect's name")
            .with_hint("write option(\"<dialect>_<name>\", \"<value>\")");
    }
}

void add_dialect_option(DialectOptions& options, std::string_view key, std::string_view value) {
    require_option_key(key);
    options[std::string(key)] = value;
}

}  // namespace retort::schema
