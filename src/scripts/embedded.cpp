// Scripts inside the program; see embedded.hpp. This is the one place that turns
// a row of the table into a script: what a new front end embeds gets its arm here,
// beside the rows that are compiled.
#include "scripts/embedded.hpp"

#include "scripts/cpp/header_comment.hpp"
#include "scripts/cpp/literal.hpp"
#include "scripts/cpp/loaded_units.hpp"
#include "scripts/cpp/scan.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace retort::scripts {

namespace {

std::span<const EmbeddedRevision> rows_of(const Migrations& migrations) {
    return {migrations.revisions, migrations.count};
}

// The declaration as the compiler saw it, read by the scanner of files.
revisions::Revision read_row(const EmbeddedRevision& row) {
    const CompiledRevision& compiled = *row.compiled;
    const std::string declaration = "RETORT_REVISION(" + cpp::dump_literal(compiled.id) +
                                    (*compiled.options == '\0' ? "" : ", ") + compiled.options + ");\n";
    revisions::Revision revision = cpp::scan_revision(row.file, declaration);
    cpp::HeaderComment comment = cpp::parse_header_comment(row.text, revision.id);
    revision.message = std::move(comment.message);
    revision.create_date = std::move(comment.create_date);
    revision.line = 0;
    return revision;
}

}  // namespace

std::vector<revisions::Revision> list_embedded(const Migrations& migrations) {
    std::vector<revisions::Revision> revisions;
    for (const EmbeddedRevision& row : rows_of(migrations)) {
        revisions.push_back(read_row(row));
    }
    return revisions;
}

std::unique_ptr<LoadedScripts> load_embedded(const Migrations& migrations,
                                             const std::vector<revisions::Revision>& revisions) {
    std::unordered_map<std::string, const CompiledRevision*> compiled;
    for (const EmbeddedRevision& row : rows_of(migrations)) {
        compiled.emplace(row.compiled->id, row.compiled);
    }
    auto loaded = std::make_unique<cpp::LoadedUnits>();
    for (const revisions::Revision& revision : revisions) {
        loaded->add(revision, *compiled.at(revision.id));
    }
    return loaded;
}

void run_embedded_environment(const Migrations& migrations, Environment& environment) {
    if (migrations.environment != nullptr) {
        const std::string path = migrations.environment_file;
        cpp::call_script(path, "environment (" + path + ")", [&] { migrations.environment(environment); });
    }
}

}  // namespace retort::scripts
