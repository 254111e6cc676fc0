// Scripts inside the program; see embedded.hpp. A row of the table is compiled, or
// holds the text that its front end runs.
#include "scripts/embedded.hpp"

#include "scripts/cpp/header_comment.hpp"
#include "scripts/cpp/literal.hpp"
#include "scripts/cpp/loaded_units.hpp"
#include "scripts/cpp/scan.hpp"
#include "scripts/front_end.hpp"

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace retort::scripts {

namespace {

std::span<const EmbeddedRevision> rows_of(const Migrations& migrations) {
    return {migrations.revisions, migrations.count};
}

const FrontEnd& get_owner(const EmbeddedRevision& row) {
    const FrontEnd* found = find_front_end(row.file);
    if (found == nullptr || found->load_texts == nullptr) {
        throw Error(ErrorKind::script,
                    "Nothing can run the script '" + std::string(row.file) + "' from inside of a program");
    }
    return *found;
}

// The declaration as the compiler saw it, read by the scanner of files.
revisions::Revision read_compiled(const EmbeddedRevision& row) {
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

revisions::Revision read_row(const EmbeddedRevision& row) {
    return row.compiled != nullptr ? read_compiled(row) : get_owner(row).scan(row.file, row.text);
}

// Compiled ones and texts as one.
class EmbeddedScripts : public LoadedScripts {
public:
    void add(const revisions::Revision& revision, const EmbeddedRevision& row) {
        if (row.compiled != nullptr) {
            compiled_.add(revision, *row.compiled);
        } else {
            texts_[revision.id] = get_owner(row).load_texts({{revision, row.text}});
        }
    }
    void upgrade(const std::string& revision, operations::Recorder& recorder) const override {
        owner(revision).upgrade(revision, recorder);
    }
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override {
        owner(revision).downgrade(revision, recorder);
    }
    void check(const std::string& revision, revisions::Direction direction,
               const operations::RecorderContext& context) const override {
        owner(revision).check(revision, direction, context);
    }

private:
    const LoadedScripts& owner(const std::string& revision) const {
        const auto found = texts_.find(revision);
        return found == texts_.end() ? static_cast<const LoadedScripts&>(compiled_) : *found->second;
    }

    cpp::LoadedUnits compiled_;
    std::unordered_map<std::string, std::unique_ptr<LoadedScripts>> texts_;
};

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
    std::unordered_map<std::string_view, const EmbeddedRevision*> rows;
    for (const EmbeddedRevision& row : rows_of(migrations)) {
        rows.emplace(row.file, &row);
    }
    auto loaded = std::make_unique<EmbeddedScripts>();
    for (const revisions::Revision& revision : revisions) {
        loaded->add(revision, *rows.at(revision.path));
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
