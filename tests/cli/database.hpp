// The databases that a script can run on, and the programs that talk to them.
#pragma once

#include "support/postgres_server.hpp"

#include <memory>
#include <string>
#include <vector>

namespace retort::cli_script {

// "sqlite", "postgresql", and "none" for a script that needs no database.
const std::vector<std::string>& database_names();

// A fresh, empty database for one run of a script.
class ScriptDatabase {
public:
    explicit ScriptDatabase(const std::string& name);

    // What $DATABASE_URL is; "" for none.
    const std::string& url() const noexcept { return url_; }

private:
    std::unique_ptr<test_support::TestDatabase> server_database_;
    std::string url_;
};

// The program and arguments that run SQL from standard input on the URL's
// database, stop at the first error, and print rows a line each with `|`
// between the values. Throws std::invalid_argument for another kind of URL.
std::vector<std::string> sql_program(const std::string& url);

}  // namespace retort::cli_script
