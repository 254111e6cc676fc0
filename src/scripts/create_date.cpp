// Local time by the C library: the standard library's time zones need GCC 14.
#include "scripts/create_date.hpp"

#include "base/text.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>

namespace retort::scripts {

namespace {

constexpr const char* kZones = "/usr/share/zoneinfo/";

// The folder holds tables and notes beside the zones.
bool is_zone(const std::string& path) {
    std::array<char, 4> magic{};
    return std::ifstream(path, std::ios::binary).read(magic.data(), magic.size()) &&
           std::string_view(magic.data(), magic.size()) == "TZif";
}

std::optional<std::string> find_zone(const std::string& name) {
    const bool leaves_folder = name.starts_with("/") || name.find("..") != std::string::npos;
    for (const std::string& spelling : {name, base::to_upper(name)}) {
        if (!leaves_folder && is_zone(kZones + spelling)) {
            return spelling;
        }
    }
    return std::nullopt;
}

// $TZ for a moment; the C library knows no other way to name a zone.
class ZoneScope {
public:
    explicit ZoneScope(const std::string& zone) : lock_(mutex()) {
        if (const char* before = std::getenv("TZ")) {
            before_ = before;
        }
        ::setenv("TZ", (":" + zone).c_str(), 1);
        ::tzset();
    }
    ~ZoneScope() {
        if (before_) {
            ::setenv("TZ", before_->c_str(), 1);
        } else {
            ::unsetenv("TZ");
        }
        ::tzset();
    }
    ZoneScope(const ZoneScope&) = delete;
    ZoneScope& operator=(const ZoneScope&) = delete;

private:
    static std::mutex& mutex() {
        static std::mutex instance;
        return instance;
    }

    std::lock_guard<std::mutex> lock_;
    std::optional<std::string> before_;
};

std::string format(const std::tm& fields, const char* pattern) {
    std::array<char, 64> buffer{};
    return {buffer.data(), std::strftime(buffer.data(), buffer.size(), pattern, &fields)};
}

}  // namespace

CreateDate make_create_date(std::time_t now, const std::optional<std::string>& timezone) {
    CreateDate date;
    date.epoch = now;
    if (!timezone || base::trim(*timezone).empty()) {
        ::localtime_r(&now, &date.fields);
        date.text = format(date.fields, "%Y-%m-%d %H:%M:%S");
        return date;
    }
    const auto zone = find_zone(std::string(base::trim(*timezone)));
    if (!zone) {
        throw Error(ErrorKind::config, "Can't locate timezone: " + *timezone)
            .with_hint(std::filesystem::exists(kZones)
                           ? "use a name such as UTC or Europe/Berlin"
                           : "there are no time zones in " + std::string(kZones) + "; apt install tzdata");
    }
    const ZoneScope scope(*zone);
    ::localtime_r(&now, &date.fields);
    const std::string offset = format(date.fields, "%z");
    date.text = format(date.fields, "%Y-%m-%d %H:%M:%S") + offset.substr(0, 3) + ":" + offset.substr(3);
    return date;
}

}  // namespace retort::scripts
