// The closed set of operations: everything that can change a schema, as plain
// values. Scripts record them, autogenerate makes them; each reader (apply,
// reverse, describe, dump, emit, render) is one file with an arm for each.
//
// An operation that loses something may carry what was there (`existing`), so
// that its reverse can be derived without a database. Recorded ones often do not.
#pragma once

#include "retort/error.hpp"
#include "schema/metadata.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace retort::operations {

using schema::QualifiedName;

struct CreateTable {
    schema::Table table{};
    bool if_not_exists = false;
    bool operator==(const CreateTable&) const = default;
};

struct DropTable {
    QualifiedName table{};
    bool if_exists = false;
    bool cascade = false;
    std::optional<schema::Table> existing{};
    bool operator==(const DropTable&) const = default;
};

struct RenameTable {
    QualifiedName table{};
    std::string new_name{};
    bool operator==(const RenameTable&) const = default;
};

// The constraints that the column brings along follow as operations of their
// own where they are more than one column definition can say.
struct AddColumn {
    QualifiedName table{};
    schema::Column column{};
    // Single-column constraints written with the column: foreign keys, uniques,
    // checks, an index.
    std::vector<schema::Constraint> constraints{};
    std::vector<schema::Index> indexes{};
    bool if_not_exists = false;
    std::string insert_before{}, insert_after{};  // batch only
    bool operator==(const AddColumn&) const = default;
};

struct DropColumn {
    QualifiedName table{};
    std::string column{};
    bool if_exists = false;
    std::optional<schema::Column> existing{};
    // What goes with the column, as AddColumn would bring it back.
    std::vector<schema::Constraint> existing_constraints{};
    std::vector<schema::Index> existing_indexes{};
    bool operator==(const DropColumn&) const = default;
};

// A property that is to be changed: to a value, or to none. Not engaged: left
// as it is.
template <class T>
struct Change {
    std::optional<T> to{};
    bool operator==(const Change&) const = default;
};

// Facts about a column before a change, as far as known.
struct ExistingColumn {
    std::optional<schema::Type> type{};
    std::optional<bool> nullable{};
    std::optional<Change<schema::ServerDefault>> server_default{};
    std::optional<Change<std::string>> comment{};
    std::optional<Change<schema::SequenceOptions>> identity{};
    std::optional<Change<schema::Computed>> computed{};
    std::optional<schema::Autoincrement> autoincrement{};
    std::map<std::string, Change<std::string>> options{};
    bool operator==(const ExistingColumn&) const = default;
};

struct AlterColumn {
    QualifiedName table{};
    std::string column{};
    std::optional<std::string> new_name{};
    std::optional<schema::Type> type{};
    std::optional<std::string> using_expression{};  // with type
    std::optional<bool> nullable{};
    std::optional<Change<schema::ServerDefault>> server_default{};
    std::optional<Change<std::string>> comment{};
    std::optional<Change<schema::SequenceOptions>> identity{};
    std::optional<Change<schema::Computed>> computed{};
    std::optional<schema::Autoincrement> autoincrement{};
    std::map<std::string, Change<std::string>> options{};  // by the keys that name their dialect
    ExistingColumn existing{};
    std::string insert_before{}, insert_after{};  // batch only
    bool operator==(const AlterColumn&) const = default;
};

struct CreateConstraint {
    QualifiedName table{};
    schema::Constraint constraint{};
    bool operator==(const CreateConstraint&) const = default;
};

// By name, or, where the name is empty, by the definition in `existing`.
struct DropConstraint {
    QualifiedName table{};
    std::string name{};
    std::optional<schema::ConstraintKind> kind{};
    bool if_exists = false;
    bool cascade = false;
    std::optional<schema::Constraint> existing{};
    bool operator==(const DropConstraint&) const = default;
};

// By the name that the constraint has in the database.
struct RenameConstraint {
    QualifiedName table{};
    std::string name{};
    std::string new_name{};
    bool operator==(const RenameConstraint&) const = default;
};

// One that was made NOT VALID is tried on the rows that were there before it.
struct ValidateConstraint {
    QualifiedName table{};
    std::string name{};
    std::optional<schema::Constraint> existing{};  // as NOT VALID
    bool operator==(const ValidateConstraint&) const = default;
};

struct CreateIndex {
    QualifiedName table{};
    schema::Index index{};
    bool if_not_exists = false;
    bool concurrently = false;
    bool operator==(const CreateIndex&) const = default;
};

struct DropIndex {
    QualifiedName table{};  // its schema is the index's; its name may be empty
    std::string name{};
    bool if_exists = false;
    bool concurrently = false;
    std::optional<schema::Index> existing{};
    bool operator==(const DropIndex&) const = default;
};

struct RenameIndex {
    QualifiedName table{};
    std::string name{};
    std::string new_name{};
    bool operator==(const RenameIndex&) const = default;
};

struct SetTableComment {
    QualifiedName table{};
    std::optional<std::string> comment{};  // none: removed
    std::optional<Change<std::string>> existing{};
    bool operator==(const SetTableComment&) const = default;
};

// Options of the table itself, by the keys that name their dialect.
struct AlterTableOptions {
    QualifiedName table{};
    std::map<std::string, Change<std::string>> options{};   // to a value, or to none
    std::map<std::string, Change<std::string>> existing{};  // what is known of these before
    bool operator==(const AlterTableOptions&) const = default;
};

struct CreateSchema {
    std::string name{};
    bool if_not_exists = false;
    bool operator==(const CreateSchema&) const = default;
};

struct DropSchema {
    std::string name{};
    bool if_exists = false;
    bool cascade = false;
    bool operator==(const DropSchema&) const = default;
};

struct CreateEnum {
    schema::EnumType type{};
    bool operator==(const CreateEnum&) const = default;
};

struct DropEnum {
    QualifiedName type{};
    bool if_exists = false;
    std::optional<schema::EnumType> existing{};
    bool operator==(const DropEnum&) const = default;
};

struct AddEnumValue {
    QualifiedName type{};
    std::string value{};
    std::string before{}, after{};  // at most one; neither: at the end
    bool if_not_exists = false;
    std::optional<std::vector<std::string>> existing{};  // the list without it
    bool operator==(const AddEnumValue&) const = default;
};

// Replaces the list of values: the type is made anew and every column of it is
// converted by the values' text. Fails where rows hold a value that goes.
struct AlterEnum {
    QualifiedName type{};
    std::vector<std::string> values{};
    std::optional<std::vector<std::string>> existing{};
    bool operator==(const AlterEnum&) const = default;
};

struct CreateDomain {
    schema::DomainType type{};
    bool operator==(const CreateDomain&) const = default;
};

struct DropDomain {
    QualifiedName type{};
    bool if_exists = false;
    std::optional<schema::DomainType> existing{};
    bool operator==(const DropDomain&) const = default;
};

struct CreateSequence {
    schema::Sequence sequence{};
    bool if_not_exists = false;
    bool operator==(const CreateSequence&) const = default;
};

// All options: those that it does not state are as CREATE SEQUENCE would have them.
// The counter goes on.
struct AlterSequence {
    QualifiedName sequence{};
    schema::SequenceOptions options{};
    std::optional<schema::SequenceOptions> existing{};
    bool operator==(const AlterSequence&) const = default;
};

struct DropSequence {
    QualifiedName sequence{};
    bool if_exists = false;
    std::optional<schema::Sequence> existing{};
    bool operator==(const DropSequence&) const = default;
};

struct Parameter {
    std::string name{};
    Datum value{};
    bool operator==(const Parameter&) const = default;
};

// SQL as the user wrote it. With parameters, each :name outside quotes and
// comments stands for a value; without, the text is sent as it is.
struct Execute {
    std::string sql{};
    std::vector<Parameter> parameters{};
    Place place{};  // where it is written, for errors; a file is known of SQL revisions only
    bool operator==(const Execute&) const = default;
};

struct BulkInsert {
    QualifiedName table{};
    std::vector<std::string> columns{};
    std::vector<std::vector<Datum>> rows{};  // each as long as columns
    bool operator==(const BulkInsert&) const = default;
};

enum class Recreate { automatic, always, never };

struct Operation;  // one of all; defined below

// Alterations of one table, made together where the database needs it.
struct BatchAlterTable {
    QualifiedName table{};
    Recreate recreate = Recreate::automatic;
    std::vector<Operation> operations;  // each on that very table, or Execute
    bool operator==(const BatchAlterTable&) const;
};

// Run outside a transaction, each statement committed by itself.
struct AutocommitBlock {
    std::vector<Operation> operations;
    bool operator==(const AutocommitBlock&) const;
};

using OperationVariant =
    std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateConstraint,
                 DropConstraint, RenameConstraint, ValidateConstraint, CreateIndex, DropIndex, RenameIndex,
                 SetTableComment, AlterTableOptions, CreateSchema, DropSchema, CreateEnum, DropEnum,
                 AddEnumValue, AlterEnum, CreateDomain, DropDomain, CreateSequence, AlterSequence,
                 DropSequence, Execute, BulkInsert, BatchAlterTable, AutocommitBlock>;

struct Operation {
    OperationVariant value;

    template <class T>
    Operation(T op) : value(std::move(op)) {}
    // Compiled once: they are those of every kind of operation.
    Operation(const Operation& other);
    Operation(Operation&& other) noexcept;
    Operation& operator=(const Operation& other);
    Operation& operator=(Operation&& other) noexcept;
    ~Operation();

    bool operator==(const Operation& other) const;
};

inline bool BatchAlterTable::operator==(const BatchAlterTable& other) const {
    return table == other.table && recreate == other.recreate && operations == other.operations;
}
inline bool AutocommitBlock::operator==(const AutocommitBlock& other) const {
    return operations == other.operations;
}

// For std::visit: a set of lambdas without a catch-all, so that the compiler
// names the arms that are missing.
template <class... Arms>
struct Overloaded : Arms... {
    using Arms::operator()...;
};
template <class... Arms>
Overloaded(Arms...) -> Overloaded<Arms...>;

template <class Reader>
decltype(auto) visit(Reader&& reader, const Operation& operation) {
    return std::visit(std::forward<Reader>(reader), operation.value);
}

// The recorder's word for it: "create_table", "batch_alter_table", …
const char* operation_name(const Operation& operation);
// The table that an operation changes, or null.
const QualifiedName* table_of(const Operation& operation);

}  // namespace retort::operations
