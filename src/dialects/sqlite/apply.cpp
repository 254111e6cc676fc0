// An operation on a schema in memory; see apply.hpp.
#include "dialects/sqlite/apply.hpp"

#include "dialects/sqlite/types.hpp"
#include "operations/readers.hpp"

namespace retort::dialects::sqlite {

namespace {

bool ends_strictness(const operations::AlterTableOptions& op, const schema::Table& table) {
    const auto change = op.options.find(kStrictOption);
    return is_strict(table) && change != op.options.end() && !change->second.to;
}

void keep_declared_types(schema::Table& table) {
    for (schema::Column& column : table.columns) {
        const std::string collation = schema::resolve_variant(column.type, "sqlite").collation;
        column.type = parse_type(declared_type(table, column));
        column.type.collation = collation;
        column.options.erase(kStrictOption);
    }
}

}  // namespace

void apply_operation(const operations::Operation& operation, schema::MetaData& metadata) {
    if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
        for (const operations::Operation& each : batch->operations) {
            apply_operation(each, metadata);
        }
        return;
    }
    if (const auto* alter = std::get_if<operations::AlterTableOptions>(&operation.value)) {
        schema::Table* table = schema::find_table(metadata, alter->table);
        if (table != nullptr && ends_strictness(*alter, *table)) {
            keep_declared_types(*table);
        }
    }
    operations::apply(operation, metadata);
}

}  // namespace retort::dialects::sqlite
