// Makes the outputs of two runs comparable: what differs from run to run gets a name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::cli_script {

// Revision identifiers (12 hexadecimal digits standing alone) are numbered as
// they first appear: $REV1, $REV2, ...
class RevisionNames {
public:
    // Numbers the identifiers in the text that are new.
    void collect(std::string_view text);
    // The text with each identifier's name in its place.
    std::string replace(std::string_view text) const;
    // The identifier named REV1, ...; "" when there is none.
    std::string find(std::string_view name) const;

private:
    std::vector<std::string> identifiers_;
};

// Times of day with their dates ("2026-11-22 13:40:00", with T or fractions or
// an offset) become $DATE.
std::string replace_dates(std::string_view text);

}  // namespace retort::cli_script
