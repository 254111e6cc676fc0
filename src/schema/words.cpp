// Words and names as dumps and messages write them; see words.hpp.
#include "schema/words.hpp"

#include "base/text.hpp"

#include <charconv>

namespace retort::schema {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

bool is_word_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U);
}

bool is_word(char c) {
    return is_word_start(c) || (c >= '0' && c <= '9') || c == '$';
}

bool is_plain(std::string_view name) {
    if (name.empty() || !is_word_start(name.front())) {
        return false;
    }
    for (const char c : name) {
        if (!is_word(c)) {
            return false;
        }
    }
    return true;
}

std::string hex(unsigned char byte) {
    return {kHexDigits[byte >> 4U], kHexDigits[byte & 15U]};
}

std::string quoted(std::string_view text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote || c == '\\') {
            result += c;
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20U) {
            result += "\\x" + hex(static_cast<unsigned char>(c));
        } else {
            result += c;
        }
    }
    return result + quote;
}

std::string dump_real(double value) {
    char buffer[64];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    std::string text(buffer, result.ptr);
    return text.find_first_of(".eni") == std::string::npos ? text + ".0" : text;
}

std::string dump_bytes(const Bytes& bytes) {
    std::string text = "x'";
    for (const std::byte byte : bytes) {
        text += hex(static_cast<unsigned char>(byte));
    }
    return text + "'";
}

}  // namespace

std::string dump_text(std::string_view text) {
    return quoted(text, '\'');
}

std::string dump_texts(const std::vector<std::string>& texts) {
    return join_each(texts, ", ", dump_text);
}

std::string dump_name(std::string_view name) {
    return is_plain(name) ? std::string(name) : quoted(name, '"');
}

std::string dump_name(const QualifiedName& name) {
    return name.schema.empty() ? dump_name(name.name) : dump_name(name.schema) + "." + dump_name(name.name);
}

std::string dump_names(const std::vector<std::string>& names) {
    return "(" + join_each(names, ", ", [](const std::string& name) { return dump_name(name); }) + ")";
}

std::string dump_expression(std::string_view sql) {
    return "(" + base::replace_all(base::replace_all(sql, "\\", "\\\\"), "\n", "\\n") + ")";
}

std::string dump_options(const DialectOptions& options) {
    std::string text;
    for (const auto& [key, value] : options) {
        text += " " + dump_name(key) + "=" + dump_text(value);
    }
    return text;
}

std::string dump_datum(const Datum& datum) {
    struct Dump {
        std::string operator()(std::monostate) const { return "null"; }
        std::string operator()(bool value) const { return value ? "true" : "false"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return dump_real(value); }
        std::string operator()(const std::string& value) const { return dump_text(value); }
        std::string operator()(const Bytes& value) const { return dump_bytes(value); }
    };
    return std::visit(Dump{}, datum);
}

std::string describe_constraint(const Constraint& constraint) {
    const auto kind = kind_of(constraint);
    std::string text(kind_name(kind));
    if (kind != ConstraintKind::primary_key && kind != ConstraintKind::foreign_key) {
        text += " constraint";
    }
    return name_of(constraint).empty() ? text : text + " " + name_of(constraint);
}

std::string list_names(const std::vector<std::string>& names) {
    return base::join(names, ", ");
}

}  // namespace retort::schema
