// The lock of a migration: an advisory one, of the session. It is tried for, never
// waited for in the server: a session that waits there holds a snapshot, which the
// holder's CREATE INDEX CONCURRENTLY would wait for in turn.
#pragma once

#include "dialects/dialect.hpp"

#include <optional>
#include <string>

namespace retort::dialects::postgresql {

class MigrationLock {
public:
    // Keeps a reference.
    explicit MigrationLock(Connection& connection) : connection_(connection) {}

    // See Connection.
    bool try_take(const schema::QualifiedName& version_table);
    void check();
    std::string describe_holder(const schema::QualifiedName& version_table);
    void release() noexcept;
    static std::string order(Connection& connection);

private:
    std::int64_t make_key(const schema::QualifiedName& version_table);

    Connection& connection_;
    std::optional<std::int64_t> key_;     // while it is taken
    bool ends_with_transaction_ = false;  // of the caller's, which was open
    bool watches_client_ = false;
};

}  // namespace retort::dialects::postgresql
