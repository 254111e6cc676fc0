// What the public handles of <retort/elements.hpp> hold, and how the library
// makes and reads them.
#pragma once

#include "retort/elements.hpp"
#include "schema/metadata.hpp"

#include <atomic>
#include <utility>

namespace retort {

namespace detail {
template <class Held>
struct Box {
    std::atomic<int> references{1};
    Held value;
};

template <class Held>
Box<Held>* make_box(Held value) {
    return new Box<Held>{{1}, std::move(value)};
}
}  // namespace detail

namespace schema {

// A column as written: the column itself and the constraints it brings along.
struct ColumnDraft {
    Column column{};
    bool primary_key = false;
    bool unique = false;
    bool indexed = false;
    bool nullable_stated = false;  // by not_null or nullable(…)
    bool if_not_exists = false;    // add_column
    std::string in_schema{};       // add_column: the table's schema
    std::vector<ForeignKey> foreign_keys{};
    std::vector<Check> checks{};
    std::string insert_before{}, insert_after{};  // batch only
};

struct ConstraintDraft {
    Constraint constraint{};
};

// What alter_column may say about one property: nothing, remove it, or a value.
struct Remove {};

enum class ColumnWord {
    nullable,
    server_default,
    identity,
    computed,
    comment,
    new_name,
    using_expression,
    existing_type,
    existing_nullable,
    existing_server_default,
    existing_comment,
    existing_identity,
    existing_computed,
    insert_before,
    insert_after,
    collation,
    in_schema,
    type,
    renamed_from,
};

struct ColumnOption {
    struct Property {
        ColumnWord word;
        std::variant<Remove, bool, std::string, Type, ServerDefault, SequenceOptions, Computed> value;
    };
    struct Key {
        std::string key{}, value{};
    };
    struct NoKey {
        std::string key{};
    };
    std::variant<Property, ColumnFlag, Flag, Key, NoKey, ForeignKey, Check> value;
};

// The word as one writes it: "nullable", "no_comment".
std::string_view column_word_name(const ColumnOption::Property& property);
std::string_view column_flag_name(ColumnFlag flag);

struct TableItem {
    struct CommentText {
        std::string text{};
    };
    struct SchemaName {
        std::string name{};
    };
    struct FormerName {
        std::string name{};
    };
    struct Key {
        std::string key{}, value{};
    };
    std::variant<ColumnDraft, Constraint, Index, CommentText, SchemaName, FormerName, Key, Flag> value;
};

struct MetaItem {
    std::variant<Table, Sequence, EnumType, DomainType, std::string /*schema*/, NamingConvention> value;
};

// What the constraint options of a column say, added to a table that has the
// column already. `indexed` indexes get their names from the convention later.
void add_draft_constraints(Table& table, const ColumnDraft& draft);

// A table from its items, in their order; flags that belong to the operation
// (if_not_exists) are reported through `flags`.
Table build_table(std::string name, const retort::TableItem* items, Size count, std::vector<Flag>* flags);

// A domain from its options, checked for contradictions.
DomainType build_domain(Str name, const retort::Type& base,
                        std::initializer_list<retort::ColumnOption> options);

Datum to_datum(const Value& value);
std::vector<std::string> to_strings(Names names);
inline std::string to_string(Str text) {
    return {text.data(), text.size()};
}
SequenceOptions to_sequence_options(const retort::SequenceOptions& options);

}  // namespace schema
}  // namespace retort
