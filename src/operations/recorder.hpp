// Records what a script does. The public Operations class is a thin face of
// this one; where the operations go is the sink's matter (the runtime runs or
// prints them, replay applies them).
#pragma once

#include "base/row_set.hpp"
#include "operations/operation.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace retort::sql {
struct LexRules;
}

namespace retort::operations {

// Takes operations in order and, online, answers queries.
class Sink {
public:
    virtual ~Sink() = default;
    // May run it now or later, but before a later query().
    virtual void record(Operation operation) = 0;
    // Runs what was recorded so far, then the statement. Throws Error(script)
    // where there is no database to ask.
    virtual base::RowSet query(const Execute& statement) = 0;
    // True when statements are printed, not run.
    virtual bool offline() const = 0;
};

struct RecorderContext {
    std::string dialect{};
    std::map<std::string, std::string> x_arguments{};
    schema::NamingConvention naming_convention{};  // names constraints that scripts leave unnamed
    std::string database{};                        // of `databases`, the one that the run is over
    std::vector<std::string> databases{};          // empty where the project has one
    const sql::LexRules* lex = nullptr;            // of the database's SQL, for scripts in it
};

// Groups what is recorded while a batch or an autocommit block is open. Not
// copyable; lives as long as one call of a script's upgrade or downgrade.
class Recorder {
public:
    Recorder(Sink& sink, RecorderContext context);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    // Throws Error(script) while a batch is open: the order would not be the written one.
    void record(Operation operation);
    // Inside an autocommit block, closes the part recorded so far first; inside
    // a batch throws Error(script).
    base::RowSet query(const Execute& statement);

    void begin_autocommit();  // throws when one is open already, or a batch is
    void end_autocommit();
    // Ends the block of a scope that is left: abandons it when that happens by an
    // exception thrown since it began.
    void leave_autocommit();
    void begin_batch();  // throws when one is open already
    void end_batch(BatchAlterTable batch);
    void abandon_batch();  // after an exception: nothing of it is recorded

    // Throws Error(script) when a batch or autocommit block is still open.
    void finish();

    const RecorderContext& context() const { return context_; }
    bool offline() const { return sink_.offline(); }

private:
    Sink& sink_;
    RecorderContext context_;
    bool in_batch_ = false;
    bool in_autocommit_ = false;
    int exceptions_ = 0;  // in flight when the autocommit block began
    std::vector<Operation> autocommit_{};
};

// An open batch, owned by the public BatchOperations.
class BatchRecorder {
public:
    BatchRecorder(Recorder& recorder, QualifiedName table, Recreate recreate);
    void record(Operation operation);
    void end();      // records the batch; nothing when it is empty
    void abandon();  // see Recorder::abandon_batch
    // For the end of its scope: ends it if it is not, or abandons it when the
    // scope is left by an exception thrown since it began.
    void leave();
    bool ended() const { return ended_; }
    const QualifiedName& table() const { return batch_.table; }
    const RecorderContext& context() const { return recorder_.context(); }

private:
    Recorder& recorder_;
    BatchAlterTable batch_;
    bool ended_ = false;
    int exceptions_;  // in flight when it began
};

}  // namespace retort::operations
