// Sequences of their own, and one that fills a column.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        sequence("invoice_numbers",
            {.start = 1000, .increment = 5, .min_value = 1000, .max_value = 99995, .cycle = true}),
        sequence("plain_numbers"),
        table("invoices",
            column("id", Integer(), primary_key),
            column("number",
                BigInteger(),
                not_null,
                server_default(text("nextval('invoice_numbers')"))),
            unique_constraint("uq_invoices_number", {"number"})),
    };
    return metadata;
}

}  // namespace app
