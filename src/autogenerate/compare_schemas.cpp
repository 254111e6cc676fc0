// Schemas that the models name with schema_name(). Others' schemas are never
// dropped.
#include "autogenerate/comparators.hpp"

#include <algorithm>

namespace retort::autogenerate {

void compare_schemas(const Context& context, Findings& findings) {
    auto wanted = context.input.model.schemas;
    std::sort(wanted.begin(), wanted.end());
    const auto& found = context.input.database.schemas;
    for (const auto& name : wanted) {
        if (std::find(found.begin(), found.end(), name) == found.end()) {
            findings.operations.push_back(operations::CreateSchema{.name = name});
            findings.log.push_back("Detected added schema '" + name + "'");
        }
    }
}

}  // namespace retort::autogenerate
