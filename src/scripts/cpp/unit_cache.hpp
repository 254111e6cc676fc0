// Compiled units on disk: <script location>/.build/<fingerprint>/<content>.so and
// a manifest. A unit's name is the hash of its bytes, and it never changes. Every
// file appears by rename(2), so any number of processes may share the folder; the
// last manifest wins, and an entry lost that way costs one more compilation.
#pragma once

#include "scripts/cpp/manifest.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace retort::scripts::cpp {

class UnitCache {
public:
    // Reads the manifest; a damaged one counts as empty. Nothing is written.
    UnitCache(std::string build_folder, const base::Hash& fingerprint);

    const std::string& folder() const { return folder_; }

    // The unit that holds the script as it is now: the files it was made from
    // have the content they had, and the unit is whole.
    std::optional<std::string> find(const std::string& script);

    // Makes the folder, with a .gitignore in it.
    void prepare();
    // Takes over the compiled file `temporary` as the unit of these scripts, given
    // with all that they were made from; returns its path. A script without
    // inputs will not be found again.
    std::string add(const std::string& temporary,
                    const std::map<std::string, std::vector<BuildInput>>& scripts);
    // Writes what add and find learned, and removes what nothing refers to.
    void save();

private:
    bool is_current(BuildEntry& entry);
    bool is_current(BuildInput& input);
    bool is_whole(const std::string& unit_path, const base::Hash& unit);
    std::string unit_path(const base::Hash& unit) const;
    std::string manifest_path() const { return folder_ + "/manifest"; }
    void merge_saved();
    void prune_units() const;
    void prune_folders() const;

    std::string build_folder_;
    std::string folder_;
    Manifest manifest_;
    std::set<std::string> changed_;  // scripts whose entries differ from the manifest's file
    bool has_new_units_ = false;
    std::map<std::string, std::optional<BuildInput>> states_;  // files as they are now
    std::map<std::string, bool> whole_;                        // units that were read
};

// What was read from `path`, as an input. Its signature tells nothing when the
// file is so young that it could change again without a new time.
BuildInput make_input(const std::string& path, const FileContent& content);
// The same for the file as it is now; nullopt when there is none.
std::optional<BuildInput> find_input(const std::string& path);

}  // namespace retort::scripts::cpp
