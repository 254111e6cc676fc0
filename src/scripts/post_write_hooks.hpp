// Programs that a new revision file is handed to: formatters, linters. They are
// named in [post_write_hooks] and run in order, without a shell.
#pragma once

#include "base/config.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts {

struct PostWriteHook {
    std::string name;
    std::string executable;            // looked for in $PATH if it holds no '/'
    std::vector<std::string> options;  // with the token where the path goes
    std::string folder;                // to run in; "" for the current one
    Place place;                       // of what it is to run
};

// The hooks in order. Throws Error(config) with the reference's sentences for what
// is missing, and with the way out for the types that need Python. Called before
// anything is written as well, so that a mistake leaves no file behind.
std::vector<PostWriteHook> list_post_write_hooks(const base::Config& config);

// The arguments for the file `path`: REVISION_SCRIPT_FILENAME is replaced
// wherever it stands, and the path is the first argument if it stands nowhere.
std::vector<std::string> list_hook_arguments(const PostWriteHook& hook, const std::string& path);

enum class HookOutput { inherited, all_to_stderr };

struct HookRun {
    // Told what the reference prints: "Running post write hook 'x' ...", "  done".
    std::function<void(std::string_view line)> message;
    // Where the programs' standard output goes.
    HookOutput output = HookOutput::inherited;
};

// Runs all of them over the file. The first that cannot be started or ends with
// another status than 0 stops it with Error(command); the file stays.
void run_post_write_hooks(const base::Config& config, const std::string& path, const HookRun& run);

}  // namespace retort::scripts
