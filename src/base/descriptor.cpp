// See descriptor.hpp.
#include "base/descriptor.hpp"

#include <cerrno>

namespace retort::base {

void Descriptor::close() noexcept {
    if (is_open()) {
        const int reason = errno;
        ::close(std::exchange(number_, -1));
        errno = reason;
    }
}

}  // namespace retort::base
