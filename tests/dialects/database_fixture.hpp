// An empty database of any dialect for a test.
#pragma once

#include "dialects/dialect.hpp"

#include <memory>
#include <string>

namespace retort::dialects {

class AnyDatabase {
public:
    explicit AnyDatabase(const std::string& dialect_name);
    ~AnyDatabase();
    AnyDatabase(const AnyDatabase&) = delete;
    AnyDatabase& operator=(const AnyDatabase&) = delete;

    const Dialect& dialect() const;
    const base::Url& url() const;
    // One more connection to it.
    std::unique_ptr<Connection> connect() const;

private:
    struct Place;
    std::unique_ptr<Place> place_;
};

std::vector<std::string> all_dialect_names();

}  // namespace retort::dialects
