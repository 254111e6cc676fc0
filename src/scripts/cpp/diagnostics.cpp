// Of many scripts in one run, those at fault are the ones that the compiler names.
#include "scripts/cpp/diagnostics.hpp"

#include "base/text.hpp"
#include "scripts/files.hpp"

#include <charconv>

namespace retort::scripts::cpp {

namespace {

// "<path>:12:3: error: …" or "… fatal error: …".
bool is_error_line(std::string_view line) {
    return line.find(": error: ") != line.npos || line.find(": fatal error: ") != line.npos;
}

int take_number(std::string_view& text) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    text.remove_prefix(text.starts_with(':') ? 1 : 0);
    return number;
}

std::vector<std::string> find_guilty(const FailedRun& run) {
    std::vector<std::string> guilty;
    for (const std::string& script : run.scripts) {
        if (run.scripts.size() == 1 || run.result.output.find(script + ":") != std::string::npos) {
            guilty.push_back(script);
        }
    }
    return guilty;
}

Place find_place(const std::vector<FailedRun>& runs, const std::string& root) {
    for (const FailedRun& run : runs) {
        for (const std::string& line : base::split(run.result.output, '\n')) {
            const auto colon = line.find(':');
            if (!is_error_line(line) || colon == std::string::npos) {
                continue;
            }
            std::string_view rest = std::string_view(line).substr(colon + 1);
            const int number = take_number(rest);
            return {
                .file = path_below(root, line.substr(0, colon)), .line = number, .column = take_number(rest)};
        }
    }
    return {};
}

std::string dump_outcome(const CompileResult& result) {
    if (!base::trim(result.output).empty()) {
        return result.output.ends_with('\n') ? result.output : result.output + "\n";
    }
    return result.exit_code > 128
               ? "(the compiler was ended by signal " + std::to_string(result.exit_code - 128) + ")\n"
               : "(the compiler said nothing; exit code " + std::to_string(result.exit_code) + ")\n";
}

std::string name_scripts(const std::vector<std::string>& scripts) {
    constexpr std::size_t kShown = 5;
    std::vector<std::string> shown;
    for (const std::string& script : scripts) {
        if (shown.size() == kShown) {
            shown.push_back("and " + std::to_string(scripts.size() - kShown) + " more");
            break;
        }
        shown.push_back(display_path(script));
    }
    return base::join(shown, ", ");
}

}  // namespace

Error compile_error(const std::vector<FailedRun>& runs, const std::string& root) {
    std::vector<std::string> guilty;
    std::string outputs;
    for (const FailedRun& run : runs) {
        const std::vector<std::string> found = find_guilty(run);
        guilty.insert(guilty.end(), found.begin(), found.end());
        outputs += dump_outcome(run.result);
    }
    if (guilty.empty()) {
        guilty = runs.front().scripts;
    }
    outputs.pop_back();
    Error error(ErrorKind::build, "Can't compile " + name_scripts(guilty) + "\n" + outputs);
    error.at(find_place(runs, root));
    return error;
}

}  // namespace retort::scripts::cpp
