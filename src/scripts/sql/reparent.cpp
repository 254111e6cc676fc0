// Other parents for a revision in SQL: the value of one line.
#include "base/text.hpp"
#include "scripts/sql/front_end.hpp"
#include "scripts/sql/header.hpp"

namespace retort::scripts::sql {

std::string reparent_script(const std::string& path, std::string_view text,
                            const std::vector<std::string>& parents) {
    const Header header = parse_header(path, text);
    const auto first = static_cast<std::size_t>(header.revises.data() - text.data());
    std::string edited(text.substr(0, first));
    edited += " " + (parents.empty() ? "<base>" : base::join(parents, ", "));
    return edited.append(text.substr(first + header.revises.size()));
}

}  // namespace retort::scripts::sql
