// What the process of a target tells the one that started it, as text for a pipe.
#pragma once

#include "retort/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::commands {

struct WorkerAnswer {
    bool changed = false;  // the database
    std::string result;    // JSON, or nothing
    std::vector<std::string> missed_scripts;
    std::optional<Error> error;
};

std::string dump_answer(const WorkerAnswer& answer);
// Told before the answer: the path of a backup.
std::string dump_backup(const std::string& path);

// nullopt for one that was cut off.
std::optional<WorkerAnswer> parse_answer(std::string_view text);
// The backup that was told of last, though the answer be cut off; "" for none.
std::string find_backup(std::string_view text);

}  // namespace retort::commands
