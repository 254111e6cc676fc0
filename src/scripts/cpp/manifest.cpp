// Lines of words: `script <unit> <number of inputs>`, then for each input
// `<size> <mtime> <ctime> <inode> <content> <path>`. The first line holds a hash
// of the rest, so that a damaged file is known as such.
#include "scripts/cpp/manifest.hpp"

#include <charconv>

namespace retort::scripts::cpp {

namespace {

constexpr std::string_view kMagic = "retort build 1 ";

// A path is the last word of its line; only a newline could end it early.
std::string escape(std::string_view path) {
    std::string text;
    for (const char c : path) {
        text += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    }
    return text;
}

std::string unescape(std::string_view text) {
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape = text[i] == '\\' && i + 1 < text.size();
        path += !is_escape ? text[i] : text[++i] == 'n' ? '\n' : text[i];
    }
    return path;
}

std::string_view take_until(std::string_view& text, char end) {
    const auto found = text.find(end);
    const std::string_view word = text.substr(0, found);
    text.remove_prefix(found == std::string_view::npos ? text.size() : found + 1);
    return word;
}

// Reads words; after the first wrong one everything is wrong.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool at_end() const { return text_.empty(); }
    bool failed() const { return failed_; }

    template <class Number>
    void read(Number& number) {
        const std::string_view word = take_until(text_, ' ');
        const auto result = std::from_chars(word.data(), word.data() + word.size(), number);
        failed_ |= result.ec != std::errc() || result.ptr != word.data() + word.size();
    }
    void read(base::Hash& hash) {
        const auto found = base::find_hash(take_until(text_, ' '));
        failed_ |= !found;
        hash = found.value_or(base::Hash{});
    }
    void read_path(std::string& path) { path = unescape(take_until(text_, '\n')); }

private:
    std::string_view text_;
    bool failed_ = false;
};

BuildInput read_input(Reader& reader) {
    BuildInput input;
    reader.read(input.signature.size);
    reader.read(input.signature.mtime_ns);
    reader.read(input.signature.ctime_ns);
    reader.read(input.signature.inode);
    reader.read(input.content);
    reader.read_path(input.path);
    return input;
}

void dump_input(const BuildInput& input, std::string& text) {
    const FileSignature& signature = input.signature;
    text += std::to_string(signature.size) + ' ' + std::to_string(signature.mtime_ns) + ' ' +
            std::to_string(signature.ctime_ns) + ' ' + std::to_string(signature.inode) + ' ' +
            base::dump_hash(input.content) + ' ' + escape(input.path) + '\n';
}

}  // namespace

std::string dump_manifest(const Manifest& manifest) {
    std::string text;
    for (const auto& [script, entry] : manifest) {
        text += base::dump_hash(entry.unit) + ' ' + std::to_string(entry.inputs.size()) + ' ' +
                escape(script) + '\n';
        for (const BuildInput& input : entry.inputs) {
            dump_input(input, text);
        }
    }
    return std::string(kMagic) + base::dump_hash(base::hash_text(text)) + '\n' + text;
}

std::optional<Manifest> find_manifest(std::string_view text) {
    const std::string_view first = take_until(text, '\n');
    if (first != std::string(kMagic) + base::dump_hash(base::hash_text(text))) {
        return std::nullopt;
    }
    Manifest manifest;
    Reader reader(text);
    while (!reader.at_end() && !reader.failed()) {
        std::string script;
        BuildEntry entry;
        std::size_t count = 0;
        reader.read(entry.unit);
        reader.read(count);
        reader.read_path(script);
        for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
            entry.inputs.push_back(read_input(reader));
        }
        manifest.emplace_hint(manifest.end(), std::move(script), std::move(entry));
    }
    return reader.failed() ? std::nullopt : std::optional(std::move(manifest));
}

}  // namespace retort::scripts::cpp
