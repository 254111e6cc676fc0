// Foreign keys: columns, target, actions, match and deferrability.
#include "autogenerate/comparators.hpp"
#include "autogenerate/match_constraints.hpp"
#include "autogenerate/references.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::autogenerate {

std::vector<std::string> referred_columns(const schema::ForeignKey& key, const schema::MetaData& metadata) {
    if (!key.referred_columns.empty()) {
        return key.referred_columns;
    }
    const auto* table = schema::find_table(metadata, key.referred_table);
    return table != nullptr && table->primary_key ? table->primary_key->columns : std::vector<std::string>{};
}

namespace {

bool same_names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::is_permutation(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

void compare_foreign_keys(const TablePair& pair, Findings& findings) {
    const auto& input = pair.context.input;
    const auto same = [&](const auto& canonical, const auto& database) {
        const auto& a = std::get<schema::ForeignKey>(canonical);
        const auto& b = std::get<schema::ForeignKey>(database);
        return a.columns == b.columns && a.referred_table == b.referred_table &&
               referred_columns(a, input.canonical) == referred_columns(b, input.database) &&
               a.on_delete == b.on_delete && same_names(a.on_delete_columns, b.on_delete_columns) &&
               a.on_update == b.on_update && a.match == b.match && a.deferrability == b.deferrability &&
               (a.not_valid || !b.not_valid);
    };
    const auto describe = [&](const auto& constraint) {
        const auto& key = std::get<schema::ForeignKey>(constraint);
        return "foreign key (" + base::join(key.columns, ",") + ")(" + base::join(key.referred_columns, ",") +
               ") on table " + display_name(pair.model.name);
    };
    compare_constraints(
        pair, {schema::ConstraintKind::foreign_key, "foreign_key_constraint", same, describe, describe},
        findings);
}

}  // namespace retort::autogenerate
