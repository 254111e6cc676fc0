// Reads a CLI test script; see script.hpp.
#include "cli/script.hpp"

#include "cli/database.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace retort::cli_script {

namespace {

constexpr std::string_view kHeader = "databases:";

std::vector<std::string> parse_databases(const std::string& header) {
    std::vector<std::string> databases;
    std::istringstream words(header);
    for (std::string word; words >> word;) {
        const auto& known = database_names();
        if (std::find(known.begin(), known.end(), word) == known.end()) {
            throw std::invalid_argument("line 1: unknown database '" + word + "'");
        }
        databases.push_back(word);
    }
    return databases;
}

}  // namespace

Script load_script(const std::filesystem::path& file) {
    Script script{.file = file, .databases = {}, .lines = {}, .archive = test_support::load_txtar(file)};
    std::string text = script.archive.comment;
    const auto end = std::min(text.find('\n'), text.size());
    if (text.starts_with(kHeader)) {
        script.databases = parse_databases(text.substr(kHeader.size(), end - kHeader.size()));
    }
    if (script.databases.empty()) {
        throw std::invalid_argument(
            "the first line says where the script runs: 'databases: sqlite postgresql' or 'databases: none'");
    }
    // The line stays as a comment, for the numbers of those after it.
    text.insert(0, "#");
    script.lines = parse_lines(text);
    return script;
}

}  // namespace retort::cli_script
