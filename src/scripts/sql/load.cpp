// Revisions in SQL, ready to run. Their statements are cut where the dialect is
// known, each time they are asked for: that is cheaper than keeping them.
#include "base/text.hpp"
#include "retort/error.hpp"
#include "scripts/files.hpp"
#include "scripts/sql/body.hpp"
#include "scripts/sql/front_end.hpp"
#include "scripts/sql/header.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace retort::scripts::sql {

namespace {

using operations::RecorderContext;
using revisions::Direction;

using Script = ScriptText;

void check_databases(const Script& script, const std::vector<Part>& parts, const RecorderContext& context) {
    for (const Part& part : parts) {
        if (part.database.empty() || std::ranges::count(context.databases, part.database) > 0) {
            continue;
        }
        Error error(ErrorKind::script, "'-- " + std::string(part.is_upgrade ? "upgrade " : "downgrade ") +
                                           part.database + "' names no database of the project");
        error.at({.file = script.revision.path, .line = part.line});
        throw error.with_hint(context.databases.empty()
                                  ? "the project has one database; a comment says more than two words"
                                  : "it has " + base::join(context.databases, ", "));
    }
}

std::vector<Part> parse_parts(const Script& script, const RecorderContext& context) {
    static const retort::sql::LexRules standard;
    const std::string& path = script.revision.path;
    const Header header = parse_header(path, script.text);
    std::vector<Part> parts = parse_body(path, std::string_view(script.text).substr(header.body),
                                         header.body_line, context.lex == nullptr ? standard : *context.lex);
    check_databases(script, parts, context);
    std::erase_if(parts, [&context](const Part& part) {
        return !part.database.empty() && part.database != context.database;
    });
    return parts;
}

Error no_downgrade(const Script& script) {
    return Error(ErrorKind::script,
                 "Revision " + script.revision.id + " cannot be downgraded: it has no '-- downgrade'")
        .at({.file = script.revision.path})
        .with_hint(
            "write '-- downgrade' and the statements that undo the upgrade; with none below it, nothing is "
            "undone");
}

// Those that run, in the order of the file.
std::vector<Part> select_parts(const Script& script, Direction direction, const RecorderContext& context) {
    const bool is_upgrade = direction == Direction::upgrade;
    std::vector<Part> parts = parse_parts(script, context);
    const auto others = std::erase_if(parts, [&](const Part& part) { return part.is_upgrade != is_upgrade; });
    if (!is_upgrade && parts.empty() && others > 0) {
        throw no_downgrade(script);
    }
    return parts;
}

void record(const Script& script, const BodyStatement& statement, operations::Recorder& recorder) {
    recorder.record(
        operations::Execute{.sql = statement.text,
                            .parameters = {},
                            .place = {.file = display_path(script.revision.path), .line = statement.line}});
}

void record(const Script& script, const std::vector<BodyStatement>& statements,
            operations::Recorder& recorder) {
    bool in_autocommit = false;
    const auto set_autocommit = [&](bool wanted) {
        if (wanted != in_autocommit) {
            wanted ? recorder.begin_autocommit() : recorder.end_autocommit();
            in_autocommit = wanted;
        }
    };
    for (const BodyStatement& statement : statements) {
        set_autocommit(statement.is_autocommit);
        record(script, statement, recorder);
    }
    set_autocommit(false);
}

class LoadedFiles : public LoadedScripts {
public:
    void add(Script script) {
        std::string id = script.revision.id;
        scripts_[std::move(id)] = std::move(script);
    }

    void upgrade(const std::string& revision, operations::Recorder& recorder) const override {
        run(revision, Direction::upgrade, recorder);
    }
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override {
        run(revision, Direction::downgrade, recorder);
    }
    void check(const std::string& revision, Direction direction,
               const RecorderContext& context) const override {
        with_context(revision, [&](const Script& script) { select_parts(script, direction, context); });
    }

private:
    void run(const std::string& revision, Direction direction, operations::Recorder& recorder) const {
        with_context(revision, [&](const Script& script) {
            for (const Part& part : select_parts(script, direction, recorder.context())) {
                record(script, part.statements, recorder);
            }
            recorder.finish();
        });
    }

    template <class Function>
    void with_context(const std::string& revision, const Function& function) const {
        const auto found = scripts_.find(revision);
        if (found == scripts_.end()) {
            throw Error(ErrorKind::internal, "Revision " + revision + " was not loaded");
        }
        try {
            function(found->second);
        } catch (Error& error) {
            error.add_context("revision " + revision + " (" + display_path(found->second.revision.path) +
                              ")");
            throw;
        }
    }

    std::unordered_map<std::string, Script> scripts_;
};

Script read_script(const revisions::Revision& revision) {
    auto text = find_text(revision.path);
    if (!text) {
        throw revision_error(revision, "The file '" + revision.path + "' is not there any more");
    }
    const revisions::Revision found = scan_revision(revision.path, *text);
    if (found.id != revision.id || found.down_revisions != revision.down_revisions) {
        throw revision_error(revision, "The file changed since the history was read")
            .with_hint("run the command again");
    }
    return {.revision = revision, .text = *std::move(text)};
}

}  // namespace

std::unique_ptr<LoadedScripts> load_revisions(const base::Config& /*config*/,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& /*log*/) {
    auto loaded = std::make_unique<LoadedFiles>();
    for (const revisions::Revision& revision : revisions) {
        loaded->add(read_script(revision));
    }
    return loaded;
}

std::unique_ptr<LoadedScripts> load_texts(const std::vector<ScriptText>& scripts) {
    auto loaded = std::make_unique<LoadedFiles>();
    for (const ScriptText& script : scripts) {
        loaded->add(script);
    }
    return loaded;
}

}  // namespace retort::scripts::sql
