// Loading by front end: each gets the revisions of its own suffix.
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

#include <map>
#include <utility>

namespace retort::scripts {

namespace {

const FrontEnd& find_owner(const revisions::Revision& revision) {
    if (const FrontEnd* found = find_front_end(revision.path)) {
        return *found;
    }
    throw revisions::revision_error(revision, "Nothing can run the script '" + revision.path + "'");
}

// Several front ends' scripts as one.
class MixedScripts : public LoadedScripts {
public:
    void add(const std::vector<revisions::Revision>& revisions, std::unique_ptr<LoadedScripts> scripts) {
        for (const revisions::Revision& revision : revisions) {
            owners_[revision.id] = scripts.get();
        }
        scripts_.push_back(std::move(scripts));
    }
    void upgrade(const std::string& revision, operations::Recorder& recorder) const override {
        owners_.at(revision)->upgrade(revision, recorder);
    }
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override {
        owners_.at(revision)->downgrade(revision, recorder);
    }
    void check(const std::string& revision, revisions::Direction direction,
               const operations::RecorderContext& context) const override {
        owners_.at(revision)->check(revision, direction, context);
    }

private:
    std::vector<std::unique_ptr<LoadedScripts>> scripts_;
    std::map<std::string, LoadedScripts*> owners_;
};

}  // namespace

void LoadedScripts::check(const std::string& /*revision*/, revisions::Direction /*direction*/,
                          const operations::RecorderContext& /*context*/) const {}

std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log) {
    std::map<const FrontEnd*, std::vector<revisions::Revision>> groups;
    for (const revisions::Revision& revision : revisions) {
        groups[&find_owner(revision)].push_back(revision);
    }
    if (groups.size() == 1) {
        return groups.begin()->first->load_revisions(config, revisions, log);
    }
    auto mixed = std::make_unique<MixedScripts>();
    for (const auto& [front_end, group] : groups) {
        mixed->add(group, front_end->load_revisions(config, group, log));
    }
    return mixed;
}

bool has_environment(const base::Config& config) {
    check_script_location(config);
    const std::string folder = absolute_path(config.script_location());
    return find_signature(path_below(folder, std::string(front_ends().front().environment_file))).has_value();
}

bool environment_concerns_runs(const base::Config& config) {
    const FrontEnd& front_end = front_ends().front();
    const std::string path =
        path_below(absolute_path(config.script_location()), std::string(front_end.environment_file));
    FileContent content;
    return !read_file(path, content) || front_end.concerns_runs(content.text);
}

EnvironmentScript load_environment(const base::Config& config, const BuildLog& log) {
    return front_ends().front().load_environment(config, log);
}

}  // namespace retort::scripts
