// The table of commands, put together; see verbs.hpp.
#include "cli/verbs.hpp"

namespace retort::cli_script {

const Verbs& all_verbs() {
    static const Verbs verbs = [] {
        Verbs all;
        add_program_verbs(all);
        add_check_verbs(all);
        add_file_verbs(all);
        add_json_verbs(all);
        return all;
    }();
    return verbs;
}

}  // namespace retort::cli_script
