// The C++ front end, assembled.
#include "scripts/cpp/front_end.hpp"

#include "scripts/cpp/scan.hpp"

namespace retort::scripts::cpp {

FrontEnd front_end() {
    return {.format = FileFormat::cpp,
            .name = "cpp",
            .suffix = ".cpp",
            .scan = &scan_revision,
            .load_revisions = &load_revisions,
            .load_texts = nullptr,
            .environment_file = "env.cpp",
            .load_environment = &load_environment,
            .concerns_runs = &environment_concerns_runs,
            .render = &render_script,
            .reparent = &reparent_script,
            .list_starters = &list_starters,
            .starter_files = &starter_files};
}

}  // namespace retort::scripts::cpp
