// Enumeration types and their lists of values.
#include "autogenerate/comparators.hpp"
#include "autogenerate/named_objects.hpp"

namespace retort::autogenerate {

void compare_enums(const Context& context, Findings& findings) {
    if (!context.options.abilities.enums) {
        return;
    }
    for (const auto& [database, model, canonical] :
         match_objects(context, "enum", &schema::MetaData::enums)) {
        if (canonical == nullptr) {
            findings.operations.push_back(
                operations::DropEnum{.type = database->name, .existing = *database});
            findings.log.push_back("Detected removed enum '" + display_name(database->name) + "'");
        } else if (database == nullptr) {
            findings.operations.push_back(operations::CreateEnum{*model});
            findings.log.push_back("Detected added enum '" + display_name(model->name) + "'");
        } else if (database->values != canonical->values) {
            findings.operations.push_back(
                operations::AlterEnum{model->name, model->values, database->values});
            findings.log.push_back("Detected changed values of enum '" + display_name(model->name) + "'");
        }
    }
}

}  // namespace retort::autogenerate
