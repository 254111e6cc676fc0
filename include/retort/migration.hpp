// What a revision file includes: the recorder `op`, and the declaration that
// makes a file a revision.
//
//   #include <retort/migration.hpp>
//   using namespace retort;
//
//   RETORT_REVISION("1975ea83b712", .down_revision = {"ae1027a6acf"});
//
//   void upgrade(Operations& op) {
//       op.add_column("users", column("nickname", String(40)));
//   }
//   void downgrade(Operations& op) { op.drop_column("users", "nickname"); }
//
// Calls are recorded in order and run by retort: at once where the script asks
// for the connection, otherwise when it returns. Nothing is kept of Str, Names
// or Value arguments but copies. Every function throws retort::Error for what
// cannot be right; an exception of any type that leaves upgrade or downgrade
// rolls the migration back.
#pragma once

#include "retort/elements.hpp"

namespace retort {

namespace base {
struct RowSet;
}
namespace operations {
class Recorder;
class BatchRecorder;
}  // namespace operations

// A named parameter of a statement: {"name", value} for :name.
struct Param {
    Str name;
    Value value;
};
using Params = std::initializer_list<Param>;

// A row of a query's result. Valid as long as its Rows.
class Row {
public:
    Row(const base::RowSet* rows, Size row) : rows_(rows), row_(row) {}

    // By position from 0, or by the column's name. An unknown column, or a
    // value that is not of the kind asked for, throws; integer() and real()
    // take numbers that the database sends as text, boolean() also 0/1, t/f.
    bool is_null(int column) const;
    bool is_null(Str column) const;
    Str text(int column) const;  // "" for NULL
    Str text(Str column) const;
    long long integer(int column) const;
    long long integer(Str column) const;
    double real(int column) const;
    double real(Str column) const;
    bool boolean(int column) const;
    bool boolean(Str column) const;

private:
    const base::RowSet* rows_;
    Size row_;
};

// A query's whole result, held in memory.
class Rows {
public:
    class Iterator {
    public:
        Iterator(const base::RowSet* rows, Size row) : rows_(rows), row_(row) {}
        Row operator*() const { return {rows_, row_}; }
        Iterator& operator++() {
            ++row_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return row_ != other.row_; }

    private:
        const base::RowSet* rows_;
        Size row_;
    };

    explicit Rows(base::RowSet* owned) : rows_(owned) {}
    Rows(Rows&& other) noexcept : rows_(other.rows_) { other.rows_ = nullptr; }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows();

    Size size() const;
    bool empty() const { return size() == 0; }
    // Throws when there is no such row.
    Row operator[](Size row) const;
    Iterator begin() const { return {rows_, 0}; }
    Iterator end() const { return {rows_, size()}; }

private:
    base::RowSet* rows_;
};

// The database, from inside a revision. Sees everything recorded before.
class Connection {
public:
    explicit Connection(operations::Recorder& recorder) : recorder_(recorder) {}

    // :name in the SQL, outside quotes and comments, is replaced by the value
    // of that parameter, sent apart from the text. Without parameters the text
    // is sent as it is.
    Rows query(Str sql, Params params = {});
    // The number of rows that were inserted, updated or deleted; 0 for others.
    long long execute(Str sql, Params params = {});

private:
    operations::Recorder& recorder_;
};

// Alterations of one table as a unit; recorded when it goes out of scope. Where
// the database must rebuild the table for any of them, it does so once.
class BatchOperations {
public:
    explicit BatchOperations(operations::BatchRecorder* owned) : recorder_(owned) {}
    BatchOperations(const BatchOperations&) = delete;
    BatchOperations& operator=(const BatchOperations&) = delete;
    ~BatchOperations() noexcept(false);

    // Ends the batch before its scope does; later calls throw.
    void end();

    // Options: if_not_exists, insert_before, insert_after.
    template <AColumnOption... More>
    void add_column(const Column& column, const More&... options) {
        add(column, {options...});
    }
    void drop_column(Str name);
    template <AColumnOption... More>
    void alter_column(Str name, const More&... changes) {
        alter(name, {changes...});
    }
    template <AnOption... More>
    void create_primary_key(Str name, Names columns, const More&... options) {
        create_constraint(primary_key_constraint(name, columns, options...));
    }
    template <AnOption... More>
    void create_unique_constraint(Str name, Names columns, const More&... options) {
        create_constraint(unique_constraint(name, columns, options...));
    }
    template <AnOption... More>
    void create_foreign_key(Str name, Str referred_table, Names columns, Names referred,
                            const More&... options) {
        create_constraint(foreign_key_constraint(name, columns, referred_table, referred, options...));
    }
    template <AnOption... More>
    void create_check_constraint(Str name, Str condition, const More&... options) {
        create_constraint(check_constraint(name, condition, options...));
    }
    template <AnOption... More>
    void create_exclude_constraint(Str name, ExcludeElements elements, const More&... options) {
        create_constraint(exclude_constraint(name, elements, options...));
    }
    void create_constraint(const Constraint& constraint);
    // Options: if_exists, cascade.
    template <AnOption... More>
    void drop_constraint(Str name, const More&... options) {
        drop(name, {options...});
    }
    // One without a name, by its definition.
    void drop_constraint(const Constraint& constraint);
    void rename_constraint(Str name, Str renamed);
    void validate_constraint(Str name);
    template <AnOption... More>
    void create_index(Str name, IndexElements elements, const More&... options) {
        create(name, elements, {options...});
    }
    template <AnOption... More>
    void drop_index(Str name, const More&... options) {
        drop_index_with(name, {options...});
    }
    void create_table_comment(Str text);
    void drop_table_comment();
    // Changes: option(…), no_option(…).
    template <AnOption... More>
    void alter_table_options(const More&... changes) {
        alter_options({changes...});
    }
    // Runs in its place among the others.
    void execute(Str sql, Params params = {});

private:
    void add(const Column& column, std::initializer_list<ColumnOption> options);
    void alter(Str name, std::initializer_list<ColumnOption> changes);
    void create(Str name, IndexElements elements, Options options);
    void drop(Str name, Options options);
    void drop_index_with(Str name, Options options);
    void alter_options(Options changes);

    operations::BatchRecorder* recorder_;
};

// While it lives, every statement is committed by itself: for what cannot run
// inside a transaction. What was done before is committed when it begins.
class AutocommitBlock {
public:
    explicit AutocommitBlock(operations::Recorder& recorder);
    AutocommitBlock(const AutocommitBlock&) = delete;
    AutocommitBlock& operator=(const AutocommitBlock&) = delete;
    ~AutocommitBlock() noexcept(false);

private:
    operations::Recorder& recorder_;
};

// The recorder that upgrade and downgrade are given. Options come last, in any
// order; in_schema("…") is one everywhere and names the schema of the first
// object.
class Operations {
public:
    explicit Operations(operations::Recorder& recorder) : recorder_(recorder) {}

    // -- tables
    // Items: columns, constraints, indexes, comment, in_schema, option(…),
    // if_not_exists.
    template <class... More>
    void create_table(Str name, const More&... items) {
        create_table_with(name, {items...});
    }
    // Options: if_exists, cascade.
    template <AnOption... More>
    void drop_table(Str name, const More&... options) {
        drop_table_with(name, {options...});
    }
    template <AnOption... More>
    void rename_table(Str name, Str new_name, const More&... options) {
        rename_table_with(name, new_name, {options...});
    }

    // Changes: option("postgresql_with", "fillfactor=70"), no_option("sqlite_strict").
    // Each dialect knows its own and passes over those of others; which can be
    // changed, docs/models.md says.
    template <AnOption... More>
    void alter_table_options(Str name, const More&... changes) {
        alter_table_options_with(name, {changes...});
    }

    // -- columns
    // Options: if_not_exists.
    template <AColumnOption... More>
    void add_column(Str table, const Column& column, const More&... options) {
        add_column_with(table, column, {options...});
    }
    // Options: if_exists.
    template <AnOption... More>
    void drop_column(Str table, Str column, const More&... options) {
        drop_column_with(table, column, {options...});
    }
    // Changes: type, using_expression, nullable, server_default,
    // no_server_default, comment, no_comment, identity, no_identity, computed,
    // no_computed, new_name; existing_….
    template <AColumnOption... More>
    void alter_column(Str table, Str column, const More&... changes) {
        alter_column_with(table, column, {changes...});
    }

    // -- constraints
    template <AnOption... More>
    void create_primary_key(Str name, Str table, Names columns, const More&... options) {
        create_primary_key_with(name, table, columns, {options...});
    }
    template <AnOption... More>
    void create_unique_constraint(Str name, Str table, Names columns, const More&... options) {
        create_unique_with(name, table, columns, {options...});
    }
    // in_schema(…) is the schema of `table`; the referred table's is written in
    // its name: "schema.table".
    template <AnOption... More>
    void create_foreign_key(Str name, Str table, Str referred_table, Names columns, Names referred,
                            const More&... options) {
        create_foreign_key_with(name, table, referred_table, columns, referred, {options...});
    }
    template <AnOption... More>
    void create_check_constraint(Str name, Str table, Str condition, const More&... options) {
        create_check_with(name, table, condition, {options...});
    }
    template <AnOption... More>
    void create_exclude_constraint(Str name, Str table, ExcludeElements elements, const More&... options) {
        create_exclude_with(name, table, elements, {options...});
    }
    // Any kind, by its own words; also without a name.
    template <AnOption... More>
    void create_constraint(Str table, const Constraint& constraint, const More&... options) {
        create_constraint_with(table, constraint, {options...});
    }
    // Options: if_exists, cascade.
    template <AnOption... More>
    void drop_constraint(Str name, Str table, const More&... options) {
        drop_constraint_with(name, table, {options...});
    }
    // One without a name, by its definition.
    template <AnOption... More>
    void drop_constraint(Str table, const Constraint& constraint, const More&... options) {
        drop_constraint_with(table, constraint, {options...});
    }

    // A database that names constraints itself knows it by that name.
    template <AnOption... More>
    void rename_constraint(Str table, Str name, Str renamed, const More&... options) {
        rename_constraint_with(table, name, renamed, {options...});
    }
    // One that was made not_valid: fails where a row breaks it.
    template <AnOption... More>
    void validate_constraint(Str table, Str name, const More&... options) {
        validate_constraint_with(table, name, {options...});
    }

    // -- indexes
    // Options: unique_index, where, using_method, include, storage, tablespace,
    // nulls_not_distinct, concurrently, if_not_exists, option(…).
    template <AnOption... More>
    void create_index(Str name, Str table, IndexElements elements, const More&... options) {
        create_index_with(name, table, elements, {options...});
    }
    // Options: if_exists, concurrently.
    template <AnOption... More>
    void drop_index(Str name, const More&... options) {
        drop_index_with(name, "", {options...});
    }
    template <AnOption... More>
    void drop_index(Str name, Str table, const More&... options) {
        drop_index_with(name, table, {options...});
    }
    template <AnOption... More>
    void rename_index(Str name, Str table, Str renamed, const More&... options) {
        rename_index_with(name, table, renamed, {options...});
    }

    // -- comments
    template <AnOption... More>
    void create_table_comment(Str table, Str text, const More&... options) {
        create_table_comment_with(table, text, {options...});
    }
    template <AnOption... More>
    void drop_table_comment(Str table, const More&... options) {
        drop_table_comment_with(table, {options...});
    }

    // -- schemas: if_not_exists, if_exists, cascade
    template <AnOption... More>
    void create_schema(Str name, const More&... options) {
        create_schema_with(name, {options...});
    }
    template <AnOption... More>
    void drop_schema(Str name, const More&... options) {
        drop_schema_with(name, {options...});
    }

    // -- enumeration types; nothing happens where the database has none
    template <AnOption... More>
    void create_enum(Str name, Names values, const More&... options) {
        create_enum_with(name, values, {options...});
    }
    template <AnOption... More>
    void drop_enum(Str name, const More&... options) {
        drop_enum_with(name, {options...});
    }
    // At the end, or beside a value that is there. Options: if_not_exists.
    template <AnOption... More>
    void add_enum_value(Str name, Str value, const More&... options) {
        add_enum_value_with(name, value, "", "", {options...});
    }
    template <AnOption... More>
    void add_enum_value_before(Str name, Str value, Str before, const More&... options) {
        add_enum_value_with(name, value, before, "", {options...});
    }
    template <AnOption... More>
    void add_enum_value_after(Str name, Str value, Str after, const More&... options) {
        add_enum_value_with(name, value, "", after, {options...});
    }
    // The whole list anew: drops and reorders values, converting every column.
    template <AnOption... More>
    void alter_enum(Str name, Names values, const More&... options) {
        alter_enum_with(name, values, {options...});
    }

    // -- domains; nothing happens where the database has none
    // Options: not_null, server_default(…), check(…) about VALUE, in_schema("…").
    template <AColumnOption... More>
    void create_domain(Str name, const Type& base, const More&... options) {
        create_domain_with(name, base, {options...});
    }
    template <AColumnOption... More>
    void create_domain(Str name, const Type& base, Str check_name, Str check_condition,
                       const More&... options) {
        create_domain_with(name, base, {check(check_name, check_condition), options...});
    }
    template <AnOption... More>
    void drop_domain(Str name, const More&... options) {
        drop_domain_with(name, {options...});
    }

    // -- sequences
    template <AnOption... More>
    void create_sequence(Str name, SequenceOptions sequence, const More&... options) {
        create_sequence_with(name, sequence, {options...});
    }
    template <AnOption... More>
    void create_sequence(Str name, const More&... options) {
        create_sequence_with(name, {}, {options...});
    }
    // All options anew; the counter goes on.
    template <AnOption... More>
    void alter_sequence(Str name, SequenceOptions sequence, const More&... options) {
        alter_sequence_with(name, sequence, {options...});
    }
    template <AnOption... More>
    void alter_sequence(Str name, const More&... options) {
        alter_sequence_with(name, {}, {options...});
    }
    template <AnOption... More>
    void drop_sequence(Str name, const More&... options) {
        drop_sequence_with(name, {options...});
    }

    // -- data
    // :name stands for a parameter only where parameters are given.
    void execute(Str sql, Params params = {});
    // Each row has a value for each column. Sent in as few statements as the
    // database allows; dates and the like are passed as text.
    template <AnOption... More>
    void bulk_insert(Str table, Names columns, std::initializer_list<std::initializer_list<Value>> rows,
                     const More&... options) {
        bulk_insert_with(table, columns, rows, {options...});
    }

    // -- grouping
    // Options: recreate_always, recreate_never.
    template <AnOption... More>
    BatchOperations batch_alter_table(Str table, const More&... options) {
        return batch_alter_table_with(table, {options...});
    }
    AutocommitBlock autocommit_block() { return AutocommitBlock(recorder_); }

    // -- several databases in one project
    // Calls `part` with these operations where the run is over the database of
    // that name; throws for a name that is not among the project's.
    template <class Part>
    void for_database(Str name, const Part& part) {
        if (is_over(name)) {
            part(*this);
        }
    }
    // The name of the one that the run is over; "" where the project has one.
    Str database() const;

    // -- the world outside
    // Runs what was recorded so far. Offline (--sql) it throws, naming the
    // revision: a script cannot look at data that is not there.
    Connection connection();
    bool offline() const;
    // The dialect's name, as it stands before the URL's colon.
    Str dialect() const;
    // The value of -x key=value, or `otherwise`.
    Str x_argument(Str key, Str otherwise = "") const;

private:
    bool is_over(Str database) const;
    void create_table_with(Str name, std::initializer_list<TableItem> items);
    void drop_table_with(Str name, Options options);
    void rename_table_with(Str name, Str new_name, Options options);
    void add_column_with(Str table, const Column& column, std::initializer_list<ColumnOption> options);
    void drop_column_with(Str table, Str column, Options options);
    void alter_column_with(Str table, Str column, std::initializer_list<ColumnOption> changes);
    void create_primary_key_with(Str name, Str table, Names columns, Options options);
    void create_unique_with(Str name, Str table, Names columns, Options options);
    void create_foreign_key_with(Str name, Str table, Str referred_table, Names columns, Names referred,
                                 Options options);
    void create_check_with(Str name, Str table, Str condition, Options options);
    void create_exclude_with(Str name, Str table, ExcludeElements elements, Options options);
    void create_constraint_with(Str table, const Constraint& constraint, Options options);
    void drop_constraint_with(Str name, Str table, Options options);
    void drop_constraint_with(Str table, const Constraint& constraint, Options options);
    void rename_constraint_with(Str table, Str name, Str renamed, Options options);
    void validate_constraint_with(Str table, Str name, Options options);
    void create_index_with(Str name, Str table, IndexElements elements, Options options);
    void drop_index_with(Str name, Str table, Options options);
    void rename_index_with(Str name, Str table, Str renamed, Options options);
    void alter_table_options_with(Str name, Options changes);
    void create_table_comment_with(Str table, Str text, Options options);
    void drop_table_comment_with(Str table, Options options);
    void create_schema_with(Str name, Options options);
    void drop_schema_with(Str name, Options options);
    void create_enum_with(Str name, Names values, Options options);
    void drop_enum_with(Str name, Options options);
    void add_enum_value_with(Str name, Str value, Str before, Str after, Options options);
    void alter_enum_with(Str name, Names values, Options options);
    void create_domain_with(Str name, const Type& base, std::initializer_list<ColumnOption> options);
    void drop_domain_with(Str name, Options options);
    void create_sequence_with(Str name, SequenceOptions sequence, Options options);
    void alter_sequence_with(Str name, SequenceOptions sequence, Options options);
    void drop_sequence_with(Str name, Options options);
    void bulk_insert_with(Str table, Names columns, std::initializer_list<std::initializer_list<Value>> rows,
                          Options options);
    BatchOperations batch_alter_table_with(Str table, Options options);

    operations::Recorder& recorder_;
};

// What RETORT_REVISION may say beside the id. retort reads these from the text
// of the file, without compiling it; so they must be literals.
struct RevisionIds {
    constexpr RevisionIds() = default;
    constexpr RevisionIds(const char*) {}
    constexpr RevisionIds(std::initializer_list<const char*>) {}
};
struct RevisionOptions {
    RevisionIds down_revision{};
    RevisionIds branch_labels{};
    RevisionIds depends_on{};
};

// A compiled revision, as generated tables list it.
struct CompiledRevision {
    const char* id;
    void (*upgrade)(Operations&);
    void (*downgrade)(Operations&);
    const char* options;  // what RETORT_REVISION says beside the id, as written
};

}  // namespace retort

// Declares this file's revision: its id, then .down_revision, .branch_labels,
// .depends_on in this order, each {"…"} or {"…", "…"}, none of them required.
#define RETORT_REVISION(id, ...)                                                                      \
    static void upgrade(::retort::Operations& op);                                                    \
    static void downgrade(::retort::Operations& op);                                                  \
    [[maybe_unused]] static constexpr ::retort::RevisionOptions retort_revision_options{__VA_ARGS__}; \
    [[maybe_unused]] static constexpr ::retort::CompiledRevision retort_revision {                    \
        id, &upgrade, &downgrade, #__VA_ARGS__                                                        \
    }
