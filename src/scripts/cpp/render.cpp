// The text of a new revision file. Names and messages come from anywhere; what
// they hold must not end the comment or literal that they are put in.
#include "base/text.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/literal.hpp"
#include "scripts/cpp/templates.hpp"
#include "scripts/files.hpp"
#include "scripts/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTemplateFile = "script.cpp.in";

// Control characters, and those that make text show in another order than it is in.
bool is_treacherous(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// One line of a comment.
std::string clean_line(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        const char32_t c = take_code_point(line);
        append_code_point(text, is_treacherous(c) ? U' ' : c);
    }
    text.resize(text.find_last_not_of(' ') + 1);
    // A backslash at the end would take the next line into the comment.
    return text.ends_with('\\') ? text + "." : text;
}

// Several lines for a place that follows "// ".
std::string render_comment(std::string_view text) {
    std::string comment;
    for (const std::string& line : base::split(base::trim(base::replace_all(text, "\r\n", "\n")), '\n')) {
        const std::string clean = clean_line(line);
        comment += comment.empty() ? clean : clean.empty() ? "\n//" : "\n// " + clean;
    }
    return comment;
}

std::string render_names(const std::vector<std::string>& names) {
    return clean_line(base::join(names, ", "));
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
        {"up_revision", clean_line(revision.id)},
        {"down_revision", render_names(revision.down_revisions)},
        {"branch_labels", render_names(revision.branch_labels)},
        {"depends_on", render_names(revision.depends_on)},
        {"create_date", create_date},
        {"declaration", render_declaration(revision)},
        {"upgrades", render_body(revision.upgrades)},
        {"downgrades", render_body(revision.downgrades)}};
    return expand_template(read_template(path), path, [&values](std::string_view name) {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    });
}

std::vector<std::pair<std::string, std::string>> starter_files(const InitOptions& options) {
    const fs::path root = fs::path(absolute_path(options.ini_file)).parent_path();
    const fs::path directory = absolute_path(options.directory);
    const bool is_absolute = fs::path(options.directory).is_absolute();
    const std::string relative = directory.lexically_relative(root).generic_string();
    const std::string written = base::replace_all(is_absolute ? options.directory : relative, "%", "%%");
    const std::string ini = expand_template(kIniTemplate, options.ini_file, [&](std::string_view) {
        return std::optional(is_absolute ? written : "%(here)s/" + written);
    });
    return {{(directory / "README").string(), std::string(kReadmeTemplate)},
            {(directory / "env.cpp").string(), std::string(kEnvironmentTemplate)},
            {(directory / kTemplateFile).string(), std::string(kScriptTemplate)},
            {options.ini_file, ini},
            {(root / "app/models.hpp").string(), std::string(kModelsTemplate)}};
}

}  // namespace retort::scripts::cpp
