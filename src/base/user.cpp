// The account by getpwuid_r(3), the machine by gethostname(2).
#include "base/user.hpp"

#include <pwd.h>
#include <unistd.h>
#include <array>

namespace retort::base {

namespace {

// A container's user often has no name.
std::string find_account() {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    const uid_t user = geteuid();
    if (getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) {
        return entry.pw_name;
    }
    return "uid " + std::to_string(user);
}

std::string find_machine() {
    std::array<char, 256> name{};
    // A name that is cut off is not ended: the last byte stays zero.
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

std::string describe_user() {
    const std::string machine = find_machine();
    return machine.empty() ? find_account() : find_account() + "@" + machine;
}

}  // namespace retort::base
