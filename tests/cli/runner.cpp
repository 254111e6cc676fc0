// Runs one script on one database; see runner.hpp.
#include "cli/runner.hpp"

#include "cli/verbs.hpp"

#include <glob.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <utility>

namespace retort::cli_script {

namespace {

// False where the sanitizers' own ways are in the way: they need the shared C++ library, and
// a free descriptor to look at memory with.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kIsUnsanitized = false;
#else
constexpr bool kIsUnsanitized = true;
#endif

namespace fs = std::filesystem;

// The files that the pattern names in the script's folder, relative if it is.
std::vector<std::string> find_files(const std::string& pattern, const Session& session) {
    const bool absolute = pattern.starts_with('/');
    const std::string prefix = absolute ? "" : session.cwd().string() + "/";
    glob_t found{};
    std::vector<std::string> files;
    if (::glob((prefix + pattern).c_str(), 0, nullptr, &found) == 0) {
        for (std::size_t i = 0; i < found.gl_pathc; ++i) {
            files.push_back(std::string(found.gl_pathv[i]).substr(prefix.size()));
        }
    }
    ::globfree(&found);
    return files;
}

bool is_bare(const Word& word, std::string_view text) {
    return word.size() == 1 && word[0].globs && word[0].text == text;
}

// One line on its way to being run.
class LineRun {
public:
    LineRun(const ScriptLine& line, Session& session) : session_(session), words_(line.words) {}

    void run() {
        if (!applies()) {
            return;
        }
        Arguments arguments;
        if (!words_.empty() && is_bare(words_[0], "!")) {
            arguments.negated = true;
            words_.erase(words_.begin());
        }
        const Verb& verb = get_verb(arguments.negated);
        words_.erase(words_.begin());
        if (verb.runs_program && words_.size() >= 2 && is_bare(words_[words_.size() - 2], ">")) {
            arguments.output_file = expand_variables(words_.back(), find_variable());
            words_.resize(words_.size() - 2);
        }
        arguments.words = expand(verb);
        check_count(verb, arguments.words.size());
        verb.run(session_, arguments);
    }

private:
    // Takes a `[database]` or `[unsanitized]` off the front.
    bool applies() {
        if (take_condition("unsanitized")) {
            return kIsUnsanitized;
        }
        for (const auto& name : database_names()) {
            if (take_condition(name)) {
                return name == session_.database();
            }
        }
        return true;
    }
    bool take_condition(const std::string& name) {
        const bool is_there = is_bare(words_[0], "[" + name + "]");
        words_.erase(words_.begin(), words_.begin() + (is_there ? 1 : 0));
        return is_there;
    }

    const Verb& get_verb(bool negated) const {
        const std::string name = words_.empty() ? "" : expand_variables(words_[0], find_variable());
        const auto found = all_verbs().find(name);
        if (found == all_verbs().end()) {
            throw ScriptFailure("unknown command '" + name + "'");
        }
        if (negated && !found->second.can_negate) {
            throw ScriptFailure("'!' cannot stand before " + name);
        }
        return found->second;
    }

    FindVariable find_variable() const {
        return [this](std::string_view name) { return session_.find_variable(name); };
    }

    std::vector<std::string> expand(const Verb& verb) const {
        std::vector<std::string> result;
        for (const auto& word : words_) {
            std::vector<std::string> files;
            if (!verb.takes_pattern && has_glob(word)) {
                files = find_files(glob_pattern(word, find_variable()), session_);
            }
            if (files.empty()) {
                files.push_back(expand_variables(word, find_variable()));
            }
            result.insert(result.end(), files.begin(), files.end());
        }
        return result;
    }

    static void check_count(const Verb& verb, std::size_t number) {
        const auto count = static_cast<std::ptrdiff_t>(number);
        if (count < verb.least || (verb.most >= 0 && count > verb.most)) {
            throw ScriptFailure("expected: " + verb.usage);
        }
    }

    Session& session_;
    std::vector<Word> words_;
};

}  // namespace

std::string run_script(const Script& script, const std::string& database, const fs::path& program) {
    Session session(script, database, program);
    for (const auto& line : script.lines) {
        try {
            LineRun(line, session).run();
        } catch (const std::exception& error) {
            return script.file.string() + ":" + std::to_string(line.number) + ": " + line.source + "\n" +
                   error.what() + "\nthe last program: " + session.last().describe();
        }
    }
    return {};
}

}  // namespace retort::cli_script
