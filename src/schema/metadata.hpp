// A whole schema as one value: what models say, what a database has, what a
// history leads to.
#pragma once

#include "schema/table.hpp"

namespace retort::schema {

struct Sequence {
    QualifiedName name{};
    SequenceOptions options{};

    bool operator==(const Sequence&) const = default;
};

struct EnumType {
    QualifiedName name{};
    std::vector<std::string> values{};

    bool operator==(const EnumType&) const = default;
};

struct DomainType {
    QualifiedName name{};
    Type base{};
    bool nullable = true;
    std::optional<ServerDefault> server_default{};
    std::string check_name{};
    std::string check{};  // empty: none

    bool operator==(const DomainType&) const = default;
};

// A thing retort does not model but must not lose: a trigger or view, known by
// its own CREATE statement. Reflected and replayed only.
struct RawObject {
    std::string kind{};  // "trigger", "view"
    QualifiedName name{};
    std::string table{};  // of a trigger
    std::string sql{};

    bool operator==(const RawObject&) const = default;
};

// Templates by pk, fk, uq, ck, ix.
using NamingConvention = std::map<std::string, std::string>;

struct MetaData {
    std::vector<std::string> schemas{};  // those that exist, or shall
    std::vector<EnumType> enums{};
    std::vector<DomainType> domains{};
    std::vector<Sequence> sequences{};
    std::vector<Table> tables{};
    std::vector<RawObject> raw_objects{};
    NamingConvention naming_convention;

    bool operator==(const MetaData&) const = default;
};

const Table* find_table(const MetaData& metadata, const QualifiedName& name);
Table* find_table(MetaData& metadata, const QualifiedName& name);
const EnumType* find_enum(const MetaData& metadata, const QualifiedName& name);
EnumType* find_enum(MetaData& metadata, const QualifiedName& name);
const DomainType* find_domain(const MetaData& metadata, const QualifiedName& name);
const Sequence* find_sequence(const MetaData& metadata, const QualifiedName& name);

// What cannot be right whatever the database: duplicate tables, columns, names
// of constraints or indexes; constraints and indexes over unknown columns;
// foreign keys to unknown tables or columns, or of unequal length; enum types
// with one name and two lists. Each a sentence naming the table.
std::vector<std::string> find_problems(const MetaData& metadata);

// The schema as text, one object or member a line, in the order it has; equal
// values give equal text. For tests, `dump`, and people.
std::string dump_metadata(const MetaData& metadata);
std::string dump_table(const Table& table);
std::string dump_column(const Column& column);
std::string dump_constraint(const Constraint& constraint);
std::string dump_index(const Index& index);
std::string dump_server_default(const ServerDefault& server_default);
std::string dump_sequence_options(const SequenceOptions& options);

}  // namespace retort::schema
