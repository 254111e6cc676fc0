// The readers of operations that need no database: one file each.
#pragma once

#include "operations/operation.hpp"

#include <functional>
#include <string>

namespace retort::operations {

// The schema after the operation. Throws Error(command) where it contradicts
// the schema: a table that exists already, a column that is not there. Execute,
// BulkInsert leave the schema as it is.
void apply(const Operation& operation, schema::MetaData& metadata);

// What undoes it, as far as the operation itself knows. Throws Error(command)
// where it does not (a drop without `existing`, raw SQL).
Operation reverse(const Operation& operation);
// The reverses of all, last first.
std::vector<Operation> reverse(const std::vector<Operation>& operations);

// Canonical text, equal for equal operations; one line, nested and table
// members on indented lines below.
std::string dump(const Operation& operation);
// The same with raw SQL in the form that `form` gives it.
using RawForm = std::function<std::string(const std::string& sql)>;
std::string dump(const Operation& operation, const RawForm& form);

// One sentence for a person: "add column users.email", "drop table audit_log".
std::string describe(const Operation& operation);

// What the operation throws away, for a person; empty when nothing is lost:
// "all rows of audit_log", "the values of users.email".
std::string describe_loss(const Operation& operation);

// What holds less afterwards, so that values may not fit: "users.name from
// String(80) to String(40)", "enumeration mood, without 'sad'"; empty otherwise.
std::string describe_narrowing(const Operation& operation);

}  // namespace retort::operations
