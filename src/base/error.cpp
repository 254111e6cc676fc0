// Error: building one and laying it out for a person.
#include "retort/error.hpp"

#include "base/text.hpp"

#include <utility>

namespace retort {

Error::Error(ErrorKind kind, std::string message) : kind_(kind), message_(std::move(message)) {}

Error& Error::at(Place place) {
    place_ = std::move(place);
    return *this;
}

Error& Error::with_hint(std::string hint) {
    hint_ = std::move(hint);
    return *this;
}

Error& Error::with_sql(std::string sql) {
    sql_ = std::move(sql);
    return *this;
}

Error& Error::with_sqlstate(std::string sqlstate) {
    sqlstate_ = std::move(sqlstate);
    return *this;
}

Error& Error::with_state(std::string state) {
    state_ = std::move(state);
    return *this;
}

Error& Error::add_context(std::string context) {
    context_.push_back(std::move(context));
    return *this;
}

std::vector<std::string> Error::context() const {
    return {context_.rbegin(), context_.rend()};
}

std::string Error::describe() const {
    std::string text = message_;
    const auto add = [&text](const std::string& label, const std::string& body) {
        text += "\n  " + label + ": " + base::indent_continuation(body, label.size() + 4);
    };
    for (const auto& context : this->context()) {
        add("in", context);
    }
    if (!place_.file.empty()) {
        add("at", base::format_place(place_));
    }
    if (!sql_.empty()) {
        add("statement", sql_);
    }
    if (!sqlstate_.empty()) {
        add("code", sqlstate_);
    }
    if (!state_.empty()) {
        add("database", state_);
    }
    if (!hint_.empty()) {
        add("hint", hint_);
    }
    return text;
}

int exit_code(ErrorKind kind) noexcept {
    switch (kind) {
        case ErrorKind::usage:
            return 2;
        case ErrorKind::command:
        case ErrorKind::config:
        case ErrorKind::script:
            return 255;
        case ErrorKind::build:
        case ErrorKind::connection:
        case ErrorKind::database:
        case ErrorKind::cancelled:
        case ErrorKind::internal:
            return 1;
    }
    return 1;
}

}  // namespace retort
