// The list of schemas; see real_schemas.hpp.
#include "real_schemas/real_schemas.hpp"

#include "real_schemas/chinook.hpp"
#include "real_schemas/northwind.hpp"
#include "real_schemas/pagila.hpp"
#include "schema/elements.hpp"
#include "support/files.hpp"
#include "support/paths.hpp"

#include <ostream>

namespace retort::test {

std::string RealSchema::sql() const {
    return test_support::read_file(test_support::project_dir() / "tests" / "real_schemas" /
                                   (name + "." + database + ".sql"));
}

std::ostream& operator<<(std::ostream& out, const RealSchema& schema) {
    return out << schema.name << " on " << schema.database;
}

const std::vector<RealSchema>& real_schemas() {
    static const std::vector<RealSchema> schemas{
        {"chinook", "sqlite", &chinook::metadata().box()->value, 11, {}},
        {"chinook", "postgresql", &chinook::metadata().box()->value, 11, {}},
        {"northwind", "sqlite", &northwind::sqlite_metadata().box()->value, 13, {"3 views"}},
        {"northwind", "postgresql", &northwind::postgresql_metadata().box()->value, 14, {}},
        {"pagila",
         "postgresql",
         &pagila::metadata().box()->value,
         15,
         {"5 functions", "1 materialized view", "6 partitions", "8 triggers", "2 views"}},
    };
    return schemas;
}

}  // namespace retort::test
