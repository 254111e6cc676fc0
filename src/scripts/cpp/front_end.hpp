// Scripts in C++: the rows that front_ends.cpp lists, one function each.
#pragma once

#include "scripts/front_end.hpp"

namespace retort::scripts::cpp {

FrontEnd front_end();

std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log);
EnvironmentScript load_environment(const base::Config& config, const BuildLog& log);
bool environment_concerns_runs(std::string_view text);
std::string render_script(const base::Config& config, const NewRevision& revision,
                          const std::string& create_date);
std::string reparent_script(const std::string& path, std::string_view text,
                            const std::vector<std::string>& parents);
std::vector<StarterInfo> list_starters();
std::vector<std::pair<std::string, std::string>> starter_files(const InitOptions& options);

}  // namespace retort::scripts::cpp
