// The text that the compiler gets: scripts, and the table that lists them.
#pragma once

#include <string>
#include <vector>

namespace retort::scripts::cpp {

// The C symbols of a compiled unit; see load.cpp.
inline constexpr const char* kRevisionsSymbol = "retort_revisions";
inline constexpr const char* kCountSymbol = "retort_revision_count";
inline constexpr const char* kEnvironmentSymbol = "retort_environment_entry";

struct SourceFile {
    std::string path;
    std::string text;
};

// Several plain revisions. Their text is copied in, so that what is compiled is
// what was read; diagnostics still name their own files and lines.
std::string make_shared_unit(const std::vector<SourceFile>& revisions);

// The table for a revision that the compiler includes before this text.
std::string make_single_unit();

// The entry for an environment that the compiler includes before this text.
std::string make_environment_unit();

}  // namespace retort::scripts::cpp
