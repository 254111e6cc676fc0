// Unique and check constraints, with names and without.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("products",
            column("id", Integer(), primary_key),
            column("sku", String(40), not_null, unique),
            column("name", String(100), not_null),
            column("maker", String(100)),
            column("price", Numeric(10, 2), not_null),
            column("discount", Numeric(10, 2)),
            unique_constraint({"name", "maker"}),
            unique_constraint("uq_products_price_name", {"price", "name"}),
            check_constraint("price > 0"),
            check_constraint("ck_products_discount", "discount IS NULL OR discount < price"),
            check_constraint("ck_products_name", "name <> '' AND name NOT IN ('none', 'it''s')"),
            check_constraint("ck_products_range", "price BETWEEN 0.01 AND 99999")),
    };
    return metadata;
}

}  // namespace app
