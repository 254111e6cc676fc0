// Settings by three names; see setting.hpp.
#include "commands/setting.hpp"

#include "base/duration.hpp"
#include "base/text.hpp"

#include <charconv>
#include <cstdlib>

namespace retort::commands {

Setting::Setting(const std::string& key, const std::optional<std::string>& option,
                 const base::Config& config) {
    const std::string variable = "RETORT_" + base::to_upper(key);
    const char* environment = std::getenv(variable.c_str());
    if (option) {
        take("--" + base::replace_all(key, "_", "-"), *option, ErrorKind::usage);
    } else if (environment != nullptr && *environment != '\0') {
        take(variable, environment, ErrorKind::config);
    } else if (const auto setting = config.find_in("retort", key)) {
        take(key, *setting, ErrorKind::config);
        place_ = config.place_in("retort", key);
    }
}

std::optional<std::chrono::milliseconds> Setting::duration() const {
    if (!text_) {
        return std::nullopt;
    }
    const auto found = base::find_duration(*text_);
    if (!found) {
        throw refuse(std::string(base::kDurationForms));
    }
    return found;
}

std::optional<bool> Setting::truth() const {
    if (!text_) {
        return std::nullopt;
    }
    const std::string text = base::to_lower(base::trim(*text_));
    if (text != "true" && text != "false") {
        throw refuse("true or false");
    }
    return text == "true";
}

std::optional<int> Setting::count(Bounds bounds) const {
    if (!text_) {
        return std::nullopt;
    }
    const std::string_view text = base::trim(*text_);
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || count < bounds.least ||
        count > bounds.most) {
        throw refuse("a number from " + std::to_string(bounds.least) + " to " + std::to_string(bounds.most));
    }
    return count;
}

Error Setting::refuse(const std::string& expected) const {
    return Error(kind_, name_ + " is '" + *text_ + "'; expected " + expected).at(place_);
}

void Setting::take(const std::string& name, const std::string& text, ErrorKind kind) {
    name_ = name;
    text_ = text;
    kind_ = kind;
}

}  // namespace retort::commands
