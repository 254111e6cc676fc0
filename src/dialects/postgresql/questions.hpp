// What only the server can say of a model: how it would word an expression.
#pragma once

#include "schema/metadata.hpp"

#include <vector>

namespace retort::dialects::postgresql {

enum class QuestionKind { column_type, column_default, computed, check, exclude, index, domain };

// A member of a model, by its place there.
struct Question {
    QuestionKind kind;
    std::size_t owner = 0;   // the table's index, or the domain's
    std::size_t member = 0;  // of a table: the column's, check's, … index
};

// The members whose counterpart in the database differs in more than spelling.
// Where it differs in spelling only, the model takes the database's words; what
// is new to the database is not asked for.
std::vector<Question> find_questions(schema::MetaData& model, const schema::MetaData& database);

}  // namespace retort::dialects::postgresql
