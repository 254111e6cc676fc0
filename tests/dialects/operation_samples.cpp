// Samples of every operation; see operation_samples.hpp.
#include "operation_samples.hpp"

#include "operations/recorder.hpp"
#include "retort/error.hpp"

namespace retort::dialects {

namespace {

class Collector final : public operations::Sink {
public:
    void record(operations::Operation operation) override { operations_.push_back(std::move(operation)); }
    base::RowSet query(const operations::Execute&) override {
        throw Error(ErrorKind::script, "a sample asks no database");
    }
    bool offline() const override { return true; }

    std::vector<operations::Operation> take() { return std::move(operations_); }

private:
    std::vector<operations::Operation> operations_;
};

}  // namespace

std::vector<operations::Operation> record(Script script, const std::string& dialect) {
    Collector collector;
    operations::Recorder recorder(collector,
                                  {.dialect = dialect, .x_arguments = {}, .naming_convention = {}});
    Operations op(recorder);
    script(op);
    recorder.finish();
    return collector.take();
}

operations::Operation record_one(const OperationSample& sample, const std::string& dialect) {
    auto operations = record(sample.run, dialect);
    if (operations.size() != 1) {
        throw Error(ErrorKind::internal,
                    "sample " + sample.name + " records more or less than one operation");
    }
    return std::move(operations.front());
}

void make_users(Operations& op) {
    op.create_table("users", column("id", Integer(), primary_key), column("email", String(50), not_null),
                    column("age", Integer()), column("bio", Text()));
}

const std::vector<OperationSample>& operation_samples() {
    static const std::vector<OperationSample> samples = [] {
        std::vector<OperationSample> all;
        for (const auto& part : {table_samples(), column_samples(), constraint_samples(), index_samples(),
                                 type_samples(), data_samples()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return samples;
}

}  // namespace retort::dialects
