// Comments in a stored CREATE TABLE; see keep_text.hpp.
#include "dialects/sqlite/keep_text.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"
#include "schema/metadata.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

// A member as written, with the comments and the space around it.
struct Member {
    std::string text;
    std::vector<std::string> meanings;  // a column, and the constraints in its definition
    bool used = false;
};

struct StoredText {
    std::vector<std::string> members;
    std::string options;  // behind the parenthesis
};

bool has_comment(const std::string& text) {
    return std::ranges::any_of(sql::tokenize(text, lex_rules()),
                               [](const sql::Token& token) { return token.kind == sql::TokenKind::comment; });
}

StoredText cut(const std::string& stored) {
    StoredText result;
    const auto offset = [&](const sql::Token& token) {
        return static_cast<std::size_t>(token.text.data() - stored.data());
    };
    std::size_t begin = 0;
    int depth = 0;
    for (const sql::Token& token : sql::tokenize_code(stored, lex_rules())) {
        const bool opens = sql::is_symbol(token, "(");
        const bool closes = sql::is_symbol(token, ")");
        depth += opens ? 1 : closes ? -1 : 0;
        if (opens && depth == 1) {
            begin = offset(token) + 1;
        } else if ((closes && depth == 0) || (depth == 1 && sql::is_symbol(token, ","))) {
            result.members.push_back(stored.substr(begin, offset(token) - begin));
            begin = offset(token) + 1;
        }
    }
    result.options = stored.substr(begin);
    return result;
}

class TextKeeper {
public:
    TextKeeper(const schema::Table& table, const StoredText& stored)
        : table_(table), wanted_(ddl().members(table)) {
        for (const std::string& text : stored.members) {
            const schema::Table alone = parse_create_table("CREATE TABLE x (" + text + ")" + stored.options);
            members_.push_back({text, ddl().members(alone)});
        }
    }

    std::string run() {
        const std::size_t columns = table_.columns.size();
        const std::vector<std::string> in_order(wanted_.begin(),
                                                wanted_.begin() + static_cast<long>(columns));
        for (const std::string& column : in_order) {
            take(column);
        }
        for (Member& member : members_) {
            if (!member.used && is_wanted(member)) {
                use(member);
            }
        }
        for (const std::string& constraint : wanted_) {
            pieces_.push_back("\n    " + constraint);
        }
        const bool ends_line = pieces_.back().back() == '\n' || pieces_.back().back() == ' ';
        const std::string options = ddl().table_options(table_);
        return write().words("CREATE TABLE").name(table_.name).words("(").take() + base::join(pieces_, ",") +
               (ends_line ? ")" : "\n)") + (options.empty() ? "" : " " + options);
    }

private:
    bool is_wanted(const Member& member) const {
        return !member.meanings.empty() &&
               std::ranges::all_of(member.meanings, [&](const std::string& meaning) {
                   return std::ranges::count(wanted_, meaning) > 0;
               });
    }

    void take(const std::string& column) {
        const auto found = std::ranges::find_if(members_, [&](const Member& member) {
            return !member.used && std::ranges::count(member.meanings, column) > 0 && is_wanted(member);
        });
        if (found != members_.end()) {
            use(*found);
        } else {
            forget(column);
            pieces_.push_back("\n    " + column);
        }
    }

    void use(Member& member) {
        member.used = true;
        pieces_.push_back(member.text);
        for (const std::string& meaning : member.meanings) {
            forget(meaning);
        }
    }

    void forget(const std::string& meaning) {
        const auto found = std::ranges::find(wanted_, meaning);
        if (found != wanted_.end()) {
            wanted_.erase(found);
        }
    }

    const schema::Table& table_;
    std::vector<std::string> wanted_;  // and not written yet
    std::vector<Member> members_;
    std::vector<std::string> pieces_;
};

// The table that the statement makes; constraints in an order that is theirs.
schema::Table read_back(const std::string& sql) {
    schema::Table table = parse_create_table(sql);
    const auto sort = [](auto& items) {
        std::ranges::sort(items, {}, [](const auto& item) { return schema::dump_constraint(item); });
    };
    sort(table.foreign_keys);
    sort(table.uniques);
    sort(table.checks);
    return table;
}

}  // namespace

std::string keep_text(const schema::Table& table, const std::string& stored) {
    std::string plain = ddl().create_table(table, false);
    if (!has_comment(stored)) {
        return plain;
    }
    try {
        std::string kept = TextKeeper(table, cut(stored)).run();
        // A comment is not worth a doubt about the table.
        return read_back(kept) == read_back(plain) ? kept : plain;
    } catch (const Error&) {
        return plain;
    }
}

}  // namespace retort::dialects::sqlite
