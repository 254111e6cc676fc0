// find accounts by email, without locking them out
//
// Revision ID: 0002
// Revises: 0001
// Create Date: 2026-05-01 10:00:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("0002", .down_revision = {"0001"});

void upgrade(Operations& op) {
    const auto outside = op.autocommit_block();
    op.create_index(
        "ix_accounts_email", "accounts", {"email"}, unique_index, concurrently, if_not_exists);
}

void downgrade(Operations& op) {
    const auto outside = op.autocommit_block();
    op.drop_index("ix_accounts_email", "accounts", concurrently, if_exists);
}
