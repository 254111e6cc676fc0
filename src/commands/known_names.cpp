// A search in the text of all revision files; see known_names.hpp.
#include "commands/known_names.hpp"

#include "base/text.hpp"
#include "render/render.hpp"
#include "scripts/files.hpp"

#include <cctype>

namespace retort::commands {

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool has_word(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
            return true;
        }
    }
    return false;
}

std::string read_all(const revisions::Graph& graph) {
    std::string all;
    for (const auto& revision : graph.revisions()) {
        all += scripts::find_text(revision.path).value_or("") + "\n";
    }
    return all;
}

// A bundle has the whole text of each.
std::string read_embedded(const Migrations& migrations) {
    std::string all;
    for (Size i = 0; i < migrations.count; ++i) {
        all += std::string(migrations.revisions[i].text) + "\n";
    }
    return all;
}

}  // namespace

bool KnownNames::mention(const std::string& name) {
    if (!text_) {
        text_ = embedded_ != nullptr ? read_embedded(*embedded_) : read_all(graph_);
    }
    return has_word(*text_, name) || text_->find(render::render_literal(name)) != std::string::npos ||
           has_word(*text_, base::replace_all(name, "\"", "\"\""));
}

}  // namespace retort::commands
