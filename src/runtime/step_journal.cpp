// One step's side of the journal; see step_journal.hpp.
#include "runtime/step_journal.hpp"

#include "runtime/clock.hpp"
#include "runtime/hints.hpp"
#include "runtime/run_log.hpp"
#include "runtime/unchanged.hpp"

#include <utility>

namespace retort::runtime {

namespace {}  // namespace

void StepJournal::begin_step(const revisions::Step& step) {
    step_ = &step;
    const bool is_interrupted = interrupted_ && step.revision != nullptr &&
                                interrupted_->revision == step.revision->id &&
                                interrupted_->direction == step.direction;
    written_ = is_interrupted ? interrupted_ : std::nullopt;
    entry_ = is_interrupted ? *interrupted_ : JournalEntry{.started = format_utc_now("%Y-%m-%d %H:%M:%S")};
    entry_.direction = step.direction;
    entry_.revision = step.revision != nullptr ? step.revision->id : "";
    position_.begin(is_interrupted ? std::exchange(interrupted_, {}) : std::nullopt);
    if (is_interrupted) {
        tell("The " + describe_interrupted(entry_) + " was interrupted: its first " +
             std::to_string(entry_.position) + " operations are committed, going on after them");
    }
}

std::vector<dialects::Statement> StepJournal::emit_position() {
    if (is_open() && entry_.position == position_.count()) {
        return {};  // so it says already, and perhaps more
    }
    entry_.position = position_.count();
    entry_.checksum = position_.checksum();
    entry_.statement.clear();
    entry_.statement_checksum.clear();
    return emit_entry();
}

std::vector<dialects::Statement> StepJournal::emit_entry() {
    const auto& table = request_.settings.version_table;
    const auto before = std::exchange(written_, entry_);
    return before ? std::vector{emit_journal_entry(request_.dialect, table, *before, entry_)}
                  : emit_open_journal(request_.dialect, table, entry_);
}

std::vector<dialects::Statement> StepJournal::emit_end() {
    position_.finish();
    if (!std::exchange(written_, std::nullopt)) {
        return {};
    }
    return emit_close_journal(request_.dialect, request_.settings.version_table);
}

void StepJournal::run_alone(const Unit& unit, const dialects::EmitContext& context, const Send& send) {
    if (!entry_.statement.empty() && is_settled(unit)) {
        advance();
        return;
    }
    const auto before = request_.dialect.probe(request_.connection, *unit.operation);
    if (before == dialects::Outcome::half_done) {
        clear_half_done(unit);
    }
    // Where its effect is there before it, finding it after a crash would say nothing: it
    // is sent again, and the database answers as it would have.
    if (before != dialects::Outcome::done) {
        write_intent(unit);
    }
    try {
        send(unit.raw.empty() ? request_.dialect.emit(*unit.operation, context) : unit.raw);
    } catch (const Error& error) {
        // A refused statement did nothing; one whose answer was lost may have done all.
        if (error.kind() != ErrorKind::connection) {
            withdraw_intent();
        }
        throw;
    }
    advance();
}

void StepJournal::advance() {
    const auto before = written_;
    write(emit_position(), before);
}

// Outside of transactions. What refuses it may be that another run wrote meanwhile.
void StepJournal::write(const std::vector<dialects::Statement>& statements,
                        const std::optional<JournalEntry>& before) {
    try {
        request_.connection.run(statements, [](std::size_t) {});
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::database) {
            check_journal_unchanged(request_, before);
        }
        throw;
    }
}

void StepJournal::write_intent(const Unit& unit) {
    const auto before = written_;
    entry_.statement = unit.description;
    entry_.statement_checksum = checksum_of(unit);
    write(emit_entry(), before);
}

std::string StepJournal::checksum_of(const Unit& unit) const {
    return chain_checksum(position_.form(), "", unit.text);
}

void StepJournal::withdraw_intent() noexcept {
    entry_.statement.clear();
    entry_.statement_checksum.clear();
    try {
        const auto before = written_;
        write(emit_entry(), before);
    } catch (const std::exception&) {
        // Then it stays an open question, which the next run asks.
    }
}

// True: it took effect.
bool StepJournal::is_settled(const Unit& unit) {
    if (entry_.statement_checksum != checksum_of(unit)) {
        throw Error(ErrorKind::command, "the " + describe_interrupted(entry_) +
                                            " was interrupted at a statement that it does not have there now")
            .with_sql(entry_.statement)
            .with_hint(
                "bring the file back as it was; or finish or undo it by hand, then say where the database is "
                "with " +
                stamp_words(request_.settings.caller));
    }
    if (request_.interrupted == Interrupted::run_again || request_.interrupted == Interrupted::mark_done) {
        return request_.interrupted == Interrupted::mark_done;
    }
    switch (request_.dialect.probe(request_.connection, *unit.operation)) {
        case dialects::Outcome::done:
            tell("Found done: " + unit.description);
            return true;
        case dialects::Outcome::unknown:
            throw undecided();
        case dialects::Outcome::not_done:
        case dialects::Outcome::half_done:
            break;
    }
    return false;
}

// Only an index is ever left so.
void StepJournal::clear_half_done(const Unit& unit) {
    const auto& create = std::get<operations::CreateIndex>(unit.operation->value);
    tell("Dropping the invalid index " + create.index.name + ", which an attempt to build it left behind");
    const auto statements = request_.dialect.emit(
        operations::DropIndex{
            .table = create.table, .name = create.index.name, .if_exists = true, .concurrently = true},
        {});
    request_.connection.run_unlimited(statements, [](std::size_t) {});
}

Error StepJournal::undecided() const {
    return Error(ErrorKind::command,
                 "the " + describe_interrupted(entry_) +
                     " was interrupted at a statement that may or may not have taken effect")
        .with_sql(entry_.statement)
        .with_hint(undecided_hint(request_.settings.caller, *step_));
}

void StepJournal::tell(const std::string& line) const {
    request_.log(kLogger, line);
}

}  // namespace retort::runtime
