// How far into its script a step is; see script_position.hpp.
#include "runtime/script_position.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "runtime/hints.hpp"

#include <algorithm>
#include <array>

namespace retort::runtime {

namespace {

// Reading is repeated; what else it may be is not.
bool only_reads(const std::string& sql) {
    static constexpr std::array<std::string_view, 4> kReading = {"select", "values", "show", "explain"};
    const auto words = base::split_any(base::to_lower(sql), " \t\r\n(;");
    return !words.empty() && std::find(kReading.begin(), kReading.end(), words.front()) != kReading.end();
}

TextForm form_of(const JournalEntry& entry) {
    const std::string& checksum = entry.checksum.empty() ? entry.statement_checksum : entry.checksum;
    return checksum.empty() ? kTextForm : find_form(checksum).value_or(TextForm::as_written);
}

}  // namespace

std::string chain_checksum(TextForm form, const std::string& before, std::string_view text) {
    base::HashBuilder builder;
    builder.add(before);
    builder.add(text);
    return (form == TextForm::as_written ? "" : form_mark(form)) + dump_hash(builder.finish());
}

void ScriptPosition::begin(std::optional<JournalEntry> committed) {
    count_ = 0;
    checksum_.clear();
    committed_ = std::move(committed);
    form_ = committed_ ? form_of(*committed_) : kTextForm;
}

bool ScriptPosition::pass(std::string_view operation) {
    const bool is_done = has_next_done();
    ++count_;
    checksum_ = chain_checksum(form_, checksum_, operation);
    if (is_done && count_ == committed_->position && checksum_ != committed_->checksum) {
        throw edited();
    }
    return is_done;
}

void ScriptPosition::pass_query(const operations::Execute& statement, std::string_view text) {
    const bool is_done = pass("query " + std::string(text));
    if (is_done && !only_reads(statement.sql)) {
        throw Error(ErrorKind::command, "the " + describe_interrupted(*committed_) +
                                            " was interrupted and cannot go on by itself: it changed rows "
                                            "through op.connection(), and would do so again")
            .with_sql(statement.sql)
            .with_hint("finish or undo it by hand, then say where the database is with " +
                       stamp_words(caller_));
    }
}

void ScriptPosition::finish() const {
    if (has_next_done()) {
        throw edited();
    }
}

Error ScriptPosition::edited() const {
    return Error(ErrorKind::command, "the " + describe_interrupted(*committed_) + " was interrupted after " +
                                         std::to_string(committed_->position) +
                                         " of its operations, and now it begins with others")
        .with_hint(
            "was the file edited, or does it ask the database and get another answer? Bring the file back as "
            "it was; or finish or undo it by hand, then say where the database is with " +
            stamp_words(caller_));
}

}  // namespace retort::runtime
