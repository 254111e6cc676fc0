// Losses of statements written by hand; see judge.hpp.
#include "sql/judge.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace retort::sql {

namespace {

class Judge {
public:
    Judge(std::string_view statement, const LexRules& rules) : tokens_(tokenize_code(statement, rules)) {
        while (!tokens_.empty() && is_symbol(tokens_.back(), ";")) {
            tokens_.pop_back();
        }
    }

    std::optional<std::string> run() {
        if (take("DROP")) {
            return judge_drop();
        }
        if (take("TRUNCATE")) {
            take("TABLE");
            return "all rows of " + take_names();
        }
        if (take("DELETE")) {
            return judge_delete();
        }
        if (take("ALTER") && take("TABLE")) {
            return judge_alter_table();
        }
        return std::nullopt;
    }

private:
    bool looking_at(std::string_view keyword) const {
        return at_ < tokens_.size() && is_word(tokens_[at_], keyword);
    }
    bool take(std::string_view keyword) {
        const bool is_there = looking_at(keyword);
        at_ += is_there ? 1 : 0;
        return is_there;
    }
    void take_if_exists() {
        if (take("IF")) {
            take("EXISTS");
        }
    }

    // "shop.users"
    std::string take_name() {
        std::string name;
        while (at_ < tokens_.size()) {
            name += tokens_[at_++].text;
            if (at_ >= tokens_.size() || !is_symbol(tokens_[at_], ".")) {
                break;
            }
            name += tokens_[at_++].text;
        }
        return name;
    }
    // "users, shop.orders"
    std::string take_names() {
        std::vector<std::string> names;
        do {
            take("ONLY");
            names.push_back(take_name());
            take_star();
        } while (take_comma());
        return base::join(names, ", ");
    }
    bool take_symbol(std::string_view text) {
        const bool is_there = at_ < tokens_.size() && is_symbol(tokens_[at_], text);
        at_ += is_there ? 1 : 0;
        return is_there;
    }
    bool take_comma() { return take_symbol(","); }
    // "users *": with the tables that inherit from it.
    void take_star() { take_symbol("*"); }

    std::optional<std::string> judge_drop() {
        if (take("TABLE")) {
            take_if_exists();
            return "all rows of " + take_names();
        }
        if (take("SCHEMA") || take("DATABASE")) {
            take_if_exists();
            const bool is_schema = is_word(tokens_[1], "SCHEMA");
            const std::string names = take_names();
            // A schema that holds anything is not dropped without the word.
            if (is_schema && !take("CASCADE")) {
                return "";
            }
            return "everything in " + std::string(is_schema ? "schema " : "database ") + names;
        }
        return std::nullopt;
    }

    std::optional<std::string> judge_delete() {
        if (!take("FROM")) {
            return std::nullopt;
        }
        take("ONLY");
        const std::string table = take_name();
        const bool has_condition = std::any_of(
            tokens_.begin() + static_cast<std::ptrdiff_t>(at_), tokens_.end(),
            [](const Token& token) { return is_word(token, "WHERE") || is_word(token, "LIMIT"); });
        return (has_condition ? "rows of " : "all rows of ") + table;
    }

    std::optional<std::string> judge_alter_table() {
        take_if_exists();
        take("ONLY");
        const std::string table = take_name();
        take_star();
        std::vector<std::string> lost;
        do {
            if (auto column = take_dropped_column()) {
                lost.push_back("the values of " + table + "." + *column);
            }
            skip_action();
        } while (take_comma());
        if (lost.empty()) {
            return std::nullopt;
        }
        return base::join(lost, "; ");
    }

    std::optional<std::string> take_dropped_column() {
        if (!take("DROP") || looking_at("CONSTRAINT")) {
            return std::nullopt;
        }
        take("COLUMN");
        take_if_exists();
        return take_name();
    }

    // To the comma that another action follows, or to the end.
    void skip_action() {
        int depth = 0;
        for (; at_ < tokens_.size(); ++at_) {
            const Token& token = tokens_[at_];
            if (depth == 0 && is_symbol(token, ",")) {
                return;
            }
            depth += is_symbol(token, "(") ? 1 : is_symbol(token, ")") ? -1 : 0;
        }
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> judge_loss(std::string_view statement, const LexRules& rules) {
    return Judge(statement, rules).run();
}

}  // namespace retort::sql
