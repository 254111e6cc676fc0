// How migrations of the server run.
#include <retort/env.hpp>

RETORT_ENVIRONMENT(env) {
    env.transaction_per_migration = true;
}
