// Options, environment and settings about waiting; see patience.hpp.
#include "commands/patience.hpp"

#include "base/text.hpp"
#include "commands/setting.hpp"

#include <charconv>

namespace retort::commands {

namespace {

constexpr int kMostRetries = 1000;

int read_count(const Setting& source, int otherwise) {
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
    patience.lock_timeout = Setting("lock_timeout", options.lock_timeout, config).duration();
    patience.table_lock_timeout = Setting("table_lock_timeout", options.table_lock_timeout, config).duration();
    patience.statement_timeout = Setting("statement_timeout", options.statement_timeout, config).duration();
    patience.retries = read_count(Setting("retries", options.retries, config), patience.retries);
    return patience;
}

}  // namespace retort::commands
