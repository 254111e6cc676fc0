// Constraints and indexes as canonical text.
#include "schema/metadata.hpp"
#include "schema/words.hpp"

#include <array>

namespace retort::schema {

namespace {

std::string named(const char* word, const std::string& name) {
    return name.empty() ? word : std::string(word) + " " + dump_name(name);
}

std::string when(bool is_so, const std::string& text) {
    return is_so ? text : "";
}

std::string dump_deferrability(Deferrability deferrability) {
    constexpr std::array<const char*, 3> kTexts = {"", " deferrable", " deferrable initially deferred"};
    return kTexts.at(static_cast<std::size_t>(deferrability));
}

std::string dump_action(const char* event, ReferentialAction action) {
    constexpr std::array<const char*, 5> kTexts = {"", "restrict", "cascade", "set null", "set default"};
    const std::string text = kTexts.at(static_cast<std::size_t>(action));
    return text.empty() ? "" : " " + std::string(event) + " " + text;
}

std::string dump_on_delete(const ForeignKey& key) {
    return dump_action("on delete", key.on_delete) +
           when(!key.on_delete_columns.empty(), " " + dump_names(key.on_delete_columns));
}

std::string dump_match(MatchKind match) {
    constexpr std::array<const char*, 3> kTexts = {"", " match full", " match partial"};
    return kTexts.at(static_cast<std::size_t>(match));
}

std::string dump_element(const IndexElement& element) {
    std::string text = element.is_expression ? dump_expression(element.text) : dump_name(element.text);
    text += when(!element.collation.empty(), " collate " + dump_name(element.collation));
    text += when(!element.op_class.empty(), " " + dump_name(element.op_class));
    constexpr std::array<const char*, 3> kOrders = {"", " asc", " desc"};
    text += kOrders.at(static_cast<std::size_t>(element.order));
    constexpr std::array<const char*, 3> kNulls = {"", " nulls first", " nulls last"};
    return text + kNulls.at(static_cast<std::size_t>(element.nulls));
}

template <class Elements, class Dump>
std::string dump_elements(const Elements& elements, const Dump& dump) {
    return " (" + join_each(elements, ", ", dump) + ")";
}

std::string dump_include(const std::vector<std::string>& include) {
    return include.empty() ? "" : " include " + dump_names(include);
}

std::string dump_storage(const std::map<std::string, std::string>& storage) {
    const auto dump = [](const auto& parameter) {
        return dump_name(parameter.first) + "=" + dump_text(parameter.second);
    };
    return storage.empty() ? "" : " with (" + join_each(storage, ", ", dump) + ")";
}

// Of the index under a constraint.
template <class Key>
std::string dump_place(const Key& key) {
    return dump_storage(key.storage) +
           when(!key.tablespace.empty(), " tablespace " + dump_name(key.tablespace));
}

struct DumpConstraint {
    std::string operator()(const PrimaryKey& key) const {
        return named("primary key", key.name) + " " + dump_names(key.columns) + dump_include(key.include) +
               dump_place(key) + dump_deferrability(key.deferrability) + dump_options(key.options);
    }

    std::string operator()(const ForeignKey& key) const {
        return named("foreign key", key.name) + " " + dump_names(key.columns) + " -> " +
               dump_name(key.referred_table) +
               when(!key.referred_columns.empty(), " " + dump_names(key.referred_columns)) +
               dump_match(key.match) + dump_on_delete(key) + dump_action("on update", key.on_update) +
               dump_deferrability(key.deferrability) + when(key.not_valid, " not valid") +
               dump_options(key.options);
    }

    std::string operator()(const Unique& one) const {
        return named("unique", one.name) + " " + dump_names(one.columns) +
               when(one.nulls_not_distinct, " nulls not distinct") + dump_include(one.include) +
               dump_place(one) + dump_deferrability(one.deferrability) + dump_options(one.options);
    }

    std::string operator()(const Check& one) const {
        return named("check", one.name) + " " + dump_expression(one.condition) +
               when(one.no_inherit, " no inherit") + when(one.not_valid, " not valid") +
               dump_options(one.options);
    }

    std::string operator()(const Exclude& one) const {
        const auto dump_excluded = [](const ExcludeElement& excluded) {
            return dump_element(excluded.element) + " with " + excluded.op;
        };
        return named("exclude", one.name) + when(!one.method.empty(), " using " + dump_name(one.method)) +
               dump_elements(one.elements, dump_excluded) + dump_include(one.include) + dump_place(one) +
               when(!one.where.empty(), " where " + dump_expression(one.where)) +
               dump_deferrability(one.deferrability);
    }
};

}  // namespace

std::string dump_constraint(const Constraint& constraint) {
    return std::visit(DumpConstraint{}, constraint);
}

std::string dump_index(const Index& index) {
    return named(index.unique ? "unique index" : "index", index.name) +
           when(!index.method.empty(), " using " + dump_name(index.method)) +
           dump_elements(index.elements, dump_element) + dump_include(index.include) +
           when(index.nulls_not_distinct, " nulls not distinct") + dump_storage(index.storage) +
           when(!index.tablespace.empty(), " tablespace " + dump_name(index.tablespace)) +
           when(!index.where.empty(), " where " + dump_expression(index.where)) +
           when(index.invalid, " invalid") + dump_options(index.options);
}

}  // namespace retort::schema
