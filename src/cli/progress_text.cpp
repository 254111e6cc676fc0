// Progress in words; see progress_text.hpp.
#include "cli/progress_text.hpp"

#include "base/text.hpp"
#include "drawing/characters.hpp"

#include <algorithm>
#include <vector>

namespace retort::cli {

namespace {

constexpr int kBarWidth = 20;
// Of a statement in the log.
constexpr std::size_t kStatementWidth = 60;

// "1,234,567"
std::string group_digits(std::int64_t number) {
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), ",");
    }
    return text;
}

std::string describe_time(std::chrono::milliseconds elapsed) {
    const auto seconds = elapsed.count() / 1000;
    return seconds < 120 ? std::to_string(seconds) + " s" : std::to_string(seconds / 60) + " min";
}

std::string describe_amount(const ShownProgress& shown) {
    if (!shown.done) {
        return {};
    }
    return group_digits(*shown.done) + (shown.total ? " of " + group_digits(*shown.total) : "") + " " +
           shown.unit;
}

std::string describe_percent(const ShownProgress& shown) {
    return shown.percent ? std::to_string(*shown.percent) + " %" : "";
}

std::string describe_waiting(const ShownProgress& shown) {
    return shown.waits_for.empty() ? "" : "waits for " + drawing::clean_line(shown.waits_for);
}

std::string draw_bar(const ShownProgress& shown) {
    if (!shown.percent) {
        return std::string(1, "|/-\\"[shown.elapsed.count() / 250 % 4]);
    }
    const int full = std::clamp(*shown.percent, 0, 100) * kBarWidth / 100;
    return "[" + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(kBarWidth - full), '-') + "]";
}

std::string join_given(std::vector<std::string> pieces, std::string_view separator) {
    std::erase(pieces, std::string());
    return base::join(pieces, separator);
}

}  // namespace

std::string draw_progress(const ShownProgress& shown, std::size_t width) {
    const std::string line = join_given(
        {draw_bar(shown), describe_percent(shown), describe_time(shown.elapsed), describe_waiting(shown),
         describe_amount(shown), drawing::clean_line(shown.phase), drawing::clean_line(shown.what)},
        "  ");
    return drawing::shorten(line, width);
}

std::string describe_progress(const ShownProgress& shown) {
    const std::string amount = describe_amount(shown);
    const std::string percent = describe_percent(shown);
    const std::string known =
        percent.empty() || amount.empty() ? percent + amount : percent + " (" + amount + ")";
    return "... " +
           join_given({known, drawing::clean_line(shown.phase), describe_time(shown.elapsed),
                       describe_waiting(shown)},
                      ", ") +
           ": " + drawing::shorten(drawing::clean_line(shown.what), kStatementWidth);
}

}  // namespace retort::cli
