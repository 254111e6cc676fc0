// Asking the server how it words things: they are built in schemas of their
// own, reflected, and rolled back.
#pragma once

#include "dialects/dialect.hpp"
#include "dialects/postgresql/questions.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace retort::dialects::postgresql {

// The statements that build what is asked about. A question's statement can
// fail; then it is left out and the rest is built again.
struct ScratchPlan {
    struct Step {
        Statement statement;
        std::vector<std::size_t> questions;  // that cannot be answered if it fails; none: nothing can
    };
    std::vector<Step> steps;
    std::map<std::string, std::string> schemas;  // of the model → built in
};

// `open` are the indices of the questions to build for.
ScratchPlan plan_scratch(const schema::MetaData& model, const schema::MetaData& database,
                         const std::vector<Question>& questions, const std::set<std::size_t>& open,
                         const std::string& name);

// The name of a question's own object in the scratch schema.
std::string scratch_name(std::size_t question);

// Replaces in the model what is asked about by the server's wording; what cannot be
// built stays as it is. A handful of round trips, whatever the number.
void answer_questions(schema::MetaData& model, const schema::MetaData& database,
                      const std::vector<Question>& questions, Connection& connection);

}  // namespace retort::dialects::postgresql
