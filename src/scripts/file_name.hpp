// What a new revision's file is called.
#pragma once

#include "scripts/create_date.hpp"

#include <string>
#include <string_view>

namespace retort::scripts {

// The message's words in lower case, joined by '_'; longer than `limit`
// characters, it is cut after the last whole word, and ends in '_'.
std::string make_slug(std::string_view message, std::size_t limit);

struct FileNameParts {
    std::string id;
    std::string slug;
    CreateDate date;
};

// Replaces the tokens of `file_template`: %(rev)s %(slug)s %(epoch)s, and
// %(year)d %(month)d %(day)d %(hour)d %(minute)d %(second)d with the usual
// widths, such as %(month).2d; %% is a percent sign. Throws Error(config).
std::string make_file_name(std::string_view file_template, const FileNameParts& parts);

}  // namespace retort::scripts
