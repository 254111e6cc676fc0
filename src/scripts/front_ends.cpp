// The list of front ends.
#include "scripts/cpp/front_end.hpp"
#include "scripts/front_end.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts {

std::span<const FrontEnd> front_ends() {
    static const std::array<FrontEnd, 1> kFrontEnds = {cpp::front_end()};
    return kFrontEnds;
}

const FrontEnd* find_front_end(std::string_view path) {
    const auto all = front_ends();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [path](const FrontEnd& each) { return path.ends_with(each.suffix); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace retort::scripts
