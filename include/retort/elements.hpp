// The words a schema is described with: columns, constraints, indexes, tables.
// Models (schema.hpp) and revisions (migration.hpp) share them, so generated
// and hand-written code read alike. Every function copies the text it is given.
//
// Errors: what cannot be right whatever the database (an empty name, two types
// for one column, an option that does not apply) throws retort::Error.
#pragma once

#include "retort/types.hpp"

namespace retort {

namespace schema {
struct ColumnOption;
struct ColumnDraft;
struct ConstraintDraft;
struct Index;
struct TableItem;
struct Table;
struct MetaItem;
struct MetaData;
}  // namespace schema

// ---- options that several things share -----------------------------------

struct InSchema {
    Str name;
};
// The schema (namespace) of a table, type or sequence, where it is not the
// connection's default one.
inline InSchema in_schema(Str name) {
    return {name};
}

struct Comment {
    Str text;
};
inline Comment comment(Str text) {
    return {text};
}

struct RenamedFrom {
    Str name;
};
// What the table or column was called before: autogenerate then renames it and
// keeps its rows and values. Models only; a name that no database has any more does
// no harm, and may be taken out.
inline RenamedFrom renamed_from(Str name) {
    return {name};
}

struct DialectOption {
    Str key;
    Str value;
};
// An option of one dialect, ignored by all others; the key starts with the
// dialect's name and an underscore: option("sqlite_strict", "true").
inline DialectOption option(Str key, Str value = "true") {
    return {key, value};
}

struct NoDialectOption {
    Str key;
};
// Takes an option of one dialect away from a table or column that is there:
// no_option("sqlite_strict").
inline NoDialectOption no_option(Str key) {
    return {key};
}

struct MethodName {
    Str name;
};
// The access method of an index or exclusion constraint: using_method("gin").
inline MethodName using_method(Str name) {
    return {name};
}

struct Condition {
    Str sql;
};
// The predicate of a partial index or exclusion constraint.
inline Condition where(Str sql) {
    return {sql};
}

struct IncludedColumns {
    Names names;
};
// Columns stored in an index, key or exclusion constraint without being part of its key.
inline IncludedColumns include(Names names) {
    return {names};
}

struct StorageParameter {
    Str key;
    Str value;
};
// A storage parameter of an index, or of the one under a constraint, as in WITH (fillfactor = 70).
inline StorageParameter storage(Str key, Str value) {
    return {key, value};
}

struct Tablespace {
    Str name;
};
inline Tablespace tablespace(Str name) {
    return {name};
}

enum class Action { no_action, restrict_, cascade, set_null, set_default };

struct OnDelete {
    Action action;
};
namespace on_delete {
inline constexpr OnDelete no_action{Action::no_action};
inline constexpr OnDelete restrict_{Action::restrict_};
inline constexpr OnDelete cascade{Action::cascade};
inline constexpr OnDelete set_null{Action::set_null};
inline constexpr OnDelete set_default{Action::set_default};
}  // namespace on_delete

struct OnDeleteColumns {
    Names names;
};
// Of a foreign key with on_delete::set_null or set_default: those of its columns that
// are set; without it, all are.
inline OnDeleteColumns on_delete_columns(Names names) {
    return {names};
}

struct OnUpdate {
    Action action;
};
namespace on_update {
inline constexpr OnUpdate no_action{Action::no_action};
inline constexpr OnUpdate restrict_{Action::restrict_};
inline constexpr OnUpdate cascade{Action::cascade};
inline constexpr OnUpdate set_null{Action::set_null};
inline constexpr OnUpdate set_default{Action::set_default};
}  // namespace on_update

enum class Match { simple, full, partial };
namespace match {
inline constexpr Match simple = Match::simple;
inline constexpr Match full = Match::full;
inline constexpr Match partial = Match::partial;
}  // namespace match

enum class Flag {
    deferrable,
    not_deferrable,
    initially_deferred,   // implies deferrable
    initially_immediate,  // implies deferrable
    not_valid,            // constraint is not checked against rows that exist
    nulls_not_distinct,   // unique: two NULLs are equal
    unique_index,
    concurrently,  // index built or dropped without blocking writers; needs autocommit_block()
    if_exists,
    if_not_exists,
    cascade,          // drop what depends on it as well
    recreate_always,  // batch: rebuild the table even where an ALTER would do
    recreate_never,   // batch: refuse rather than rebuild
    no_inherit,       // check: not of tables that inherit from this one
};
inline constexpr Flag deferrable = Flag::deferrable;
inline constexpr Flag not_deferrable = Flag::not_deferrable;
inline constexpr Flag initially_deferred = Flag::initially_deferred;
inline constexpr Flag initially_immediate = Flag::initially_immediate;
inline constexpr Flag not_valid = Flag::not_valid;
inline constexpr Flag nulls_not_distinct = Flag::nulls_not_distinct;
inline constexpr Flag unique_index = Flag::unique_index;
inline constexpr Flag concurrently = Flag::concurrently;
inline constexpr Flag if_exists = Flag::if_exists;
inline constexpr Flag if_not_exists = Flag::if_not_exists;
inline constexpr Flag cascade = Flag::cascade;
inline constexpr Flag recreate_always = Flag::recreate_always;
inline constexpr Flag recreate_never = Flag::recreate_never;
inline constexpr Flag no_inherit = Flag::no_inherit;

// One option of a constraint, an index or an operation, in any order. Which of
// them apply is checked when the thing is made: one that does not apply throws.
// Borrows; lives for one call.
class Option {
public:
    enum class Kind {
        flag,
        in_schema,
        comment,
        dialect,
        no_dialect,
        method,
        where,
        include,
        storage,
        tablespace,
        on_delete,
        on_delete_columns,
        on_update,
        match
    };
    constexpr Option(Flag flag) : kind_(Kind::flag), number_(static_cast<int>(flag)) {}
    constexpr Option(InSchema value) : kind_(Kind::in_schema), first_(value.name) {}
    constexpr Option(Comment value) : kind_(Kind::comment), first_(value.text) {}
    constexpr Option(DialectOption value) : kind_(Kind::dialect), first_(value.key), second_(value.value) {}
    constexpr Option(NoDialectOption value) : kind_(Kind::no_dialect), first_(value.key) {}
    constexpr Option(MethodName value) : kind_(Kind::method), first_(value.name) {}
    constexpr Option(Condition value) : kind_(Kind::where), first_(value.sql) {}
    constexpr Option(IncludedColumns value) : kind_(Kind::include), names_(value.names) {}
    constexpr Option(StorageParameter value)
        : kind_(Kind::storage), first_(value.key), second_(value.value) {}
    constexpr Option(Tablespace value) : kind_(Kind::tablespace), first_(value.name) {}
    constexpr Option(OnDelete value) : kind_(Kind::on_delete), number_(static_cast<int>(value.action)) {}
    constexpr Option(OnDeleteColumns value) : kind_(Kind::on_delete_columns), names_(value.names) {}
    constexpr Option(OnUpdate value) : kind_(Kind::on_update), number_(static_cast<int>(value.action)) {}
    constexpr Option(Match value) : kind_(Kind::match), number_(static_cast<int>(value)) {}

    constexpr Kind kind() const { return kind_; }
    constexpr Flag flag() const { return static_cast<Flag>(number_); }
    constexpr Action action() const { return static_cast<Action>(number_); }
    constexpr Match match() const { return static_cast<Match>(number_); }
    constexpr Str first() const { return first_; }
    constexpr Str second() const { return second_; }
    constexpr Names names() const { return names_; }

private:
    Kind kind_;
    int number_ = 0;
    Str first_;
    Str second_;
    Names names_;
};

using Options = std::initializer_list<Option>;

template <class T>
concept AnOption = requires(const T& value) {
    Option(value);
};

// ---- columns --------------------------------------------------------------

enum class ColumnFlag { primary_key, not_null, unique, indexed, autoincrement, no_autoincrement };
// Part of the table's primary key; implies NOT NULL.
inline constexpr ColumnFlag primary_key = ColumnFlag::primary_key;
inline constexpr ColumnFlag not_null = ColumnFlag::not_null;
// A unique constraint over this column; together with `indexed`, one unique index.
inline constexpr ColumnFlag unique = ColumnFlag::unique;
// An index over this column, named by the naming convention or ix_<table>_<column>.
inline constexpr ColumnFlag indexed = ColumnFlag::indexed;
// An integer column that is the whole primary key, has no default and
// references nothing counts by itself (SERIAL, INTEGER PRIMARY KEY); these two
// say so, or forbid it.
inline constexpr ColumnFlag autoincrement = ColumnFlag::autoincrement;
inline constexpr ColumnFlag no_autoincrement = ColumnFlag::no_autoincrement;

// A number that may be absent.
class MaybeNumber {
public:
    constexpr MaybeNumber() = default;
    constexpr MaybeNumber(long long value) : value_(value), given_(true) {}
    constexpr bool given() const { return given_; }
    constexpr long long value() const { return value_; }

private:
    long long value_ = 0;
    bool given_ = false;
};

// Of an identity column (`always` matters there only) or a sequence. What is
// absent is the database's default.
struct SequenceOptions {
    bool always = false;
    MaybeNumber start{};
    MaybeNumber increment{};
    MaybeNumber min_value{};
    MaybeNumber max_value{};
    MaybeNumber cache{};
    bool cycle = false;
};

enum class ComputedKind { stored, virtual_ };
inline constexpr ComputedKind stored = ComputedKind::stored;
inline constexpr ComputedKind virtual_ = ComputedKind::virtual_;

// One property of a column. A Type is one too.
class ColumnOption : public detail::Handle<schema::ColumnOption> {
public:
    using Handle::Handle;
    ColumnOption(const Type& type);
    ColumnOption(ColumnFlag flag);
    ColumnOption(Comment comment);
    ColumnOption(RenamedFrom name);  // of a model's column
    ColumnOption(DialectOption option);
    ColumnOption(NoDialectOption option);  // alter_column only
    ColumnOption(InSchema schema);         // alter_column only: the table's schema
    ColumnOption(Flag flag);               // add_column, drop_column: if_exists, if_not_exists
};

template <class T>
concept AColumnOption = requires(const T& value) {
    ColumnOption(value);
};

ColumnOption nullable(bool value);
ColumnOption collation(Str name);
// A literal, written as the dialect writes it, or text("…") for an expression.
ColumnOption server_default(bool literal);
ColumnOption server_default(int literal);
ColumnOption server_default(long long literal);
ColumnOption server_default(double literal);
ColumnOption server_default(const char* literal);
ColumnOption server_default(Str literal);
ColumnOption server_default(SqlText expression);
ColumnOption identity(SequenceOptions options = {});
// GENERATED ALWAYS AS (expression).
ColumnOption computed(Str expression, ComputedKind kind = stored);
// A check constraint over this column.
ColumnOption check(Str condition);
ColumnOption check(Str name, Str condition);

namespace detail {
ColumnOption make_foreign_key(Str target, Str name, Options options);
}
// References "table.column" or "schema.table.column". Options: on_delete::…,
// on_delete_columns({…}), on_update::…, deferrable, initially_deferred, match::…, not_valid.
template <AnOption... More>
ColumnOption foreign_key(Str target, const More&... options) {
    return detail::make_foreign_key(target, "", {options...});
}
template <AnOption... More>
ColumnOption named_foreign_key(Str name, Str target, const More&... options) {
    return detail::make_foreign_key(target, name, {options...});
}

// alter_column only.
ColumnOption type(const Type& value);
ColumnOption new_name(Str name);
ColumnOption no_server_default();
ColumnOption no_comment();
ColumnOption no_identity();
ColumnOption no_computed();
// How existing values become the new type: ALTER … TYPE … USING expression.
ColumnOption using_expression(Str sql);
// What was there before; lets a reverse be derived, and serves databases that
// must restate a whole column.
ColumnOption existing_type(const Type& value);
ColumnOption existing_nullable(bool value);
ColumnOption existing_server_default(const ColumnOption& server_default);
ColumnOption existing_comment(Str text);
ColumnOption no_existing_comment();
ColumnOption existing_identity(const ColumnOption& identity);
ColumnOption existing_computed(const ColumnOption& computed);
// Batch only: where the column stands in the rebuilt table.
ColumnOption insert_before(Str column);
ColumnOption insert_after(Str column);

class Column : public detail::Handle<schema::ColumnDraft> {
public:
    using Handle::Handle;
};

namespace detail {
Column make_column(Str name, std::initializer_list<ColumnOption> options);
}
// column("email", String(320), not_null, unique). One type is required.
template <AColumnOption... More>
Column column(Str name, const More&... options) {
    return detail::make_column(name, {options...});
}

// ---- constraints and indexes ----------------------------------------------

// A column or expression of an index, with its order: "a", desc("b"),
// text("lower(email)"), col("c").nulls_first().op_class("text_pattern_ops").
class IndexElement {
public:
    enum class Order { unstated, ascending, descending };
    enum class Nulls { unstated, first, last };

    constexpr IndexElement(const char* column) : text_(column) {}
    constexpr IndexElement(Str column) : text_(column) {}
    constexpr IndexElement(SqlText expression) : text_(expression.sql), expression_(true) {}

    constexpr IndexElement asc() const { return with_order(Order::ascending); }
    constexpr IndexElement desc() const { return with_order(Order::descending); }
    constexpr IndexElement nulls_first() const { return with_nulls(Nulls::first); }
    constexpr IndexElement nulls_last() const { return with_nulls(Nulls::last); }
    constexpr IndexElement op_class(Str name) const {
        IndexElement copy = *this;
        copy.op_class_ = name;
        return copy;
    }
    constexpr IndexElement collate(Str name) const {
        IndexElement copy = *this;
        copy.collation_ = name;
        return copy;
    }

    constexpr Str text() const { return text_; }
    constexpr bool is_expression() const { return expression_; }
    constexpr Order order() const { return order_; }
    constexpr Nulls nulls() const { return nulls_; }
    constexpr Str op_class() const { return op_class_; }
    constexpr Str collation() const { return collation_; }

private:
    constexpr IndexElement with_order(Order order) const {
        IndexElement copy = *this;
        copy.order_ = order;
        return copy;
    }
    constexpr IndexElement with_nulls(Nulls nulls) const {
        IndexElement copy = *this;
        copy.nulls_ = nulls;
        return copy;
    }

    Str text_;
    bool expression_ = false;
    Order order_ = Order::unstated;
    Nulls nulls_ = Nulls::unstated;
    Str op_class_;
    Str collation_;
};

constexpr IndexElement col(Str name) {
    return IndexElement(name);
}
constexpr IndexElement asc(IndexElement element) {
    return element.asc();
}
constexpr IndexElement desc(IndexElement element) {
    return element.desc();
}

using IndexElements = std::initializer_list<IndexElement>;

// element WITH operator, of an exclusion constraint: excluding("room", "=").
struct ExcludeElement {
    IndexElement element;
    Str op;
};
constexpr ExcludeElement excluding(IndexElement element, Str op) {
    return {element, op};
}
using ExcludeElements = std::initializer_list<ExcludeElement>;

class Constraint : public detail::Handle<schema::ConstraintDraft> {
public:
    using Handle::Handle;
};

class Index : public detail::Handle<schema::Index> {
public:
    using Handle::Handle;
};

namespace detail {
Constraint make_primary_key(Str name, Names columns, Options options);
Constraint make_unique(Str name, Names columns, Options options);
Constraint make_foreign_key_constraint(Str name, Names columns, Str table, Names referred, Options options);
Constraint make_check(Str name, Str condition, Options options);
Constraint make_exclude(Str name, ExcludeElements elements, Options options);
Index make_index(Str name, IndexElements elements, Options options);
}  // namespace detail

// Each constraint without a name gets one from the naming convention, or the
// database's own.
template <AnOption... More>
Constraint primary_key_constraint(Str name, Names columns, const More&... options) {
    return detail::make_primary_key(name, columns, {options...});
}
template <AnOption... More>
Constraint primary_key_constraint(Names columns, const More&... options) {
    return primary_key_constraint(Str(), columns, options...);
}
// Options: deferrable, initially_deferred, nulls_not_distinct, include({…}),
// storage("fillfactor", "70"), tablespace("…"); so of a primary key, but for the third.
template <AnOption... More>
Constraint unique_constraint(Str name, Names columns, const More&... options) {
    return detail::make_unique(name, columns, {options...});
}
template <AnOption... More>
Constraint unique_constraint(Names columns, const More&... options) {
    return unique_constraint(Str(), columns, options...);
}
// Options: as foreign_key, and in_schema("…") for the referred table's schema.
template <AnOption... More>
Constraint foreign_key_constraint(Str name, Names columns, Str table, Names referred,
                                  const More&... options) {
    return detail::make_foreign_key_constraint(name, columns, table, referred, {options...});
}
template <AnOption... More>
Constraint foreign_key_constraint(Names columns, Str table, Names referred, const More&... options) {
    return foreign_key_constraint(Str(), columns, table, referred, options...);
}
// Options: not_valid, no_inherit.
template <AnOption... More>
Constraint check_constraint(Str name, Str condition, const More&... options) {
    return detail::make_check(name, condition, {options...});
}
inline Constraint check_constraint(Str condition) {
    return detail::make_check("", condition, {});
}
// Options: using_method("gist"), where("…"), deferrable, initially_deferred, include,
// storage, tablespace.
template <AnOption... More>
Constraint exclude_constraint(Str name, ExcludeElements elements, const More&... options) {
    return detail::make_exclude(name, elements, {options...});
}

// Options: unique_index, where, using_method, include, nulls_not_distinct,
// storage, tablespace, option(…).
template <AnOption... More>
Index index(Str name, IndexElements elements, const More&... options) {
    return detail::make_index(name, elements, {options...});
}

// ---- tables and metadata --------------------------------------------------

// A part of a table: column, constraint, index, comment, in_schema, option.
class TableItem : public detail::Handle<schema::TableItem> {
public:
    using Handle::Handle;
    TableItem(const Column& column);
    TableItem(const Constraint& constraint);
    TableItem(const Index& index);
    TableItem(Comment comment);
    TableItem(RenamedFrom name);  // of a model's table
    TableItem(InSchema schema);
    TableItem(DialectOption option);
    TableItem(Flag flag);  // op.create_table: if_not_exists
};

class Table : public detail::Handle<schema::Table> {
public:
    using Handle::Handle;
};

namespace detail {
Table make_table(Str name, std::initializer_list<TableItem> items);
}
template <class... More>
Table table(Str name, const More&... items) {
    return detail::make_table(name, {items...});
}

// One name template of a naming convention; `key` is pk, fk, uq, ck or ix.
// Tokens: %(table_name)s, %(column_0_name)s, %(column_0_N_name)s,
// %(column_0_label)s, %(referred_table_name)s, %(referred_column_0_name)s,
// %(constraint_name)s.
struct NameTemplate {
    Str key;
    Str text;
};

// A part of a MetaData that is not a table.
class MetaItem : public detail::Handle<schema::MetaItem> {
public:
    using Handle::Handle;
    MetaItem(const Table& table);
};
template <class T>
concept AMetaItem = requires(const T& value) {
    MetaItem(value);
};
MetaItem sequence(Str name, SequenceOptions options = {});
MetaItem sequence(Str name, InSchema schema, SequenceOptions options = {});
// An enumeration type that no column uses yet. Those that columns use are
// collected by themselves.
MetaItem enum_type(Str name, Names values);
MetaItem enum_type(Str name, Names values, InSchema schema);
namespace detail {
MetaItem make_domain(Str name, const Type& base, std::initializer_list<ColumnOption> options);
}
// Options: not_null, server_default(…), check(…) about VALUE, in_schema("…").
template <AColumnOption... More>
MetaItem domain_type(Str name, const Type& base, const More&... options) {
    return detail::make_domain(name, base, {options...});
}
template <AColumnOption... More>
MetaItem domain_type(Str name, const Type& base, Str check_condition, const More&... options) {
    return detail::make_domain(name, base, {check(check_condition), options...});
}
// A schema that autogenerate creates. Without it, schemas that tables name are
// expected to exist.
MetaItem schema_name(Str name);
MetaItem naming_convention(std::initializer_list<NameTemplate> templates);

namespace detail {
Box<schema::MetaData>* make_metadata(const MetaItem* items, Size count);
}
// All that an application's models say: tables, sequences, types. The order of
// the items does not matter. Throws Error for contradictions: two tables of one
// name, a constraint over a column that is not there, an unknown name token.
class MetaData : public detail::Handle<schema::MetaData> {
public:
    using Handle::Handle;
    MetaData() : Handle(detail::make_metadata(nullptr, 0)) {}
    template <class... More>
    requires(sizeof...(More) > 0 && (AMetaItem<More> && ...)) explicit MetaData(const More&... items)
        : Handle(make(items...)) {}
    // For lists made at run time.
    MetaData(const MetaItem* items, Size count) : Handle(detail::make_metadata(items, count)) {}

private:
    template <class... More>
    static detail::Box<schema::MetaData>* make(const More&... items) {
        const std::initializer_list<MetaItem> list = {items...};
        return detail::make_metadata(list.begin(), list.size());
    }
};

}  // namespace retort
