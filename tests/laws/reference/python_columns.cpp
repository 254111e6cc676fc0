// Texts and columns; see python.hpp.
#include "laws/reference/python.hpp"

#include <cstdio>

namespace retort::laws {

namespace {

std::string python_datum(const Datum& datum, Database database) {
    if (const auto* flag = std::get_if<bool>(&datum)) {
        return database == Database::sqlite ? (*flag ? "T('1')" : "T('0')")
                                            : (*flag ? "T('true')" : "T('false')");
    }
    if (const auto* whole = std::get_if<std::int64_t>(&datum)) {
        return python_text(std::to_string(*whole));
    }
    if (const auto* real = std::get_if<double>(&datum)) {
        char text[40];
        std::snprintf(text, sizeof text, "%.17g", *real);
        return python_text(text);
    }
    if (const auto* text = std::get_if<std::string>(&datum)) {
        return python_text(*text);
    }
    return "T('NULL')";
}

// The reference writes it as it stands, SQLite wants parentheses around most.
std::string default_text(const std::string& expression, Database database) {
    const bool plain =
        database == Database::sqlite
            ? expression.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789.") == std::string::npos
            : !expression.starts_with("NOT ");
    return plain ? expression : "(" + expression + ")";
}

std::string python_identity(const schema::SequenceOptions& options) {
    std::string text = options.always ? "always=True" : "always=False";
    const auto add = [&text](const char* name, const std::optional<std::int64_t>& value) {
        text += value ? std::string(", ") + name + "=" + std::to_string(*value) : "";
    };
    add("start", options.start);
    add("increment", options.increment);
    add("minvalue", options.min_value);
    add("maxvalue", options.max_value);
    add("cache", options.cache);
    return "sa.Identity(" + text + (options.cycle ? ", cycle=True)" : ")");
}

}  // namespace

std::string python_text(const std::string& text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\\' || c == '\'') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(c));
            result += escape;
        } else {
            result += c;
        }
    }
    return result + "'";
}

std::string python_list(const std::vector<std::string>& texts) {
    std::string result;
    for (const auto& text : texts) {
        result += (result.empty() ? "" : ", ") + python_text(text);
    }
    return "[" + result + "]";
}

std::string python_column(const schema::Column& column, Database database) {
    std::string text = "sa.Column(" + python_text(column.name) + ", " + python_type(column.type, database);
    if (column.identity) {
        text += ", " + python_identity(*column.identity);
    }
    if (column.computed) {
        text += ", sa.Computed(T(" + python_text(column.computed->expression) +
                "), persisted=" + (column.computed->stored ? "True)" : "False)");
    }
    text += column.nullable ? ", nullable=True" : ", nullable=False";
    if (column.server_default) {
        const auto& value = *column.server_default;
        text += ", server_default=" +
                (value.expression ? "T(" + python_text(default_text(*value.expression, database)) + ")"
                                  : python_datum(value.literal, database));
    }
    if (column.autoincrement != schema::Autoincrement::automatic) {
        text += column.autoincrement == schema::Autoincrement::on ? ", autoincrement=True"
                                                                  : ", autoincrement=False";
    }
    return text + (column.comment ? ", comment=" + python_text(*column.comment) + ")" : ")");
}

}  // namespace retort::laws
