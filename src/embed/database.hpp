// Where a Migrator's database comes from: a URL, opened for each call, or a
// connection that the program lends.
#pragma once

#include "base/url.hpp"
#include "dialects/dialect.hpp"

#include <memory>
#include <optional>
#include <string>

namespace retort::embed {

class Database {
public:
    // Throws Error(config) for what is no URL, or of no database that is linked.
    explicit Database(const std::string& url);
    // Throws Error(connection) for a handle that cannot be used.
    explicit Database(const dialects::NativeHandle& handle);

    const dialects::Dialect& dialect() const { return *dialect_; }

    // With may_create false, a file that is not there is not made.
    std::unique_ptr<dialects::Connection> open(const dialects::ConnectOptions& options) const;

private:
    base::Url url_;
    std::optional<dialects::NativeHandle> handle_;
    const dialects::Dialect* dialect_;
};

}  // namespace retort::embed
