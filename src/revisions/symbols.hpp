// The grammar of what a user types to name revisions; no graph is needed to read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace retort::revisions {

// [label "@"] [atom] [("+"|"-") digits], where the atom is an identifier, a
// prefix of one, a label, or head, heads, base, current.
struct Symbol {
    std::string text;   // as typed
    std::string label;  // "" when none is given
    std::string atom;   // "" for a plain +N or -N
    int steps = 0;
    bool is_relative = false;  // steps were given, +0 included
};

// Never fails: what does not read as steps belongs to the atom, and is not found later.
Symbol parse_symbol(std::string_view text);

// "start:end", either side may be absent.
struct Range {
    std::optional<Symbol> start;
    std::optional<Symbol> end;
};

// Throws ErrorKind::command unless there is exactly one colon:
//   "History range requires [start]:[end], [start]:, or :[end]"
Range parse_range(std::string_view text);

}  // namespace retort::revisions
