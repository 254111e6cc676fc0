// The header of a revision in SQL; see header.hpp. Lines, no lexer: which database
// the statements are for does not matter here.
#include "scripts/sql/header.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"
#include "scripts/sql/marker.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts::sql {

namespace {

enum class Field { id, revises, labels, depends, date };

constexpr std::array<std::pair<std::string_view, Field>, 5> kFields = {{{"Revision ID", Field::id},
                                                                        {"Revises", Field::revises},
                                                                        {"Branch Labels", Field::labels},
                                                                        {"Depends On", Field::depends},
                                                                        {"Create Date", Field::date}}};

std::vector<std::string> field_names() {
    std::vector<std::string> names(kFields.size());
    std::transform(kFields.begin(), kFields.end(), names.begin(),
                   [](const auto& field) { return std::string(field.first); });
    return names;
}

// What stands before the colon, "" without one.
std::string_view field_name(std::string_view comment) {
    const auto colon = comment.find(':');
    return colon == std::string_view::npos ? "" : base::trim(comment.substr(0, colon));
}

// Of ASCII letters; a history of many files asks often.
bool is_same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char left, char right) { return lower(left) == lower(right); });
}

std::optional<Field> find_field(std::string_view comment) {
    const std::string_view name = field_name(comment);
    const auto found = std::find_if(kFields.begin(), kFields.end(),
                                    [name](const auto& field) { return is_same_word(field.first, name); });
    return found == kFields.end() ? std::nullopt : std::optional(found->second);
}

struct Line {
    std::string_view text;  // without its end
    int number = 1;
};

class Parser {
public:
    Parser(const std::string& path, std::string_view text) : path_(path), text_(text) {
        at_ = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    }

    Header parse() {
        std::optional<Line> line = take_message();
        for (; line && is_comment(*line) && !is_end_of_header(*line); line = take_line()) {
            parse_field(*line);
        }
        // The line that ended the header is a part of the body.
        header_.body = line ? static_cast<std::size_t>(line->text.data() - text_.data()) : text_.size();
        header_.body_line = line ? line->number : number_ + 1;
        require_fields();
        return std::move(header_);
    }

private:
    Error error(const Line& line, const std::string& message) const {
        return Error(ErrorKind::script, message).at({.file = path_, .line = line.number});
    }

    std::optional<Line> take_line() {
        if (at_ >= text_.size()) {
            return std::nullopt;
        }
        const auto end = std::min(text_.find('\n', at_), text_.size());
        std::string_view text = text_.substr(at_, end - at_);
        at_ = end + 1;
        text.remove_suffix(text.ends_with('\r') ? 1 : 0);
        return Line{text, ++number_};
    }

    static bool is_comment(const Line& line) { return base::trim(line.text).starts_with("--"); }
    static bool is_end_of_header(const Line& line) {
        return !find_field(comment_of(line)) &&
               (parse_marker(line.text) || !find_meant_marker(line.text).empty());
    }
    // Without its mark and one blank.
    static std::string_view comment_of(const Line& line) {
        std::string_view text = line.text.substr(line.text.find("--") + 2);
        text.remove_prefix(text.starts_with(' ') ? 1 : 0);
        return text;
    }

    // Up to the first field, which is returned. A block of comments without any is
    // none of the message: a licence, perhaps.
    std::optional<Line> take_message() {
        std::string message;
        for (auto line = take_line(); line; line = take_line()) {
            if (!is_comment(*line)) {
                if (!base::trim(line->text).empty()) {
                    break;
                }
                message.clear();
                continue;
            }
            const std::string_view comment = comment_of(*line);
            if (find_field(comment)) {
                require_no_misspelt_field(message, line->number);
                header_.message = base::trim(message);
                return line;
            }
            note_misspelt_field(*line, comment);
            message.append(comment).append("\n");
        }
        throw missing_header();
    }

    void note_misspelt_field(const Line& line, std::string_view comment) {
        const std::string name(field_name(comment));
        if (meant_.empty() && !name.empty()) {
            meant_ = base::find_nearest(base::to_lower(name), lower_names());
            misspelt_ = line;
        }
    }

    static std::vector<std::string> lower_names() {
        std::vector<std::string> names = field_names();
        std::transform(names.begin(), names.end(), names.begin(),
                       [](const std::string& name) { return base::to_lower(name); });
        return names;
    }

    // A field that is not read for its spelling must not become a part of the message:
    // one that stands right above the others.
    void require_no_misspelt_field(const std::string& message, int first_field) const {
        const auto start = message.rfind("\n\n");
        const auto paragraph = static_cast<int>(std::count(
            message.begin() + static_cast<std::ptrdiff_t>(start == std::string::npos ? 0 : start + 2),
            message.end(), '\n'));
        if (!meant_.empty() && misspelt_.number >= first_field - paragraph) {
            throw unknown_field(misspelt_);
        }
    }

    Error missing_header() const {
        if (!meant_.empty()) {
            return unknown_field(misspelt_);
        }
        return Error(ErrorKind::script, "Found no revision header in '" + path_ + "'")
            .at({.file = path_})
            .with_hint(
                "a revision in SQL begins with the lines\n-- Revision ID: <id>\n-- Revises: <parent>\n"
                "or move the file out of the versions folder");
    }

    Error unknown_field(const Line& line) const {
        const std::string comment(base::trim(comment_of(line)));
        const std::string nearest = base::find_nearest(base::to_lower(field_name(comment)), lower_names());
        const auto names = field_names();
        std::string meant;
        for (const std::string& name : names) {
            meant = base::to_lower(name) == nearest && !nearest.empty() ? name : meant;
        }
        return error(line, "Not a line of a revision's header: '" + comment + "'")
            .with_hint(meant.empty()
                           ? "known are " + base::join(names, ", ") +
                                 "; the message stands above them, other comments below an empty line"
                           : "did you mean '" + meant + ":'?");
    }

    void parse_field(const Line& line) {
        const std::string_view comment = comment_of(line);
        if (base::trim(comment).empty()) {
            return;
        }
        const auto field = find_field(comment);
        if (!field) {
            throw unknown_field(line);
        }
        int& seen = seen_.at(static_cast<std::size_t>(*field));
        if (seen != 0) {
            throw error(line, "The header says '" + std::string(field_name(comment)) +
                                  ":' twice; the first is in line " + std::to_string(seen))
                .with_hint("keep one of them; several values stand in one line, with commas between them");
        }
        seen = line.number;
        set(*field, line, comment.substr(comment.find(':') + 1));
    }

    void set(Field field, const Line& line, std::string_view value) {
        switch (field) {
            case Field::id:
                header_.id = parse_id(line, value);
                header_.line = line.number;
                break;
            case Field::revises:
                header_.revises = value;
                if (const auto word = base::trim(value); word != "<base>" && word != "base") {
                    header_.down_revisions = parse_names(line, value);
                }
                break;
            case Field::labels:
                header_.branch_labels = parse_names(line, value);
                break;
            case Field::depends:
                header_.depends_on = parse_names(line, value);
                break;
            case Field::date:
                header_.create_date = base::trim(value);
                break;
        }
    }

    std::string parse_id(const Line& line, std::string_view value) const {
        const auto names = parse_names(line, value);
        if (names.size() != 1) {
            throw error(line, names.empty()
                                  ? "The revision identifier is empty"
                                  : "A revision has one identifier, not " + std::to_string(names.size()))
                .with_hint("write it as in: -- Revision ID: 1975ea83b712");
        }
        return names.front();
    }

    // None for an empty value.
    std::vector<std::string> parse_names(const Line& line, std::string_view value) const {
        std::vector<std::string> names;
        if (base::trim(value).empty()) {
            return names;
        }
        for (const std::string& piece : base::split(value, ',')) {
            const std::string name(base::trim(piece));
            if (name.empty()) {
                throw error(line,
                            "A name is missing beside a comma: '" + std::string(base::trim(value)) + "'");
            }
            if (name.find_first_of(" \t") != std::string::npos) {
                throw error(line, "'" + name + "' is no name: there is white space in it")
                    .with_hint("several names have commas between them");
            }
            names.push_back(name);
        }
        return names;
    }

    void require_fields() const {
        for (const Field field : {Field::id, Field::revises}) {
            if (seen_.at(static_cast<std::size_t>(field)) == 0) {
                const std::string name(kFields.at(static_cast<std::size_t>(field)).first);
                throw error({{}, first_seen()}, "The header has no line '" + name + ":'")
                    .with_hint(field == Field::id ? "write it as in: -- Revision ID: 1975ea83b712"
                                                  : "name the parent, or <base>, as in: -- Revises: <base>");
            }
        }
    }
    int first_seen() const {
        int first = 0;
        for (const int line : seen_) {
            first = line != 0 && (first == 0 || line < first) ? line : first;
        }
        return first;
    }

    const std::string& path_;
    std::string_view text_;
    std::size_t at_ = 0;
    int number_ = 0;
    Header header_;
    std::array<int, kFields.size()> seen_{};  // the line of each field, by its place in the enumeration
    // The first line of the message that is nearly a field.
    std::string meant_;
    Line misspelt_;
};

}  // namespace

Header parse_header(const std::string& path, std::string_view text) {
    return Parser(path, text).parse();
}

bool looks_like_field(std::string_view line) {
    return find_field(line).has_value();
}

}  // namespace retort::scripts::sql
