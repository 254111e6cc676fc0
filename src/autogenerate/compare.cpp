// The entry: all comparators, then the order, then the reverse.
#include "autogenerate/compare.hpp"

#include "autogenerate/comparators.hpp"
#include "autogenerate/order.hpp"
#include "autogenerate/rebuild_references.hpp"
#include "operations/readers.hpp"

namespace retort::autogenerate {

Comparison compare(const CompareInput& input, const CompareOptions& options) {
    check_shape(input);
    const Context context{input, options};
    Findings findings;
    for (const auto& comparator : comparators()) {
        comparator(context, findings);
    }
    rebuild_references(context, findings);
    Comparison comparison;
    comparison.upgrade = order_operations(findings.operations, context);
    comparison.downgrade = operations::reverse(comparison.upgrade);
    comparison.log = std::move(findings.log);
    return comparison;
}

}  // namespace retort::autogenerate
