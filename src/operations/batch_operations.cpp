// The public BatchOperations and AutocommitBlock: scopes that record what is
// called inside them as one.
#include "operations/api_parts.hpp"

namespace retort {

using operations::Grouping;

namespace {

const schema::NamingConvention& convention_of(const operations::BatchRecorder& recorder) {
    return recorder.context().naming_convention;
}

}  // namespace

BatchOperations::~BatchOperations() noexcept(false) {
    const std::unique_ptr<operations::BatchRecorder> owned(recorder_);
    owned->leave();
}

void BatchOperations::end() {
    recorder_->end();
}

void BatchOperations::add(const Column& column, std::initializer_list<ColumnOption> options) {
    const auto read = operations::read_add_options(options, Grouping::batch);
    recorder_->record(
        operations::make_add_column(recorder_->table(), column, read, convention_of(*recorder_)));
}

void BatchOperations::drop_column(Str name) {
    recorder_->record(operations::DropColumn{.table = recorder_->table(),
                                             .column = operations::make_plain_name(name, "column")});
}

void BatchOperations::alter(Str name, std::initializer_list<ColumnOption> changes) {
    auto op = operations::make_alter_column(name, changes, Grouping::batch);
    op.table = recorder_->table();
    recorder_->record(std::move(op));
}

void BatchOperations::create_constraint(const Constraint& constraint) {
    recorder_->record(operations::make_create_constraint(
        recorder_->table(), constraint.box()->value.constraint, convention_of(*recorder_)));
}

void BatchOperations::drop(Str name, Options options) {
    const schema::Accepted accepted{.kinds = {}, .flags = {Flag::if_exists, Flag::cascade}};
    const auto values = schema::read_options(options, accepted, "drop_constraint");
    recorder_->record(operations::make_drop_constraint(recorder_->table(), name, values));
}

void BatchOperations::drop_constraint(const Constraint& constraint) {
    recorder_->record(operations::make_drop_constraint(recorder_->table(), constraint, {}));
}

void BatchOperations::rename_constraint(Str name, Str renamed) {
    recorder_->record(operations::RenameConstraint{recorder_->table(),
                                                   operations::make_plain_name(name, "constraint"),
                                                   operations::make_plain_name(renamed, "constraint")});
}

void BatchOperations::validate_constraint(Str name) {
    recorder_->record(operations::ValidateConstraint{
        .table = recorder_->table(), .name = operations::make_plain_name(name, "constraint")});
}

void BatchOperations::create(Str name, IndexElements elements, Options options) {
    const auto accepted =
        schema::index_options() | schema::Accepted{.kinds = {}, .flags = {Flag::if_not_exists}};
    const auto values = schema::read_options(options, accepted, "create_index");
    recorder_->record(
        operations::make_create_index(recorder_->table(), name, elements, values, convention_of(*recorder_)));
}

void BatchOperations::drop_index_with(Str name, Options options) {
    const auto values =
        schema::read_options(options, {.kinds = {}, .flags = {Flag::if_exists}}, "drop_index");
    recorder_->record(operations::DropIndex{.table = recorder_->table(),
                                            .name = operations::make_plain_name(name, "index"),
                                            .if_exists = values.has(Flag::if_exists)});
}

void BatchOperations::create_table_comment(Str text) {
    recorder_->record(
        operations::SetTableComment{.table = recorder_->table(), .comment = schema::to_string(text)});
}

void BatchOperations::drop_table_comment() {
    recorder_->record(operations::SetTableComment{.table = recorder_->table()});
}

void BatchOperations::alter_options(Options changes) {
    const auto values = schema::read_options(changes, schema::table_option_changes(), "alter_table_options");
    recorder_->record(operations::make_alter_table_options(recorder_->table(), values));
}

void BatchOperations::execute(Str sql, Params params) {
    recorder_->record(operations::make_execute(sql, params));
}

AutocommitBlock::AutocommitBlock(operations::Recorder& recorder) : recorder_(recorder) {
    recorder_.begin_autocommit();
}

AutocommitBlock::~AutocommitBlock() noexcept(false) {
    recorder_.leave_autocommit();
}

}  // namespace retort
