// Domain types. One that changed is made anew; the columns that have it take
// its base type meanwhile.
#include "autogenerate/comparators.hpp"
#include "autogenerate/named_objects.hpp"

namespace retort::autogenerate {

namespace {

bool is_domain(const schema::Type& type, const schema::QualifiedName& name) {
    return type.kind == schema::TypeKind::domain && type.schema == name.schema && type.name == name.name;
}

// The check's name is the database's where the models have none.
bool same_domain(const schema::DomainType& model, schema::DomainType canonical,
                 const schema::DomainType& database) {
    if (model.check_name.empty()) {
        canonical.check_name = database.check_name;
    }
    return canonical == database;
}

operations::AlterColumn change_type(const TablePair& pair, const schema::Column& column,
                                    const schema::Type& from, const schema::Type& to) {
    operations::AlterColumn change;
    change.table = pair.model.name;
    change.column = column.name;
    change.type = to;
    change.existing.type = from;
    change.existing.nullable = column.nullable;
    // Each change of the type makes the database forget them.
    for (const auto& key : pair.context.options.abilities.column_options) {
        if (const auto found = find_option(column.options, key); found.to) {
            change.options[key] = change.existing.options[key] = found;
        }
    }
    return change;
}

void free_columns(const TablePair& pair, const schema::DomainType& database, Findings& findings) {
    for (std::size_t i = 0; i < pair.canonical.columns.size(); ++i) {
        const auto& canonical = pair.canonical.columns[i];
        const auto* column = schema::find_column(pair.database, canonical.name);
        if (column != nullptr && is_domain(column->type, database.name) &&
            is_domain(canonical.type, database.name)) {
            const auto& wanted = pair.model.columns[i].type;
            findings.operations.push_back(change_type(pair, *column, column->type, database.base));
            auto back = change_type(pair, *column, database.base, wanted);
            for (auto& [key, change] : back.options) {
                change = find_option(canonical.options, key);
            }
            findings.operations.push_back(std::move(back));
        }
    }
}

}  // namespace

void compare_domains(const Context& context, Findings& findings) {
    if (!context.options.abilities.domains) {
        return;
    }
    for (const auto& [database, model, canonical] :
         match_objects(context, "domain", &schema::MetaData::domains)) {
        if (canonical == nullptr) {
            findings.operations.push_back(
                operations::DropDomain{.type = database->name, .existing = *database});
            findings.log.push_back("Detected removed domain '" + display_name(database->name) + "'");
        } else if (database == nullptr) {
            findings.operations.push_back(operations::CreateDomain{*model});
            findings.log.push_back("Detected added domain '" + display_name(model->name) + "'");
        } else if (!same_domain(*model, *canonical, *database)) {
            for (const auto& pair : match_tables(context).common) {
                free_columns(pair, *database, findings);
            }
            findings.operations.push_back(
                operations::DropDomain{.type = database->name, .existing = *database});
            findings.operations.push_back(operations::CreateDomain{*model});
            findings.log.push_back("Detected changed domain '" + display_name(model->name) + "'");
        }
    }
}

}  // namespace retort::autogenerate
