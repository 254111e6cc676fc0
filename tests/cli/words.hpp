// A script's text taken apart into lines of words, with a shell's quoting.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::cli_script {

// A piece of a word, as it was quoted.
struct WordPart {
    std::string text;
    // '$NAME' in it stands for a variable.
    bool expands = false;
    // '*' and '?' in it stand for file names.
    bool globs = false;
};

using Word = std::vector<WordPart>;

struct ScriptLine {
    // Counts from 1 in the script.
    int number = 0;
    // As written, for messages.
    std::string source;
    std::vector<Word> words;
};

// One line a command; `#` begins a comment where a word could begin. Quotes:
// 'literal', "with $NAME and \n \t \" \\ \$"; a quoted text may hold newlines.
// Throws std::invalid_argument for a quote that is not closed, naming the line.
std::vector<ScriptLine> parse_lines(std::string_view script);

// Gives a variable's value, nothing when there is none.
using FindVariable = std::function<std::optional<std::string>(std::string_view)>;

// The word with its variables in place. A `$` before anything but a name stays.
// Throws std::invalid_argument for a variable that is not set.
std::string expand_variables(const Word& word, const FindVariable& find);

// Whether an unquoted part holds `*` or `?`.
bool has_glob(const Word& word);

// Quoted parts escaped, for glob(3).
std::string glob_pattern(const Word& word, const FindVariable& find);

}  // namespace retort::cli_script
