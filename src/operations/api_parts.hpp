// What the public recorder's functions share: names, options, and the making of
// operations that both op.x() and batch.x() record.
#pragma once

#include "operations/recorder.hpp"
#include "retort/error.hpp"
#include "retort/migration.hpp"
#include "schema/naming.hpp"
#include "schema/options.hpp"
#include "schema/words.hpp"

namespace retort::operations {

using schema::OptionValues;

inline QualifiedName make_name(Str name, const OptionValues& options, std::string_view what) {
    auto text = schema::to_string(name);
    schema::require_name(text, what);
    return {options.in_schema, std::move(text)};
}
inline QualifiedName make_table_name(Str name, const OptionValues& options) {
    return make_name(name, options, "table");
}
// Throws for an empty one.
std::string make_plain_name(Str name, std::string_view what);

Execute make_execute(Str sql, Params params);

// Where options say what the operation, not the thing itself, needs.
struct AddOptions {
    std::string in_schema{};
    bool if_not_exists = false;
    std::string insert_before{}, insert_after{};
};
enum class Grouping { single, batch };
AddOptions read_add_options(std::initializer_list<ColumnOption> options, Grouping grouping);
AddColumn make_add_column(const QualifiedName& table, const Column& column, const AddOptions& options,
                          const schema::NamingConvention& convention);

AlterColumn make_alter_column(Str column, std::initializer_list<ColumnOption> changes, Grouping grouping);

// Named by the convention where it has no name.
CreateConstraint make_create_constraint(const QualifiedName& table, schema::Constraint constraint,
                                        const schema::NamingConvention& convention);
DropConstraint make_drop_constraint(const QualifiedName& table, Str name, const OptionValues& options);
DropConstraint make_drop_constraint(const QualifiedName& table, const Constraint& constraint,
                                    const OptionValues& options);
CreateIndex make_create_index(const QualifiedName& table, Str name, IndexElements elements,
                              const OptionValues& options, const schema::NamingConvention& convention);
// Throws where nothing is to change, or one key is to have a value and none.
AlterTableOptions make_alter_table_options(const QualifiedName& table, const OptionValues& changes);

}  // namespace retort::operations
