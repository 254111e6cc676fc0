// What a query inside a script gives back, and the connection that asks it.
#include "base/row_set.hpp"
#include "operations/api_parts.hpp"

#include <charconv>

namespace retort {

namespace {

std::size_t find_column(const base::RowSet& rows, int column) {
    if (column < 0 || static_cast<std::size_t>(column) >= rows.columns.size()) {
        throw Error(ErrorKind::script, "the result has no column number " + std::to_string(column) +
                                           ", only " + std::to_string(rows.columns.size()));
    }
    return static_cast<std::size_t>(column);
}

std::size_t find_column(const base::RowSet& rows, Str column) {
    const auto name = schema::to_string(column);
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
        if (rows.columns[i] == name) {
            return i;
        }
    }
    throw Error(ErrorKind::script,
                "the result has no column '" + name + "', only " + schema::list_names(rows.columns));
}

// A value of the result, with what a message says of it.
struct Cell {
    const std::string& column;
    const std::optional<std::string>& value;

    Error is_no(const char* kind) const {
        return {ErrorKind::script,
                "column '" + column + "' is no " + kind + ": " + (value ? "'" + *value + "'" : "NULL")};
    }
};

template <class Column>
Cell get_cell(const base::RowSet* rows, Size row, Column column) {
    const auto index = find_column(*rows, column);
    return {rows->columns[index], rows->rows.at(row).at(index)};
}

template <class Number>
Number parse(const Cell& cell, const char* kind) {
    Number number{};
    if (cell.value) {
        const char* end = cell.value->data() + cell.value->size();
        const auto result = std::from_chars(cell.value->data(), end, number);
        if (result.ec == std::errc{} && result.ptr == end) {
            return number;
        }
    }
    throw cell.is_no(kind);
}

bool parse_boolean(const Cell& cell) {
    const std::string text = cell.value.value_or("");
    if (text == "1" || text == "t" || text == "true") {
        return true;
    }
    if (text == "0" || text == "f" || text == "false") {
        return false;
    }
    throw cell.is_no("boolean");
}

Str borrow(const std::optional<std::string>& value) {
    return value ? Str(*value) : Str();
}

}  // namespace

bool Row::is_null(int column) const {
    return !get_cell(rows_, row_, column).value;
}
bool Row::is_null(Str column) const {
    return !get_cell(rows_, row_, column).value;
}
Str Row::text(int column) const {
    return borrow(get_cell(rows_, row_, column).value);
}
Str Row::text(Str column) const {
    return borrow(get_cell(rows_, row_, column).value);
}
long long Row::integer(int column) const {
    return parse<long long>(get_cell(rows_, row_, column), "integer");
}
long long Row::integer(Str column) const {
    return parse<long long>(get_cell(rows_, row_, column), "integer");
}
double Row::real(int column) const {
    return parse<double>(get_cell(rows_, row_, column), "number");
}
double Row::real(Str column) const {
    return parse<double>(get_cell(rows_, row_, column), "number");
}
bool Row::boolean(int column) const {
    return parse_boolean(get_cell(rows_, row_, column));
}
bool Row::boolean(Str column) const {
    return parse_boolean(get_cell(rows_, row_, column));
}

Rows::~Rows() {
    delete rows_;
}

Size Rows::size() const {
    return rows_->rows.size();
}

Row Rows::operator[](Size row) const {
    if (row >= size()) {
        throw Error(ErrorKind::script, "the result has no row number " + std::to_string(row) + ", only " +
                                           std::to_string(size()));
    }
    return {rows_, row};
}

Rows Connection::query(Str sql, Params params) {
    return Rows(new base::RowSet(recorder_.query(operations::make_execute(sql, params))));
}

long long Connection::execute(Str sql, Params params) {
    return recorder_.query(operations::make_execute(sql, params)).affected;
}

}  // namespace retort
