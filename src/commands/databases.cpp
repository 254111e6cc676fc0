// Several databases; see databases.hpp.
#include "commands/databases.hpp"

#include <algorithm>

namespace retort::commands {

namespace {

// What decides which version table it is; not who asks for it.
bool is_same(Session& left, Session& right) {
    const auto place = [](Session& session) {
        base::Url url = session.url();
        url.scheme = session.dialect().traits().name;
        url.driver = url.user = "";
        url.password.reset();
        const bool is_local = url.host == "localhost" || url.host == "127.0.0.1" || url.host == "::1";
        url.host = is_local ? "" : url.host;
        return url;
    };
    return place(left) == place(right) && left.settings().version_table == right.settings().version_table;
}

}  // namespace

void run_revision_environment(Session& session) {
    if (session.config().revision_environment()) {
        for_each_database(session, [](Session& one) { one.environment(); });
    }
}

std::vector<DatabaseRows> read_all_rows(Session& session) {
    std::vector<DatabaseRows> all;
    for_each_database(session, [&](Session& one) { all.push_back({one.heading(), one.current_rows()}); });
    return all;
}

std::vector<DatabaseRows> read_configured_rows(Session& session) {
    std::vector<DatabaseRows> all;
    for_each_database(session, [&](Session& one) {
        if (one.has_url()) {
            all.push_back({one.heading(), one.current_rows()});
        }
    });
    return all;
}

revisions::Rows merge_rows(const std::vector<DatabaseRows>& all) {
    revisions::Rows merged;
    for (const auto& [database, rows] : all) {
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(merged), [&](const auto& row) {
            return std::find(merged.begin(), merged.end(), row) == merged.end();
        });
    }
    return merged;
}

void require_distinct(const std::vector<Session*>& sessions) {
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        for (std::size_t j = i + 1; j < sessions.size(); ++j) {
            if (is_same(*sessions[i], *sessions[j])) {
                throw Error(ErrorKind::config, "The databases " + sessions[i]->database() + " and " +
                                                   sessions[j]->database() +
                                                   " are one: " + base::mask_password(sessions[i]->url()))
                    .with_hint("give each its own sqlalchemy.url");
            }
        }
    }
}

}  // namespace retort::commands
