// Patterns into targets; see targets.hpp.
#include "commands/targets.hpp"

#include "base/text.hpp"
#include "commands/file_pattern.hpp"
#include "commands/setting.hpp"
#include "runtime/run_log.hpp"

#include <algorithm>
#include <set>

namespace retort::commands {

namespace {

// Each job has three pipes, and a process may by default have 1024 files open.
constexpr Bounds kJobs{.least = 1, .most = 256};

Error nothing_matches(const std::string& option, const std::string& pattern) {
    return {ErrorKind::command, "nothing matches " + option + " '" + pattern + "'"};
}

std::vector<std::string> match_schemas(Session& session, dialects::Connection& connection,
                                       const std::string& pattern) {
    auto names = session.dialect().list_schemas(connection, pattern);
    if (names.empty()) {
        throw nothing_matches("--each-schema", pattern)
            .with_hint("in " + base::mask_password(session.url()) +
                       ", whose schemas it is held against; % stands for any text and _ for any character");
    }
    return names;
}

// Opened for this and closed again: what is started later must not share it.
std::vector<Target> list_schema_targets(Session& session, const std::vector<std::string>& patterns) {
    const auto& dialect = session.dialect();
    if (!dialect.traits().schemas) {
        throw Error(ErrorKind::command, "--each-schema works on databases with schemas, and " +
                                            base::mask_password(session.url()) + " has none")
            .with_hint("--each-file takes many files: --each-file 'data/*.db'");
    }
    const auto connection = dialect.connect(session.url(), {.must_exist = true});
    std::vector<Target> targets;
    std::set<std::string> known;
    for (const auto& pattern : patterns) {
        for (auto& name : match_schemas(session, *connection, pattern)) {
            if (known.insert(name).second) {
                targets.push_back({.name = std::move(name), .path = {}});
            }
        }
    }
    auto shared = dialect.list_schemas(*connection, "%");
    std::erase_if(shared, [&known](const std::string& name) { return known.contains(name); });
    session.set_shared_schemas(std::move(shared));
    return targets;
}

// How files beside databases are called.
dialects::FileNames list_file_names() {
    const auto& dialects = dialects::all_dialects();
    const auto of_files =
        std::ranges::find_if(dialects, [](const auto* each) { return each->traits().files; });
    return of_files == dialects.end() ? dialects::FileNames() : (*of_files)->traits().file_names;
}

Error no_file_matches(const std::string& pattern, const FileMatches& matches) {
    const bool has_others = !matches.backups.empty() || !matches.side_files.empty();
    return nothing_matches("--each-file", pattern)
        .with_hint(has_others ? "backups and other files beside their databases are passed over, unless the "
                                "name is written without wildcards"
                              : "only files that are there are migrated; * stands for any text in a name");
}

void log_backups(Session& session, const std::vector<std::string>& backups) {
    if (!backups.empty()) {
        session.log()(runtime::kLogger, "Passed over " +
                                            base::count(static_cast<std::int64_t>(backups.size()), "backup") +
                                            ": " + backups.front() + (backups.size() > 1 ? ", ..." : ""));
    }
}

std::vector<Target> list_file_targets(Session& session, const std::vector<std::string>& patterns) {
    std::vector<Target> targets;
    std::set<std::string> known;
    for (const auto& pattern : patterns) {
        const auto matches = match_files(pattern, session.start_folder(), list_file_names());
        log_backups(session, matches.backups);
        if (matches.files.empty()) {
            throw no_file_matches(pattern, matches);
        }
        for (const auto& match : matches.files) {
            if (known.insert(match.identity).second) {
                targets.push_back({.name = match.name, .path = match.path});
            }
        }
    }
    return targets;
}

}  // namespace

void check_target_options(const TargetOptions& options, bool prints_sql) {
    if (!options.schemas.empty() && !options.files.empty()) {
        throw Error(ErrorKind::usage, "--each-schema and --each-file exclude each other");
    }
    if (options.jobs && !options.is_given()) {
        throw Error(ErrorKind::usage, "--jobs goes with --each-schema or --each-file");
    }
    if (options.is_given() && prints_sql) {
        throw Error(ErrorKind::usage, "--sql asks no database, and which there are has to be asked")
            .with_hint("--sql without " +
                       std::string(options.files.empty() ? "--each-schema" : "--each-file") +
                       " prints the script, which is the same for each of them");
    }
}

std::vector<Target> list_targets(Session& session, const TargetOptions& options) {
    return options.schemas.empty() ? list_file_targets(session, options.files)
                                   : list_schema_targets(session, options.schemas);
}

int read_jobs(Session& session, const TargetOptions& options) {
    return Setting("jobs", options.jobs, session.config()).count(kJobs).value_or(1);
}

}  // namespace retort::commands
