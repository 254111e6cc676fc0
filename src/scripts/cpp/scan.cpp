// The scan: header comment and declaration become a Revision.
#include "scripts/cpp/scan.hpp"

#include "scripts/cpp/declaration.hpp"
#include "scripts/cpp/header_comment.hpp"

#include <utility>

namespace retort::scripts::cpp {

revisions::Revision scan_revision(const std::string& path, std::string_view text) {
    const SourceText source{text, path};
    std::vector<Token> tokens;
    lex_declaration(source, kRevisionMacro, tokens);
    Declaration declaration = parse_declaration(source, tokens);
    HeaderComment comment = parse_header_comment(text, declaration.id);
    revisions::Revision revision;
    revision.id = std::move(declaration.id);
    revision.down_revisions = std::move(declaration.down_revisions);
    revision.depends_on = std::move(declaration.depends_on);
    revision.branch_labels = std::move(declaration.branch_labels);
    revision.message = std::move(comment.message);
    revision.path = path;
    revision.line = source.place(tokens[declaration.first].raw.data()).line;
    revision.create_date = std::move(comment.create_date);
    return revision;
}

}  // namespace retort::scripts::cpp
