// A column's type as a value. Models, reflection and replay make the same ones;
// a dialect turns them into its own words and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::schema {

// Everything from jsonb on exists in few databases, under this very name.
enum class TypeKind {
    boolean,
    small_integer,
    integer,
    big_integer,
    numeric,
    float_,
    double_,
    string,
    unicode,
    text,
    unicode_text,
    char_,
    date,
    time,
    date_time,
    timestamp,
    interval,
    large_binary,
    json,
    uuid,
    enum_,
    jsonb,
    array,
    bit,
    varbit,
    domain,
    named,  // any other, by its words: INET, TSVECTOR, ltree, "my type"(3)
};

struct TypeVariant;

struct Type {
    TypeKind kind = TypeKind::integer;
    int length = 0;     // characters, bytes or bits; 0 = unstated
    int precision = 0;  // numeric, float_, time, date_time, timestamp, interval; 0 = unstated
    int scale = -1;     // numeric; -1 = unstated
    bool timezone = false;
    std::string name{};                 // enum_, domain: the type's name; named: its SQL words
    std::string schema{};               // enum_, domain
    std::vector<std::string> values{};  // enum_
    std::vector<Type> item{};           // array: its item type; domain: the base type; else empty
    int dimensions = 1;                 // array
    std::string collation{};
    std::vector<TypeVariant> variants;

    bool operator==(const Type&) const;
};

struct TypeVariant {
    std::string dialect{};
    Type type{};

    bool operator==(const TypeVariant&) const = default;
};

// The type that `dialect` uses: its variant if there is one, else the type
// itself; without variants in either case.
Type resolve_variant(const Type& type, std::string_view dialect);

// Canonical one-line text, the same as one writes it in C++ where that is
// possible: String(36), DateTime(with_timezone), Enum(status: 'a', 'b').
std::string dump_type(const Type& type);

bool is_integer(const Type& type);
// String, Unicode, Text, UnicodeText, Char.
bool is_text(const Type& type);

}  // namespace retort::schema
