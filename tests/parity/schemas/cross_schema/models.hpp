// Tables in several schemas that reference each other.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        schema_name("sales"),
        table("users", column("id", Integer(), primary_key), column("name", String(50), not_null)),
        table("customers",
            in_schema("crm"),
            column("id", Integer(), primary_key),
            column("user_id", Integer(), foreign_key("users.id", on_delete::cascade)),
            column("grade", Enum("grade", {"a", "b"}, "crm"), not_null),
            column("email", String(100), not_null, indexed)),
        table("orders",
            in_schema("sales"),
            comment("of the shop"),
            column("id", Integer(), primary_key),
            column("customer_id",
                Integer(),
                not_null,
                named_foreign_key("fk_orders_customer", "crm.customers.id")),
            column("parent_id", Integer(), foreign_key("sales.orders.id")),
            column("total", Numeric(10, 2), not_null),
            unique_constraint("uq_orders_total", {"customer_id", "total"}),
            check_constraint("ck_orders_total", "total > 0"),
            index("ix_orders_customer", {"customer_id"})),
        table("users",
            in_schema("crm"),
            column("id", Integer(), primary_key),
            column("same_name_elsewhere", Integer(), foreign_key("users.id"))),
    };
    return metadata;
}

}  // namespace app
