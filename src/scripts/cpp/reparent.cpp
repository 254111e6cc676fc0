// Other parents for a revision, by replacing as few bytes of its file as can be:
// the literals in the declaration, and the line of the comment that names them.
#include "base/text.hpp"
#include "scripts/cpp/declaration.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/header_comment.hpp"
#include "scripts/cpp/literal.hpp"

#include <algorithm>

namespace retort::scripts::cpp {

namespace {

struct Edit {
    TextRange range;
    std::string text;
};

std::string render_list(const std::vector<std::string>& parents) {
    std::vector<std::string> literals(parents.size());
    std::transform(parents.begin(), parents.end(), literals.begin(), &dump_literal);
    return "{" + base::join(literals, ", ") + "}";
}

std::vector<Edit> edit_declaration(const Declaration& declaration, const std::vector<std::string>& parents) {
    if (!declaration.down_revision_value) {
        // The first field: their order is the compiler's.
        const std::size_t at = declaration.id_end;
        return {{{.first = at, .past = at}, ", .down_revision = " + render_list(parents)}};
    }
    if (declaration.down_revisions.size() != parents.size()) {
        return {{*declaration.down_revision_value, render_list(parents)}};
    }
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < parents.size(); ++i) {
        if (parents[i] != declaration.down_revisions[i]) {
            edits.push_back({declaration.down_revision_literals[i], dump_literal(parents[i])});
        }
    }
    return edits;
}

Edit edit_comment(std::string_view text, std::string_view revises, const std::vector<std::string>& parents) {
    const auto first = static_cast<std::size_t>(revises.data() - text.data());
    return {{.first = first, .past = first + revises.size()},
            " " + clean_comment_line(base::join(parents, ", "))};
}

std::string apply_edits(std::string_view text, std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.range.first < b.range.first; });
    std::string edited;
    std::size_t done = 0;
    for (const auto& [range, replacement] : edits) {
        edited += text.substr(done, range.first - done);
        edited += replacement;
        done = range.past;
    }
    return edited.append(text.substr(done));
}

}  // namespace

std::string reparent_script(const std::string& path, std::string_view text,
                            const std::vector<std::string>& parents) {
    const SourceText source{text, path};
    std::vector<Token> tokens;
    lex(source, tokens);
    const Declaration declaration = parse_declaration(source, tokens);
    std::vector<Edit> edits = edit_declaration(declaration, parents);
    if (const auto revises = parse_header_comment(text, declaration.id).revises; revises && !edits.empty()) {
        edits.push_back(edit_comment(text, *revises, parents));
    }
    return apply_edits(text, std::move(edits));
}

}  // namespace retort::scripts::cpp
