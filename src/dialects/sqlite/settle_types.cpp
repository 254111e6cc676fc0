// Types in a schema in memory; see settle_types.hpp.
#include "dialects/sqlite/settle_types.hpp"

#include "dialects/sqlite/types.hpp"

namespace retort::dialects::sqlite {

void settle_types(const schema::QualifiedName& table, schema::MetaData& metadata) {
    schema::Table* found = schema::find_table(metadata, table);
    if (found == nullptr) {
        return;
    }
    const schema::Table before = *found;
    for (schema::Column& column : found->columns) {
        const std::string declared = declared_type(before, column);
        const std::string collation = schema::resolve_variant(column.type, "sqlite").collation;
        column.type = parse_type(declared);
        column.type.collation = collation;
        column.options.erase(kStrictOption);
        keep_declared_type(before, column, declared);
    }
}

}  // namespace retort::dialects::sqlite
