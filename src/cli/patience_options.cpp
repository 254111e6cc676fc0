// Options about waiting; see patience_options.hpp.
#include "cli/patience_options.hpp"

namespace retort::cli {

void declare_patience(Arguments& arguments, commands::PatienceOptions& options) {
    arguments.option("--lock-timeout", options.lock_timeout, "wait so long for another migration: 60s, 5min");
    arguments.option("--table-lock-timeout", options.table_lock_timeout,
                     "wait so long for a table's lock, then roll back and try again: 500ms");
    arguments.option("--statement-timeout", options.statement_timeout,
                     "give no statement longer than this: 10min");
    arguments.option("--retries", options.retries,
                     "how often to try again after lock timeouts and deadlocks");
}

}  // namespace retort::cli
