// The SQL front end, assembled. It has no environment script and starts no project.
#include "scripts/sql/front_end.hpp"

#include "scripts/sql/header.hpp"

#include <utility>

namespace retort::scripts::sql {

FrontEnd front_end() {
    return {.format = FileFormat::sql,
            .name = "sql",
            .suffix = ".sql",
            .scan = &scan_revision,
            .load_revisions = &load_revisions,
            .load_texts = &load_texts,
            .environment_file = {},
            .load_environment = nullptr,
            .concerns_runs = nullptr,
            .render = &render_script,
            .reparent = &reparent_script,
            .list_starters = nullptr,
            .starter_files = nullptr};
}

revisions::Revision scan_revision(const std::string& path, std::string_view text) {
    Header header = parse_header(path, text);
    return {.id = std::move(header.id),
            .down_revisions = std::move(header.down_revisions),
            .depends_on = std::move(header.depends_on),
            .branch_labels = std::move(header.branch_labels),
            .message = std::move(header.message),
            .path = path,
            .line = header.line,
            .create_date = std::move(header.create_date)};
}

}  // namespace retort::scripts::sql
