// Operations as the statements of one database, to be kept in a file and run later,
// perhaps on another database of the same schema.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::runtime {

struct ListedStatement {
    std::string sql;             // without terminator
    bool is_autocommit = false;  // not for a transaction
};

// As an offline run would print them, guards of a rebuild included, but with no
// transaction of their own: they are for the one of the migration. `schema` is what
// they start from, and afterwards what they lead to. Throws Error(command) for what
// the database cannot do.
std::vector<ListedStatement> list_statements(const dialects::Dialect& dialect,
                                             const std::vector<operations::Operation>& operations,
                                             schema::MetaData& schema);

}  // namespace retort::runtime
