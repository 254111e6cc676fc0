// make the notes
//
// Revision ID: 0001
// Revises:
// Create Date: 2026-03-01 10:00:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("0001");

void upgrade(Operations& op) {
    op.create_table("notes", column("id", Integer(), primary_key), column("body", String(200)));
}

void downgrade(Operations& op) {
    op.drop_table("notes");
}
