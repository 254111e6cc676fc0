// The comparators: one for each kind of object, in the lists that compare() and
// compare_columns() walk. A new one is a file, a line here and a row there.
#pragma once

#include "autogenerate/context.hpp"

#include <span>

namespace retort::autogenerate {

using Comparator = void (*)(const Context& context, Findings& findings);
using TableComparator = void (*)(const TablePair& pair, Findings& findings);
// Adds what differs to `change`, and what it was to `change.existing`.
using ColumnComparator = void (*)(const ColumnPair& pair, operations::AlterColumn& change,
                                  std::vector<std::string>& log);

std::span<const Comparator> comparators();
std::span<const TableComparator> table_comparators();
std::span<const ColumnComparator> column_comparators();

void compare_schemas(const Context& context, Findings& findings);
void compare_enums(const Context& context, Findings& findings);
void compare_domains(const Context& context, Findings& findings);
void compare_sequences(const Context& context, Findings& findings);
void compare_tables(const Context& context, Findings& findings);

void compare_columns(const TablePair& pair, Findings& findings);
void compare_primary_keys(const TablePair& pair, Findings& findings);
void compare_uniques(const TablePair& pair, Findings& findings);
void compare_checks(const TablePair& pair, Findings& findings);
void compare_excludes(const TablePair& pair, Findings& findings);
void compare_foreign_keys(const TablePair& pair, Findings& findings);
void compare_indexes(const TablePair& pair, Findings& findings);
void compare_table_comments(const TablePair& pair, Findings& findings);
void compare_table_options(const TablePair& pair, Findings& findings);

// The option, or none.
operations::Change<std::string> find_option(const schema::DialectOptions& options, const std::string& key);

void compare_types(const ColumnPair& pair, operations::AlterColumn& change, std::vector<std::string>& log);
void compare_nullability(const ColumnPair& pair, operations::AlterColumn& change,
                         std::vector<std::string>& log);
void compare_server_defaults(const ColumnPair& pair, operations::AlterColumn& change,
                             std::vector<std::string>& log);
void compare_identities(const ColumnPair& pair, operations::AlterColumn& change,
                        std::vector<std::string>& log);
void compare_computed(const ColumnPair& pair, operations::AlterColumn& change, std::vector<std::string>& log);
void compare_autoincrement(const ColumnPair& pair, operations::AlterColumn& change,
                           std::vector<std::string>& log);
void compare_column_options(const ColumnPair& pair, operations::AlterColumn& change,
                            std::vector<std::string>& log);
void compare_column_comments(const ColumnPair& pair, operations::AlterColumn& change,
                             std::vector<std::string>& log);

}  // namespace retort::autogenerate
