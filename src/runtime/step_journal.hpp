// One step's side of the journal: what of its script is committed, written where a
// transaction cannot say it, and what an interrupted run left open.
#pragma once

#include "runtime/autocommit_units.hpp"
#include "runtime/migrate.hpp"
#include "runtime/script_position.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace retort::runtime {

class StepJournal {
public:
    using Send = std::function<void(std::vector<dialects::Statement>)>;

    // Keeps a reference. `interrupted` is what the database's journal says.
    StepJournal(const MigrateRequest& request, std::optional<JournalEntry> interrupted)
        : request_(request), interrupted_(std::move(interrupted)), position_(request.settings.caller) {}

    void begin_step(const revisions::Step& step);
    ScriptPosition& position() { return position_; }
    // Something of the step is committed already.
    bool is_open() const { return written_.has_value(); }
    // What the database's journal says when this run has not been disturbed.
    const std::optional<JournalEntry>& written() const { return written_; }

    // For the transaction that commits what the position counts.
    std::vector<dialects::Statement> emit_position();
    // For the transaction that ends the step.
    std::vector<dialects::Statement> emit_end();

    // Runs what no transaction holds, outside of one; it is the last that the position
    // counts. Where an interrupted run sent it already, the catalog or the request
    // decides whether it is done. Throws Error(command) where neither can.
    void run_alone(const Unit& unit, const dialects::EmitContext& context, const Send& send);

private:
    std::vector<dialects::Statement> emit_entry();
    void write(const std::vector<dialects::Statement>& statements, const std::optional<JournalEntry>& before);
    void write_intent(const Unit& unit);
    std::string checksum_of(const Unit& unit) const;
    void withdraw_intent() noexcept;
    void advance();
    bool is_settled(const Unit& unit);
    void clear_half_done(const Unit& unit);
    Error undecided() const;
    void tell(const std::string& line) const;

    const MigrateRequest& request_;
    std::optional<JournalEntry> interrupted_;
    const revisions::Step* step_ = nullptr;
    ScriptPosition position_;
    JournalEntry entry_;
    std::optional<JournalEntry> written_;
};

}  // namespace retort::runtime
