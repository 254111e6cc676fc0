// The arms of apply(), by what they change, and what they share.
#pragma once

#include "operations/operation.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <functional>

namespace retort::operations {

// Each throws Error(command) where it contradicts the schema; see readers.hpp.
void apply_one(const CreateTable& op, schema::MetaData& metadata);
void apply_one(const DropTable& op, schema::MetaData& metadata);
void apply_one(const RenameTable& op, schema::MetaData& metadata);
void apply_one(const SetTableComment& op, schema::MetaData& metadata);
void apply_one(const AlterTableOptions& op, schema::MetaData& metadata);
void apply_one(const CreateSchema& op, schema::MetaData& metadata);
void apply_one(const DropSchema& op, schema::MetaData& metadata);
void apply_one(const AddColumn& op, schema::MetaData& metadata);
void apply_one(const DropColumn& op, schema::MetaData& metadata);
void apply_one(const AlterColumn& op, schema::MetaData& metadata);
void apply_one(const CreateConstraint& op, schema::MetaData& metadata);
void apply_one(const DropConstraint& op, schema::MetaData& metadata);
void apply_one(const RenameConstraint& op, schema::MetaData& metadata);
void apply_one(const ValidateConstraint& op, schema::MetaData& metadata);
void apply_one(const CreateIndex& op, schema::MetaData& metadata);
void apply_one(const DropIndex& op, schema::MetaData& metadata);
void apply_one(const RenameIndex& op, schema::MetaData& metadata);
void apply_one(const CreateEnum& op, schema::MetaData& metadata);
void apply_one(const DropEnum& op, schema::MetaData& metadata);
void apply_one(const AddEnumValue& op, schema::MetaData& metadata);
void apply_one(const AlterEnum& op, schema::MetaData& metadata);
void apply_one(const CreateDomain& op, schema::MetaData& metadata);
void apply_one(const DropDomain& op, schema::MetaData& metadata);
void apply_one(const CreateSequence& op, schema::MetaData& metadata);
void apply_one(const AlterSequence& op, schema::MetaData& metadata);
void apply_one(const DropSequence& op, schema::MetaData& metadata);

// Error(command) for an operation that contradicts the schema.
Error contradiction(const std::string& message);

schema::Table& get_table(schema::MetaData& metadata, const QualifiedName& name);
schema::Column& get_column(schema::Table& table, const std::string& name);

// Throws where the table has none of these columns, or has a constraint of that
// name already. A primary key makes its columns NOT NULL.
void add_checked_constraint(schema::Table& table, const schema::Constraint& constraint);
void add_checked_index(schema::MetaData& metadata, schema::Table& table, const schema::Index& index);

// Every type in the schema, those inside arrays, domains and variants included.
void visit_types(schema::MetaData& metadata, const std::function<void(schema::Type&)>& visit);
void visit_types(schema::Type& type, const std::function<void(schema::Type&)>& visit);

inline bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace retort::operations
