// Their names, which all follow from the version table's.
#include "runtime/own_tables.hpp"

#include "dialects/history_table.hpp"
#include "runtime/journal.hpp"

namespace retort::runtime {

std::vector<schema::QualifiedName> own_tables(const schema::QualifiedName& version_table) {
    return {version_table, dialects::history_table_name(version_table), journal_table(version_table)};
}

}  // namespace retort::runtime
