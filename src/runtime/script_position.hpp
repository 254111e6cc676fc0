// How far into its script a step is, counted in operations, and which of them an
// interrupted run has committed: those are passed over.
#pragma once

#include "runtime/journal.hpp"
#include "runtime/operation_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace retort::runtime {

class ScriptPosition {
public:
    explicit ScriptPosition(Caller caller) : caller_(caller) {}

    // At the beginning of the script, of which `committed` is done.
    void begin(std::optional<JournalEntry> committed);
    // The next operation, as its operation_text(); true when it is done. Throws
    // Error(command) where the script is not the one that was interrupted.
    bool pass(std::string_view operation);
    // A query and its text; it is asked again: scripts need the answer. Throws
    // Error(command) where it would write a second time.
    void pass_query(const operations::Execute& statement, std::string_view text);
    // At the end of the script.
    void finish() const;

    std::size_t count() const { return count_; }
    const std::string& checksum() const { return checksum_; }
    // Of the texts that it is given: that of what is committed, until the script ends.
    TextForm form() const { return form_; }
    bool has_next_done() const { return committed_ && count_ < committed_->position; }

private:
    Error edited() const;

    Caller caller_;
    TextForm form_ = kTextForm;
    std::size_t count_ = 0;
    std::string checksum_;
    std::optional<JournalEntry> committed_;
};

// A chain: the text's, and all that was before it. Marked with the form of the texts, save for
// the first, which had no mark.
std::string chain_checksum(TextForm form, const std::string& before, std::string_view text);

}  // namespace retort::runtime
