// See compare_rows.hpp.
#include "autogenerate/compare_rows.hpp"

#include <gtest/gtest.h>

namespace retort::test {

void expect_rows(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        const auto comparison = compare_models(row.database, row.model);
        EXPECT_EQ(source_of(comparison.upgrade), row.upgrade) << row.what;
        EXPECT_EQ(source_of(comparison.downgrade), row.downgrade) << row.what << ", downgrade";
    }
}

MetaData named(const char* table_name, const TableItem& more) {
    return MetaData(table(table_name, column("id", Integer(), primary_key), more));
}

schema::MetaData value_of(const MetaData& models) {
    return models.box()->value;
}

}  // namespace retort::test
