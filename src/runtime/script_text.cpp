// Text for the database's shell; see script_text.hpp.
#include "runtime/script_text.hpp"

#include <utility>

namespace retort::runtime {

ScriptText::ScriptText(const dialects::ScriptFormat& format) : format_(format) {
    for (const auto& statement : format.preamble) {
        add(statement);
    }
}

void ScriptText::add(const std::string& sql) {
    if (!sql.empty()) {
        text_ += terminated(sql) + "\n\n";
    }
}

void ScriptText::add(const std::vector<dialects::Statement>& statements) {
    for (const auto& statement : statements) {
        add(statement.sql);
    }
}

std::string ScriptText::finish() {
    for (const auto& statement : format_.epilogue) {
        add(statement);
    }
    return std::move(text_);
}

// A user's statement may bring its own terminator.
std::string ScriptText::terminated(std::string sql) const {
    while (!sql.empty() && (sql.back() == '\n' || sql.back() == ' ')) {
        sql.pop_back();
    }
    return sql.ends_with(format_.terminator) ? sql : sql + format_.terminator;
}

}  // namespace retort::runtime
