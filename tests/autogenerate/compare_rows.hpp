// Rows of a table of tests: two models, and the operations between them as source.
#pragma once

#include "autogenerate/models.hpp"

#include <vector>

namespace retort::test {

struct Row {
    const char* what;
    MetaData database;
    MetaData model;
    const char* upgrade;
    const char* downgrade;
};

void expect_rows(const std::vector<Row>& rows);

// A table `t` with an id and whatever else.
template <class... More>
MetaData t(const More&... items) {
    return MetaData(table("t", column("id", Integer(), primary_key), items...));
}

// A table with an id and one item more.
MetaData named(const char* table_name, const TableItem& more = column("x", Integer()));

schema::MetaData value_of(const MetaData& models);

}  // namespace retort::test
