// A model as reflection would give it back; see canonical.hpp.
#include "dialects/postgresql/canonical.hpp"

#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/questions.hpp"
#include "dialects/postgresql/scratch.hpp"
#include "dialects/postgresql/tablespaces.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

bool names_a_schema(const schema::Type& type) {
    return !type.schema.empty() || std::ranges::any_of(type.item, names_a_schema) ||
           std::ranges::any_of(type.variants,
                               [](const auto& variant) { return names_a_schema(variant.type); });
}

bool names_a_schema(const schema::Table& table) {
    return !table.name.schema.empty() || std::ranges::any_of(table.foreign_keys, [](const auto& key) {
        return !key.referred_table.schema.empty();
    }) || std::ranges::any_of(table.columns, [](const auto& column) { return names_a_schema(column.type); });
}

// Whether the model may call the default schema by its name.
bool names_a_schema(const schema::MetaData& model) {
    const auto is_qualified = [](const auto& object) { return !object.name.schema.empty(); };
    return std::ranges::any_of(model.tables, [](const auto& table) { return names_a_schema(table); }) ||
           std::ranges::any_of(model.enums, is_qualified) ||
           std::ranges::any_of(model.domains, is_qualified) ||
           std::ranges::any_of(model.sequences, is_qualified);
}

// What a model may call by its name, and reflection does not.
struct Own {
    std::string schema, tablespace;
};

Own read_own(Connection& connection) {
    const base::RowSet rows = connection.query(kOwnQuery);
    return {rows.rows.at(0).at(0).value_or(""), rows.rows.at(0).at(1).value_or("")};
}

// The server words some things otherwise once more when it reads its own
// wording (IN over VARCHAR, nested AND), so that a database which was built from
// it, as after a downgrade, has them in the second wording.
void ask_again(schema::MetaData& model, const schema::MetaData& database, Connection& connection) {
    const std::vector<Question> questions = find_questions(model, database);
    if (!questions.empty()) {
        answer_questions(model, database, questions, connection);
    }
}

}  // namespace

schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database,
                           Connection& connection) {
    const bool may_name_own = names_a_schema(model) || states_a_tablespace(model);
    const Own own = may_name_own ? read_own(connection) : Own{};
    schema::MetaData result = canonical_by_rule(model, own.schema);
    settle_tablespaces(result, database, own.tablespace);
    const std::vector<Question> questions = find_questions(result, database);
    if (!questions.empty()) {
        answer_questions(result, database, questions, connection);
        ask_again(result, database, connection);
    }
    return result;
}

}  // namespace retort::dialects::postgresql
