// The words for constraints and indexes, and the values they say.
#include "schema/options.hpp"

namespace retort {

namespace schema {

namespace {

const std::vector<Flag> kDeferFlags = {Flag::deferrable, Flag::not_deferrable, Flag::initially_deferred,
                                       Flag::initially_immediate};

std::vector<Flag> defer_flags_and(std::vector<Flag> more) {
    more.insert(more.end(), kDeferFlags.begin(), kDeferFlags.end());
    return more;
}

Deferrability read_deferrability(const OptionValues& options) {
    const bool immediate = options.has(Flag::deferrable) || options.has(Flag::initially_immediate);
    const bool deferred = options.has(Flag::initially_deferred);
    if (options.has(Flag::not_deferrable) && (immediate || deferred)) {
        throw Error(ErrorKind::script, "not_deferrable contradicts the other options of its constraint");
    }
    if (deferred && options.has(Flag::initially_immediate)) {
        throw Error(ErrorKind::script, "initially_deferred contradicts initially_immediate");
    }
    return deferred ? Deferrability::deferred : immediate ? Deferrability::immediate : Deferrability::none;
}

std::vector<std::string> read_columns(Names columns, std::string_view construct) {
    auto names = to_strings(columns);
    if (names.empty()) {
        throw Error(ErrorKind::script, std::string(construct) + " has no columns");
    }
    for (const auto& name : names) {
        require_name(name, "column");
    }
    return names;
}

std::string read_condition(Str condition, std::string_view construct) {
    if (condition.empty()) {
        throw Error(ErrorKind::script, std::string(construct) + " has no condition");
    }
    return to_string(condition);
}

IndexElement read_element(const retort::IndexElement& element) {
    require_name(to_string(element.text()), "column");
    return {.text = to_string(element.text()),
            .is_expression = element.is_expression(),
            .order = static_cast<SortOrder>(element.order()),
            .nulls = static_cast<NullsOrder>(element.nulls()),
            .op_class = to_string(element.op_class()),
            .collation = to_string(element.collation())};
}

void require_setting_action(const OptionValues& options) {
    const bool sets = options.on_delete == ReferentialAction::set_null ||
                      options.on_delete == ReferentialAction::set_default;
    if (!options.on_delete_columns.empty() && !sets) {
        throw does_not_apply("on_delete_columns", "a foreign key that sets nothing")
            .with_hint("say on_delete::set_null or on_delete::set_default");
    }
}

// Both lists are written in one order.
static_assert(static_cast<int>(retort::IndexElement::Order::descending) ==
              static_cast<int>(SortOrder::descending));
static_assert(static_cast<int>(retort::IndexElement::Nulls::last) == static_cast<int>(NullsOrder::last));

}  // namespace

Accepted primary_key_options() {
    return {.kinds = {Option::Kind::include, Option::Kind::storage, Option::Kind::tablespace,
                      Option::Kind::dialect},
            .flags = defer_flags_and({})};
}

Accepted unique_options() {
    return {.kinds = {Option::Kind::include, Option::Kind::storage, Option::Kind::tablespace,
                      Option::Kind::dialect},
            .flags = defer_flags_and({Flag::nulls_not_distinct})};
}

Accepted foreign_key_options() {
    return {.kinds = {Option::Kind::on_delete, Option::Kind::on_delete_columns, Option::Kind::on_update,
                      Option::Kind::match, Option::Kind::dialect},
            .flags = defer_flags_and({Flag::not_valid})};
}

Accepted check_options() {
    return {.kinds = {Option::Kind::dialect}, .flags = {Flag::no_inherit, Flag::not_valid}};
}

Accepted exclude_options() {
    return {.kinds = {Option::Kind::method, Option::Kind::where, Option::Kind::include, Option::Kind::storage,
                      Option::Kind::tablespace},
            .flags = defer_flags_and({})};
}

Accepted index_options() {
    return {.kinds = {Option::Kind::where, Option::Kind::method, Option::Kind::include, Option::Kind::storage,
                      Option::Kind::tablespace, Option::Kind::dialect},
            .flags = {Flag::unique_index, Flag::nulls_not_distinct}};
}

PrimaryKey build_primary_key(Str name, Names columns, const OptionValues& options) {
    return {.name = to_string(name),
            .columns = read_columns(columns, "a primary key"),
            .deferrability = read_deferrability(options),
            .include = options.include,
            .storage = options.storage,
            .tablespace = options.tablespace,
            .options = options.dialect};
}

Unique build_unique(Str name, Names columns, const OptionValues& options) {
    return {.name = to_string(name),
            .columns = read_columns(columns, "a unique constraint"),
            .deferrability = read_deferrability(options),
            .nulls_not_distinct = options.has(Flag::nulls_not_distinct),
            .include = options.include,
            .storage = options.storage,
            .tablespace = options.tablespace,
            .options = options.dialect};
}

ForeignKey build_foreign_key(Str name, Names columns, QualifiedName table, Names referred,
                             const OptionValues& options) {
    require_name(table.name, "table");
    require_setting_action(options);
    return {.name = to_string(name),
            .columns = to_strings(columns),
            .referred_table = std::move(table),
            .referred_columns = to_strings(referred),
            .on_delete = options.on_delete,
            .on_delete_columns = options.on_delete_columns,
            .on_update = options.on_update,
            .match = options.match,
            .deferrability = read_deferrability(options),
            .not_valid = options.has(Flag::not_valid),
            .options = options.dialect};
}

Check build_check(Str name, Str condition, const OptionValues& options) {
    return {.name = to_string(name),
            .condition = read_condition(condition, "a check constraint"),
            .no_inherit = options.has(Flag::no_inherit),
            .not_valid = options.has(Flag::not_valid),
            .options = options.dialect};
}

Exclude build_exclude(Str name, ExcludeElements elements, const OptionValues& options) {
    Exclude exclude{.name = to_string(name),
                    .elements = {},
                    .method = options.method,
                    .where = options.where,
                    .deferrability = read_deferrability(options),
                    .include = options.include,
                    .storage = options.storage,
                    .tablespace = options.tablespace};
    for (const auto& [element, op] : elements) {
        require_name(to_string(op), "operator");
        exclude.elements.push_back({read_element(element), to_string(op)});
    }
    if (exclude.elements.empty()) {
        throw Error(ErrorKind::script, "an exclusion constraint has no elements");
    }
    return exclude;
}

Index build_index(Str name, IndexElements elements, const OptionValues& options) {
    Index built{.name = to_string(name),
                .elements = {},
                .unique = options.has(Flag::unique_index),
                .where = options.where,
                .method = options.method,
                .include = options.include,
                .nulls_not_distinct = options.has(Flag::nulls_not_distinct),
                .storage = options.storage,
                .tablespace = options.tablespace,
                .options = options.dialect};
    for (const auto& element : elements) {
        built.elements.push_back(read_element(element));
    }
    if (built.elements.empty()) {
        throw Error(ErrorKind::script, "index '" + built.name + "' has no elements");
    }
    if (built.nulls_not_distinct && !built.unique) {
        throw does_not_apply("nulls_not_distinct", "index '" + built.name + "', which is not unique");
    }
    return built;
}

}  // namespace schema

namespace detail {

namespace {

Constraint wrap(schema::Constraint constraint) {
    return Constraint(make_box(schema::ConstraintDraft{std::move(constraint)}));
}

std::string construct(const char* word, Str name) {
    return name.empty() ? std::string(word) : std::string(word) + " '" + schema::to_string(name) + "'";
}

}  // namespace

Constraint make_primary_key(Str name, Names columns, Options options) {
    const auto values = schema::read_options(options, schema::primary_key_options(),
                                             construct("primary_key_constraint", name));
    return wrap(schema::build_primary_key(name, columns, values));
}

Constraint make_unique(Str name, Names columns, Options options) {
    const auto values =
        schema::read_options(options, schema::unique_options(), construct("unique_constraint", name));
    return wrap(schema::build_unique(name, columns, values));
}

Constraint make_foreign_key_constraint(Str name, Names columns, Str table, Names referred, Options options) {
    const auto accepted = schema::foreign_key_options() | schema::schema_and();
    const auto values = schema::read_options(options, accepted, construct("foreign_key_constraint", name));
    return wrap(schema::build_foreign_key(name, columns, {values.in_schema, schema::to_string(table)},
                                          referred, values));
}

Constraint make_check(Str name, Str condition, Options options) {
    const auto values =
        schema::read_options(options, schema::check_options(), construct("check_constraint", name));
    return wrap(schema::build_check(name, condition, values));
}

Constraint make_exclude(Str name, ExcludeElements elements, Options options) {
    const auto values =
        schema::read_options(options, schema::exclude_options(), construct("exclude_constraint", name));
    return wrap(schema::build_exclude(name, elements, values));
}

Index make_index(Str name, IndexElements elements, Options options) {
    const auto values = schema::read_options(options, schema::index_options(), construct("index", name));
    return Index(make_box(schema::build_index(name, elements, values)));
}

}  // namespace detail
}  // namespace retort
