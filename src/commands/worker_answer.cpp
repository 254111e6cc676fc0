// Answers as fields with their lengths before them: "5:hello". A first field says what follows, so
// that something can be told before the answer. See worker_answer.hpp.
#include "commands/worker_answer.hpp"

#include <charconv>
#include <cstddef>

namespace retort::commands {

namespace {

class FieldWriter {
public:
    void text(std::string_view value) { out_ += std::to_string(value.size()) + ":" + std::string(value); }
    void number(std::size_t value) { text(std::to_string(value)); }
    void list(const std::vector<std::string>& values) {
        number(values.size());
        for (const auto& value : values) {
            text(value);
        }
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

// Once something is missing, all that follows is empty.
class FieldReader {
public:
    explicit FieldReader(std::string_view rest) : rest_(rest) {}

    std::string text() {
        const std::size_t colon = rest_.find(':');
        const std::size_t length = to_number(rest_.substr(0, colon));
        if (is_cut_off_ || colon == std::string_view::npos || length > rest_.size() - colon - 1) {
            is_cut_off_ = true;
            return {};
        }
        std::string value(rest_.substr(colon + 1, length));
        rest_.remove_prefix(colon + 1 + length);
        return value;
    }
    std::size_t number() { return to_number(text()); }
    std::vector<std::string> list() {
        std::vector<std::string> values;
        for (std::size_t left = number(); left > 0 && !is_cut_off_; --left) {
            values.push_back(text());
        }
        return values;
    }
    bool is_whole() const { return !is_cut_off_ && rest_.empty(); }

private:
    std::size_t to_number(std::string_view digits) {
        std::size_t value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        is_cut_off_ = is_cut_off_ || read.ec != std::errc() || read.ptr != digits.data() + digits.size();
        return is_cut_off_ ? 0 : value;
    }

    std::string_view rest_;
    bool is_cut_off_ = false;
};

constexpr std::string_view kAnswer = "answer";
constexpr std::string_view kBackup = "backup";

struct Told {
    std::string backup{};
    std::string next{};  // the first field that is none of it
};

Told read_told(FieldReader& in) {
    Told told;
    while ((told.next = in.text()) == kBackup) {
        if (std::string path = in.text(); !path.empty()) {
            told.backup = std::move(path);
        }
    }
    return told;
}

void write_error(FieldWriter& out, const Error& error) {
    out.number(static_cast<std::size_t>(error.kind()));
    out.text(error.message());
    out.text(error.place().file);
    out.text(std::to_string(error.place().line));
    out.text(std::to_string(error.place().column));
    out.text(error.hint());
    out.text(error.sql());
    out.text(error.sqlstate());
    out.text(error.state());
    out.list(error.context());
}

Error read_error(FieldReader& in) {
    const auto kind = static_cast<ErrorKind>(in.number());
    Error error(kind, in.text());
    Place place{.file = in.text()};
    place.line = static_cast<int>(in.number());
    place.column = static_cast<int>(in.number());
    error.at(std::move(place));
    error.with_hint(in.text());
    error.with_sql(in.text());
    error.with_sqlstate(in.text());
    error.with_state(in.text());
    const auto contexts = in.list();
    for (auto context = contexts.rbegin(); context != contexts.rend(); ++context) {
        error.add_context(*context);
    }
    return error;
}

}  // namespace

std::string dump_answer(const WorkerAnswer& answer) {
    FieldWriter out;
    out.text(kAnswer);
    out.number(answer.changed ? 1 : 0);
    out.text(answer.result);
    out.list(answer.missed_scripts);
    out.number(answer.error ? 1 : 0);
    if (answer.error) {
        write_error(out, *answer.error);
    }
    return out.take();
}

std::string dump_backup(const std::string& path) {
    FieldWriter out;
    out.text(kBackup);
    out.text(path);
    return out.take();
}

std::string find_backup(std::string_view text) {
    FieldReader in(text);
    return read_told(in).backup;
}

std::optional<WorkerAnswer> parse_answer(std::string_view text) {
    FieldReader in(text);
    if (read_told(in).next != kAnswer) {
        return std::nullopt;
    }
    WorkerAnswer answer;
    answer.changed = in.number() == 1;
    answer.result = in.text();
    answer.missed_scripts = in.list();
    if (in.number() == 1) {
        answer.error = read_error(in);
    }
    return in.is_whole() ? std::optional(std::move(answer)) : std::nullopt;
}

}  // namespace retort::commands
