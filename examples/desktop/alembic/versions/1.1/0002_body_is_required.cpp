// every note has a body
//
// Revision ID: 0002
// Revises: 0001
// Create Date: 2026-05-01 10:00:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("0002", .down_revision = {"0001"});

void upgrade(Operations& op) {
    op.execute("DELETE FROM notes WHERE body IS NULL");
    auto batch = op.batch_alter_table("notes");
    batch.alter_column("body", type(Text()), existing_type(String(200)), nullable(false));
    batch.add_column(column("pinned", Boolean(), not_null, server_default(false)));
}

void downgrade(Operations& op) {
    auto batch = op.batch_alter_table("notes");
    batch.drop_column("pinned");
    batch.alter_column("body", type(String(200)), existing_type(Text()), nullable(true));
}
