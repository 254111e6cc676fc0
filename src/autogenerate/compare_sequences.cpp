// Sequences that stand alone; those of identity columns belong to the columns.
#include "autogenerate/comparators.hpp"
#include "autogenerate/named_objects.hpp"

namespace retort::autogenerate {

namespace {

void drop(const schema::Sequence& database, Findings& findings) {
    findings.operations.push_back(operations::DropSequence{.sequence = database.name, .existing = database});
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
            findings.operations.push_back(operations::AlterSequence{
                .sequence = model->name, .options = model->options, .existing = database->options});
            findings.log.push_back(
                "Detected changed sequence '" + display_name(model->name) + "'" +
                (schema::turns_round(database->options, model->options) ? ": it starts again" : ""));
        }
    }
}

}  // namespace retort::autogenerate
