// make the accounts
//
// Revision ID: 0001
// Revises:
// Create Date: 2026-03-01 10:00:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("0001");

void upgrade(Operations& op) {
    op.create_table("accounts",
        column("id", BigInteger(), primary_key, identity()),
        column("email", String(320), not_null),
        column("created_at", DateTime(with_timezone), not_null, server_default(text("now()"))));
}

void downgrade(Operations& op) {
    op.drop_table("accounts");
}
