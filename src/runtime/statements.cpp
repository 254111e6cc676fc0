// Operations to statements; see statements.hpp.
#include "runtime/statements.hpp"

#include "runtime/replay.hpp"

#include <utility>

namespace retort::runtime {

namespace {

class Lister {
public:
    Lister(const dialects::Dialect& dialect, schema::MetaData& schema) : dialect_(dialect), schema_(schema) {}

    void add(const operations::Operation& operation) {
        const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value);
        if (block == nullptr) {
            add_one(operation, false);
            return;
        }
        for (const auto& inner : block->operations) {
            add_one(inner, true);
        }
    }
    std::vector<ListedStatement> take() { return std::move(statements_); }

private:
    void add_one(const operations::Operation& operation, bool is_autocommit) {
        dialects::EmitContext context;
        context.offline = true;
        context.in_transaction = !is_autocommit;
        context.schema = [this]() -> const schema::MetaData& { return schema_; };
        for (auto& statement : dialect_.emit(operation, context)) {
            statements_.push_back({.sql = std::move(statement.sql), .is_autocommit = is_autocommit});
        }
        replay_operation(dialect_, operation, schema_);
    }

    const dialects::Dialect& dialect_;
    schema::MetaData& schema_;
    std::vector<ListedStatement> statements_;
};

}  // namespace

std::vector<ListedStatement> list_statements(const dialects::Dialect& dialect,
                                             const std::vector<operations::Operation>& operations,
                                             schema::MetaData& schema) {
    Lister lister(dialect, schema);
    for (const auto& operation : operations) {
        lister.add(operation);
    }
    return lister.take();
}

}  // namespace retort::runtime
