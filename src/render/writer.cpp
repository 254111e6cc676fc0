// Lays out calls on an object within the width of a line.
#include "render/writer.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::render {

namespace {

constexpr std::size_t kWidth = 110;

}  // namespace

std::string lay_out(std::size_t indent, const std::string& callee, std::size_t head,
                    const Arguments& arguments) {
    const std::string margin(indent, ' ');
    auto line = margin + render_call(callee, arguments) + ";\n";
    const auto breaks = std::count(line.begin(), line.end(), '\n');
    if ((breaks == 1 && base::count_code_points(line) <= kWidth + 1) || arguments.size() <= head) {
        return line;
    }
    const std::string deeper = ",\n" + margin + "    ";
    const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(head);
    const Arguments heading(arguments.begin(), first);
    const Arguments items(first, arguments.end());
    return margin + callee + "(" + base::join(heading, ", ") + deeper + base::join(items, deeper) + ");\n";
}

}  // namespace retort::render
