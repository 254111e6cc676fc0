// Column types, as values in the database's vocabulary. A missing length is a
// difference; the values of an enumeration type are compared with the type.
#include "autogenerate/comparators.hpp"

#include "base/text.hpp"

namespace retort::autogenerate {

namespace {

// What compare_enums and compare_domains compare is left out here.
schema::Type without_type_bodies(schema::Type type, const Abilities& abilities) {
    if (type.kind == schema::TypeKind::enum_ && abilities.enums) {
        type.values.clear();
    }
    if (type.kind == schema::TypeKind::domain && abilities.domains) {
        type.item.clear();
    }
    if (type.kind == schema::TypeKind::named) {
        type.name = base::to_lower(type.name);
    }
    for (auto& item : type.item) {
        item = without_type_bodies(item, abilities);
    }
    return type;
}

}  // namespace

void compare_types(const ColumnPair& pair, operations::AlterColumn& change, std::vector<std::string>& log) {
    const auto& options = pair.table.context.options;
    if (!options.compare_type || without_type_bodies(pair.canonical.type, options.abilities) ==
                                     without_type_bodies(pair.database.type, options.abilities)) {
        return;
    }
    // The same words in a table that becomes STRICT, or is so no more, are another type.
    change.type = pair.model.type == pair.database.type ? pair.canonical.type : pair.model.type;
    log.push_back("Detected type change from " + schema::dump_type(pair.database.type) + " to " +
                  schema::dump_type(pair.canonical.type) + " on '" +
                  column_place(pair.table, pair.model.name) + "'");
}

}  // namespace retort::autogenerate
