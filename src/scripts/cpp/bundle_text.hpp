// The text of a bundle's program: the table of what is compiled into it.
#pragma once

#include "revisions/revision.hpp"

#include <string>
#include <vector>

namespace retort::scripts::cpp {

// A revision, and where it stands among the compiled ones.
struct BundleRow {
    std::string file;
    std::string text;  // of the whole file: `check` looks for names in it
    bool is_compiled = true;
    std::size_t unit = 0;  // the compiler's run
    std::size_t index = 0;
};

struct BundleText {
    std::vector<BundleRow> rows;  // in load order
    std::size_t units = 0;
    std::string environment_file;  // empty where there is none
    std::string settings;
    std::string settings_file;
};

// What the generated symbols of units.hpp are called in one unit of several.
std::string bundle_symbol(std::size_t unit);

std::string make_bundle_text(const BundleText& bundle);

}  // namespace retort::scripts::cpp
