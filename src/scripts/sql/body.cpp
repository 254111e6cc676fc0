// Reading the body of a revision in SQL; see body.hpp.
#include "scripts/sql/body.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"
#include "scripts/sql/marker.hpp"
#include "scripts/sql/statement_rules.hpp"
#include "sql/statement_end.hpp"

#include <algorithm>

namespace retort::scripts::sql {

namespace {

using retort::sql::LexRules;
using retort::sql::Token;
using retort::sql::TokenKind;

// The statement that is being read.
struct Piece {
    const char* begin = nullptr;  // with the comments before it
    std::vector<Token> code;
    int line = 1;  // of the first of these
    retort::sql::StatementEnd rule;

    bool has_code() const { return !code.empty(); }
    std::string text() const {
        const char* end = code.back().text.data() + code.back().text.size();
        return std::string(begin, static_cast<std::size_t>(end - begin));
    }
};

std::string marker_text(const Part& part) {
    return std::string(part.is_upgrade ? "-- upgrade" : "-- downgrade") +
           (part.database.empty() ? "" : " " + part.database);
}

class Parser {
public:
    Parser(const std::string& path, std::string_view body, int line, const LexRules& lex)
        : path_(path), body_(body), line_(line), lex_(lex) {}

    std::vector<Part> parse() {
        const std::vector<Token> tokens = tokenize(body_, lex_);
        for (const Token& token : tokens) {
            take(token);
            line_ += static_cast<int>(std::ranges::count(token.text, '\n'));
        }
        if (!tokens.empty()) {
            require_closed(tokens.back());
        }
        if (piece_.rule.is_open()) {
            throw error(piece_.line, "The statement that begins here has no end")
                .with_hint("a ')' is missing, or the END of a BEGIN … END");
        }
        end_statement();
        require_no_autocommit();
        require_upgrade();
        return std::move(parts_);
    }

private:
    Error error(int line, std::string message) const {
        return Error(ErrorKind::script, std::move(message)).at({.file = path_, .line = line});
    }

    void take(const Token& token) {
        if (token.kind == TokenKind::comment) {
            take_comment(token);
        } else if (token.kind != TokenKind::space) {
            take_code(token);
        }
    }

    void take_code(const Token& token) {
        if (const auto refusal = refuse_token(token, !piece_.has_code())) {
            throw error(line_, refusal->message).with_hint(refusal->hint);
        }
        if (piece_.rule.see(token)) {
            end_statement();
            return;
        }
        piece_.begin = piece_.begin == nullptr ? token.text.data() : piece_.begin;
        piece_.line = piece_.has_code() ? piece_.line : line_;
        piece_.code.push_back(token);
    }

    void take_comment(const Token& token) {
        if (!token.text.starts_with("--")) {
            begin_with(token);
            return;
        }
        // Some databases end the comment there, and would run what follows.
        if (token.text.substr(0, token.text.size() - 1).find('\r') != std::string_view::npos) {
            throw error(line_, "The comment has a carriage return that ends no line")
                .with_hint("save the file with the line ends LF or CRLF");
        }
        if (!has_own_line(token) || piece_.rule.is_open()) {  // NOLINT(bugprone-branch-clone): in this order
            begin_with(token);
        } else if (const auto marker = parse_marker(token.text)) {
            take_marker(*marker);
        } else if (const std::string meant = find_meant_marker(token.text);
                   !meant.empty() && !piece_.has_code()) {
            throw error(line_, "The comment '" + std::string(base::trim(token.text)) + "' is nearly '-- " +
                                   meant + "', and is not")
                .with_hint("write '-- " + meant + "' if it is meant; otherwise say more than one word");
        } else {
            begin_with(token);
        }
    }

    // A comment above a statement is a part of it; one behind the last is not.
    void begin_with(const Token& token) {
        if (!piece_.has_code() && !has_own_line(token)) {
            return;
        }
        piece_.begin = piece_.begin == nullptr ? token.text.data() : piece_.begin;
    }

    bool has_own_line(const Token& token) const {
        const auto start = static_cast<std::size_t>(token.text.data() - body_.data());
        const auto before = body_.substr(0, start).find_last_not_of(" \t");
        return before == std::string_view::npos || body_[before] == '\n';
    }

    void take_marker(const Marker& marker) {
        if (piece_.has_code()) {
            throw error(piece_.line, "The statement that begins here has no ';' before the marker in line " +
                                         std::to_string(line_))
                .with_hint("end it with ';'");
        }
        piece_ = {};
        require_no_autocommit();
        if (marker.kind == Marker::Kind::autocommit) {
            if (parts_.empty()) {
                throw error(line_, "'-- autocommit' stands before '-- upgrade'")
                    .with_hint("it is for the next statement of a part");
            }
            autocommit_line_ = line_;
            return;
        }
        begin_part({.is_upgrade = marker.kind == Marker::Kind::upgrade,
                    .database = marker.database,
                    .line = line_,
                    .statements = {}});
    }

    void begin_part(Part part) {
        const auto same = std::ranges::find_if(parts_, [&part](const Part& other) {
            return other.is_upgrade == part.is_upgrade && other.database == part.database;
        });
        if (same != parts_.end()) {
            throw error(line_, "'" + marker_text(part) + "' stands here again; the first is in line " +
                                   std::to_string(same->line))
                .with_hint("put the statements of both into one part");
        }
        parts_.push_back(std::move(part));
    }

    void require_no_autocommit() const {
        if (autocommit_line_ != 0) {
            throw error(autocommit_line_, "No statement follows '-- autocommit'")
                .with_hint("it is for the next statement only");
        }
    }

    void end_statement() {
        if (!piece_.has_code()) {
            piece_ = {};
            return;
        }
        if (parts_.empty()) {
            throw error(piece_.line, "A statement stands before '-- upgrade'")
                .with_hint("write '-- upgrade' on a line of its own above the statements of the upgrade");
        }
        if (const auto refusal = refuse_statement(piece_.code)) {
            throw error(piece_.line, refusal->message).with_hint(refusal->hint);
        }
        parts_.back().statements.push_back(
            {.text = piece_.text(), .line = piece_.line, .is_autocommit = autocommit_line_ != 0});
        autocommit_line_ = 0;
        piece_ = {};
    }

    // What is not closed reaches to the end, and would take in anything more.
    void require_closed(const Token& last) const {
        const bool can_be_open = last.kind == TokenKind::string || last.kind == TokenKind::quoted_name ||
                                 (last.kind == TokenKind::comment && last.text.starts_with("/*"));
        if (can_be_open && tokenize(std::string(last.text) + " ", lex_).size() == 1) {
            const auto lines = static_cast<int>(std::ranges::count(last.text, '\n'));
            throw error(line_ - lines, last.kind == TokenKind::comment
                                           ? "The comment that begins here has no end: expected */"
                                           : "The quote that begins here has no end");
        }
    }

    void require_upgrade() const {
        if (std::ranges::none_of(parts_, &Part::is_upgrade)) {
            throw error(0, "The file has no '-- upgrade'")
                .with_hint(
                    "write '-- upgrade' on a line of its own; below it may be nothing where there is nothing "
                    "to do");
        }
    }

    const std::string& path_;
    std::string_view body_;
    int line_;
    const LexRules& lex_;
    Piece piece_;
    int autocommit_line_ = 0;  // of a marker whose statement has not come yet
    std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parse_body(const std::string& path, std::string_view body, int line, const LexRules& lex) {
    return Parser(path, body, line, lex).parse();
}

}  // namespace retort::scripts::sql
