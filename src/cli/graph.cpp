// retort graph.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "drawing/draw.hpp"
#include "scripts/files.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace retort::cli {

namespace {

constexpr const char* kLogger = "retort.graph";

// Decided as the C library does: the first that is set counts.
bool is_utf8_locale() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            const std::string locale = base::to_lower(value);
            return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
        }
    }
    return false;
}

drawing::TextOptions options_of_terminal() {
    drawing::TextOptions options{.unicode = is_utf8_locale()};
    if (isatty(STDOUT_FILENO) == 1) {
        options.colour = std::getenv("NO_COLOR") == nullptr;
        winsize size{};
        if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
            options.columns = size.ws_col;
        }
    }
    return options;
}

enum class Format { text, mermaid, dot, svg };

struct FormatName {
    const char* name;
    Format format;
    std::vector<std::string> suffixes;
};

const std::vector<FormatName>& format_names() {
    static const std::vector<FormatName> names{{"text", Format::text, {}},
                                               {"mermaid", Format::mermaid, {".mmd", ".mermaid"}},
                                               {"dot", Format::dot, {".dot", ".gv"}},
                                               {"svg", Format::svg, {".svg"}}};
    return names;
}

Format parse_format(const std::string& text) {
    std::vector<std::string> names;
    for (const auto& each : format_names()) {
        if (text == each.name) {
            return each.format;
        }
        names.emplace_back(each.name);
    }
    const std::string nearest = base::find_nearest(text, names);
    throw Error(ErrorKind::usage,
                "retort graph draws as " + base::join(names, ", ") + ", not as '" + text + "'")
        .with_hint(nearest.empty() ? "retort graph --format svg -o history.svg"
                                   : "did you mean --format " + nearest + "?");
}

Format format_of_file(const std::string& path) {
    for (const auto& each : format_names()) {
        for (const auto& suffix : each.suffixes) {
            if (path.ends_with(suffix)) {
                return each.format;
            }
        }
    }
    return Format::text;
}

std::string draw(const drawing::Diagram& diagram, Format format, bool to_file) {
    switch (format) {
        case Format::mermaid:
            return draw_mermaid(diagram);
        case Format::dot:
            return draw_dot(diagram);
        case Format::svg:
            return draw_svg(diagram);
        case Format::text:
            break;
    }
    return draw_text(diagram,
                     to_file ? drawing::TextOptions{.unicode = is_utf8_locale()} : options_of_terminal());
}

class GraphCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.option("-r,--rev-range", options_.range,
                         "<start>:<end>, both included, either may be absent");
        arguments.option("--format", format_,
                         "text, mermaid, dot or svg; default: by the name of the file, else text");
        arguments.option("-o,--output", file_, "the file to write, instead of the terminal");
        arguments.flag("--no-database", no_database_, "do not mark what the database is at");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const Format format = format_ ? parse_format(*format_) : format_of_file(file_.value_or(""));
        file_ = file_ ? std::optional(session.typed_path(*file_)) : std::nullopt;
        options_.use_database = !no_database_;
        const commands::GraphReport report = commands::graph(session, options_);
        if (!report.is_marked && !no_database_) {
            out.log(kLogger, "No database is configured: nothing is marked as current");
        }
        for (const auto& row : report.unknown_rows) {
            out.warn(kLogger, "the database is at " + row + ", which no file here declares");
        }
        show(prints_json() ? to_json(report) + "\n" : draw(report.diagram, format, file_.has_value()), out);
    }

private:
    void show(const std::string& text, Printer& out) const {
        if (!file_) {
            return out.raw(text);
        }
        scripts::replace_file(*file_, text);
        out.message("Generating " + *file_ + " ...  done");
    }

    commands::GraphOptions options_;
    std::optional<std::string> format_;
    std::optional<std::string> file_;
    bool no_database_ = false;
};

}  // namespace

std::unique_ptr<Command> make_graph() {
    return std::make_unique<GraphCommand>();
}

}  // namespace retort::cli
