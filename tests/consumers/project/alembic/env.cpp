#include <retort/env.hpp>

#include "app/names.hpp"

RETORT_ENVIRONMENT(env) {
    env.version_table = std::string(app::table_name()) + "_version";
}
