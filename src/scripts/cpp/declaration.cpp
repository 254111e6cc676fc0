// A recursive-descent reading of one macro call:
//   RETORT_REVISION("id", .field = {"a", "b"}, …);
#include "scripts/cpp/declaration.hpp"

#include "base/text.hpp"
#include "scripts/cpp/literal.hpp"
#include "scripts/cpp/token_cursor.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts::cpp {

namespace {

constexpr std::string_view kLiteralsHint =
    "the history is read without compiling it, so RETORT_REVISION takes only string literals";

struct Field {
    const char* name;
    std::vector<std::string> Declaration::*values;
};
constexpr std::array<Field, 3> kFields = {{{"down_revision", &Declaration::down_revisions},
                                           {"branch_labels", &Declaration::branch_labels},
                                           {"depends_on", &Declaration::depends_on}}};

std::string describe(const Token& token) {
    if (token.kind == TokenKind::end) {
        return "the end of the file";
    }
    std::string text = spelling(token);
    text.resize(std::min(text.size(), text.find('\n')));
    return text.front() == '"' ? text : "'" + text + "'";
}

class Parser {
public:
    Parser(const SourceText& source, const std::vector<Token>& tokens, std::size_t first)
        : source_(source), at_(tokens, first + 1) {
        declaration_.first = first;
    }

    Declaration parse() {
        expect("(", "after RETORT_REVISION");
        declaration_.id = parse_literal("the revision identifier");
        declaration_.id_end = end_of_last();
        while (at_.take(",") && !at_.is(")")) {
            parse_field();
        }
        expect(")", "to end RETORT_REVISION");
        expect(";", "after RETORT_REVISION(…)");
        declaration_.past = at_.position();
        return std::move(declaration_);
    }

private:
    Error error(std::string message) const {
        return source_.error(at_.current().raw.data(), std::move(message));
    }
    void expect(std::string_view text, const std::string& where) {
        if (!at_.take(text)) {
            throw error("Expected '" + std::string(text) + "' " + where + ", found " +
                        describe(at_.current()));
        }
    }

    // As positions in the text.
    std::size_t start_of_current() const {
        return static_cast<std::size_t>(at_.current().raw.data() - source_.text.data());
    }
    std::size_t end_of_last() const {
        const std::string_view last = at_.last().raw;
        return static_cast<std::size_t>(last.data() + last.size() - source_.text.data());
    }

    // Adjacent literals are one, as the compiler has it.
    std::string parse_literal(const std::string& what) {
        if (!at_.is(TokenKind::string)) {
            throw error("Expected " + what + " as a string literal, found " + describe(at_.current()))
                .with_hint(std::string(kLiteralsHint));
        }
        std::string value;
        while (at_.is(TokenKind::string)) {
            const auto piece = find_literal_value(at_.current());
            if (!piece) {
                throw error("Expected " + what + " as a plain string literal, found " +
                            describe(at_.current()))
                    .with_hint("write it without prefix and suffix: \"…\"");
            }
            value += *piece;
            at_.take();
        }
        return value;
    }

    void parse_field() {
        expect(".", "and the name of a field");
        const Field& field = get_field();
        if (std::find(seen_.begin(), seen_.end(), &field) != seen_.end()) {
            throw error("The field '" + std::string(field.name) + "' is given twice");
        }
        seen_.push_back(&field);
        at_.take();
        if (!at_.take("=") && !at_.is("{")) {
            throw error("Expected '=' after ." + std::string(field.name) + ", found " +
                        describe(at_.current()));
        }
        const std::size_t first = start_of_current();
        std::vector<TextRange> literals;
        declaration_.*field.values = parse_values(field.name, literals);
        if (field.values == &Declaration::down_revisions) {
            declaration_.down_revision_value = {.first = first, .past = end_of_last()};
            declaration_.down_revision_literals = std::move(literals);
        }
    }

    const Field& get_field() const {
        for (const Field& field : kFields) {
            if (at_.current() == field.name) {
                return field;
            }
        }
        std::vector<std::string> names(kFields.size());
        std::transform(kFields.begin(), kFields.end(), names.begin(),
                       [](const Field& field) { return field.name; });
        const std::string nearest = base::find_nearest(spelling(at_.current()), names);
        throw error("RETORT_REVISION has no field " + describe(at_.current()) + "; it has " +
                    base::join(names, ", "))
            .with_hint(nearest.empty() ? "see <retort/migration.hpp>" : "did you mean ." + nearest + "?");
    }

    std::vector<std::string> parse_values(const std::string& field, std::vector<TextRange>& literals) {
        const auto parse_value = [&] {
            const std::size_t first = start_of_current();
            std::string value = parse_literal("a value of " + field);
            literals.push_back({.first = first, .past = end_of_last()});
            return value;
        };
        if (!at_.take("{")) {
            return {parse_value()};
        }
        std::vector<std::string> values;
        while (!at_.is("}")) {
            values.push_back(parse_value());
            if (!at_.take(",")) {
                break;
            }
        }
        expect("}", "to end the list of " + field);
        return values;
    }

    const SourceText& source_;
    TokenCursor at_;
    Declaration declaration_;
    std::vector<const Field*> seen_;
};

std::size_t find_macro(const std::vector<Token>& tokens, std::size_t from) {
    const auto found = std::find_if(
        tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
        [](const Token& token) { return token.kind == TokenKind::identifier && token == kRevisionMacro; });
    return static_cast<std::size_t>(found - tokens.begin());
}

}  // namespace

Declaration parse_declaration(const SourceText& source, const std::vector<Token>& tokens) {
    const std::size_t first = find_macro(tokens, 0);
    if (first == tokens.size()) {
        throw Error(ErrorKind::script, "Found no RETORT_REVISION declaration in '" + source.path + "'")
            .at({.file = source.path})
            .with_hint(
                "write RETORT_REVISION(\"<id>\", .down_revision = {\"<parent>\"}); or move the file out of "
                "the versions folder");
    }
    Declaration declaration = Parser(source, tokens, first).parse();
    const std::size_t second = find_macro(tokens, declaration.past);
    if (second != tokens.size()) {
        throw source
            .error(tokens[second].raw.data(),
                   "Found a second RETORT_REVISION in one file; the first is in line " +
                       std::to_string(source.place(tokens[first].raw.data()).line))
            .with_hint("give each revision a file of its own");
    }
    return declaration;
}

}  // namespace retort::scripts::cpp
