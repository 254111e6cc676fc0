// The history that is killed has every kind of operation that there is.
#include "dialects/dialect.hpp"
#include "history.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace retort::robustness {
namespace {

// What a dialect does not have; everything else must be there.
const std::set<std::string> kNotOnSqlite = {
    "create_schema",   "drop_schema",                      // a database is one schema
    "create_sequence", "alter_sequence", "drop_sequence",  // it has none
};

class Names : public operations::Sink {
public:
    std::set<std::string> names;

    void record(operations::Operation operation) override { note(operation); }
    base::RowSet query(const operations::Execute&) override { return {}; }
    bool offline() const override { return false; }

private:
    void note(const operations::Operation& operation) {
        names.insert(operation_name(operation));
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
            note_all(batch->operations);
        } else if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
            note_all(block->operations);
        }
    }
    void note_all(const std::vector<operations::Operation>& all) {
        for (const auto& operation : all) {
            note(operation);
        }
    }
};

std::set<std::string> list_recorded(const std::string& dialect) {
    Names names;
    const History history = make_long_history();
    for (const auto& script : history.scripts()) {
        for (const auto& function : {script.up, script.down}) {
            operations::Recorder recorder(names, {.dialect = dialect});
            Operations op(recorder);
            function(op);
            recorder.finish();
        }
    }
    return names.names;
}

template <std::size_t... Index>
std::set<std::string> list_all(std::index_sequence<Index...>) {
    using All = operations::OperationVariant;
    return {operation_name(operations::Operation(std::variant_alternative_t<Index, All>{}))...};
}

TEST(LongHistory, HasEveryOperation) {
    const auto all = list_all(std::make_index_sequence<std::variant_size_v<operations::OperationVariant>>());
    for (const auto* dialect : dialects::all_dialects()) {
        const std::string name = dialect->traits().name;
        const auto recorded = list_recorded(name);
        for (const auto& operation : all) {
            const bool is_expected = name != "sqlite" || !kNotOnSqlite.contains(operation);
            EXPECT_EQ(recorded.contains(operation), is_expected) << operation << " on " << name;
        }
    }
}

}  // namespace
}  // namespace retort::robustness
