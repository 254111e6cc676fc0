// The words that say one property of a column each.
#include "base/text.hpp"
#include "schema/options.hpp"

namespace retort {

namespace {

using schema::ColumnWord;
using Property = schema::ColumnOption::Property;

schema::ColumnOption property(ColumnWord word, decltype(Property::value) value) {
    return {Property{word, std::move(value)}};
}

ColumnOption make(schema::ColumnOption option) {
    return ColumnOption(detail::make_box(std::move(option)));
}

ColumnOption make_property(ColumnWord word, decltype(Property::value) value) {
    return make(property(word, std::move(value)));
}

ColumnOption make_named(ColumnWord word, Str text, const char* what) {
    schema::require_name(schema::to_string(text), what);
    return make_property(word, schema::to_string(text));
}

ColumnOption make_default(Datum literal) {
    return make_property(ColumnWord::server_default, schema::ServerDefault{std::move(literal), std::nullopt});
}

schema::ColumnOption comment_option(Comment comment) {
    return property(ColumnWord::comment, schema::to_string(comment.text));
}

schema::ColumnOption dialect_option(DialectOption option) {
    schema::DialectOptions checked;
    schema::add_dialect_option(checked, schema::to_string(option.key), schema::to_string(option.value));
    return {schema::ColumnOption::Key{checked.begin()->first, checked.begin()->second}};
}

// The value of another option, as what was there before.
ColumnOption make_existing(ColumnWord word, const ColumnOption& option, ColumnWord expected,
                           const char* usage) {
    const auto* given = std::get_if<Property>(&option.box()->value.value);
    if (given == nullptr || given->word != expected) {
        throw Error(ErrorKind::script, usage);
    }
    return make_property(word, given->value);
}

std::string require_sql(Str sql, const char* word) {
    if (sql.empty()) {
        throw Error(ErrorKind::script, std::string(word) + " has no expression");
    }
    return schema::to_string(sql);
}

}  // namespace

ColumnOption::ColumnOption(const Type& type)
    : Handle(detail::make_box(property(ColumnWord::type, type.box()->value))) {}
ColumnOption::ColumnOption(ColumnFlag flag) : Handle(detail::make_box(schema::ColumnOption{flag})) {}
ColumnOption::ColumnOption(Comment comment) : Handle(detail::make_box(comment_option(comment))) {}
ColumnOption::ColumnOption(RenamedFrom name)
    : Handle(detail::make_box(property(ColumnWord::renamed_from, schema::to_string(name.name)))) {
    schema::require_name(schema::to_string(name.name), "column");
}
ColumnOption::ColumnOption(DialectOption option) : Handle(detail::make_box(dialect_option(option))) {}
ColumnOption::ColumnOption(NoDialectOption option)
    : Handle(detail::make_box(
          schema::ColumnOption{schema::ColumnOption::NoKey{schema::to_string(option.key)}})) {
    schema::require_option_key(schema::to_string(option.key));
}
ColumnOption::ColumnOption(InSchema schema)
    : Handle(detail::make_box(property(ColumnWord::in_schema, schema::to_string(schema.name)))) {}
ColumnOption::ColumnOption(Flag flag) : Handle(detail::make_box(schema::ColumnOption{flag})) {}

ColumnOption nullable(bool value) {
    return make_property(ColumnWord::nullable, value);
}

ColumnOption collation(Str name) {
    return make_named(ColumnWord::collation, name, "collation");
}

ColumnOption server_default(bool literal) {
    return make_default(literal);
}
ColumnOption server_default(int literal) {
    return make_default(std::int64_t{literal});
}
ColumnOption server_default(long long literal) {
    return make_default(std::int64_t{literal});
}
ColumnOption server_default(double literal) {
    return make_default(literal);
}
ColumnOption server_default(const char* literal) {
    return make_default(std::string(literal));
}
ColumnOption server_default(Str literal) {
    return make_default(schema::to_string(literal));
}
ColumnOption server_default(SqlText expression) {
    return make_property(ColumnWord::server_default,
                         schema::ServerDefault{{}, require_sql(expression.sql, "server_default")});
}

ColumnOption identity(SequenceOptions options) {
    return make_property(ColumnWord::identity, schema::to_sequence_options(options));
}

ColumnOption computed(Str expression, ComputedKind kind) {
    return make_property(ColumnWord::computed,
                         schema::Computed{require_sql(expression, "computed"), kind == ComputedKind::stored});
}

ColumnOption check(Str condition) {
    return check("", condition);
}
ColumnOption check(Str name, Str condition) {
    return make({schema::build_check(name, condition, {})});
}

namespace detail {

// The last two dots separate: "schema.table.column".
ColumnOption make_foreign_key(Str target, Str name, Options options) {
    const std::string text = schema::to_string(target);
    const std::string construct = "foreign_key(\"" + text + "\")";
    auto parts = base::split(text, '.');
    if (parts.size() < 2) {
        throw Error(ErrorKind::script, construct + " names no column")
            .with_hint("write \"table.column\" or \"schema.table.column\"");
    }
    const std::string column = parts.back();
    parts.pop_back();
    const std::string table = parts.back();
    parts.pop_back();
    schema::require_name(column, "column");
    const auto values = schema::read_options(options, schema::foreign_key_options(), construct);
    return make({schema::build_foreign_key(name, {}, {base::join(parts, "."), table}, {column}, values)});
}

}  // namespace detail

ColumnOption type(const Type& value) {
    return ColumnOption(value);
}
ColumnOption new_name(Str name) {
    return make_named(ColumnWord::new_name, name, "column");
}
ColumnOption no_server_default() {
    return make_property(ColumnWord::server_default, schema::Remove{});
}
ColumnOption no_comment() {
    return make_property(ColumnWord::comment, schema::Remove{});
}
ColumnOption no_identity() {
    return make_property(ColumnWord::identity, schema::Remove{});
}
ColumnOption no_computed() {
    return make_property(ColumnWord::computed, schema::Remove{});
}
ColumnOption using_expression(Str sql) {
    return make_property(ColumnWord::using_expression, require_sql(sql, "using_expression"));
}
ColumnOption existing_type(const Type& value) {
    return make_property(ColumnWord::existing_type, value.box()->value);
}
ColumnOption existing_nullable(bool value) {
    return make_property(ColumnWord::existing_nullable, value);
}
ColumnOption existing_server_default(const ColumnOption& server_default) {
    return make_existing(ColumnWord::existing_server_default, server_default, ColumnWord::server_default,
                         "existing_server_default takes server_default(…) or no_server_default()");
}
ColumnOption existing_identity(const ColumnOption& identity) {
    return make_existing(ColumnWord::existing_identity, identity, ColumnWord::identity,
                         "existing_identity takes identity(…) or no_identity()");
}
ColumnOption existing_computed(const ColumnOption& computed) {
    return make_existing(ColumnWord::existing_computed, computed, ColumnWord::computed,
                         "existing_computed takes computed(…) or no_computed()");
}
ColumnOption no_existing_comment() {
    return make_property(ColumnWord::existing_comment, schema::Remove{});
}
ColumnOption existing_comment(Str text) {
    return make_property(ColumnWord::existing_comment, schema::to_string(text));
}
ColumnOption insert_before(Str column) {
    return make_named(ColumnWord::insert_before, column, "column");
}
ColumnOption insert_after(Str column) {
    return make_named(ColumnWord::insert_after, column, "column");
}

}  // namespace retort
