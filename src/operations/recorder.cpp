// Recorder and BatchRecorder; see recorder.hpp.
#include "operations/recorder.hpp"

#include "retort/error.hpp"

#include <exception>
#include <utility>

namespace retort::operations {

namespace {

Error batch_is_open(const std::string& what) {
    return Error(ErrorKind::script, what + " while a batch_alter_table is open")
        .with_hint("end the batch first: put it in a block of its own, or call its end()");
}

}  // namespace

Recorder::Recorder(Sink& sink, RecorderContext context) : sink_(sink), context_(std::move(context)) {}

Recorder::~Recorder() = default;

void Recorder::record(Operation operation) {
    if (in_batch_) {
        throw batch_is_open(std::string(operation_name(operation)) + " is called");
    }
    if (in_autocommit_) {
        autocommit_.push_back(std::move(operation));
    } else {
        sink_.record(std::move(operation));
    }
}

base::RowSet Recorder::query(const Execute& statement) {
    if (in_batch_) {
        throw batch_is_open("the connection is used");
    }
    if (!autocommit_.empty()) {
        sink_.record(AutocommitBlock{std::exchange(autocommit_, {})});
    }
    return sink_.query(statement);
}

void Recorder::begin_autocommit() {
    if (in_batch_) {
        throw batch_is_open("autocommit_block begins");
    }
    if (in_autocommit_) {
        throw Error(ErrorKind::script, "autocommit_block begins inside another");
    }
    in_autocommit_ = true;
    exceptions_ = std::uncaught_exceptions();
}

void Recorder::end_autocommit() {
    in_autocommit_ = false;
    if (!autocommit_.empty()) {
        sink_.record(AutocommitBlock{std::exchange(autocommit_, {})});
    }
}

void Recorder::leave_autocommit() {
    if (std::uncaught_exceptions() > exceptions_) {
        in_autocommit_ = false;
        autocommit_.clear();
    } else {
        end_autocommit();
    }
}

void Recorder::begin_batch() {
    if (in_batch_) {
        throw batch_is_open("batch_alter_table is called");
    }
    in_batch_ = true;
}

void Recorder::end_batch(BatchAlterTable batch) {
    in_batch_ = false;
    if (!batch.operations.empty()) {
        record(std::move(batch));
    }
}

void Recorder::abandon_batch() {
    in_batch_ = false;
}

void Recorder::finish() {
    if (in_batch_) {
        throw batch_is_open("the script ends");
    }
    if (in_autocommit_) {
        throw Error(ErrorKind::script, "the script ends while an autocommit_block is open");
    }
}

BatchRecorder::BatchRecorder(Recorder& recorder, QualifiedName table, Recreate recreate)
    : recorder_(recorder),
      batch_{.table = std::move(table), .recreate = recreate, .operations = {}},
      exceptions_(std::uncaught_exceptions()) {
    recorder_.begin_batch();
}

void BatchRecorder::record(Operation operation) {
    if (ended_) {
        throw Error(ErrorKind::script, std::string(operation_name(operation)) +
                                           " is called on a batch of table " +
                                           schema::display_name(batch_.table) + " that has ended");
    }
    batch_.operations.push_back(std::move(operation));
}

void BatchRecorder::end() {
    if (!std::exchange(ended_, true)) {
        // The table's name stays, for messages.
        recorder_.end_batch({batch_.table, batch_.recreate, std::exchange(batch_.operations, {})});
    }
}

void BatchRecorder::abandon() {
    if (!std::exchange(ended_, true)) {
        recorder_.abandon_batch();
    }
}

void BatchRecorder::leave() {
    if (std::uncaught_exceptions() > exceptions_) {
        abandon();
    } else {
        end();
    }
}

}  // namespace retort::operations
