// The commands that a script can give: one table, by name.
#pragma once

#include "cli/session.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace retort::cli_script {

// What stands after a command's name, variables and file patterns expanded.
struct Arguments {
    std::vector<std::string> words;
    // `!` stands before the command: it must fail, or must not be found.
    bool negated = false;
    // A `> FILE` at the end; "" without.
    std::string output_file = {};
};

struct Verb {
    // How it is called, for messages: "cp FROM TO".
    std::string usage;
    // Number of words it takes; most is -1 for any number.
    int least = 0;
    int most = -1;
    bool can_negate = false;
    // A regular expression stands among the words: `*` is not a file pattern.
    bool takes_pattern = false;
    // It runs a program, whose output `>` can send to a file.
    bool runs_program = false;
    std::function<void(Session&, const Arguments&)> run;
};

using Verbs = std::map<std::string, Verb>;

const Verbs& all_verbs();

// The parts of the table, one a file.
void add_program_verbs(Verbs& verbs);
void add_check_verbs(Verbs& verbs);
void add_file_verbs(Verbs& verbs);
void add_json_verbs(Verbs& verbs);

}  // namespace retort::cli_script
