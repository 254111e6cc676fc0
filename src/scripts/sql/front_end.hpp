// Scripts in SQL: the rows that front_ends.cpp lists, one function each.
#pragma once

#include "scripts/front_end.hpp"

namespace retort::scripts::sql {

FrontEnd front_end();

revisions::Revision scan_revision(const std::string& path, std::string_view text);
std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log);
std::unique_ptr<LoadedScripts> load_texts(const std::vector<ScriptText>& scripts);
std::string render_script(const base::Config& config, const NewRevision& revision,
                          const std::string& create_date);
std::string reparent_script(const std::string& path, std::string_view text,
                            const std::vector<std::string>& parents);

}  // namespace retort::scripts::sql
