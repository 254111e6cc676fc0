// Options, environment and settings about waiting; see patience.hpp.
#include "commands/patience.hpp"

#include "base/duration.hpp"
#include "base/text.hpp"

#include <charconv>
#include <cstdlib>

namespace retort::commands {

namespace {

constexpr int kMostRetries = 1000;

// One setting under its three names, and the one of them that says it.
class Source {
public:
    Source(const std::string& key, const std::optional<std::string>& option, const base::Config& config) {
        const std::string variable = "RETORT_" + base::to_upper(key);
        const char* environment = std::getenv(variable.c_str());
        if (option) {
            take("--" + base::replace_all(key, "_", "-"), *option, ErrorKind::usage);
        } else if (environment != nullptr && *environment != '\0') {
            take(variable, environment, ErrorKind::config);
        } else if (const auto setting = config.find_in("retort", key)) {
            take(key, *setting, ErrorKind::config);
            place_ = config.place_in("retort", key);
        }
    }

    const std::optional<std::string>& text() const { return text_; }

    Error refuse(const std::string& expected) const {
        return Error(kind_, name_ + " is '" + *text_ + "'; expected " + expected).at(place_);
    }

    std::optional<std::chrono::milliseconds> duration() const {
        if (!text_) {
            return std::nullopt;
        }
        const auto found = base::find_duration(*text_);
        if (!found) {
            throw refuse(std::string(base::kDurationForms));
        }
        return found;
    }

private:
    void take(const std::string& name, const std::string& text, ErrorKind kind) {
        name_ = name;
        text_ = text;
        kind_ = kind;
    }

    std::string name_;
    std::optional<std::string> text_;
    ErrorKind kind_ = ErrorKind::config;
    Place place_;
};

int read_count(const Source& source, int otherwise) {
    if (!source.text()) {
        return otherwise;
    }
    const std::string_view text = base::trim(*source.text());
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || count < 0 ||
        count > kMostRetries) {
        throw source.refuse("a number from 0 to " + std::to_string(kMostRetries));
    }
    return count;
}

}  // namespace

runtime::Patience read_patience(const PatienceOptions& options, const base::Config& config) {
    runtime::Patience patience;
    patience.lock_timeout = Source("lock_timeout", options.lock_timeout, config).duration();
    patience.table_lock_timeout = Source("table_lock_timeout", options.table_lock_timeout, config).duration();
    patience.statement_timeout = Source("statement_timeout", options.statement_timeout, config).duration();
    patience.retries = read_count(Source("retries", options.retries, config), patience.retries);
    return patience;
}

}  // namespace retort::commands
