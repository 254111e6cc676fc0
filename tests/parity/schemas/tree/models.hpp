// A tree: a table that references itself, and the closure of it.
#pragma once

#include <retort/schema.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace app {

struct Node {
    std::int32_t id;
    std::optional<std::int32_t> parent_id;
    std::string name;
    std::int16_t position = 0;
};

struct Path {
    std::int32_t ancestor_id;
    std::int32_t descendant_id;
    std::int32_t depth;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Node>("nodes",
            column<&Node::id>(primary_key),
            column<&Node::parent_id>(indexed, foreign_key("nodes.id", on_delete::cascade)),
            column<&Node::name>(String(200)),
            column<&Node::position>(server_default(0)),
            unique_constraint("uq_nodes_siblings", {"parent_id", "name"}),
            check_constraint("ck_nodes_not_own_parent", "parent_id <> id")),
        table<Path>("paths",
            column<&Path::ancestor_id>(primary_key, foreign_key("nodes.id", on_delete::cascade)),
            column<&Path::descendant_id>(primary_key, foreign_key("nodes.id", on_delete::cascade)),
            column<&Path::depth>(check("ck_paths_depth", "depth >= 0"))),
    };
    return metadata;
}

}  // namespace app
