// The moment that a revision is made at, in the time zone that the project wants.
#pragma once

#include <ctime>
#include <optional>
#include <string>

namespace retort::scripts {

struct CreateDate {
    std::time_t epoch = 0;
    std::tm fields{};
    std::string text;  // 2026-11-22 13:40:00, and +01:00 where a zone is configured
};

// Local time without a zone. Throws Error(config) for a zone that the system
// does not have.
CreateDate make_create_date(std::time_t now, const std::optional<std::string>& timezone);

}  // namespace retort::scripts
