// Spacing, lists and clauses of SQL text; see writer.hpp.
#include "sql/writer.hpp"

#include "base/text.hpp"

namespace retort::sql {

namespace {

constexpr std::string_view kMember = "\n    ";

std::vector<std::string> quote_all(const QuoteRule& rule, std::span<const std::string> names) {
    std::vector<std::string> quoted;
    quoted.reserve(names.size());
    for (const auto& name : names) {
        quoted.push_back(quote(rule, std::string_view(name)));
    }
    return quoted;
}

}  // namespace

Writer& Writer::words(std::string_view text) {
    if (text.empty()) {
        return *this;
    }
    if (!text_.empty() && text_.back() != '(') {
        text_ += ' ';
    }
    return glue(text);
}

Writer& Writer::glue(std::string_view text) {
    text_ += text;
    return *this;
}

Writer& Writer::name(std::string_view identifier) {
    return words(quote(*rule_, identifier));
}

Writer& Writer::name(const schema::QualifiedName& identifier) {
    return words(quote(*rule_, identifier));
}

Writer& Writer::names(std::span<const std::string> identifiers) {
    return list(quote_all(*rule_, identifiers));
}

Writer& Writer::list(std::span<const std::string> texts) {
    return words("(").glue(base::join(texts, ", ")).glue(")");
}

Writer& Writer::glued_names(std::span<const std::string> identifiers) {
    return glued_list(quote_all(*rule_, identifiers));
}

Writer& Writer::glued_list(std::span<const std::string> texts) {
    return glue("(").glue(base::join(texts, ", ")).glue(")");
}

Writer& Writer::lines(std::span<const std::string> members) {
    words("(");
    for (std::size_t i = 0; i < members.size(); ++i) {
        glue(i > 0 ? "," : "").glue(kMember).glue(members[i]);
    }
    return glue(members.empty() ? ")" : "\n)");
}

Writer& Writer::clause(std::string_view word, std::string_view text) {
    return text.empty() ? *this : words(word).words(text);
}

}  // namespace retort::sql
