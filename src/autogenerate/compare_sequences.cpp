// Sequences that stand alone; those of identity columns belong to the columns.
#include "autogenerate/comparators.hpp"
#include "autogenerate/facts.hpp"
#include "autogenerate/named_objects.hpp"

namespace retort::autogenerate {

namespace {

void drop(const schema::Sequence& database, Findings& findings) {
    findings.operations.push_back(operations::DropSequence{.sequence = database.name, .existing = database});
}

bool draws_from(const std::optional<schema::ServerDefault>& value, const std::string& sequence) {
    return value && value->expression && mentions(*value->expression, sequence);
}

// Defaults that draw from a sequence, before and after, keep it from being dropped.
void set_defaults_aside(const Context& context, const std::string& sequence, Findings& findings) {
    for (const auto& pair : match_tables(context).common) {
        for (std::size_t i = 0; i < pair.canonical.columns.size(); ++i) {
            const auto& canonical = pair.canonical.columns[i];
            const auto* column = schema::find_column(pair.database, canonical.name);
            if (column == nullptr || !draws_from(column->server_default, sequence) ||
                column->server_default != canonical.server_default) {
                continue;
            }
            operations::AlterColumn aside;
            aside.table = pair.model.name;
            aside.column = canonical.name;
            aside.server_default.emplace();
            aside.existing.server_default = {column->server_default};
            auto back = aside;
            back.server_default = {pair.model.columns[i].server_default};
            back.existing.server_default.emplace();
            findings.operations.push_back(aside);
            findings.operations.push_back(back);
        }
    }
}

}  // namespace

void compare_sequences(const Context& context, Findings& findings) {
    if (!context.options.abilities.sequences) {
        return;
    }
    for (const auto& [database, model, canonical] :
         match_objects(context, "sequence", &schema::MetaData::sequences)) {
        if (canonical == nullptr) {
            drop(*database, findings);
            findings.log.push_back("Detected removed sequence '" + display_name(database->name) + "'");
        } else if (database == nullptr) {
            findings.operations.push_back(operations::CreateSequence{.sequence = *model});
            findings.log.push_back("Detected added sequence '" + display_name(model->name) + "'");
        } else if (canonical->options != database->options) {
            drop(*database, findings);
            findings.operations.push_back(operations::CreateSequence{.sequence = *model});
            set_defaults_aside(context, database->name.name, findings);
            findings.log.push_back("Detected changed sequence '" + display_name(model->name) +
                                   "': it is made anew and starts again");
        }
    }
}

}  // namespace retort::autogenerate
