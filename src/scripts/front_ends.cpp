// The list of front ends.
#include "base/text.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/front_end.hpp"
#include "scripts/sql/front_end.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts {

std::span<const FrontEnd> front_ends() {
    static const std::array<FrontEnd, 2> kFrontEnds = {cpp::front_end(), sql::front_end()};
    return kFrontEnds;
}

const FrontEnd* find_front_end(std::string_view path) {
    const auto all = front_ends();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [path](const FrontEnd& each) { return path.ends_with(each.suffix); });
    return found == all.end() ? nullptr : &*found;
}

const FrontEnd& get_front_end(FileFormat format) {
    const auto all = front_ends();
    return *std::find_if(all.begin(), all.end(),
                         [format](const FrontEnd& each) { return each.format == format; });
}

FileFormat new_file_format(const base::Config& config) {
    const auto wanted = config.file_format();
    if (!wanted) {
        return front_ends().front().format;
    }
    std::vector<std::string> names;
    for (const FrontEnd& each : front_ends()) {
        if (base::trim(*wanted) == each.name) {
            return each.format;
        }
        names.emplace_back(each.name);
    }
    throw Error(ErrorKind::config, "file_format is '" + *wanted + "'; expected " + base::join(names, " or "))
        .at(config.file_format_place());
}

}  // namespace retort::scripts
