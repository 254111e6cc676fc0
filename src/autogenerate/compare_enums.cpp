// Enumeration types and their lists of values.
#include "autogenerate/comparators.hpp"
#include "autogenerate/named_objects.hpp"

#include <algorithm>
#include <iterator>

namespace retort::autogenerate {

namespace {

bool has(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// In two steps where values come and go: what comes must be there before a
// default says it, what goes must not go before the last one that does.
void alter(const schema::EnumType& database, const schema::EnumType& model, Findings& findings) {
    auto all = model.values;
    std::copy_if(database.values.begin(), database.values.end(), std::back_inserter(all),
                 [&](const auto& value) { return !has(model.values, value); });
    const bool adds = all.size() > database.values.size();
    const bool removes = all.size() > model.values.size();
    if (adds && removes) {
        findings.operations.push_back(operations::AlterEnum{model.name, all, database.values});
        findings.operations.push_back(operations::AlterEnum{model.name, model.values, all});
    } else {
        findings.operations.push_back(operations::AlterEnum{model.name, model.values, database.values});
    }
}

}  // namespace

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
            alter(*database, *model, findings);
            findings.log.push_back("Detected changed values of enum '" + display_name(model->name) + "'");
        }
    }
}

}  // namespace retort::autogenerate
