// name them
//
// Revision ID: 2222
// Revises: 1111
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("2222", .down_revision = {"1111"}, .branch_labels = {"names"});

void upgrade(Operations& op) {
    op.add_column("things", column("name", String(40)));
}

void downgrade(Operations& op) {
    op.drop_column("things", "name");
}
