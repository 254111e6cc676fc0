// The text of a new revision file. Names and messages come from anywhere; what
// they hold must not end the comment or literal that they are put in.
#include "base/text.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/header_comment.hpp"
#include "scripts/cpp/literal.hpp"
#include "scripts/cpp/templates.hpp"
#include "scripts/files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTemplateFile = "script.cpp.in";

// Several lines for a place that follows "// ".
std::string render_comment(std::string_view text) {
    std::string comment;
    for (const std::string& line : base::split(base::trim(base::replace_all(text, "\r\n", "\n")), '\n')) {
        const std::string clean = clean_comment_line(line);
        comment += comment.empty() ? clean : clean.empty() ? "\n//" : "\n// " + clean;
    }
    return comment;
}

std::string render_names(const std::vector<std::string>& names) {
    return clean_comment_line(base::join(names, ", "));
}

std::string render_field(const char* name, const std::vector<std::string>& values) {
    if (values.empty()) {
        return "";
    }
    std::vector<std::string> literals(values.size());
    std::transform(values.begin(), values.end(), literals.begin(), &dump_literal);
    return std::string(", .") + name + " = {" + base::join(literals, ", ") + "}";
}

std::string render_declaration(const NewRevision& revision) {
    return "RETORT_REVISION(" + dump_literal(revision.id) +
           render_field("down_revision", revision.down_revisions) +
           render_field("branch_labels", revision.branch_labels) +
           render_field("depends_on", revision.depends_on) + ");";
}

std::string render_body(const std::string& body) {
    return body.empty() || body.ends_with('\n') ? body : body + "\n";
}

// The functions of each database, and the calls that choose among them.
std::string render_parts(const std::vector<RevisionPart>& parts) {
    std::string text;
    for (const RevisionPart& part : parts) {
        for (const auto& [direction, body] :
             {std::pair("upgrade", &part.upgrades), std::pair("downgrade", &part.downgrades)}) {
            text += "static void " + std::string(direction) + "_" + part.database + "(Operations& op) {\n" +
                    render_body(*body) + "}\n\n";
        }
    }
    return text;
}

std::string render_calls(const std::vector<RevisionPart>& parts, const std::string& direction) {
    std::string text;
    for (const RevisionPart& part : parts) {
        text += "    op.for_database(" + dump_literal(part.database) + ", " + direction + "_" +
                part.database + ");\n";
    }
    return text;
}

// A template of a project with one database would leave the parts out.
void require_parts_token(const std::string& text, const std::string& path) {
    if (text.find("${parts}") == std::string::npos) {
        throw Error(ErrorKind::script,
                    "The project has several databases, and '" + path + "' has no place for their parts")
            .with_hint("write ${parts} on a line between ${declaration} and upgrade()");
    }
}

std::string read_template(const std::string& path) {
    if (auto text = find_text(path)) {
        return *std::move(text);
    }
    throw Error(ErrorKind::script, "Found no template for new revisions: '" + path + "'")
        .with_hint("copy script.cpp.in from a project made with: retort init");
}

}  // namespace

std::string render_script(const base::Config& config, const NewRevision& revision,
                          const std::string& create_date) {
    const std::string path = (fs::path(absolute_path(config.script_location())) / kTemplateFile).string();
    const std::string message = render_comment(revision.message);
    const std::map<std::string, std::string, std::less<>> values = {
        {"message", message.empty() ? "empty message" : message},
        {"up_revision", clean_comment_line(revision.id)},
        {"down_revision", render_names(revision.down_revisions)},
        {"branch_labels", render_names(revision.branch_labels)},
        {"depends_on", render_names(revision.depends_on)},
        {"create_date", create_date},
        {"declaration", render_declaration(revision)},
        {"parts", render_parts(revision.parts)},
        {"upgrades", render_body(revision.upgrades) + render_calls(revision.parts, "upgrade")},
        {"downgrades", render_body(revision.downgrades) + render_calls(revision.parts, "downgrade")}};
    const std::string text = read_template(path);
    if (!revision.parts.empty()) {
        require_parts_token(text, path);
    }
    return expand_template(text, path, [&values](std::string_view name) {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    });
}

}  // namespace retort::scripts::cpp
