// The parts of the generator: each makes one kind of thing for a schema that is
// being made.
#pragma once

#include "laws/pair.hpp"
#include "laws/random.hpp"
#include "laws/types_of.hpp"

#include <set>
#include <string>

namespace retort::laws {

// What is shared while the two schemas of a pair are made.
struct Making {
    Random& random;
    Database database;
    // Lower case, as SQLite compares names so; tables, types, sequences, indexes
    // and named constraints of a pair are told apart by one list.
    std::set<std::string> taken{};

    bool is_sqlite() const { return database == Database::sqlite; }
};

// A name that nothing of the pair has yet.
std::string new_name(Making& making, const std::string& hint);
// A name for a column of the table.
std::string new_column_name(Making& making, const schema::Table& table);
// Double quotes, always.
std::string quoted(std::string_view name);
std::string quoted(const schema::QualifiedName& name);
// 'it''s'
std::string quoted_text(std::string_view text);
// A remark with characters that need care.
std::string nasty_text(Random& random);

void add_types_and_sequences(Making& making, schema::MetaData& metadata);
schema::DomainType make_domain(Making& making, const schema::MetaData& metadata);
schema::SequenceOptions make_sequence_options(Making& making, bool of_column);

schema::Table make_table(Making& making, const schema::MetaData& metadata);
// One of its options comes, changes or goes.
void change_table_options(Making& making, schema::Table& table);
// So is one of the column's.
void change_column_options(Making& making, schema::Column& column);
void add_column(Making& making, const schema::MetaData& metadata, schema::Table& table);
void add_primary_key(Making& making, schema::Table& table);
void add_unique(Making& making, schema::Table& table);
void add_check(Making& making, schema::Table& table);
void add_exclude(Making& making, schema::Table& table);
void add_index(Making& making, schema::Table& table);
// Another method, with nothing that only the old one knows.
void change_index_method(Making& making, const schema::Table& table, schema::Index& index);
// Its columns with another order, place of NULL, collation or operator class.
void redecorate(Making& making, const schema::Table& table, schema::Index& index);
schema::Deferrability random_deferrability(Making& making);
// A column to include in an index over `key`, mostly; none otherwise.
std::vector<std::string> random_include(Making& making, const schema::Table& table,
                                        const std::vector<std::string>& key);
schema::ReferentialAction random_action(Random& random);
// Another key that its columns can refer to, where there is one.
void change_target(Making& making, const schema::MetaData& metadata, const schema::Table& table,
                   schema::ForeignKey& key);
// Adds the columns that it needs.
// Some of the columns are set on delete, or all.
void choose_set_columns(Making& making, schema::ForeignKey& key);
void add_foreign_key(Making& making, const schema::MetaData& metadata, schema::Table& table);
void set_default(Making& making, const schema::MetaData& metadata, schema::Column& column);
// A condition over one or two columns that most rows meet; "" where there is none.
std::string make_condition(Making& making, const schema::Table& table);

// One change to the schema.
void mutate(Making& making, schema::MetaData& metadata);

// Rows for every table, parents first where there is such an order.
std::vector<Insert> make_rows(Making& making, const schema::MetaData& metadata);
std::vector<schema::RawObject> make_extras(Making& making, const schema::MetaData& a,
                                           const schema::MetaData& b);

}  // namespace retort::laws
