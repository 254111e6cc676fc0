// Tables and what they are made of, as values linked by name: no back pointers,
// no ownership, compared member by member.
#pragma once

#include "base/value.hpp"
#include "schema/type.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace retort::schema {

// Options of single dialects, keyed "<dialect>_<option>"; each dialect reads
// its own and ignores the rest.
using DialectOptions = std::map<std::string, std::string>;

struct QualifiedName {
    std::string schema{};  // empty: the connection's default schema
    std::string name{};

    auto operator<=>(const QualifiedName&) const = default;  // NOLINT(modernize-use-nullptr): not of ours
};
// "schema.name" or "name", for messages; not for SQL.
std::string display_name(const QualifiedName& name);

struct ServerDefault {
    // A literal the dialect writes in its own way, or SQL text.
    Datum literal{};
    std::optional<std::string> expression{};

    bool operator==(const ServerDefault&) const = default;
};

struct SequenceOptions {
    bool always = false;  // identity columns only: GENERATED ALWAYS
    std::optional<std::int64_t> start{}, increment{}, min_value{}, max_value{}, cache{};
    bool cycle = false;

    bool operator==(const SequenceOptions&) const = default;
};
// Counts down instead of up, or the other way.
bool turns_round(const SequenceOptions& from, const SequenceOptions& to);

struct Computed {
    std::string expression{};
    bool stored = true;

    bool operator==(const Computed&) const = default;
};

enum class Autoincrement { automatic, on, off };

struct Column {
    std::string name{};
    Type type{};
    bool nullable = true;
    std::optional<ServerDefault> server_default{};
    std::optional<SequenceOptions> identity{};
    std::optional<Computed> computed{};
    std::optional<std::string> comment{};
    Autoincrement autoincrement = Autoincrement::automatic;
    DialectOptions options{};
    std::string renamed_from{};  // models only: an earlier name

    bool operator==(const Column&) const = default;
};

enum class Deferrability { none, immediate, deferred };
enum class ReferentialAction { no_action, restrict_, cascade, set_null, set_default };
enum class MatchKind { simple, full, partial };

// A constraint's name may be empty: the database chooses it.
struct PrimaryKey {
    std::string name{};
    std::vector<std::string> columns{};
    Deferrability deferrability = Deferrability::none;
    std::vector<std::string> include{};
    std::map<std::string, std::string> storage{};  // of the index under it
    std::string tablespace{};                      // as well
    DialectOptions options{};

    bool operator==(const PrimaryKey&) const = default;
};

struct ForeignKey {
    std::string name{};
    std::vector<std::string> columns{};
    QualifiedName referred_table{};
    std::vector<std::string> referred_columns{};  // empty: the referred primary key
    ReferentialAction on_delete = ReferentialAction::no_action;
    std::vector<std::string> on_delete_columns{};  // that are set; empty: all of them
    ReferentialAction on_update = ReferentialAction::no_action;
    MatchKind match = MatchKind::simple;
    Deferrability deferrability = Deferrability::none;
    bool not_valid = false;
    DialectOptions options{};

    bool operator==(const ForeignKey&) const = default;
};

struct Unique {
    std::string name{};
    std::vector<std::string> columns{};
    Deferrability deferrability = Deferrability::none;
    bool nulls_not_distinct = false;
    std::vector<std::string> include{};
    std::map<std::string, std::string> storage{};  // of the index under it
    std::string tablespace{};                      // as well
    DialectOptions options{};

    bool operator==(const Unique&) const = default;
};

struct Check {
    std::string name{};
    std::string condition{};
    bool no_inherit = false;
    bool not_valid = false;
    DialectOptions options{};

    bool operator==(const Check&) const = default;
};

enum class SortOrder { unstated, ascending, descending };
enum class NullsOrder { unstated, first, last };

struct IndexElement {
    std::string text{};  // a column's name, or an expression without outer parentheses
    bool is_expression = false;
    SortOrder order = SortOrder::unstated;
    NullsOrder nulls = NullsOrder::unstated;
    std::string op_class{};
    std::string collation{};

    bool operator==(const IndexElement&) const = default;
};

struct ExcludeElement {
    IndexElement element{};
    std::string op{};

    bool operator==(const ExcludeElement&) const = default;
};

struct Exclude {
    std::string name{};
    std::vector<ExcludeElement> elements{};
    std::string method{};  // empty: the database's default
    std::string where{};
    Deferrability deferrability = Deferrability::none;
    std::vector<std::string> include{};
    std::map<std::string, std::string> storage{};
    std::string tablespace{};

    bool operator==(const Exclude&) const = default;
};

using Constraint = std::variant<PrimaryKey, ForeignKey, Unique, Check, Exclude>;

enum class ConstraintKind { primary_key, foreign_key, unique, check, exclude };
ConstraintKind kind_of(const Constraint& constraint);
const std::string& name_of(const Constraint& constraint);
void set_name(Constraint& constraint, std::string name);
// Of foreign keys and checks; no other has it.
bool is_not_valid(const Constraint& constraint);
void set_not_valid(Constraint& constraint, bool not_valid);
// "primary key", "foreign key", "unique", "check", "exclude".
std::string_view kind_name(ConstraintKind kind);

struct Index {
    std::string name{};
    std::vector<IndexElement> elements{};
    bool unique = false;
    std::string where{};
    std::string method{};
    std::vector<std::string> include{};
    bool nulls_not_distinct = false;
    std::map<std::string, std::string> storage{};
    std::string tablespace{};
    bool invalid = false;  // reflected only: a build that failed left it, and no query uses it
    DialectOptions options{};

    bool operator==(const Index&) const = default;
};

struct Table {
    QualifiedName name{};
    std::vector<Column> columns{};
    std::optional<PrimaryKey> primary_key{};
    std::vector<ForeignKey> foreign_keys{};
    std::vector<Unique> uniques{};
    std::vector<Check> checks{};
    std::vector<Exclude> excludes{};
    std::vector<Index> indexes{};
    std::optional<std::string> comment{};
    DialectOptions options{};
    std::string renamed_from{};  // models only: an earlier name

    bool operator==(const Table&) const = default;
};

const Column* find_column(const Table& table, std::string_view name);
Column* find_column(Table& table, std::string_view name);
const Index* find_index(const Table& table, std::string_view name);
// By name, or, where `wanted` has none, by kind and definition.
std::optional<Constraint> find_constraint(const Table& table, const Constraint& wanted);
std::optional<Constraint> find_constraint(const Table& table, std::string_view name);
// Every constraint: primary key, foreign keys, uniques, checks, excludes.
std::vector<Constraint> list_constraints(const Table& table);
void add_constraint(Table& table, Constraint constraint);
// False when there was none of that kind and definition; one without a name
// removes the first that differs in its name only.
bool remove_constraint(Table& table, const Constraint& constraint);

// True for the column that counts by itself: an integer that is the whole
// primary key, without default, computed expression, identity or foreign key,
// unless its autoincrement says off; or one that says on.
bool counts_by_itself(const Table& table, const Column& column);
// Says of each column whether it counts, so that it stays so where foreign keys
// are taken out.
void settle_counting(Table& table);

}  // namespace retort::schema
