// The public Operations, for what stands beside tables: schemas, types,
// sequences, data, groups, and the world outside.
#include "operations/api_parts.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort {

using schema::read_options;
using schema::schema_and;

namespace {

const schema::Type& checked_enum(const Type& type) {
    return type.box()->value;
}

std::vector<std::vector<Datum>> read_rows(std::initializer_list<std::initializer_list<Value>> rows,
                                          Size width) {
    std::vector<std::vector<Datum>> read;
    for (const auto& row : rows) {
        if (row.size() != width) {
            throw Error(ErrorKind::script, "bulk_insert: row " + std::to_string(read.size() + 1) + " has " +
                                               std::to_string(row.size()) + " values for " +
                                               std::to_string(width) + " columns");
        }
        auto& values = read.emplace_back();
        for (const auto& value : row) {
            values.push_back(schema::to_datum(value));
        }
    }
    return read;
}

operations::Recreate read_recreate(const schema::OptionValues& values) {
    const bool always = values.has(Flag::recreate_always);
    const bool never = values.has(Flag::recreate_never);
    if (always && never) {
        throw Error(ErrorKind::script, "batch_alter_table is given both recreate_always and recreate_never");
    }
    return always  ? operations::Recreate::always
           : never ? operations::Recreate::never
                   : operations::Recreate::automatic;
}

}  // namespace

void Operations::create_schema_with(Str name, Options options) {
    const auto values = read_options(options, {.kinds = {}, .flags = {Flag::if_not_exists}}, "create_schema");
    recorder_.record(operations::CreateSchema{operations::make_plain_name(name, "schema"),
                                              values.has(Flag::if_not_exists)});
}

void Operations::drop_schema_with(Str name, Options options) {
    const auto values =
        read_options(options, {.kinds = {}, .flags = {Flag::if_exists, Flag::cascade}}, "drop_schema");
    recorder_.record(operations::DropSchema{.name = operations::make_plain_name(name, "schema"),
                                            .if_exists = values.has(Flag::if_exists),
                                            .cascade = values.has(Flag::cascade)});
}

void Operations::create_enum_with(Str name, Names values, Options options) {
    const auto read = read_options(options, schema_and(), "create_enum");
    const Type type = Enum(name, values, read.in_schema);
    recorder_.record(
        operations::CreateEnum{{{read.in_schema, schema::to_string(name)}, checked_enum(type).values}});
}

void Operations::drop_enum_with(Str name, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_exists}), "drop_enum");
    recorder_.record(operations::DropEnum{.type = operations::make_name(name, values, "enumeration"),
                                          .if_exists = values.has(Flag::if_exists)});
}

void Operations::add_enum_value_with(Str name, Str value, Str before, Str after, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_not_exists}), "add_enum_value");
    recorder_.record(operations::AddEnumValue{.type = operations::make_name(name, values, "enumeration"),
                                              .value = schema::to_string(value),
                                              .before = schema::to_string(before),
                                              .after = schema::to_string(after),
                                              .if_not_exists = values.has(Flag::if_not_exists)});
}

void Operations::alter_enum_with(Str name, Names values, Options options) {
    const auto read = read_options(options, schema_and(), "alter_enum");
    const Type type = Enum(name, values, read.in_schema);
    recorder_.record(operations::AlterEnum{.type = {read.in_schema, schema::to_string(name)},
                                           .values = checked_enum(type).values});
}

void Operations::create_domain_with(Str name, const Type& base, std::initializer_list<ColumnOption> options) {
    recorder_.record(operations::CreateDomain{schema::build_domain(name, base, options)});
}

void Operations::drop_domain_with(Str name, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_exists}), "drop_domain");
    recorder_.record(operations::DropDomain{.type = operations::make_name(name, values, "domain"),
                                            .if_exists = values.has(Flag::if_exists)});
}

void Operations::create_sequence_with(Str name, SequenceOptions sequence, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_not_exists}), "create_sequence");
    sequence.always = false;
    recorder_.record(operations::CreateSequence{
        {operations::make_name(name, values, "sequence"), schema::to_sequence_options(sequence)},
        values.has(Flag::if_not_exists)});
}

void Operations::alter_sequence_with(Str name, SequenceOptions sequence, Options options) {
    const auto values = read_options(options, schema_and(), "alter_sequence");
    sequence.always = false;
    recorder_.record(operations::AlterSequence{.sequence = operations::make_name(name, values, "sequence"),
                                               .options = schema::to_sequence_options(sequence)});
}

void Operations::drop_sequence_with(Str name, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_exists}), "drop_sequence");
    recorder_.record(operations::DropSequence{.sequence = operations::make_name(name, values, "sequence"),
                                              .if_exists = values.has(Flag::if_exists)});
}

void Operations::execute(Str sql, Params params) {
    recorder_.record(operations::make_execute(sql, params));
}

void Operations::bulk_insert_with(Str table, Names columns,
                                  std::initializer_list<std::initializer_list<Value>> rows, Options options) {
    const auto values = read_options(options, schema_and(), "bulk_insert");
    if (columns.empty()) {
        throw Error(ErrorKind::script, "bulk_insert has no columns");
    }
    recorder_.record(operations::BulkInsert{.table = operations::make_table_name(table, values),
                                            .columns = schema::to_strings(columns),
                                            .rows = read_rows(rows, columns.size())});
}

BatchOperations Operations::batch_alter_table_with(Str table, Options options) {
    const auto accepted = schema_and({Flag::recreate_always, Flag::recreate_never});
    const auto values = read_options(options, accepted, "batch_alter_table");
    return BatchOperations(new operations::BatchRecorder(
        recorder_, operations::make_table_name(table, values), read_recreate(values)));
}

Connection Operations::connection() {
    if (recorder_.offline()) {
        throw Error(ErrorKind::script, "the script asks for the connection, and there is none offline")
            .with_hint("run it online, or ask op.offline() first");
    }
    return Connection(recorder_);
}

bool Operations::offline() const {
    return recorder_.offline();
}

Str Operations::dialect() const {
    return recorder_.context().dialect;
}

Str Operations::database() const {
    return recorder_.context().database;
}

bool Operations::is_over(Str name) const {
    const auto& names = recorder_.context().databases;
    const std::string asked = schema::to_string(name);
    if (std::find(names.begin(), names.end(), asked) == names.end()) {
        throw Error(ErrorKind::script, "There is no database '" + asked + "' in this project")
            .with_hint(names.empty() ? "name it in the ini, as in: databases = " + asked
                                     : "`databases` in the ini names " + base::join(names, ", "));
    }
    return asked == recorder_.context().database;
}

Str Operations::x_argument(Str key, Str otherwise) const {
    const auto& arguments = recorder_.context().x_arguments;
    const auto found = arguments.find(schema::to_string(key));
    return found == arguments.end() ? otherwise : Str(found->second);
}

}  // namespace retort
