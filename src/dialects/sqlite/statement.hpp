// One prepared statement of SQLite's, and its errors as ours.
#pragma once

#include "base/row_set.hpp"
#include "base/value.hpp"
#include "retort/error.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace retort::dialects::sqlite {

// The database's last error. With the statement, and for a syntax error a hint
// that points into it.
Error database_error(sqlite3* database, std::string_view sql);

class PreparedStatement {
public:
    // The first statement of the text; what follows it is rest(). A text of
    // nothing but comments gives an empty statement. Throws Error(database).
    PreparedStatement(sqlite3* database, std::string_view sql);

    bool empty() const { return statement_ == nullptr; }
    std::string_view rest() const { return rest_; }

    void bind(std::span<const Datum> parameters);
    // True while there is a row. Throws Error(database).
    bool step();

    int column_count() const;
    std::string column_name(int column) const;
    // A blob gives its bytes; nullopt is NULL.
    std::optional<std::string> text(int column) const;
    bool is_text(int column) const;
    bool is_read_only() const;
    // The rows that it has gone over so far in reading whole tables.
    std::int64_t count_scanned() const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };

    sqlite3* database_;
    std::string_view sql_;
    std::string_view rest_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

}  // namespace retort::dialects::sqlite
