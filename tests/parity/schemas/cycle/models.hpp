// Two tables that reference each other.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("departments",
            column("id", Integer(), primary_key),
            column("name", String(100), not_null),
            column("manager_id",
                Integer(),
                named_foreign_key("fk_departments_manager", "employees.id", on_delete::set_null))),
        table("employees",
            column("id", Integer(), primary_key),
            column("name", String(100), not_null),
            column("department_id",
                Integer(),
                not_null,
                named_foreign_key("fk_employees_department", "departments.id")),
            column(
                "mentor_id", Integer(), named_foreign_key("fk_employees_mentor", "employees.id"))),
    };
    return metadata;
}

}  // namespace app
