// MetaData: the items of an application's models put together, named by the
// convention, and checked.
#include "base/text.hpp"
#include "schema/naming.hpp"
#include "schema/options.hpp"

#include <algorithm>
#include <array>

namespace retort {

namespace schema {

namespace {

constexpr std::array<std::string_view, 5> kConventionKeys = {"pk", "fk", "uq", "ck", "ix"};

NamingConvention read_convention(std::initializer_list<NameTemplate> templates) {
    NamingConvention convention;
    for (const auto& [key, text] : templates) {
        const auto name = to_string(key);
        if (std::find(kConventionKeys.begin(), kConventionKeys.end(), name) == kConventionKeys.end()) {
            throw Error(ErrorKind::script, "naming_convention: '" + name + "' is none of pk, fk, uq, ck, ix");
        }
        convention[name] = to_string(text);
    }
    return convention;
}

std::string two_templates(const std::string& key, const std::string& one, const std::string& other) {
    return "the naming convention has two templates for '" + key + "': '" + one + "' and '" + other + "'";
}

struct MetaDataBuilder {
    MetaData metadata;

    void operator()(const Table& table) { metadata.tables.push_back(table); }
    void operator()(const Sequence& sequence) { metadata.sequences.push_back(sequence); }
    void operator()(const EnumType& type) { add_enum(type); }
    void operator()(const DomainType& type) { metadata.domains.push_back(type); }
    void operator()(const std::string& name) {
        if (std::find(metadata.schemas.begin(), metadata.schemas.end(), name) == metadata.schemas.end()) {
            metadata.schemas.push_back(name);
        }
    }
    void operator()(const NamingConvention& convention) {
        for (const auto& [key, text] : convention) {
            const auto [there, is_new] = metadata.naming_convention.try_emplace(key, text);
            if (!is_new && there->second != text) {
                throw Error(ErrorKind::script, two_templates(key, there->second, text));
            }
        }
    }

    // Equal lists are one type; find_problems reports others.
    void add_enum(const EnumType& type) {
        if (std::find(metadata.enums.begin(), metadata.enums.end(), type) == metadata.enums.end()) {
            metadata.enums.push_back(type);
        }
    }

    void collect_types(const Type& type) {
        const QualifiedName name{type.schema, type.name};
        if (type.kind == TypeKind::enum_ && find_enum(metadata, name) == nullptr) {
            metadata.enums.push_back({name, type.values});
        }
        if (type.kind == TypeKind::domain && !type.item.empty() && find_domain(metadata, name) == nullptr) {
            metadata.domains.push_back({.name = name,
                                        .base = type.item.front(),
                                        .server_default = {},
                                        .check_name = {},
                                        .check = {}});
        }
        for (const auto& item : type.item) {
            collect_types(item);
        }
        for (const auto& variant : type.variants) {
            collect_types(variant.type);
        }
    }

    // "a.b" is a schema and its table, or one name with a dot: whichever is there.
    void resolve(QualifiedName& target) const {
        if (find_table(metadata, target) != nullptr) {
            return;
        }
        const std::string whole = display_name(target);
        const auto dot = whole.rfind('.');
        const QualifiedName other = target.schema.empty() && dot != std::string::npos
                                        ? QualifiedName{whole.substr(0, dot), whole.substr(dot + 1)}
                                        : QualifiedName{"", whole};
        if (find_table(metadata, other) != nullptr) {
            target = other;
        }
    }

    void finish() {
        for (auto& table : metadata.tables) {
            for (auto& key : table.foreign_keys) {
                resolve(key.referred_table);
            }
            apply_naming_convention(metadata.naming_convention, table);
            for (const auto& column : table.columns) {
                collect_types(column.type);
            }
        }
    }
};

void require_no_problems(const MetaData& metadata) {
    const auto problems = find_problems(metadata);
    if (problems.size() == 1) {
        throw Error(ErrorKind::script, "the models are wrong: " + problems.front());
    }
    if (!problems.empty()) {
        throw Error(ErrorKind::script, "the models are wrong:\n- " + base::join(problems, "\n- "));
    }
}

std::optional<std::int64_t> to_number(MaybeNumber number) {
    return number.given() ? std::optional<std::int64_t>(number.value()) : std::nullopt;
}

}  // namespace

Datum to_datum(const Value& value) {
    const auto text = value.text();
    switch (value.kind()) {
        case Value::Kind::null:
            break;
        case Value::Kind::boolean:
            return value.boolean();
        case Value::Kind::integer:
            return std::int64_t{value.integer()};
        case Value::Kind::real:
            return value.real();
        case Value::Kind::text:
            return to_string(text);
        case Value::Kind::bytes: {
            const auto* begin = reinterpret_cast<const std::byte*>(text.data());
            return Bytes(begin, begin + text.size());
        }
    }
    return std::monostate{};
}

std::vector<std::string> to_strings(Names names) {
    std::vector<std::string> list;
    for (const auto& name : names) {
        list.push_back(to_string(name));
    }
    return list;
}

SequenceOptions to_sequence_options(const retort::SequenceOptions& options) {
    return {.always = options.always,
            .start = to_number(options.start),
            .increment = to_number(options.increment),
            .min_value = to_number(options.min_value),
            .max_value = to_number(options.max_value),
            .cache = to_number(options.cache),
            .cycle = options.cycle};
}

}  // namespace schema

namespace {

MetaItem make(decltype(schema::MetaItem::value) value) {
    return MetaItem(detail::make_box(schema::MetaItem{std::move(value)}));
}

schema::QualifiedName checked_name(Str name, Str schema, const char* what) {
    schema::require_name(schema::to_string(name), what);
    return {schema::to_string(schema), schema::to_string(name)};
}

}  // namespace

MetaItem::MetaItem(const Table& table) : Handle(detail::make_box(schema::MetaItem{table.box()->value})) {}

MetaItem sequence(Str name, SequenceOptions options) {
    return sequence(name, InSchema{}, options);
}
MetaItem sequence(Str name, InSchema schema, SequenceOptions options) {
    options.always = false;
    return make(
        schema::Sequence{checked_name(name, schema.name, "sequence"), schema::to_sequence_options(options)});
}

MetaItem enum_type(Str name, Names values) {
    return enum_type(name, values, InSchema{});
}
MetaItem enum_type(Str name, Names values, InSchema schema) {
    const Type checked = Enum(name, values, schema.name);
    const auto& type = checked.box()->value;
    return make(schema::EnumType{{type.schema, type.name}, type.values});
}

MetaItem schema_name(Str name) {
    schema::require_name(schema::to_string(name), "schema");
    return make(schema::to_string(name));
}

MetaItem naming_convention(std::initializer_list<NameTemplate> templates) {
    return make(schema::read_convention(templates));
}

namespace detail {

MetaItem make_domain(Str name, const Type& base, std::initializer_list<ColumnOption> options) {
    return make(schema::build_domain(name, base, options));
}

Box<schema::MetaData>* make_metadata(const MetaItem* items, Size count) {
    schema::MetaDataBuilder builder;
    for (Size i = 0; i < count; ++i) {
        std::visit(builder, items[i].box()->value.value);
    }
    builder.finish();
    schema::require_no_problems(builder.metadata);
    return make_box(std::move(builder.metadata));
}

}  // namespace detail
}  // namespace retort
