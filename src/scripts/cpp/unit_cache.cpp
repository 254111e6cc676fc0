// Finding, publishing and forgetting compiled units.
#include "scripts/cpp/unit_cache.hpp"

#include "retort/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

// File systems count time in steps of up to two seconds.
constexpr std::int64_t kTimeStep = 2'000'000'000;
// Another process may be about to load what no manifest lists yet.
constexpr auto kGrace = std::chrono::minutes(10);
// Folders of other compilers or flags that are kept, the own one included.
constexpr std::size_t kFolders = 3;
constexpr std::size_t kFolderDigits = 16;

bool is_older(const fs::directory_entry& entry, std::chrono::minutes age) {
    std::error_code failure;
    const auto time = entry.last_write_time(failure);
    return !failure && fs::file_time_type::clock::now() - time > age;
}

std::int64_t now_ns() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}  // namespace

BuildInput make_input(const std::string& path, const FileContent& content) {
    const std::int64_t newest = std::max(content.signature.mtime_ns, content.signature.ctime_ns);
    const bool is_young = newest > now_ns() - kTimeStep;
    return {path, is_young ? FileSignature{} : content.signature, base::hash_text(content.text)};
}

std::optional<BuildInput> find_input(const std::string& path) {
    FileContent content;
    return read_file(path, content) ? std::optional(make_input(path, content)) : std::nullopt;
}

UnitCache::UnitCache(std::string build_folder, const base::Hash& fingerprint)
    : build_folder_(std::move(build_folder)),
      folder_(build_folder_ + "/" + base::dump_hash(fingerprint).substr(0, kFolderDigits)) {
    if (const auto text = find_text(manifest_path())) {
        manifest_ = find_manifest(*text).value_or(Manifest{});
    }
}

std::optional<std::string> UnitCache::find(const std::string& script) {
    const auto found = manifest_.find(script);
    if (found == manifest_.end()) {
        return std::nullopt;
    }
    BuildEntry before = found->second;
    std::string path = unit_path(before.unit);
    if (!is_current(found->second) || !is_whole(path, before.unit)) {
        return std::nullopt;
    }
    if (found->second != before) {
        changed_.insert(script);
    }
    return path;
}

bool UnitCache::is_current(BuildEntry& entry) {
    return !entry.inputs.empty() && std::all_of(entry.inputs.begin(), entry.inputs.end(),
                                                [this](BuildInput& input) { return is_current(input); });
}

bool UnitCache::is_current(BuildInput& input) {
    if (const auto signature = find_signature(input.path); signature && *signature == input.signature) {
        return true;
    }
    // Touched, checked out anew or too young to tell: its content decides. Headers
    // that many scripts share are read once.
    auto state = states_.find(input.path);
    if (state == states_.end()) {
        state = states_.emplace(input.path, find_input(input.path)).first;
    }
    if (!state->second || state->second->content != input.content) {
        return false;
    }
    input.signature = state->second->signature;
    return true;
}

bool UnitCache::is_whole(const std::string& unit_path, const base::Hash& unit) {
    const auto known = whole_.find(unit_path);
    if (known != whole_.end()) {
        return known->second;
    }
    const auto bytes = find_text(unit_path);
    return whole_[unit_path] = bytes && base::hash_text(*bytes) == unit;
}

std::string UnitCache::unit_path(const base::Hash& unit) const {
    return folder_ + "/" + base::dump_hash(unit) + ".so";
}

void UnitCache::prepare() {
    create_folder(folder_);
    if (const std::string ignore = build_folder_ + "/.gitignore"; !find_signature(ignore)) {
        create_file(ignore, "*\n");
    }
}

std::string UnitCache::add(const std::string& temporary,
                           const std::map<std::string, std::vector<BuildInput>>& scripts) {
    const auto bytes = find_text(temporary);
    if (!bytes) {
        throw Error(ErrorKind::build, "The compiler wrote no '" + temporary + "'");
    }
    const base::Hash unit = base::hash_text(*bytes);
    std::string path = unit_path(unit);
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        throw Error(ErrorKind::build, "Can't write '" + path + "'");
    }
    for (const auto& [script, inputs] : scripts) {
        changed_.insert(script);
        manifest_[script] = {unit, inputs};
    }
    has_new_units_ = true;
    whole_[path] = true;
    return path;
}

void UnitCache::save() {
    if (changed_.empty()) {
        return;
    }
    try {
        merge_saved();
        replace_file(manifest_path(), dump_manifest(manifest_));
    } catch (const Error&) {
        return;  // where the folder can't be written, the next run finds out again
    }
    changed_.clear();
    if (has_new_units_) {
        prune_units();
        prune_folders();
    }
}

// Another process may have built other scripts since the manifest was read.
void UnitCache::merge_saved() {
    if (const auto text = find_text(manifest_path())) {
        for (auto& [script, entry] : find_manifest(*text).value_or(Manifest{})) {
            if (!changed_.contains(script)) {
                manifest_[script] = std::move(entry);
            }
        }
    }
    if (has_new_units_) {
        std::erase_if(manifest_, [](const auto& each) {
            return each.second.inputs.empty() || !find_signature(each.first);
        });
    }
}

// Removing a unit that is loaded somewhere harms nobody: its file lives on.
void UnitCache::prune_units() const {
    std::set<std::string> used;
    for (const auto& [script, entry] : manifest_) {
        used.insert(unit_path(entry.unit));
    }
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder_, failure)) {
        const std::string name = entry.path().filename().string();
        const bool is_unit = name.ends_with(".so") && !used.contains(entry.path().string());
        if ((is_unit || name.starts_with(".tmp.")) && is_older(entry, kGrace)) {
            fs::remove(entry.path(), failure);
        }
    }
}

void UnitCache::prune_folders() const {
    std::vector<std::pair<fs::file_time_type, fs::path>> others;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(build_folder_, failure)) {
        const bool is_other =
            entry.path() != folder_ && entry.path().filename().string().size() == kFolderDigits;
        if (is_other && entry.is_directory(failure) && is_older(entry, kGrace)) {
            others.emplace_back(entry.last_write_time(failure), entry.path());
        }
    }
    std::sort(others.rbegin(), others.rend());
    for (std::size_t i = kFolders - 1; i < others.size(); ++i) {
        fs::remove_all(others[i].second, failure);
    }
}

}  // namespace retort::scripts::cpp
