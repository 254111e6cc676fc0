// Texts for checksums; see operation_text.hpp.
#include "runtime/operation_text.hpp"

#include "operations/readers.hpp"
#include "sql/canonical.hpp"

namespace retort::runtime {

std::string form_mark(TextForm form) {
    return std::to_string(static_cast<int>(form)) + ":";
}

std::optional<TextForm> find_form(std::string_view marked) {
    for (const TextForm form : {TextForm::as_written, TextForm::canonical}) {
        if (marked.starts_with(form_mark(form))) {
            return form;
        }
    }
    return std::nullopt;
}

std::string raw_text(const std::string& sql, TextForm form, const sql::LexRules& rules) {
    return form == TextForm::as_written ? sql : sql::canonical_text(sql, rules);
}

std::string operation_text(const operations::Operation& operation, TextForm form,
                           const sql::LexRules& rules) {
    return operations::dump(operation, [&](const std::string& sql) { return raw_text(sql, form, rules); });
}

}  // namespace retort::runtime
