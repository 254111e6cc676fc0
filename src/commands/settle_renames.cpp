// One candidate after the other, until every drop is settled; see settle_renames.hpp.
#include "commands/settle_renames.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace retort::commands {

namespace {

using autogenerate::describe_renamed;
using autogenerate::Rename;

std::string describe_kind(const Rename& rename) {
    return rename.column.empty() ? "table" : "column";
}

std::string option_of(const Rename& rename) {
    return describe_renamed(rename) + ":" + rename.new_name;
}

Error unsettled(const Rename& candidate) {
    const std::string old = describe_renamed(candidate);
    const std::string kind = describe_kind(candidate);
    return Error(ErrorKind::command, "The " + kind + " " + old +
                                         " would be dropped, but looks as if it was renamed to " +
                                         candidate.new_name)
        .with_hint("write renamed_from(\"" +
                   (candidate.column.empty() ? candidate.table.name : candidate.column) + "\") at the " +
                   kind + " " + candidate.new_name + " in the models, or say --renamed " +
                   option_of(candidate) + ", or --not-renamed " + old + " where its " +
                   (candidate.column.empty() ? "rows" : "values") + " may go");
}

class Settlement {
public:
    Settlement(Session& session, const RevisionOptions& options, std::set<std::string>& used)
        : session_(session), options_(options), used_(used) {}

    SettledComparison run() {
        for (;;) {
            SettledComparison settled{
                .comparison =
                    compare_models(session_, {.renames = renames_, .drop_unknown = options_.drop_unknown}),
                .refused = {}};
            if (!settle(settled.comparison.rename_candidates)) {
                settled.refused = refused_;
                return settled;
            }
        }
    }

private:
    // True when there is a rename more, so that the comparison is to be made again.
    bool settle(const std::vector<Rename>& candidates) {
        for (const auto& candidate : candidates) {
            if (is_renamed(candidate, candidates)) {
                renames_.push_back(candidate);
                return true;
            }
        }
        return false;
    }

    bool says(const std::vector<std::string>& answers, const std::string& what) {
        const bool found = std::find(answers.begin(), answers.end(), what) != answers.end();
        if (found) {
            used_.insert(what);
        }
        return found;
    }

    bool is_renamed(const Rename& candidate, const std::vector<Rename>& candidates) {
        const auto is_meant = [&](const Rename& other) {
            return describe_renamed(other) == describe_renamed(candidate) &&
                   says(options_.renamed, option_of(other));
        };
        if (says(options_.renamed, option_of(candidate))) {
            return true;
        }
        if (std::any_of(candidates.begin(), candidates.end(), is_meant)) {
            return false;  // it became another one
        }
        if (says(options_.not_renamed, describe_renamed(candidate))) {
            refuse(candidate);
            return false;
        }
        if (is_refused(candidate)) {
            return false;
        }
        if (!options_.ask) {
            throw unsettled(candidate);
        }
        if (options_.ask("Was the " + describe_kind(candidate) + " " + describe_renamed(candidate) +
                         " renamed to " + candidate.new_name + "?")) {
            return true;
        }
        refuse(candidate);
        return false;
    }

    static std::string refusal(const Rename& candidate) {
        return describe_renamed(candidate) + " was not renamed to " + candidate.new_name;
    }
    bool is_refused(const Rename& candidate) const {
        return std::find(refused_.begin(), refused_.end(), refusal(candidate)) != refused_.end();
    }
    void refuse(const Rename& candidate) {
        if (!is_refused(candidate)) {
            refused_.push_back(refusal(candidate));
        }
    }

    Session& session_;
    const RevisionOptions& options_;
    std::vector<Rename> renames_;
    std::vector<std::string> refused_;
    std::set<std::string>& used_;
};

}  // namespace

SettledComparison settle_renames(Session& session, const RevisionOptions& options,
                                 std::set<std::string>& used) {
    return Settlement(session, options, used).run();
}

void require_used(const RevisionOptions& options, const std::set<std::string>& used) {
    for (const auto* answers : {&options.renamed, &options.not_renamed}) {
        for (const auto& answer : *answers) {
            if (!used.contains(answer)) {
                throw Error(ErrorKind::command,
                            "Nothing that would be dropped looks like a rename of '" + answer + "'")
                    .with_hint(
                        "--renamed takes TABLE:NEW or TABLE.COLUMN:NEW, --not-renamed TABLE or TABLE.COLUMN; "
                        "where the types differ, say renamed_from(\"…\") in the models");
            }
        }
    }
}

}  // namespace retort::commands
