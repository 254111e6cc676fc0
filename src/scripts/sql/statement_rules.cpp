// Statements that cannot run here; see statement_rules.hpp.
#include "scripts/sql/statement_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts::sql {

namespace {

using retort::sql::is_symbol;
using retort::sql::is_word;
using retort::sql::Token;
using Code = std::span<const Token>;

bool has_words(Code code, std::string_view first, std::string_view second) {
    return code.size() > 1 && is_word(code[0], first) && is_word(code[1], second);
}

bool is_transaction_command(Code code) {
    constexpr std::array<std::string_view, 7> kWords = {"BEGIN", "COMMIT",    "ROLLBACK", "END",
                                                        "ABORT", "SAVEPOINT", "RELEASE"};
    return std::ranges::any_of(kWords, [&](std::string_view word) { return is_word(code[0], word); }) ||
           has_words(code, "START", "TRANSACTION") || has_words(code, "PREPARE", "TRANSACTION");
}

// COPY … FROM STDIN: its data would follow as text.
bool copies_through_client(Code code) {
    if (!is_word(code[0], "COPY")) {
        return false;
    }
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
        if ((is_word(code[i], "FROM") && is_word(code[i + 1], "STDIN")) ||
            (is_word(code[i], "TO") && is_word(code[i + 1], "STDOUT"))) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Refusal> refuse_token(const Token& token, bool is_first) {
    if (is_symbol(token, std::string_view("\0", 1))) {
        return Refusal{"The file has a zero byte", "save it as UTF-8 text"};
    }
    if (is_symbol(token, "\\") || (is_first && is_symbol(token, "."))) {
        return Refusal{"A command of the database's shell: only statements can be run",
                       "write what it does as SQL, or leave it out"};
    }
    return std::nullopt;
}

std::optional<Refusal> refuse_statement(Code code) {
    if (is_transaction_command(code)) {
        return Refusal{"A revision runs inside a transaction: " + base::to_upper(code[0].text) +
                           " is not possible in it",
                       "leave it out; what cannot run in a transaction follows a line '-- autocommit'"};
    }
    if (copies_through_client(code)) {
        return Refusal{"COPY from or to the client is not possible here",
                       "write INSERT statements, or COPY with a file on the server"};
    }
    return std::nullopt;
}

}  // namespace retort::scripts::sql
