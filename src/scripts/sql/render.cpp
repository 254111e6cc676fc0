// The text of a new revision in SQL. Names and messages come from anywhere: what is
// written is read again, and must say the same.
#include "base/text.hpp"
#include "scripts/comment_line.hpp"
#include "scripts/sql/front_end.hpp"
#include "scripts/sql/header.hpp"

namespace retort::scripts::sql {

namespace {

// A line that would be read as a field becomes an item of a list.
std::string render_message(std::string_view message) {
    std::string comment;
    for (const std::string& line : base::split(base::trim(base::replace_all(message, "\r\n", "\n")), '\n')) {
        const std::string clean = make_harmless(line);
        comment += clean.empty() ? "--\n" : (looks_like_field(clean) ? "-- - " : "-- ") + clean + "\n";
    }
    return comment;
}

std::string render_field(const char* name, const std::string& value) {
    return value.empty() ? "" : "-- " + std::string(name) + ": " + value + "\n";
}

std::string render_header(const NewRevision& revision, const std::string& create_date) {
    const auto& parents = revision.down_revisions;
    return render_message(base::trim(revision.message).empty() ? "empty message" : revision.message) +
           "--\n" + render_field("Revision ID", revision.id) +
           render_field("Revises", parents.empty() ? "<base>" : base::join(parents, ", ")) +
           render_field("Branch Labels", base::join(revision.branch_labels, ", ")) +
           render_field("Depends On", base::join(revision.depends_on, ", ")) +
           render_field("Create Date", create_date);
}

std::string render_part(const std::string& marker, const std::string& body) {
    return "\n-- " + marker + "\n" + (body.empty() || body.ends_with('\n') ? body : body + "\n");
}

// Both of one database after the other, as they would be read together.
std::string render_parts(const NewRevision& revision) {
    if (revision.parts.empty()) {
        return render_part("upgrade", revision.upgrades) + render_part("downgrade", revision.downgrades);
    }
    std::string text;
    for (const RevisionPart& part : revision.parts) {
        text += render_part("upgrade " + part.database, part.upgrades) +
                render_part("downgrade " + part.database, part.downgrades);
    }
    return text;
}

void require_same(const NewRevision& revision, const std::string& text) {
    const auto fail = [](const std::string& what) {
        return Error(ErrorKind::command, "The header of a revision in SQL cannot hold " + what)
            .with_hint("choose other names, or write the revision in C++");
    };
    try {
        const Header header = parse_header("", text);
        if (header.id != revision.id || header.down_revisions != revision.down_revisions ||
            header.branch_labels != revision.branch_labels || header.depends_on != revision.depends_on) {
            throw fail("the names of this one");
        }
    } catch (const Error& error) {
        throw error.kind() == ErrorKind::command ? error : fail("what it is to say: " + error.message());
    }
}

}  // namespace

std::string render_script(const base::Config& /*config*/, const NewRevision& revision,
                          const std::string& create_date) {
    std::string text = render_header(revision, create_date) + render_parts(revision);
    require_same(revision, text);
    return text;
}

}  // namespace retort::scripts::sql
