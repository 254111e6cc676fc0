// The ini values: lookup and interpolation. Errors never show a value: it may
// hold a password.
#include "base/ini.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace retort::base {

namespace {

constexpr std::string_view kDefaultSection = "DEFAULT";
constexpr int kMaxDepth = 10;
// References followed for one value; more would be a file made to keep us busy.
constexpr int kMaxReferences = 10'000;

const IniEntry* find_entry(const IniSection* section, std::string_view key) {
    if (section == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(section->entries.begin(), section->entries.end(),
                                    [key](const IniEntry& entry) { return entry.key == key; });
    return found == section->entries.end() ? nullptr : &*found;
}

// The place of value[offset].
Place place_in_value(const IniEntry& entry, std::size_t offset) {
    const std::string_view before = std::string_view(entry.value).substr(0, offset);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const auto start = before.rfind('\n');
    Place place = line < entry.lines.size() ? entry.lines[line] : entry.place;
    place.column += static_cast<int>(start == std::string_view::npos ? offset : offset - start - 1);
    return place;
}

// Replaces the references of one value.
class Interpolation {
public:
    Interpolation(const Ini& ini, const Ini::Variables& variables, std::string_view section)
        : ini_(ini), variables_(variables), section_(section) {}

    std::string expand(const IniEntry& entry, int depth) const {
        if (depth > kMaxDepth) {
            throw Error(ErrorKind::config, "The value of '" + entry.key + "' refers to itself")
                .at(entry.place)
                .with_hint("follow its %(name)s references; they lead back to this key");
        }
        const std::string& value = entry.value;
        std::string text;
        std::size_t at = 0;
        for (auto percent = value.find('%'); percent != std::string::npos; percent = value.find('%', at)) {
            text.append(value, at, percent - at);
            at = expand_one(entry, percent, depth, text);
        }
        return text.append(value, at);
    }

private:
    // Appends what stands for the % at `percent`, and gives where to go on.
    std::size_t expand_one(const IniEntry& entry, std::size_t percent, int depth, std::string& text) const {
        const std::string& value = entry.value;
        const char next = percent + 1 < value.size() ? value[percent + 1] : '\0';
        if (next == '%') {
            text += '%';
            return percent + 2;
        }
        if (next != '(') {
            throw Error(ErrorKind::config,
                        "A single '%' in the value of '" + entry.key + "': expected '%%' or '%(name)s'")
                .at(place_in_value(entry, percent))
                .with_hint("write %% for a percent sign, also inside of a URL");
        }
        const auto end = value.find(')', percent);
        if (end == std::string::npos || end + 1 >= value.size() || value[end + 1] != 's') {
            throw Error(ErrorKind::config,
                        "An unfinished reference in the value of '" + entry.key + "': expected '%(name)s'")
                .at(place_in_value(entry, percent))
                .with_hint("write %%( where the text itself has a percent sign before a bracket");
        }
        const std::string name = to_lower(std::string_view(value).substr(percent + 2, end - percent - 2));
        text += get_reference(entry, name, percent, depth);
        return end + 2;
    }

    std::string get_reference(const IniEntry& entry, const std::string& name, std::size_t percent,
                              int depth) const {
        if (++references_ > kMaxReferences) {
            throw Error(ErrorKind::config, "The value of '" + entry.key + "' has too many references")
                .at(place_in_value(entry, percent))
                .with_hint("follow its %(name)s references; together they are more than " +
                           std::to_string(kMaxReferences));
        }
        if (const IniEntry* other = ini_.find_raw(section_, name)) {
            return expand(*other, depth + 1);
        }
        const auto variable = variables_.find(name);
        if (variable != variables_.end()) {
            return variable->second;
        }
        throw unknown_reference(entry, name, percent);
    }

    Error unknown_reference(const IniEntry& entry, const std::string& name, std::size_t percent) const {
        std::vector<std::string> known = ini_.keys(section_);
        for (const std::string& key : ini_.keys(kDefaultSection)) {
            known.push_back(key);
        }
        for (const auto& [key, value] : variables_) {
            known.push_back(key);
        }
        const std::string nearest = find_nearest(name, known);
        Error error(ErrorKind::config, "The value of '" + entry.key + "' refers to '%(" + name +
                                           ")s', but there is no key '" + name + "' in [" +
                                           std::string(section_) + "] or [DEFAULT]");
        error.at(place_in_value(entry, percent));
        error.with_hint(nearest.empty() ? "write %%(" + name + ")s to keep the text as it is"
                                        : "did you mean %(" + nearest + ")s?");
        return error;
    }

    const Ini& ini_;
    const Ini::Variables& variables_;
    std::string_view section_;
    mutable int references_ = 0;
};

}  // namespace

std::vector<std::string> Ini::sections() const {
    std::vector<std::string> names;
    for (const IniSection& section : sections_) {
        if (section.name != kDefaultSection) {
            names.push_back(section.name);
        }
    }
    return names;
}

std::vector<std::string> Ini::keys(std::string_view section) const {
    std::vector<std::string> names;
    if (const IniSection* found = find_section(section)) {
        std::transform(found->entries.begin(), found->entries.end(), std::back_inserter(names),
                       [](const IniEntry& entry) { return entry.key; });
    }
    return names;
}

const IniEntry* Ini::find_raw(std::string_view section, std::string_view key) const {
    const IniSection* own = find_section(section);
    if (own == nullptr) {
        return nullptr;
    }
    const std::string name = to_lower(key);
    const IniEntry* entry = find_entry(own, name);
    return entry != nullptr ? entry : find_entry(find_section(kDefaultSection), name);
}

std::optional<std::string> Ini::find(std::string_view section, std::string_view key) const {
    const IniEntry* entry = find_raw(section, key);
    if (entry == nullptr) {
        return std::nullopt;
    }
    return Interpolation(*this, variables_, section).expand(*entry, 0);
}

std::optional<std::vector<std::string>> Ini::find_list(std::string_view section, std::string_view key) const {
    const IniEntry* entry = find_raw(section, key);
    if (entry == nullptr || !entry->items) {
        return std::nullopt;
    }
    const Interpolation interpolation(*this, variables_, section);
    std::vector<std::string> items;
    for (std::size_t i = 0; i < entry->items->size(); ++i) {
        items.push_back(interpolation.expand({.key = entry->key,
                                              .value = (*entry->items)[i],
                                              .place = entry->place,
                                              .lines = {entry->lines[i]}},
                                             0));
    }
    return items;
}

const IniSection* Ini::find_section(std::string_view name) const {
    const auto found = std::find_if(sections_.begin(), sections_.end(),
                                    [name](const IniSection& section) { return section.name == name; });
    return found == sections_.end() ? nullptr : &*found;
}

IniSection& Ini::open_section(const std::string& name, const Place& place) {
    for (IniSection& section : sections_) {
        if (section.name == name) {
            return section;
        }
    }
    sections_.push_back({.name = name, .place = place});
    return sections_.back();
}

}  // namespace retort::base
