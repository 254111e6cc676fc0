// The databases that a script can run on; see database.hpp.
#include "cli/database.hpp"

#include <stdexcept>

namespace retort::cli_script {

namespace {

// "postgresql+driver://x" as "postgresql://x"; psql does not know drivers.
std::string without_driver(const std::string& url) {
    const auto plus = url.find('+');
    const auto colon = url.find("://");
    if (plus == std::string::npos || plus > colon) {
        return url;
    }
    return url.substr(0, plus) + url.substr(colon);
}

}  // namespace

const std::vector<std::string>& database_names() {
    static const std::vector<std::string> names{"sqlite", "postgresql", "none"};
    return names;
}

ScriptDatabase::ScriptDatabase(const std::string& name) {
    if (name == "sqlite") {
        url_ = "sqlite:///app.db";
    } else if (name == "postgresql") {
        server_database_ = std::make_unique<test_support::TestDatabase>();
        url_ = server_database_->url();
    } else if (name != "none") {
        throw std::invalid_argument("unknown database '" + name + "'");
    }
}

std::vector<std::string> sql_program(const std::string& url) {
    static const std::string file_prefix = "sqlite:///";
    const std::string plain = without_driver(url);
    if (plain.starts_with(file_prefix)) {
        return {"sqlite3", "-batch", "-bail", plain.substr(file_prefix.size())};
    }
    if (plain.starts_with("postgresql://")) {
        return {"psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", plain};
    }
    throw std::invalid_argument("no program for the database '" + url + "'");
}

}  // namespace retort::cli_script
