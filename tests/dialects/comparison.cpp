// Comparing schemas in tests; see comparison.hpp.
#include "comparison.hpp"

#include "operations/readers.hpp"
#include "retort/error.hpp"
#include "schema/naming.hpp"

#include <algorithm>

namespace retort::dialects {

namespace {

void sort_by_name(auto& list) {
    std::ranges::sort(list, {}, [](const auto& each) { return each.name; });
}

void make_comparable(schema::Table& table) {
    const auto constraints = schema::list_named_constraints(table);
    table.primary_key.reset();
    table.foreign_keys.clear();
    table.uniques.clear();
    table.checks.clear();
    table.excludes.clear();
    for (auto [name, constraint] : constraints) {
        schema::set_name(constraint, name);
        schema::add_constraint(table, constraint);
    }
    sort_by_name(table.foreign_keys);
    sort_by_name(table.uniques);
    sort_by_name(table.checks);
    sort_by_name(table.excludes);
    sort_by_name(table.indexes);
    table.options.clear();
}

}  // namespace

std::string comparable(schema::MetaData metadata) {
    std::ranges::for_each(metadata.tables, make_comparable);
    std::erase(metadata.schemas, "public");
    std::ranges::sort(metadata.schemas);
    sort_by_name(metadata.tables);
    sort_by_name(metadata.enums);
    sort_by_name(metadata.domains);
    sort_by_name(metadata.sequences);
    metadata.raw_objects.clear();
    return schema::dump_metadata(metadata);
}

Comparison compare_with_database(const Dialect& dialect, Connection& connection,
                                 const schema::MetaData& model, const ReflectOptions& options) {
    const schema::MetaData reflected = dialect.reflect(connection, options);
    return {comparable(reflected), comparable(dialect.canonical(model, reflected, connection))};
}

void run_operations(const Dialect& dialect, Connection& connection,
                    const std::vector<operations::Operation>& operations, schema::MetaData& metadata) {
    for (const auto& operation : operations) {
        EmitContext context;
        context.schema = [&metadata]() -> const schema::MetaData& { return metadata; };
        connection.run(dialect.emit(operation, context), {});
        operations::apply(operation, metadata);
    }
}

std::string emit_script(const Dialect& dialect, const operations::Operation& operation,
                        const EmitContext& context) {
    try {
        std::string script;
        for (const auto& statement : dialect.emit(operation, context)) {
            script += statement.sql + ";\n";
        }
        return script;
    } catch (const Error& error) {
        return "error: " + error.message() + "\n" +
               (error.hint().empty() ? "" : "hint: " + error.hint() + "\n");
    }
}

}  // namespace retort::dialects
