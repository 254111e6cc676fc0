// Samples of every operation, as scripts write them. Each is a golden in every
// dialect, and is run against real databases.
#pragma once

#include "operations/operation.hpp"
#include "retort/migration.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects {

using Script = void (*)(Operations& op);

struct OperationSample {
    std::string name;  // of its golden section
    Script setup;      // what must be there before
    Script run;        // records the one operation
    // The one dialect that can run it in a test, "none" for a tablespace that no
    // test has; empty: all.
    std::string only{};

    bool runs_on(std::string_view dialect) const { return only.empty() || only == dialect; }
};

// Every sample of every operation.
const std::vector<OperationSample>& operation_samples();

// What a script records.
std::vector<operations::Operation> record(Script script, const std::string& dialect);
// The one operation of a sample.
operations::Operation record_one(const OperationSample& sample, const std::string& dialect);

// Parts of operation_samples(), a file each.
std::vector<OperationSample> table_samples();
std::vector<OperationSample> column_samples();
std::vector<OperationSample> constraint_samples();
std::vector<OperationSample> index_samples();
std::vector<OperationSample> type_samples();
std::vector<OperationSample> data_samples();

// users (id, email, age, bio), as most samples have it before.
void make_users(Operations& op);

// So that a failing parameterised test names its row.
inline void PrintTo(const OperationSample& sample, std::ostream* out) {
    *out << sample.name;
}

}  // namespace retort::dialects
