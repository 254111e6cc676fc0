// Text for the database's shell: statements with terminators, a blank line after each.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::runtime {

class ScriptText {
public:
    explicit ScriptText(const dialects::ScriptFormat& format);

    void begin() { add(format_.begin); }
    void commit() { add(format_.commit); }
    void comment(const std::string& text) { text_ += "-- " + text + "\n\n"; }
    void add(const std::string& sql);
    void add(const std::vector<dialects::Statement>& statements);
    std::string finish();
    // Without what ends a script: of one that must not be run.
    std::string take_unfinished() { return std::move(text_); }

private:
    std::string terminated(std::string sql) const;

    const dialects::ScriptFormat& format_;
    std::string text_;
};

}  // namespace retort::runtime
