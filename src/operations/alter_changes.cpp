// The options of add_column and alter_column, read into their operations.
#include "operations/api_parts.hpp"

namespace retort::operations {

namespace {

using schema::ColumnWord;
using Property = schema::ColumnOption::Property;

constexpr const char* kAddColumn = "add_column";

std::string text_of(const Property& property) {
    return std::get<std::string>(property.value);
}

Error does_not_apply(const schema::ColumnOption& option, const std::string& construct) {
    if (const auto* property = std::get_if<Property>(&option.value)) {
        return schema::does_not_apply(schema::column_word_name(*property), construct);
    }
    if (const auto* flag = std::get_if<Flag>(&option.value)) {
        return schema::does_not_apply(schema::flag_name(*flag), construct);
    }
    if (const auto* flag = std::get_if<ColumnFlag>(&option.value)) {
        return schema::does_not_apply(schema::column_flag_name(*flag), construct);
    }
    if (std::holds_alternative<schema::ForeignKey>(option.value)) {
        return schema::does_not_apply("foreign_key", construct);
    }
    if (std::holds_alternative<schema::ColumnOption::NoKey>(option.value)) {
        return schema::does_not_apply("no_option", construct);
    }
    const bool is_check = std::holds_alternative<schema::Check>(option.value);
    return schema::does_not_apply(is_check ? "check" : "option", construct);
}

void take_add_option(AddOptions& read, const schema::ColumnOption& option, Grouping grouping) {
    const auto* property = std::get_if<Property>(&option.value);
    const auto* flag = std::get_if<Flag>(&option.value);
    const bool in_batch = grouping == Grouping::batch;
    if (flag != nullptr && *flag == Flag::if_not_exists) {
        read.if_not_exists = true;
    } else if (property != nullptr && property->word == ColumnWord::in_schema && !in_batch) {
        read.in_schema = text_of(*property);
    } else if (property != nullptr && property->word == ColumnWord::insert_before && in_batch) {
        read.insert_before = text_of(*property);
    } else if (property != nullptr && property->word == ColumnWord::insert_after && in_batch) {
        read.insert_after = text_of(*property);
    } else {
        throw does_not_apply(option, kAddColumn);
    }
}

void require_one_place(const std::string& before, const std::string& after, const std::string& construct) {
    if (!before.empty() && !after.empty()) {
        throw Error(ErrorKind::script, construct + " is given both insert_before and insert_after");
    }
}

template <class T>
Change<T> change_of(const Property& property) {
    const auto* value = std::get_if<T>(&property.value);
    return {value == nullptr ? std::nullopt : std::optional<T>(*value)};
}

// Reads the changes one after the other; each property at most once.
class AlterReader {
public:
    AlterReader(Str column, Grouping grouping) : grouping_(grouping) {
        op_.column = make_plain_name(column, "column");
    }

    void take(const schema::ColumnOption& option) {
        using Option = schema::ColumnOption;
        if (const auto* key = std::get_if<Option::Key>(&option.value)) {
            return set_option(key->key, {key->value});
        }
        if (const auto* key = std::get_if<Option::NoKey>(&option.value)) {
            return set_option(key->key, {});
        }
        const auto* flag = std::get_if<ColumnFlag>(&option.value);
        const auto* property = std::get_if<Property>(&option.value);
        const bool taken =
            flag != nullptr ? take_flag(*flag) : property != nullptr && take_property(*property);
        if (!taken) {
            throw does_not_apply(option, construct());
        }
    }

    AlterColumn finish() {
        set_collation();
        if (op_.using_expression && !op_.type) {
            throw Error(ErrorKind::script, construct() + " has using_expression but no type");
        }
        require_one_place(op_.insert_before, op_.insert_after, construct());
        return std::move(op_);
    }

private:
    std::string construct() const { return "alter_column '" + op_.column + "'"; }

    template <class T, class U>
    bool set_once(std::optional<T>& slot, U value, const char* what) {
        if (slot) {
            throw Error(ErrorKind::script, construct() + " is given " + what + " twice");
        }
        slot = std::move(value);
        return true;
    }

    void set_option(const std::string& key, Change<std::string> change) {
        if (!op_.options.emplace(key, std::move(change)).second) {
            throw Error(ErrorKind::script, construct() + " is given " + key + " twice");
        }
    }

    bool set_place(std::string& slot, const Property& property) {
        slot = text_of(property);
        return grouping_ == Grouping::batch;
    }

    bool take_flag(ColumnFlag flag) {
        switch (flag) {
            case ColumnFlag::not_null:
                return set_once(op_.nullable, false, "nullable");
            case ColumnFlag::autoincrement:
                return set_once(op_.autoincrement, schema::Autoincrement::on, "autoincrement");
            case ColumnFlag::no_autoincrement:
                return set_once(op_.autoincrement, schema::Autoincrement::off, "autoincrement");
            case ColumnFlag::primary_key:
            case ColumnFlag::unique:
            case ColumnFlag::indexed:
                break;
        }
        return false;
    }

    bool take_property(const Property& property) {
        auto& known = op_.existing;
        switch (property.word) {
            case ColumnWord::type:
                return set_once(op_.type, std::get<schema::Type>(property.value), "a type");
            case ColumnWord::using_expression:
                return set_once(op_.using_expression, text_of(property), "using_expression");
            case ColumnWord::nullable:
                return set_once(op_.nullable, std::get<bool>(property.value), "nullable");
            case ColumnWord::server_default:
                return set_once(op_.server_default, change_of<schema::ServerDefault>(property),
                                "server_default");
            case ColumnWord::comment:
                return set_once(op_.comment, change_of<std::string>(property), "comment");
            case ColumnWord::identity:
                return set_once(op_.identity, change_of<schema::SequenceOptions>(property), "identity");
            case ColumnWord::computed:
                return set_once(op_.computed, change_of<schema::Computed>(property), "computed");
            case ColumnWord::new_name:
                return set_once(op_.new_name, text_of(property), "new_name");
            case ColumnWord::existing_type:
                return set_once(known.type, std::get<schema::Type>(property.value), "existing_type");
            case ColumnWord::existing_nullable:
                return set_once(known.nullable, std::get<bool>(property.value), "existing_nullable");
            case ColumnWord::existing_server_default:
                return set_once(known.server_default, change_of<schema::ServerDefault>(property),
                                "existing_server_default");
            case ColumnWord::existing_comment:
                return set_once(known.comment, change_of<std::string>(property), "existing_comment");
            case ColumnWord::existing_identity:
                return set_once(known.identity, change_of<schema::SequenceOptions>(property),
                                "existing_identity");
            case ColumnWord::existing_computed:
                return set_once(known.computed, change_of<schema::Computed>(property), "existing_computed");
            case ColumnWord::collation:
                return set_once(collation_, text_of(property), "collation");
            case ColumnWord::in_schema:
                op_.table.schema = text_of(property);
                return grouping_ == Grouping::single;
            case ColumnWord::insert_before:
                return set_place(op_.insert_before, property);
            case ColumnWord::insert_after:
                return set_place(op_.insert_after, property);
            case ColumnWord::renamed_from:
                throw schema::does_not_apply("renamed_from", construct());
        }
        return false;
    }

    // A collation is part of the type: of the new one, or of the one that stays.
    void set_collation() {
        if (!collation_) {
            return;
        }
        if (!op_.type && !op_.existing.type) {
            throw Error(ErrorKind::script, construct() + " has a collation but no type")
                .with_hint("say type(…), or existing_type(…) where it stays");
        }
        const schema::Type base = op_.type ? *op_.type : *op_.existing.type;
        op_.type = Type(detail::make_box(base)).collate(*collation_).box()->value;
    }

    AlterColumn op_;
    Grouping grouping_;
    std::optional<std::string> collation_;
};

}  // namespace

AddOptions read_add_options(std::initializer_list<ColumnOption> options, Grouping grouping) {
    AddOptions read;
    for (const auto& option : options) {
        take_add_option(read, option.box()->value, grouping);
    }
    require_one_place(read.insert_before, read.insert_after, kAddColumn);
    return read;
}

AddColumn make_add_column(const QualifiedName& table, const Column& column, const AddOptions& options,
                          const schema::NamingConvention& convention) {
    const schema::ColumnDraft& draft = column.box()->value;
    schema::Table alone{.name = table, .columns = {draft.column}};
    schema::add_draft_constraints(alone, draft);
    schema::name_unnamed(convention, alone);
    return {.table = table,
            .column = draft.column,
            .constraints = schema::list_constraints(alone),
            .indexes = alone.indexes,
            .if_not_exists = options.if_not_exists,
            .insert_before = options.insert_before,
            .insert_after = options.insert_after};
}

AlterColumn make_alter_column(Str column, std::initializer_list<ColumnOption> changes, Grouping grouping) {
    AlterReader reader(column, grouping);
    for (const auto& change : changes) {
        reader.take(change.box()->value);
    }
    return reader.finish();
}

}  // namespace retort::operations
