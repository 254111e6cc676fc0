// A connection whose process dies: after so many statements that begin, change or end
// something, it kills itself.
#pragma once

#include "dialects/dialect.hpp"

#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <string>

namespace retort::robustness {

class KillingConnection : public dialects::Connection {
public:
    // Keeps a reference. `after` 0: never.
    KillingConnection(dialects::Connection& real, std::size_t after) : real_(real), left_(after) {}
    // After this statement.
    KillingConnection(dialects::Connection& real, std::string last) : real_(real), last_(std::move(last)) {}

    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override {
        return real_.query(sql, parameters);
    }
    void run(std::span<const dialects::Statement> statements,
             const dialects::BeforeStatement& before) override {
        singly(statements, before, [this](auto one, const auto& notify) { real_.run(one, notify); });
    }
    void run_unlimited(std::span<const dialects::Statement> statements,
                       const dialects::BeforeStatement& before) override {
        singly(statements, before,
               [this](auto one, const auto& notify) { real_.run_unlimited(one, notify); });
    }
    void begin(dialects::TransactionKind kind) override {
        real_.begin(kind);
        count();
    }
    bool try_begin() override {
        const bool has_begun = real_.try_begin();
        if (has_begun) {
            count();
        }
        return has_begun;
    }
    Error describe_locked_out() override { return real_.describe_locked_out(); }
    void prepare_commit() override { real_.prepare_commit(); }
    void commit() override {
        real_.commit();
        count();
    }
    void rollback() noexcept override { real_.rollback(); }
    bool in_transaction() const override { return real_.in_transaction(); }
    void set_time_limits(const dialects::TimeLimits& limits) override { real_.set_time_limits(limits); }
    bool try_lock(const schema::QualifiedName& table) override { return real_.try_lock(table); }
    void check_lock() override { real_.check_lock(); }
    void require_lock() override { real_.require_lock(); }
    std::optional<std::chrono::milliseconds> lock_timeout() const override { return real_.lock_timeout(); }
    std::string describe_lock_holder(const schema::QualifiedName& table) override {
        return real_.describe_lock_holder(table);
    }
    void unlock() noexcept override { real_.unlock(); }
    std::string lock_order() override { return real_.lock_order(); }

private:
    template <class Run>
    void singly(std::span<const dialects::Statement> statements, const dialects::BeforeStatement& before,
                const Run& run) {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            run(statements.subspan(i, 1), [&](std::size_t) {
                if (before) {
                    before(i);
                }
            });
            left_ = statements[i].sql == last_ ? 1 : left_;
            count();
        }
    }
    void count() {
        if (left_ > 0 && --left_ == 0) {
            ::kill(::getpid(), SIGKILL);
        }
    }

    dialects::Connection& real_;
    std::size_t left_ = 0;
    std::string last_;
};

}  // namespace retort::robustness
