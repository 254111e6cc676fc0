// Options, environment and settings about waiting; see patience.hpp.
#include "commands/patience.hpp"

#include "commands/setting.hpp"

namespace retort::commands {

namespace {

constexpr Bounds kRetries{.least = 0, .most = 1000};

}  // namespace

runtime::Patience read_patience(const PatienceOptions& options, const base::Config& config) {
    runtime::Patience patience;
    patience.lock_timeout = Setting("lock_timeout", options.lock_timeout, config).duration();
    patience.table_lock_timeout =
        Setting("table_lock_timeout", options.table_lock_timeout, config).duration();
    patience.statement_timeout = Setting("statement_timeout", options.statement_timeout, config).duration();
    patience.retries = Setting("retries", options.retries, config).count(kRetries).value_or(patience.retries);
    return patience;
}

}  // namespace retort::commands
