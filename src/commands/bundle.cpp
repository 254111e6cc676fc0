// bundle: see bundle.hpp.
#include "commands/bundle.hpp"

#include "base/database_names.hpp"
#include "base/text.hpp"
#include "base/url.hpp"
#include "scripts/bundle.hpp"

#include <filesystem>

namespace retort::commands {

namespace {

constexpr std::string_view kUrlKey = "sqlalchemy.url";
// Of [retort], those that concern a run.
constexpr const char* kRetortKeys[] = {"lock_timeout", "table_lock_timeout", "statement_timeout", "retries",
                                       "history"};

// The settings that a program without sources can use: which databases there are,
// and their URLs. Others come from a file of its own, with -c.
class BundleSettings {
public:
    BundleSettings(const base::Config& config, BundleReport& report) : config_(config), report_(report) {}

    std::string write(const std::string& main, const std::vector<std::string>& databases) {
        open(main);
        if (!databases.empty()) {
            text_ += "databases = " + base::join(databases, ", ") + "\n";
        }
        add_url(config_, "DATABASE_URL");
        for (const std::string& name : databases) {
            open(name);
            add_url(config_.for_database(name), base::database_variable(name));
        }
        open("retort");
        for (const char* key : kRetortKeys) {
            if (const auto value = config_.find_in("retort", key)) {
                text_ += std::string(key) + " = " + base::replace_all(*value, "%", "%%") + "\n";
            }
        }
        return text_;
    }

private:
    void open(const std::string& section) { text_ += "[" + section + "]\n"; }

    void add_url(const base::Config& config, const std::string& variable) {
        const auto url = config.section_url();
        if (!url) {
            return;
        }
        if (base::mask_password(*url) != *url) {
            report_.left_out.push_back("the URL of [" + config.section() +
                                       "] holds a password and is left out; set " + variable +
                                       " where the program runs");
            return;
        }
        // As written where that names nothing but the folder of the settings, which
        // is then the one that the program runs in.
        const std::string raw = config.find_raw(kUrlKey)->value;
        const bool is_local = base::replace_all(raw, "%(here)s", "").find("%(") == std::string::npos;
        text_ += std::string(kUrlKey) + " = " + (is_local ? raw : base::replace_all(*url, "%", "%%")) + "\n";
    }

    const base::Config& config_;
    BundleReport& report_;
    std::string text_;
};

}  // namespace

BundleReport bundle(Session& session, const BundleOptions& options) {
    BundleReport report;
    report.path = session.typed_path(options.output);
    if (std::filesystem::is_directory(report.path)) {
        throw Error(ErrorKind::command, "'" + options.output + "' is a folder")
            .with_hint("name the program: retort bundle -o " + options.output + "/migrate");
    }
    const auto folder = std::filesystem::path(report.path).parent_path();
    if (!std::filesystem::is_directory(folder)) {
        throw Error(ErrorKind::command, "there is no folder '" + folder.string() + "'");
    }
    const std::string main = session.config().section();
    const scripts::BundleRequest request{
        .output = report.path,
        .revisions = session.graph().revisions(),
        .settings = BundleSettings(session.config(), report).write(main, session.database_names()),
        .keep_symbols = options.keep_symbols};
    report.revisions = request.revisions.size();
    const auto built = scripts::build_bundle(
        session.config(), request, [&](const std::string& line) { session.log()("retort.build", line); });
    report.is_static = built.is_static;
    for (const std::string& line : report.left_out) {
        session.log().warn("retort.bundle", line);
    }
    if (!built.is_static) {
        session.log().warn("retort.bundle",
                           "static libraries are missing here, so the program needs shared ones where it "
                           "runs: " +
                               base::join(built.needs, " "));
    }
    return report;
}

}  // namespace retort::commands
