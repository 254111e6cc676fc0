// The visible lists of comparators.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

std::span<const Comparator> comparators() {
    static constexpr Comparator kAll[] = {compare_schemas, compare_enums, compare_domains, compare_sequences,
                                          compare_tables};
    return kAll;
}

std::span<const TableComparator> table_comparators() {
    static constexpr TableComparator kAll[] = {
        compare_columns,  compare_indexes,      compare_uniques,        compare_foreign_keys, compare_checks,
        compare_excludes, compare_primary_keys, compare_table_comments, compare_table_options};
    return kAll;
}

std::span<const ColumnComparator> column_comparators() {
    static constexpr ColumnComparator kAll[] = {
        compare_nullability, compare_types,         compare_server_defaults, compare_identities,
        compare_computed,    compare_autoincrement, compare_column_options,  compare_column_comments};
    return kAll;
}

}  // namespace retort::autogenerate
