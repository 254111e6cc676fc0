// What a run tells the history table: when each step began, what its script
// recorded, how long it took.
#pragma once

#include "base/hash.hpp"
#include "dialects/history_table.hpp"
#include "operations/recorder.hpp"
#include "runtime/operation_text.hpp"
#include "runtime/settings.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::runtime {

// The operations of a script in their canonical form, as one number: comments,
// spaces and the way of writing do not matter.
class Checksum {
public:
    explicit Checksum(TextForm form = kTextForm) : form_(form) {}

    // operation_text() of the next one, in this form.
    void add(std::string_view operation) { hash_.add(operation); }
    // What the database answers decides what the script does: it has no checksum.
    void add_query() { is_known_ = false; }
    // The form's mark and 32 hexadecimal digits.
    std::optional<std::string> finish() const;

private:
    TextForm form_;
    base::HashBuilder hash_;
    bool is_known_ = true;
};

struct UpgradeChecksum {
    std::optional<std::string> value;  // none where the script asks the database
    bool has_raw_sql = false;
};
// What an upgrade by this script would be recorded with, in this form. The context has the rules
// for SQL. Throws what the script throws.
UpgradeChecksum upgrade_checksum(const scripts::LoadedScripts& scripts, const std::string& revision,
                                 operations::RecorderContext context, TextForm form = kTextForm);

class History {
public:
    // Keeps a reference.
    explicit History(const revisions::Plan& plan) : plan_(plan), records_(plan.steps.size()) {}

    // The database begins with the step's first statement.
    void start(std::size_t step);
    // Of the script that is recording.
    void add(std::string_view operation) { checksum_.add(operation); }
    void add_query() { checksum_.add_query(); }
    void end_script(std::size_t step);
    // The rows of steps first to last, the last not included; all of them have run.
    std::vector<dialects::HistoryRow> list_rows(std::size_t first, std::size_t last) const;

private:
    using Clock = std::chrono::steady_clock;
    struct Record {
        std::optional<Clock::time_point> started;
        std::optional<std::string> checksum;
    };

    std::int64_t duration_ms(std::size_t step) const;

    const revisions::Plan& plan_;
    std::vector<Record> records_;
    Checksum checksum_;
};

}  // namespace retort::runtime
