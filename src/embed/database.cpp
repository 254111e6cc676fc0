// A Migrator's database; see database.hpp.
#include "embed/database.hpp"

namespace retort::embed {

Database::Database(const std::string& url)
    : url_(base::parse_url(url)), dialect_(&dialects::get_dialect(url_)) {}

Database::Database(const dialects::NativeHandle& handle)
    : handle_(handle), dialect_(&dialects::adopt(handle).dialect) {}

std::unique_ptr<dialects::Connection> Database::open(const dialects::ConnectOptions& options) const {
    return handle_ ? dialects::adopt(*handle_).connection : dialect_->connect(url_, options);
}

}  // namespace retort::embed
