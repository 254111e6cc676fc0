// The two name spaces of a history, identifiers and branch labels, each name
// leading to the revision that declares it. The first stage of building a graph.
#pragma once

#include "revisions/revision.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort::revisions {

// A revision's position in load order. Everything past the names works on these.
using Index = std::uint32_t;

// Both tools keep the identifier in a column of this many characters.
inline constexpr std::size_t kMaxIdLength = 32;

// Throws ErrorKind::script when `revision.id` is empty, too long for the version
// table, a reserved word, or has a character that the symbol grammar needs.
void check_id(const Revision& revision);

class Names {
public:
    Names() = default;
    // Throws ErrorKind::script for an unusable or doubly used name.
    explicit Names(const std::vector<Revision>& revisions);

    std::optional<Index> find_id(std::string_view id) const;
    // The revision whose file declares the label.
    std::optional<Index> find_label(std::string_view label) const;
    // Either of the two; they cannot collide.
    std::optional<Index> find(std::string_view name) const;

    // Declared labels in load order.
    const std::vector<std::string>& labels() const { return label_order_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Map = std::unordered_map<std::string, Index, Hash, std::equal_to<>>;

    void add_labels(const std::vector<Revision>& revisions, Index index);

    Map ids_;
    Map labels_;
    std::vector<std::string> label_order_;
};

}  // namespace retort::revisions
