// Building a bundle: the scripts are compiled to objects, and linked with the
// library that holds the whole command line.
#include "scripts/bundle.hpp"

#include "base/shell_words.hpp"
#include "base/text.hpp"
#include "scripts/cpp/bundle_text.hpp"
#include "scripts/cpp/diagnostics.hpp"
#include "scripts/cpp/scan.hpp"
#include "scripts/cpp/toolchain.hpp"
#include "scripts/cpp/units.hpp"
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

// As large as a run of the compiler may be before the other cores wait for it.
constexpr std::size_t kUnitSize = 100;
constexpr const char* kArchive = "libretort_bundle.a";

class WorkFolder {
public:
    WorkFolder() : path_((fs::temp_directory_path() / "retort-bundle-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) {
            throw Error(ErrorKind::build, "Can't make the folder '" + path_ + "'")
                .with_hint("TMPDIR names another place for temporary files");
        }
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

// Beside the program: <prefix>/lib, or where the installation puts libraries.
std::string find_library_folder() {
    std::error_code failure;
    const fs::path prefix = fs::read_symlink("/proc/self/exe", failure).parent_path().parent_path();
    for (const char* folder : {"lib/retort", RETORT_LIBRARY_DIR "/retort"}) {
        if (const fs::path found = prefix / folder; fs::exists(found / kArchive)) {
            return found.string();
        }
    }
    throw Error(ErrorKind::build, "Found no library for bundles: expected '" +
                                      (prefix / "lib/retort" / kArchive).string() + "'")
        .with_hint("install retort with its libraries: cmake --install build/release --prefix <folder>");
}

// The link flags that were written beside the archive: a line with the static
// libraries, and one with the shared ones.
std::vector<std::string> read_link_flags(const std::string& folder, std::string_view kind) {
    const std::string file = folder + "/bundle.flags";
    for (const std::string& line : base::split(find_text(file).value_or(""), '\n')) {
        std::vector<std::string> words = base::split_shell_words(line);
        if (!words.empty() && words.front() == kind) {
            words.erase(words.begin());
            return words;
        }
    }
    throw Error(ErrorKind::build, "Found no line '" + std::string(kind) + "' in '" + file + "'");
}

struct ObjectUnit {
    std::string text;
    std::vector<std::string> scripts;
    std::string include;  // compiled in front of the text
    std::string symbol;   // for kRevisionsSymbol
};

// What is compiled, in which order its pieces are found again.
class BundleBuild {
public:
    BundleBuild(const base::Config& config, const BundleRequest& request, const BuildLog& log)
        : config_(config), request_(request), log_(log), toolchain_(find_toolchain(config)) {}

    BundleReport run() {
        const std::string library = find_library_folder();
        add_revisions();
        add_environment();
        compile();
        return link(library);
    }

private:
    void add_revisions() {
        std::vector<SourceFile> plain;
        for (const revisions::Revision& revision : request_.revisions) {
            add_revision(revision, plain);
        }
        flush(plain);
        text_.units = units_.size();
    }

    void add_revision(const revisions::Revision& revision, std::vector<SourceFile>& plain) {
        const auto text = find_text(revision.path);
        if (!text) {
            throw Error(ErrorKind::script, "The revision file '" + revision.path + "' is gone");
        }
        BundleRow row{.file = fs::path(revision.path).lexically_relative(config_.here()).string(),
                      .text = *text};
        const FrontEnd* front_end = find_front_end(revision.path);
        if (front_end != nullptr && front_end->load_texts != nullptr) {
            row.is_compiled = false;
        } else if (is_plain(revision.path, *text)) {
            // They are compiled after the ones that are compiled alone.
            row.unit = kPlain + plain_units_;
            row.index = plain.size();
            plain.push_back({revision.path, *text});
        } else {
            row.unit = singles_.size();
            singles_.push_back({.text = make_single_unit(),
                                .scripts = {revision.path},
                                .include = revision.path,
                                .symbol = ""});
        }
        text_.rows.push_back(std::move(row));
        if (plain.size() == kUnitSize) {
            add_plain(plain);
        }
    }

    void add_plain(std::vector<SourceFile>& plain) {
        if (plain.empty()) {
            return;
        }
        ObjectUnit unit{.text = make_shared_unit(plain), .scripts = {}, .include = "", .symbol = ""};
        for (const SourceFile& file : plain) {
            unit.scripts.push_back(file.path);
        }
        shared_.push_back(std::move(unit));
        ++plain_units_;
        plain.clear();
    }

    // Numbers all units, and writes the numbers into the rows.
    void flush(std::vector<SourceFile>& plain) {
        add_plain(plain);
        for (BundleRow& row : text_.rows) {
            row.unit = row.unit >= kPlain ? row.unit - kPlain + singles_.size() : row.unit;
        }
        units_ = std::move(singles_);
        units_.insert(units_.end(), shared_.begin(), shared_.end());
        for (std::size_t i = 0; i < units_.size(); ++i) {
            units_[i].symbol = bundle_symbol(i);
        }
    }

    void add_environment() {
        const std::string path = (fs::path(absolute_path(config_.script_location())) / "env.cpp").string();
        if (find_signature(path)) {
            text_.environment_file = fs::path(path).lexically_relative(config_.here()).string();
            units_.push_back(
                {.text = make_environment_unit(), .scripts = {path}, .include = path, .symbol = ""});
        }
        text_.settings = request_.settings;
        text_.settings_file = fs::path(config_.file()).filename().string();
        units_.push_back({.text = make_bundle_text(text_), .scripts = {}, .include = "", .symbol = ""});
    }

    void compile() {
        log_("compiling the program");
        std::vector<CompileJob> jobs;
        for (std::size_t i = 0; i < units_.size(); ++i) {
            jobs.push_back(make_job(units_[i], std::to_string(i)));
        }
        const std::vector<CompileResult> results = run_jobs(jobs, toolchain_.root);
        std::vector<FailedRun> failed;
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (results[i].exit_code != 0) {
                failed.push_back({units_[i].scripts, results[i]});
            } else if (!base::trim(results[i].output).empty()) {
                log_(std::string(base::trim(results[i].output)));
            }
        }
        if (!failed.empty()) {
            throw compile_error(failed, toolchain_.root);
        }
    }

    CompileJob make_job(const ObjectUnit& unit, const std::string& name) {
        const std::string source = work_ / (name + ".cpp");
        replace_file(source, unit.text);
        objects_.push_back(work_ / (name + ".o"));
        std::vector<std::string> arguments = {"-c", "-o", objects_.back()};
        if (!unit.symbol.empty()) {
            arguments.push_back("-D" + std::string(kRevisionsSymbol) + "=" + unit.symbol);
            arguments.push_back("-D" + std::string(kCountSymbol) + "=" + unit.symbol + "_count");
        }
        if (!unit.include.empty()) {
            arguments.insert(arguments.end(), {"-include", unit.include});
        }
        arguments.push_back(source);
        return {compile_command(toolchain_, arguments), work_ / (name + ".log")};
    }

    BundleReport link(const std::string& library) const {
        const std::vector<std::string> fixed = read_link_flags(library, "static");
        if (try_link(library, fixed).exit_code == 0) {
            return {};
        }
        const std::vector<std::string> shared = read_link_flags(library, "shared");
        const CompileResult result = try_link(library, shared);
        if (result.exit_code != 0) {
            throw Error(ErrorKind::build, "The bundle cannot be linked:\n" + result.output)
                .with_hint(
                    "libraries that the scripts need are named in the ini: [retort] flags = -l<library>; "
                    "a compiler that knows no -static-libstdc++ needs the shared ones that it names");
        }
        return {.is_static = false, .needs = shared};
    }

    CompileResult try_link(const std::string& library, const std::vector<std::string>& flags) const {
        const std::string temporary = temporary_name(request_.output);
        std::vector<std::string> arguments = {"-o", temporary};
        arguments.insert(arguments.end(), objects_.begin(), objects_.end());
        arguments.push_back(library + "/" + kArchive);
        arguments.insert(arguments.end(), {"-Wl,--gc-sections", "-pthread"});
        if (!request_.keep_symbols) {
            arguments.emplace_back("-s");
        }
        arguments.insert(arguments.end(), flags.begin(), flags.end());
        CompileResult result =
            run_jobs({{compile_command(toolchain_, arguments), work_ / "link.log"}}, toolchain_.root).front();
        if (result.exit_code != 0) {
            ::unlink(temporary.c_str());
        } else if (::rename(temporary.c_str(), request_.output.c_str()) != 0) {
            ::unlink(temporary.c_str());
            throw Error(ErrorKind::build, "Can't write '" + request_.output + "'");
        }
        return result;
    }

    static constexpr std::size_t kPlain = 1'000'000'000;  // above every number of a single unit

    const base::Config& config_;
    const BundleRequest& request_;
    const BuildLog& log_;
    Toolchain toolchain_;
    WorkFolder work_;
    BundleText text_;
    std::size_t plain_units_ = 0;
    std::vector<ObjectUnit> singles_;
    std::vector<ObjectUnit> shared_;
    std::vector<ObjectUnit> units_;  // in the order of their numbers
    std::vector<std::string> objects_;
};

}  // namespace

}  // namespace retort::scripts::cpp

namespace retort::scripts {

BundleReport build_bundle(const base::Config& config, const BundleRequest& request, const BuildLog& log) {
    return cpp::BundleBuild(config, request, log).run();
}

}  // namespace retort::scripts
