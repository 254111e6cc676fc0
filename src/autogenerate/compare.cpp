// The entry: all comparators, then the order, then the reverse.
#include "autogenerate/compare.hpp"

#include "autogenerate/comparators.hpp"
#include "autogenerate/enum_values.hpp"
#include "autogenerate/in_place.hpp"
#include "autogenerate/order.hpp"
#include "autogenerate/rebuild_expressions.hpp"
#include "autogenerate/rebuild_generated.hpp"
#include "autogenerate/rebuild_references.hpp"
#include "operations/readers.hpp"

namespace retort::autogenerate {

namespace {

schema::MetaData rename(schema::MetaData metadata, const std::vector<operations::Operation>& renames) {
    for (const auto& operation : renames) {
        operations::apply(operation, metadata);
    }
    return metadata;
}

Comparison compare_renamed(const CompareInput& input, const CompareOptions& options) {
    const Context context{input, options};
    Findings findings;
    for (const auto& comparator : comparators()) {
        comparator(context, findings);
    }
    change_in_place(findings);
    rebuild_generated(context, findings);
    rebuild_expressions(context, findings);
    rebuild_references(context, findings);
    add_values_in_place(findings);
    Comparison comparison;
    comparison.upgrade = order_operations(findings.operations, context);
    comparison.log = std::move(findings.log);
    return comparison;
}

std::string describe(const Rename& candidate) {
    const std::string what = candidate.column.empty() ? "Table" : "Column";
    return what + " '" + describe_renamed(candidate) + "' may have been renamed to '" + candidate.new_name +
           "': renamed_from(\"" + (candidate.column.empty() ? candidate.table.name : candidate.column) +
           "\") in the models keeps its " + (candidate.column.empty() ? "rows" : "values");
}

// Renames come first, so that their reverses come last.
Comparison finish(const CompareInput& input, Renames renames, Comparison comparison) {
    comparison.upgrade.insert(comparison.upgrade.begin(), renames.operations.begin(),
                              renames.operations.end());
    comparison.downgrade = operations::reverse(comparison.upgrade);
    join_enum_alterations(comparison.downgrade);
    comparison.rename_candidates = find_rename_candidates(comparison.upgrade, input.model, input.canonical);
    comparison.log.insert(comparison.log.begin(), renames.log.begin(), renames.log.end());
    for (const auto& candidate : comparison.rename_candidates) {
        comparison.log.push_back(describe(candidate));
    }
    return comparison;
}

}  // namespace

Comparison compare(const CompareInput& input, const CompareOptions& options) {
    check_shape(input);
    Renames renames = find_renames(input.model, input.database, options.renames);
    if (renames.operations.empty()) {
        Comparison comparison = compare_renamed(input, options);
        return finish(input, std::move(renames), std::move(comparison));
    }
    const schema::MetaData database = rename(input.database, renames.operations);
    Comparison comparison =
        compare_renamed({.database = database, .model = input.model, .canonical = input.canonical}, options);
    return finish(input, std::move(renames), std::move(comparison));
}

}  // namespace retort::autogenerate
