// Rows for the history table; see history.hpp.
#include "runtime/history.hpp"

#include "base/text.hpp"
#include "base/user.hpp"
#include "base/version.hpp"
#include "operations/readers.hpp"
#include "runtime/clock.hpp"

#include <utility>

namespace retort::runtime {

namespace {

std::string action_of(const revisions::Step& step) {
    if (step.is_stamp) {
        return "stamp";
    }
    return step.direction == revisions::Direction::upgrade ? "upgrade" : "downgrade";
}

std::string revision_of(const revisions::Step& step) {
    if (step.revision != nullptr) {
        return step.revision->id;
    }
    return step.to.empty() ? "base" : base::join(step.to, ", ");
}

// Records nothing but the checksum.
class ChecksumSink : public operations::Sink {
public:
    ChecksumSink(TextForm form, const sql::LexRules& rules) : checksum(form), form_(form), rules_(rules) {}

    Checksum checksum;
    bool was_asked = false;
    bool has_raw_sql = false;

    void record(operations::Operation operation) override {
        checksum.add(operations::dump(operation, [this](const std::string& sql) {
            has_raw_sql = true;
            return raw_text(sql, form_, rules_);
        }));
    }
    base::RowSet query(const operations::Execute& /*statement*/) override {
        was_asked = true;
        throw Error(ErrorKind::script, "the revision asks the database");
    }
    bool offline() const override { return false; }

private:
    TextForm form_;
    const sql::LexRules& rules_;
};

}  // namespace

std::optional<std::string> Checksum::finish() const {
    return is_known_ ? std::optional(form_mark(form_) + base::dump_hash(hash_.finish())) : std::nullopt;
}

UpgradeChecksum upgrade_checksum(const scripts::LoadedScripts& scripts, const std::string& revision,
                                 operations::RecorderContext context, TextForm form) {
    ChecksumSink sink(form, *context.lex);
    operations::Recorder recorder(sink, std::move(context));
    try {
        scripts.upgrade(revision, recorder);
    } catch (const Error&) {
        if (!sink.was_asked) {
            throw;
        }
        return {.value = std::nullopt, .has_raw_sql = sink.has_raw_sql};
    }
    return {.value = sink.checksum.finish(), .has_raw_sql = sink.has_raw_sql};
}

void History::start(std::size_t step) {
    records_[step].started = Clock::now();
}

void History::end_script(std::size_t step) {
    records_[step].checksum = std::exchange(checksum_, Checksum()).finish();
}

std::vector<dialects::HistoryRow> History::list_rows(std::size_t first, std::size_t last) const {
    std::vector<dialects::HistoryRow> rows;
    const std::string now = format_utc_now("%Y-%m-%dT%H:%M:%SZ");
    const std::string user = first == last ? "" : base::describe_user();
    for (std::size_t i = first; i < last; ++i) {
        const auto& step = plan_.steps[i];
        const bool is_upgrade = !step.is_stamp && step.direction == revisions::Direction::upgrade;
        rows.push_back({.revision = revision_of(step),
                        .action = action_of(step),
                        .applied_at = now,
                        .applied_by = user,
                        .duration_ms = duration_ms(i),
                        .tool = std::string("retort ") + base::version(),
                        .checksum = is_upgrade ? records_[i].checksum : std::nullopt});
    }
    return rows;
}

// Until the next step began, or until now.
std::int64_t History::duration_ms(std::size_t step) const {
    const auto& started = records_[step].started;
    if (!started) {
        return 0;
    }
    const bool has_next = step + 1 < records_.size() && records_[step + 1].started;
    const auto end = has_next ? *records_[step + 1].started : Clock::now();
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - *started).count();
}

}  // namespace retort::runtime
