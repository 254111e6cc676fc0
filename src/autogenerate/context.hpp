// What every comparator is given: the two sides, the options, and a place for
// what it finds.
#pragma once

#include "autogenerate/compare.hpp"

#include <string>
#include <vector>

namespace retort::autogenerate {

// A drop and a creation that, where nothing else is in the way, are one operation.
struct InPlace {
    operations::Operation drop, create, instead;
};

struct Findings {
    std::vector<operations::Operation> operations;  // in no order that matters yet
    std::vector<InPlace> in_place{};                // of these
    std::vector<std::string> log;
};

struct Context {
    const CompareInput& input;
    const CompareOptions& options;
};

// A table that both sides have. `canonical` is `model` in the database's words:
// differences show there, operations carry the model's objects.
struct TablePair {
    const Context& context;
    const schema::Table& database;
    const schema::Table& model;
    const schema::Table& canonical;
};

struct ColumnPair {
    const TablePair& table;
    const schema::Column& database;
    const schema::Column& model;
    const schema::Column& canonical;
};

// What the user's filter says; true without one.
bool is_included(const Context& context, const Candidate& candidate);

// The tables by which side has them, each list sorted by name. The version
// table and what the filter leaves out are in none.
struct ModelTable {
    const schema::Table* model;
    const schema::Table* canonical;
};
struct TableMatch {
    std::vector<ModelTable> added;
    std::vector<const schema::Table*> removed;
    std::vector<TablePair> common;
};
TableMatch match_tables(const Context& context);

// Throws Error(internal) where `canonical` has not the shape of `model`.
void check_shape(const CompareInput& input);

// "users.email", for the log.
std::string column_place(const TablePair& table, const std::string& column);

}  // namespace retort::autogenerate
