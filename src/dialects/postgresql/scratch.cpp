// Building what is asked about, reflecting it and rolling back; see scratch.hpp.
#include "dialects/postgresql/scratch.hpp"

#include "dialects/postgresql/reflect.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace retort::dialects::postgresql {

namespace {

// A name that nobody else has.
std::string random_name() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device device;
    std::string name = "retort_scratch_";
    for (int i = 0; i < 16; ++i) {
        name += digits[device() % digits.size()];
    }
    return name;
}

// Everything done while it lives is undone; a transaction of the caller's goes on.
class UndoneTransaction {
public:
    explicit UndoneTransaction(Connection& connection)
        : connection_(connection), owned_(!connection.in_transaction()) {
        if (owned_) {
            connection_.begin(TransactionKind::write);
        }
        connection_.query("SAVEPOINT retort_scratch");
    }
    ~UndoneTransaction() {
        try {
            if (owned_) {
                connection_.rollback();
            } else {
                undo();
                connection_.query("RELEASE SAVEPOINT retort_scratch");
            }
        } catch (const Error&) {
            // The connection is lost; the caller's next statement says so.
        }
    }
    UndoneTransaction(const UndoneTransaction&) = delete;
    UndoneTransaction& operator=(const UndoneTransaction&) = delete;

    void undo() { connection_.query("ROLLBACK TO SAVEPOINT retort_scratch"); }

private:
    Connection& connection_;
    bool owned_;
};

constexpr std::string_view kReadOnlyTransaction = "25006";

// Builds as much as can be built; false when nothing can.
class Builder {
public:
    Builder(const schema::MetaData& model, const schema::MetaData& database,
            const std::vector<Question>& questions, Connection& connection)
        : model_(model),
          database_(database),
          questions_(questions),
          connection_(connection),
          name_(random_name()) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            open_.insert(i);
        }
    }

    bool build(UndoneTransaction& transaction) {
        while (!open_.empty()) {
            plan_ = plan_scratch(model_, database_, questions_, open_, name_);
            const auto failed = run();
            if (!failed) {
                return true;
            }
            transaction.undo();
            leave_out(plan_.steps[*failed].questions);
        }
        return false;
    }

    const std::set<std::size_t>& open() const { return open_; }
    const std::map<std::string, std::string>& schemas() const { return plan_.schemas; }

private:
    // The step that failed.
    std::optional<std::size_t> run() {
        std::vector<Statement> statements;
        for (const auto& step : plan_.steps) {
            statements.push_back(step.statement);
        }
        std::size_t current = 0;
        try {
            connection_.run(statements, [&current](std::size_t i) { current = i; });
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::database || error.sqlstate() == kReadOnlyTransaction) {
                throw;
            }
            return current;
        }
        return std::nullopt;
    }

    void leave_out(const std::vector<std::size_t>& questions) {
        if (questions.empty()) {
            open_.clear();
        }
        for (const std::size_t question : questions) {
            open_.erase(question);
        }
    }

    const schema::MetaData& model_;
    const schema::MetaData& database_;
    const std::vector<Question>& questions_;
    Connection& connection_;
    std::string name_;
    std::set<std::size_t> open_;
    ScratchPlan plan_;
};

// Copies one answer into the model.
class Answerer {
public:
    Answerer(schema::MetaData& model, const schema::MetaData& built,
             const std::map<std::string, std::string>& schemas)
        : model_(model), built_(built), schemas_(schemas) {}

    void answer(const Question& question, std::size_t number) const {
        if (question.kind == QuestionKind::domain) {
            answer_domain(model_.domains[question.owner], number);
            return;
        }
        schema::Table& table = model_.tables[question.owner];
        const std::string& schema = table.name.schema;
        // The scratch schema of the default one is itself the default one now.
        const auto* built =
            schema::find_table(built_, {schema.empty() ? "" : schemas_.at(schema), table.name.name});
        if (built != nullptr) {
            answer_member(question, scratch_name(number), table, *built);
        }
    }

private:
    template <class T>
    static void take_named(T& target, const std::vector<T>& built, const std::string& name) {
        const auto found = std::ranges::find(built, name, &T::name);
        if (found != built.end()) {
            T answer = *found;
            answer.name = std::move(target.name);
            if constexpr (requires { answer.tablespace; }) {
                answer.tablespace = std::move(target.tablespace);  // settled already
            }
            target = std::move(answer);
        }
    }

    static void answer_member(const Question& question, const std::string& name, schema::Table& table,
                              const schema::Table& built) {
        switch (question.kind) {
            case QuestionKind::check: {
                const bool not_valid = table.checks[question.member].not_valid;
                take_named(table.checks[question.member], built.checks, name);
                table.checks[question.member].not_valid = not_valid;
                return;
            }
            case QuestionKind::exclude:
                return take_named(table.excludes[question.member], built.excludes, name);
            case QuestionKind::index:
                return take_named(table.indexes[question.member], built.indexes, name);
            default:
                return answer_column(question, table.columns[question.member], built);
        }
    }

    static void answer_column(const Question& question, schema::Column& column, const schema::Table& built) {
        const schema::Column* found = schema::find_column(built, column.name);
        if (found == nullptr) {
            return;
        }
        if (question.kind == QuestionKind::column_type) {
            column.type = found->type;
        } else if (question.kind == QuestionKind::column_default && found->server_default) {
            column.server_default = found->server_default;
        } else if (question.kind == QuestionKind::computed && found->computed) {
            column.computed = found->computed;
        }
    }

    void answer_domain(schema::DomainType& domain, std::size_t number) const {
        if (const auto* found = schema::find_domain(built_, {"", scratch_name(number)})) {
            domain.server_default = found->server_default;
            domain.check = found->check;
        }
    }

    schema::MetaData& model_;
    const schema::MetaData& built_;
    const std::map<std::string, std::string>& schemas_;
};

}  // namespace

void answer_questions(schema::MetaData& model, const schema::MetaData& database,
                      const std::vector<Question>& questions, Connection& connection) {
    UndoneTransaction transaction(connection);
    Builder builder(model, database, questions, connection);
    if (!builder.build(transaction)) {
        return;
    }
    ReflectOptions options;
    for (const auto& [schema, scratch] : builder.schemas()) {
        options.schemas.push_back(scratch);
    }
    const schema::MetaData built = reflect(connection, options);
    const Answerer answerer(model, built, builder.schemas());
    for (const std::size_t question : builder.open()) {
        answerer.answer(questions[question], question);
    }
}

}  // namespace retort::dialects::postgresql
