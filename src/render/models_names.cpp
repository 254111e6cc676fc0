// C++ identifiers for what databases call their things; see models.hpp.
#include "render/models.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort::render {

namespace {

// https://en.cppreference.com/w/cpp/keyword (C++20), the words for operators too,
// and what <stddef.h>, <errno.h> and their like define as macros.
constexpr std::array kTaken = {
    "alignas",       "alignof",     "and",       "and_eq",       "asm",          "assert",
    "auto",          "bitand",      "bitor",     "bool",         "break",        "case",
    "catch",         "char",        "char16_t",  "char32_t",     "char8_t",      "class",
    "co_await",      "co_return",   "co_yield",  "compl",        "concept",      "const",
    "const_cast",    "consteval",   "constexpr", "constinit",    "continue",     "decltype",
    "default",       "delete",      "do",        "double",       "dynamic_cast", "else",
    "enum",          "errno",       "explicit",  "export",       "extern",       "false",
    "float",         "for",         "friend",    "goto",         "if",           "inline",
    "int",           "linux",       "long",      "mutable",      "namespace",    "new",
    "noexcept",      "not",         "not_eq",    "nullptr",      "operator",     "or",
    "or_eq",         "private",     "protected", "public",       "register",     "reinterpret_cast",
    "requires",      "return",      "short",     "signed",       "sizeof",       "static",
    "static_assert", "static_cast", "stderr",    "stdin",        "stdout",       "struct",
    "switch",        "template",    "this",      "thread_local", "throw",        "true",
    "try",           "typedef",     "typeid",    "typename",     "union",        "unix",
    "unsigned",      "using",       "virtual",   "void",         "volatile",     "wchar_t",
    "while",         "xor",         "xor_eq",    "EOF",          "NULL"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_taken(const std::string& name) {
    return std::find(kTaken.begin(), kTaken.end(), std::string_view(name)) != kTaken.end();
}

}  // namespace

std::string struct_name(const std::string& table) {
    std::string name;
    bool begins_word = true;
    for (const char c : table) {
        if (!is_letter(c) && !is_digit(c)) {
            begins_word = true;
            continue;
        }
        name += begins_word ? upper(c) : c;
        begins_word = false;
    }
    if (name.empty() || is_digit(name.front())) {
        name = "Table" + name;
    }
    return is_taken(name) ? name + "Table" : name;
}

// Two underscores, or one before a capital, are the implementation's.
std::string member_name(const std::string& column) {
    std::string name;
    for (const char c : column) {
        const char kept = is_letter(c) || is_digit(c) ? c : '_';
        if (kept != '_' || (!name.empty() && name.back() != '_')) {
            name += kept;
        }
    }
    if (name.empty() || name == "_") {
        return "column_";
    }
    if (is_digit(name.front())) {
        name = "column_" + name;
    }
    return is_taken(name) ? name + (name.back() == '_' ? "column" : "_") : name;
}

}  // namespace retort::render
