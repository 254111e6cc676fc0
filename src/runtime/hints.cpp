// What to do next; see hints.hpp.
#include "runtime/hints.hpp"

#include "base/text.hpp"

namespace retort::runtime {

namespace {

std::string call(const std::string& function, const std::string& argument) {
    return function + "(\"" + argument + "\")";
}

std::string command_hint(bool is_upgrade, const std::string& target, const revisions::Rows& rows) {
    const std::string command = std::string("retort ") + (is_upgrade ? "upgrade " : "downgrade ") + target;
    return "look whether it did. If not, " + command + " --resume runs it again; if it did, " + command +
           " --mark-done goes on after it. To give the step up: undo by hand what is committed of it, "
           "then retort stamp " +
           base::join(rows, " ");
}

std::string call_hint(bool is_upgrade, const std::string& target, const revisions::Rows& rows) {
    std::vector<std::string> stamps;
    for (const auto& row : rows) {
        stamps.push_back(call("stamp", row));
    }
    return "look whether it did. If not, " + call(is_upgrade ? "upgrade" : "downgrade", target) +
           " with the option interrupted set to run_again runs it again; if it did, mark_done goes on after "
           "it. To give the step up: undo by hand what is committed of it, then " +
           base::join(stamps, " and ");
}

}  // namespace

std::string upgrade_words(Caller caller, const std::string& target) {
    return caller == Caller::program ? call("upgrade", target) : "retort upgrade " + target;
}

std::string stamp_words(Caller caller) {
    return caller == Caller::program ? "stamp()" : "retort stamp";
}

std::string interrupted_words(Caller caller) {
    return caller == Caller::program ? "interrupted() says what was" : "retort current";
}

std::string undecided_hint(Caller caller, const revisions::Step& step) {
    const bool is_upgrade = step.direction == revisions::Direction::upgrade;
    const std::string target = is_upgrade ? step.revision->id : step.to.empty() ? "base" : step.to.front();
    const revisions::Rows rows = step.rows_before.empty() ? revisions::Rows{"base"} : step.rows_before;
    return caller == Caller::program ? call_hint(is_upgrade, target, rows)
                                     : command_hint(is_upgrade, target, rows);
}

}  // namespace retort::runtime
