// The one place that the build tells its version to.
#include "base/version.hpp"

namespace retort::base {

const char* version() {
    return RETORT_VERSION;
}

}  // namespace retort::base
