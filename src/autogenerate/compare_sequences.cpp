// Sequences that stand alone; those of identity columns belong to the columns.
#include "autogenerate/comparators.hpp"
#include "autogenerate/named_objects.hpp"

namespace retort::autogenerate {

namespace {

void drop(const schema::Sequence& database, Findings& findings) {
    findings.operations.push_back(operations::DropSequence{.sequence = database.name, .existing = database});
}

}  // namespace

bool same_sequence_options(const schema::SequenceOptions& wanted, const schema::SequenceOptions& found) {
    const auto agrees = [](const auto& a, const auto& b) { return !a || a == b; };
    return wanted.always == found.always && wanted.cycle == found.cycle &&
           agrees(wanted.start, found.start) && agrees(wanted.increment, found.increment) &&
           agrees(wanted.min_value, found.min_value) && agrees(wanted.max_value, found.max_value) &&
           agrees(wanted.cache, found.cache);
}

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
        } else if (!same_sequence_options(canonical->options, database->options)) {
            drop(*database, findings);
            findings.operations.push_back(operations::CreateSequence{.sequence = *model});
            findings.log.push_back("Detected changed sequence '" + display_name(model->name) + "'");
        }
    }
}

}  // namespace retort::autogenerate
