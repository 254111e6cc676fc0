// Histories of functions; see history.hpp.
#include "history.hpp"

namespace retort::robustness {

namespace {

std::vector<revisions::Revision> list_revisions(const std::vector<Script>& scripts) {
    std::vector<revisions::Revision> revisions;
    for (const auto& script : scripts) {
        revisions::Revision revision{.id = script.id, .message = script.id, .path = script.id + ".cpp"};
        if (!revisions.empty()) {
            revision.down_revisions = {revisions.back().id};
        }
        revisions.push_back(std::move(revision));
    }
    return revisions;
}

class Functions : public scripts::LoadedScripts {
public:
    explicit Functions(std::vector<Script> scripts) : scripts_(std::move(scripts)) {}

    void upgrade(const std::string& revision, operations::Recorder& recorder) const override {
        run(find(revision).up, recorder);
    }
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override {
        run(find(revision).down, recorder);
    }

private:
    const Script& find(const std::string& id) const {
        for (const auto& script : scripts_) {
            if (script.id == id) {
                return script;
            }
        }
        throw Error(ErrorKind::internal, "no script " + id);
    }
    static void run(const std::function<void(Operations&)>& function, operations::Recorder& recorder) {
        Operations op(recorder);
        function(op);
        recorder.finish();
    }

    std::vector<Script> scripts_;
};

}  // namespace

History::History(std::vector<Script> scripts)
    : scripts_(std::move(scripts)),
      graph_(list_revisions(scripts_)),
      loaded_(std::make_shared<Functions>(scripts_)) {}

runtime::MigrateRequest History::request(const dialects::Dialect& dialect, dialects::Connection& connection,
                                         runtime::MakePlan plan) const {
    return {.dialect = dialect,
            .connection = connection,
            .settings = {},
            .make_plan = std::move(plan),
            .load_scripts = [loaded = loaded_](const auto&) { return loaded; },
            .log = {}};
}

runtime::MigrateRequest History::upgrade(const dialects::Dialect& dialect, dialects::Connection& connection,
                                         const std::string& target) const {
    return request(dialect, connection, [this, target](const revisions::Rows& rows) {
        return plan_upgrade(graph_, rows, target);
    });
}

runtime::MigrateRequest History::downgrade(const dialects::Dialect& dialect,
                                           dialects::Connection& connection) const {
    return request(dialect, connection,
                   [this](const revisions::Rows& rows) { return plan_downgrade(graph_, rows, "base"); });
}

runtime::MigrateRequest History::stamp(const dialects::Dialect& dialect, dialects::Connection& connection,
                                       const std::string& target) const {
    auto made = request(dialect, connection, [this, target](const revisions::Rows& rows) {
        return plan_stamp(graph_, rows, {target});
    });
    made.interrupted = runtime::Interrupted::forget;
    return made;
}

}  // namespace retort::robustness
