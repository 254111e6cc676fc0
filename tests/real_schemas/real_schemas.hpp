// Schemas of public sample databases: the SQL file that makes each, and the models that
// say the same.
#pragma once

#include "dialects/dialect.hpp"
#include "schema/metadata.hpp"

#include <string>
#include <vector>

namespace retort::test {

struct RealSchema {
    std::string name{};
    std::string database{};
    const schema::MetaData* models = nullptr;
    std::size_t tables = 0;
    // What the database has that no model says: "1 view".
    std::vector<std::string> not_compared{};

    // The text of <name>.<database>.sql.
    std::string sql() const;
};

std::ostream& operator<<(std::ostream& out, const RealSchema& schema);

const std::vector<RealSchema>& real_schemas();

}  // namespace retort::test
