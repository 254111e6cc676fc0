// The start of a server: `server migrate` upgrades the database at DATABASE_URL,
// `server plan` prints the SQL of that, and `server` refuses to serve unless the
// schema is the one that it was built for.
#include <retort/migrator.hpp>
#include <server_migrations.hpp>

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

retort::Migrator connect() {
    const char* url = std::getenv("DATABASE_URL");
    if (url == nullptr) {
        throw std::runtime_error("DATABASE_URL is not set");
    }
    retort::MigratorOptions options;
    options.on_log = [](retort::LogLevel level, std::string_view, std::string_view line) {
        std::cerr << (level == retort::LogLevel::warning ? "warning: " : "") << line << "\n";
    };
    return {server_migrations(), url, options};
}

int serve(retort::Migrator& migrator) {
    if (!migrator.is_compatible()) {
        std::cerr << "the database is ahead of this server\n";
        return 1;
    }
    if (const auto pending = migrator.pending(); !pending.empty()) {
        std::cerr << "the database lacks " << pending.size() << " revisions, from "
                  << pending.front().id << " on; run: server migrate\n";
        return 1;
    }
    std::cout << "serving at revision " << migrator.current().front().id << "\n";
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string verb = count > 1 ? words[1] : "serve";
    try {
        retort::Migrator migrator = connect();
        if (verb == "plan") {
            std::cout << migrator.plan("heads").sql;
            return 0;
        }
        if (verb == "migrate") {
            std::cout << migrator.upgrade("heads").steps.size() << " revisions applied\n";
            return 0;
        }
        return serve(migrator);
    } catch (const retort::Error& error) {
        std::cerr << error.describe() << "\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
    }
    return 1;
}
