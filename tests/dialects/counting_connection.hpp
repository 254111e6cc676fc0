// A connection that counts what is asked of the one behind it.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects {

// Counts round trips: a query is one, a run is one.
class CountingConnection final : public Connection {
public:
    explicit CountingConnection(Connection& inner) : inner_(inner) {}
    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override {
        ++trips;
        return inner_.query(sql, parameters);
    }
    void run(std::span<const Statement> statements, const BeforeStatement& before) override {
        ++trips;
        inner_.run(statements, before);
    }
    void begin(TransactionKind kind) override { inner_.begin(kind); }
    void commit() override { inner_.commit(); }
    void rollback() noexcept override { inner_.rollback(); }
    bool in_transaction() const override { return inner_.in_transaction(); }

    int trips = 0;

private:
    Connection& inner_;
};

}  // namespace retort::dialects
