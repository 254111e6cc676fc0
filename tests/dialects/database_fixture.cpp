// An empty database of any dialect; see database_fixture.hpp.
#include "database_fixture.hpp"

#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

#include <optional>

namespace retort::dialects {

struct AnyDatabase::Place {
    std::optional<test_support::TestDatabase> server;
    std::optional<test_support::TempDir> folder;
    base::Url url;
};

AnyDatabase::AnyDatabase(const std::string& dialect_name) : place_(std::make_unique<Place>()) {
    if (dialect_name == "postgresql") {
        place_->server.emplace();
        place_->url = base::parse_url(place_->server->url());
    } else {
        place_->folder.emplace();
        place_->url = base::parse_url(dialect_name + ":///" + (place_->folder->path() / "test.db").string());
    }
}

AnyDatabase::~AnyDatabase() = default;

const Dialect& AnyDatabase::dialect() const {
    return get_dialect(place_->url);
}

const base::Url& AnyDatabase::url() const {
    return place_->url;
}

std::unique_ptr<Connection> AnyDatabase::connect() const {
    return dialect().connect(place_->url, {});
}

std::vector<std::string> all_dialect_names() {
    std::vector<std::string> names;
    for (const Dialect* dialect : all_dialects()) {
        names.push_back(dialect->traits().name);
    }
    return names;
}

}  // namespace retort::dialects
