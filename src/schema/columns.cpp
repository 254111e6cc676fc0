// Columns: the options of one, put together and checked for contradictions.
#include "retort/schema.hpp"
#include "schema/options.hpp"

#include <algorithm>

namespace retort {

namespace {

using schema::ColumnWord;
using Property = schema::ColumnOption::Property;

// What the options said so far; each property at most once.
struct ColumnParts {
    schema::ColumnDraft draft;
    std::optional<schema::Type> type;
    std::optional<bool> nullable;
    std::optional<std::string> collation;

    std::string construct() const { return "column '" + draft.column.name + "'"; }
};

template <class T, class U>
void set_once(std::optional<T>& slot, U value, const ColumnParts& parts, const char* what) {
    if (slot) {
        throw Error(ErrorKind::script, parts.construct() + " is given " + what + " twice");
    }
    slot = std::move(value);
}

void take_property(ColumnParts& parts, const Property& property) {
    auto& column = parts.draft.column;
    switch (property.word) {
        case ColumnWord::type:
            return set_once(parts.type, std::get<schema::Type>(property.value), parts, "a type");
        case ColumnWord::nullable:
            return set_once(parts.nullable, std::get<bool>(property.value), parts, "nullable");
        case ColumnWord::collation:
            return set_once(parts.collation, std::get<std::string>(property.value), parts, "a collation");
        case ColumnWord::renamed_from:
            column.renamed_from = std::get<std::string>(property.value);
            return;
        case ColumnWord::comment:
            if (const auto* text = std::get_if<std::string>(&property.value)) {
                return set_once(column.comment, *text, parts, "a comment");
            }
            break;
        case ColumnWord::server_default:
            if (const auto* value = std::get_if<schema::ServerDefault>(&property.value)) {
                return set_once(column.server_default, *value, parts, "server_default");
            }
            break;
        case ColumnWord::identity:
            if (const auto* value = std::get_if<schema::SequenceOptions>(&property.value)) {
                return set_once(column.identity, *value, parts, "identity");
            }
            break;
        case ColumnWord::computed:
            if (const auto* value = std::get_if<schema::Computed>(&property.value)) {
                return set_once(column.computed, *value, parts, "computed");
            }
            break;
        default:
            break;
    }
    throw schema::does_not_apply(schema::column_word_name(property), parts.construct());
}

void set_autoincrement(ColumnParts& parts, schema::Autoincrement value) {
    auto& slot = parts.draft.column.autoincrement;
    if (slot != schema::Autoincrement::automatic && slot != value) {
        throw Error(ErrorKind::script,
                    parts.construct() + " is given both autoincrement and no_autoincrement");
    }
    slot = value;
}

void set_not_null(ColumnParts& parts) {
    if (parts.nullable == true) {
        throw Error(ErrorKind::script, parts.construct() + " is given both not_null and nullable(true)");
    }
    parts.nullable = false;
}

void take_flag(ColumnParts& parts, ColumnFlag flag) {
    switch (flag) {
        case ColumnFlag::primary_key:
            parts.draft.primary_key = true;
            break;
        case ColumnFlag::not_null:
            set_not_null(parts);
            break;
        case ColumnFlag::unique:
            parts.draft.unique = true;
            break;
        case ColumnFlag::indexed:
            parts.draft.indexed = true;
            break;
        case ColumnFlag::autoincrement:
            set_autoincrement(parts, schema::Autoincrement::on);
            break;
        case ColumnFlag::no_autoincrement:
            set_autoincrement(parts, schema::Autoincrement::off);
            break;
    }
}

void take_option(ColumnParts& parts, const schema::ColumnOption& option) {
    if (const auto* property = std::get_if<Property>(&option.value)) {
        take_property(parts, *property);
    } else if (const auto* column_flag = std::get_if<ColumnFlag>(&option.value)) {
        take_flag(parts, *column_flag);
    } else if (const auto* flag = std::get_if<Flag>(&option.value)) {
        throw schema::does_not_apply(schema::flag_name(*flag), parts.construct());
    } else if (const auto* key = std::get_if<schema::ColumnOption::Key>(&option.value)) {
        parts.draft.column.options[key->key] = key->value;
    } else if (std::holds_alternative<schema::ColumnOption::NoKey>(option.value)) {
        throw schema::does_not_apply("no_option", parts.construct());
    } else if (const auto* foreign_key = std::get_if<schema::ForeignKey>(&option.value)) {
        parts.draft.foreign_keys.push_back(*foreign_key);
        parts.draft.foreign_keys.back().columns = {parts.draft.column.name};
    } else if (const auto* condition = std::get_if<schema::Check>(&option.value)) {
        parts.draft.checks.push_back(*condition);
    }
}

void require_one_source(const ColumnParts& parts) {
    const auto& column = parts.draft.column;
    const int sources = int{column.server_default.has_value()} + int{column.identity.has_value()} +
                        int{column.computed.has_value()};
    if (sources > 1) {
        throw Error(ErrorKind::script,
                    parts.construct() + " can have only one of server_default, identity and computed");
    }
}

void set_type(ColumnParts& parts) {
    if (!parts.type) {
        throw Error(ErrorKind::script, parts.construct() + " has no type")
            .with_hint("name one among its options: column(\"" + parts.draft.column.name + "\", Integer())");
    }
    auto& type = parts.draft.column.type;
    type = *parts.type;
    if (parts.collation) {
        type = Type(detail::make_box(type)).collate(*parts.collation).box()->value;
    }
}

// `nullable_otherwise`: where no option says it.
Column finish(ColumnParts parts, bool nullable_otherwise) {
    require_one_source(parts);
    set_type(parts);
    auto& draft = parts.draft;
    // A primary key may be nullable where it is said so: SQLite has such.
    const bool never_null = draft.primary_key || draft.column.identity.has_value();
    draft.column.nullable = parts.nullable.value_or(nullable_otherwise && !never_null);
    draft.nullable_stated = parts.nullable.has_value();
    return Column(detail::make_box(std::move(draft)));
}

ColumnParts read_parts(std::string name, std::initializer_list<ColumnOption> options) {
    schema::require_name(name, "column");
    ColumnParts parts;
    parts.draft.column.name = std::move(name);
    for (const auto& option : options) {
        take_option(parts, option.box()->value);
    }
    return parts;
}

}  // namespace

namespace detail {

Column make_column(Str name, std::initializer_list<ColumnOption> options) {
    return finish(read_parts(schema::to_string(name), options), true);
}

Column make_member_column(std::string_view name, const Type& default_type, bool nullable,
                          std::initializer_list<ColumnOption> options) {
    ColumnParts parts = read_parts(std::string(name), options);
    if (!parts.type) {
        parts.type = default_type.box()->value;
    }
    return finish(std::move(parts), nullable);
}

Type make_enum(std::string_view name, const std::vector<std::string>& values) {
    const std::vector<Str> views(values.begin(), values.end());
    return Enum(name, Names(views.data(), views.size()));
}

}  // namespace detail
}  // namespace retort
