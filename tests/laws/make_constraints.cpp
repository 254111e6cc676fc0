// Keys, checks, references and exclusions by chance; see maker.hpp.
#include "laws/maker.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace retort::laws {

namespace {

using schema::Deferrability;

std::string maybe_name(Making& making, const std::string& hint) {
    return making.random.one_in(3) ? "" : new_name(making, hint);
}

// Some columns that fit a key, at most `most`.
std::vector<std::string> some_columns(Making& making, const schema::Table& table, int most) {
    std::vector<std::string> names;
    for (const auto& column : table.columns) {
        if (is_comparable(column.type, making.database) && !(making.is_sqlite() && column.computed)) {
            names.push_back(column.name);
        }
    }
    making.random.shuffle(names);
    const auto count = static_cast<std::size_t>(1 + making.random.below(most));
    names.resize(std::min(names.size(), count));
    return names;
}

std::string condition_on(Making& making, const schema::Column& column) {
    auto& random = making.random;
    const auto name = quoted(column.name);
    const auto choose = [&](std::vector<std::string> texts) { return random.pick(texts); };
    switch (family_of(column.type)) {
        case Family::integer:
            return choose({name + " > -1000000", name + " BETWEEN -100000 AND 2147483647",
                           name + " IN (0, 5, 7, 12, 41)", "NOT (" + name + " = 13)",
                           name + " % 2 IN (0, 1, -1)", "abs(" + name + ") >= 0 OR " + name + " IS NULL",
                           name + " IS NOT NULL"});
        case Family::real:
            return choose({name + " > -1000000", name + " <> 13.5", name + " BETWEEN -10000 AND 99999999999",
                           "coalesce(" + name + ", 0) < 1e12"});
        case Family::text:
            return choose({"length(" + name + ") < 100", name + " <> 'never'",
                           name + " NOT IN ('no', 'it''s not')", name + " NOT LIKE 'x%y'",
                           "lower(" + name + ") = lower(" + name + ")",
                           "CASE WHEN " + name + " IS NULL THEN 1 ELSE 2 END < 3", name + " IS NOT NULL",
                           "coalesce(" + name + ", 'x') <> 'back\\slash?'"});
        case Family::boolean:
            return choose(
                {name + " = " + name, name + " IS NOT NULL", name + " IN (" + name + ", " + name + ")"});
        case Family::date:
        case Family::point_in_time:
            return choose({name + " > '1900-01-01'", name + " <> '2000-01-01'"});
        case Family::enumeration:
            return name + " IS NOT NULL OR 1 = 1";
        default:
            return name + " IS NOT NULL OR 2 > 1";
    }
}

}  // namespace

Deferrability random_deferrability(Making& making) {
    if (making.random.below(4) != 0) {
        return Deferrability::none;
    }
    return making.random.one_in(2) ? Deferrability::immediate : Deferrability::deferred;
}

std::vector<std::string> random_include(Making& making, const schema::Table& table,
                                        const std::vector<std::string>& key) {
    const auto& name = making.random.pick(table.columns).name;
    const bool fits = !making.is_sqlite() && std::ranges::count(key, name) == 0;
    return fits && making.random.one_in(2) ? std::vector{name} : std::vector<std::string>{};
}

std::string make_condition(Making& making, const schema::Table& table) {
    const auto& first = making.random.pick(table.columns);
    auto text = condition_on(making, first);
    if (making.random.one_in(3)) {
        const auto& second = making.random.pick(table.columns);
        text = "(" + text + ")" + (making.random.one_in(2) ? " OR " : " AND ") + "(" +
               condition_on(making, second) + ")";
    }
    return text;
}

void add_primary_key(Making& making, schema::Table& table) {
    schema::PrimaryKey key;
    key.columns = {table.columns.front().name};
    const auto* id = schema::find_column(table, "id");
    if (id != nullptr) {
        key.columns = {"id"};
    }
    if (making.random.one_in(4)) {
        key.columns = some_columns(making, table, 3);
    }
    if (key.columns.empty()) {
        return;
    }
    key.name = maybe_name(making, "pk_" + table.name.name.substr(0, 8));
    if (!making.is_sqlite() && making.random.one_in(5)) {
        key.deferrability = random_deferrability(making);
        key.include = random_include(making, table, key.columns);
    }
    table.primary_key = key;
    for (const auto& name : key.columns) {
        schema::find_column(table, name)->nullable = false;
    }
}

void add_unique(Making& making, schema::Table& table) {
    schema::Unique unique;
    unique.columns = some_columns(making, table, 2);
    unique.name = maybe_name(making, "uq");
    if (!making.is_sqlite()) {
        unique.deferrability = random_deferrability(making);
        unique.nulls_not_distinct = making.random.one_in(4);
        if (making.random.one_in(4)) {
            unique.include = {making.random.pick(table.columns).name};
        }
        if (making.random.one_in(6)) {
            unique.storage["fillfactor"] = "70";
        }
    }
    if (!unique.columns.empty()) {
        table.uniques.push_back(unique);
    }
}

void add_check(Making& making, schema::Table& table) {
    schema::Check check;
    check.name = maybe_name(making, "ck");
    check.condition = make_condition(making, table);
    check.no_inherit = !making.is_sqlite() && making.random.one_in(8);
    check.not_valid = !making.is_sqlite() && making.random.one_in(10);
    table.checks.push_back(check);
}

namespace {

void add_second_element(Making& making, const schema::Table& table, schema::Exclude& exclude) {
    const auto& column = making.random.pick(table.columns);
    if (family_of(column.type) == Family::integer && column.name != exclude.elements.front().element.text) {
        schema::ExcludeElement element;
        element.element.text = column.name;
        element.op = "=";
        exclude.elements.push_back(element);
    }
}

}  // namespace

void add_exclude(Making& making, schema::Table& table) {
    if (making.is_sqlite()) {
        return;
    }
    for (const auto& column : table.columns) {
        const auto family = family_of(column.type);
        const bool is_range = family == Family::range && column.type.kind != schema::TypeKind::domain;
        if (!is_range && family != Family::integer) {
            continue;
        }
        schema::Exclude exclude;
        exclude.name = maybe_name(making, "ex");
        exclude.method = is_range ? "gist" : making.random.one_in(2) ? "btree" : "";
        exclude.method = !is_range && exclude.method.empty() ? "hash" : exclude.method;
        schema::ExcludeElement element;
        element.element.text = column.name;
        element.op = is_range ? "&&" : "=";
        exclude.elements = {element};
        if (exclude.method == "btree") {
            add_second_element(making, table, exclude);
        }
        exclude.where = making.random.one_in(3) ? quoted(column.name) + " IS NOT NULL" : "";
        exclude.deferrability = random_deferrability(making);
        if (exclude.method != "hash" && making.random.one_in(4)) {
            exclude.storage["fillfactor"] = "80";
        }
        table.excludes.push_back(exclude);
        return;
    }
}

namespace {

std::vector<std::vector<std::string>> keys_of(const schema::Table& table) {
    std::vector<std::vector<std::string>> keys;
    if (table.primary_key && table.primary_key->deferrability == Deferrability::none) {
        keys.push_back(table.primary_key->columns);
    }
    for (const auto& unique : table.uniques) {
        if (unique.deferrability == Deferrability::none) {
            keys.push_back(unique.columns);
        }
    }
    for (const auto& index : table.indexes) {
        const bool plain =
            index.unique && index.where.empty() &&
            std::ranges::none_of(index.elements, [](const auto& element) {
                return element.is_expression || !element.collation.empty() || !element.op_class.empty();
            });
        if (plain) {
            auto& columns = keys.emplace_back();
            for (const auto& element : index.elements) {
                columns.push_back(element.text);
            }
        }
    }
    return keys;
}

}  // namespace

schema::ReferentialAction random_action(Random& random) {
    using enum schema::ReferentialAction;
    static const std::vector<schema::ReferentialAction> all = {no_action, no_action, restrict_,
                                                               cascade,   set_null,  set_default};
    return random.pick(all);
}

void change_target(Making& making, const schema::MetaData& metadata, const schema::Table& table,
                   schema::ForeignKey& key) {
    const auto is_possible = [&](const schema::Table& target, const std::vector<std::string>& columns) {
        if (columns.size() != key.columns.size()) {
            return false;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!are_referable(schema::find_column(table, key.columns[i])->type,
                               schema::find_column(target, columns[i])->type, making.database)) {
                return false;
            }
        }
        return true;
    };
    std::vector<std::pair<schema::QualifiedName, std::vector<std::string>>> targets;
    for (const auto& target : metadata.tables) {
        for (const auto& columns : keys_of(target)) {
            if (is_possible(target, columns)) {
                targets.emplace_back(target.name, columns);
            }
        }
    }
    if (!targets.empty()) {
        std::tie(key.referred_table, key.referred_columns) = making.random.pick(targets);
    }
}

void choose_set_columns(Making& making, schema::ForeignKey& key) {
    const bool sets = key.on_delete == schema::ReferentialAction::set_null ||
                      key.on_delete == schema::ReferentialAction::set_default;
    key.on_delete_columns.clear();
    if (sets && !making.is_sqlite() && making.random.one_in(2)) {
        key.on_delete_columns = {making.random.pick(key.columns)};
    }
}

void add_foreign_key(Making& making, const schema::MetaData& metadata, schema::Table& table) {
    const auto& target = making.random.one_in(5) ? table : making.random.pick(metadata.tables);
    const auto keys = keys_of(target);
    if (keys.empty()) {
        return;
    }
    schema::ForeignKey key;
    key.referred_table = target.name;
    key.referred_columns = making.random.pick(keys);
    std::vector<schema::Type> types;
    for (const auto& name : key.referred_columns) {
        types.push_back(schema::find_column(target, name)->type);
    }
    const bool strict = table.options.contains("sqlite_strict");
    for (const auto& type : types) {
        schema::Column column;
        column.name = new_column_name(making, table);
        column.type = type;
        if (strict && (type.kind == schema::TypeKind::named || type.kind == schema::TypeKind::bit ||
                       type.kind == schema::TypeKind::varbit)) {
            column.type = {};
            column.type.kind = schema::TypeKind::text;
        }
        key.columns.push_back(column.name);
        table.columns.push_back(column);
    }
    key.name = maybe_name(making, "fk");
    key.on_delete = random_action(making.random);
    choose_set_columns(making, key);
    key.on_update = random_action(making.random);
    key.match =
        making.random.one_in(6) && !making.is_sqlite() ? schema::MatchKind::full : schema::MatchKind::simple;
    key.deferrability = random_deferrability(making);
    key.not_valid = !making.is_sqlite() && making.random.one_in(12);
    table.foreign_keys.push_back(key);
}

}  // namespace retort::laws
