// Overlaps as warnings; see print_overlaps.hpp.
#include "cli/print_overlaps.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::cli {

namespace {

constexpr const char* kLogger = "retort.merge";

std::vector<std::string> list_revisions(const commands::Overlap& overlap) {
    std::vector<std::string> ids;
    for (const auto& change : overlap.changes) {
        if (std::find(ids.begin(), ids.end(), change.revision) == ids.end()) {
            ids.push_back(change.revision);
        }
    }
    return ids;
}

// "both a and b", "a, b and c"
std::string name_all(const std::vector<std::string>& ids) {
    const std::string most = base::join(std::span(ids).first(ids.size() - 1), ", ");
    return (ids.size() == 2 ? "both " : "") + most + (most.empty() ? "" : " and ") + ids.back();
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

void print_overlaps(const commands::OverlapReport& report, Printer& out) {
    for (const auto& overlap : report.overlaps) {
        std::string text = name_all(list_revisions(overlap)) + " change " + overlap.object + ":";
        for (const auto& change : overlap.changes) {
            text += "\n    " + change.revision + ": " + change.what;
        }
        out.warn(kLogger, text);
    }
    for (const auto& [revision, reason] : report.unseen) {
        out.log(kLogger, "Not wholly looked into: " + revision + " (" + first_line(reason) + ")");
    }
    if (!report.failure.empty()) {
        out.warn(kLogger, "the branches were not compared: " + first_line(report.failure));
    }
}

}  // namespace retort::cli
