// Shell-like words; see shell_words.hpp.
#include "base/shell_words.hpp"

#include "retort/error.hpp"

namespace retort::base {

namespace {

constexpr std::string_view kSpace = " \t\r\n\v\f";

class WordSplitter {
public:
    explicit WordSplitter(std::string_view text) : text_(text) {}

    std::vector<std::string> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (kSpace.find(c) != std::string_view::npos) {
                finish_word();
            } else if (c == '\'' || c == '"') {
                read_quoted(c);
            } else if (c == '\\' && at_ < text_.size()) {
                add(text_[at_++]);
            } else {
                add(c);
            }
        }
        finish_word();
        return std::move(words_);
    }

private:
    void add(char c) {
        word_ += c;
        in_word_ = true;
    }

    void finish_word() {
        if (in_word_) {
            words_.push_back(word_);
        }
        word_.clear();
        in_word_ = false;
    }

    void read_quoted(char quote) {
        in_word_ = true;  // '' is a word too
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == quote) {
                return;
            }
            const bool is_escape =
                quote == '"' && c == '\\' && at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\\');
            add(is_escape ? text_[at_++] : c);
        }
        throw Error(ErrorKind::config, std::string("A quote ") + quote + " without an end")
            .with_hint("write \\" + std::string(1, quote) + " where the quote itself is meant");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string word_;
    bool in_word_ = false;
    std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> split_shell_words(std::string_view text) {
    return WordSplitter(text).run();
}

}  // namespace retort::base
