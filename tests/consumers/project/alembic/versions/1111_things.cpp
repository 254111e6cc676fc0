// make things; "quoted" )retort and [brackets]
//
// Revision ID: 1111
// Revises:
// Create Date: 2026-11-22 13:40:00
#include <retort/migration.hpp>

#include "app/names.hpp"

using namespace retort;

RETORT_REVISION("1111");

void upgrade(Operations& op) {
    op.create_table(app::table_name(), column("id", Integer(), primary_key));
}

void downgrade(Operations& op) {
    op.drop_table(app::table_name());
}
