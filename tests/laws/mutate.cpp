// One change to a schema by chance; see maker.hpp.
#include "laws/generator.hpp"
#include "laws/maker.hpp"

#include <algorithm>

namespace retort::laws {

namespace {

using schema::MetaData;
using schema::Table;

template <class T>
bool remove_one(Random& random, std::vector<T>& list) {
    if (list.empty()) {
        return false;
    }
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(random.index(list.size())));
    return true;
}

// They are for one type each.
void forget_operator_classes(Table& table, const std::string& column) {
    for (auto& index : table.indexes) {
        for (auto& element : index.elements) {
            element.op_class = element.text == column ? "" : element.op_class;
        }
    }
}

void change_type(Making& making, MetaData& metadata, Table& table) {
    const auto at = making.random.index(table.columns.size());
    auto& column = table.columns[at];
    if (column.computed || table.options.contains("sqlite_strict")) {
        return;
    }
    const auto before = family_of(column.type);
    column.type = related_type(making.random, making.database, metadata, column.type);
    if (column.server_default) {
        set_default(making, metadata, column);
    }
    const std::string name = column.name;
    forget_operator_classes(table, name);
    if (family_of(column.type) != before || family_of(column.type) == Family::other) {
        drop_mentions(table, name);
    }
}

void change_default(Making& making, MetaData& metadata, Table& table) {
    auto& column = table.columns[making.random.index(table.columns.size())];
    if (column.computed || column.identity) {
        return;
    }
    if (column.server_default && making.random.one_in(3)) {
        column.server_default.reset();
    } else {
        set_default(making, metadata, column);
    }
}

void change_identity(Making& making, Table& table) {
    for (auto& column : table.columns) {
        if (!schema::is_integer(column.type) || column.computed || making.is_sqlite()) {
            continue;
        }
        if (column.identity && making.random.one_in(2)) {
            column.identity.reset();
        } else if (column.identity || making.random.one_in(3)) {
            column.identity = make_sequence_options(making, true);
            column.server_default.reset();
        }
    }
}

// A key that counts by itself, or no more. That one counts again SQLite is not told; see
// docs/autogenerate.md.
void change_counting(const Making& making, Table& table) {
    const auto& key = table.primary_key;
    auto* column = key && key->columns.size() == 1 ? schema::find_column(table, key->columns[0]) : nullptr;
    if (column != nullptr && schema::is_integer(column->type) && !column->identity && !column->computed &&
        !column->server_default) {
        using enum schema::Autoincrement;
        column->autoincrement = column->autoincrement == off && !making.is_sqlite() ? automatic : off;
    }
}

void change_column(Making& making, MetaData& metadata, Table& table) {
    auto& column = table.columns[making.random.index(table.columns.size())];
    switch (making.random.below(8)) {
        case 0:
            return change_type(making, metadata, table);
        case 6:
            return change_column_options(making, column);
        case 1:
        case 2:
            return change_default(making, metadata, table);
        case 3:
            column.nullable = !column.nullable && !column.identity;
            return;
        case 4:
            return making.random.one_in(3) ? change_counting(making, table) : change_identity(making, table);
        case 5:
            if (!making.is_sqlite()) {
                column.comment = column.comment ? std::nullopt : std::optional(nasty_text(making.random));
            }
            return;
        default:
            if (column.computed && family_of(column.type) == Family::integer) {
                column.computed->expression += " + 3";
            } else if (column.computed) {
                column.computed.reset();
            }
            return;
    }
}

void change_index(Making& making, Table& table) {
    if (table.indexes.empty()) {
        return;
    }
    auto& index = table.indexes[making.random.index(table.indexes.size())];
    auto& first = index.elements.front();
    switch (making.random.below(8)) {
        case 4:
            return change_index_method(making, table, index);
        case 5:
            return redecorate(making, table, index);
        case 7:
            index.name = new_name(making, "ix_new");
            return;
        case 6:
            if (index.method.empty()) {
                index.include = random_include(making, table, {});
            }
            return;
        case 0:
            index.where = index.where.empty() ? make_condition(making, table) : "";
            return;
        case 1:
            index.unique = !index.unique && index.method.empty();
            index.nulls_not_distinct = index.unique && index.nulls_not_distinct;
            return;
        case 2:
            if (index.method.empty()) {
                first.order = first.order == schema::SortOrder::descending ? schema::SortOrder::unstated
                                                                           : schema::SortOrder::descending;
            }
            return;
        default:
            if (index.method.empty() && !making.is_sqlite()) {
                index.storage["fillfactor"] = std::to_string(50 + making.random.below(40));
            }
    }
}

void change_reference(Making& making, const MetaData& metadata, Table& table) {
    if (table.foreign_keys.empty()) {
        return;
    }
    auto& key = table.foreign_keys[making.random.index(table.foreign_keys.size())];
    using enum schema::ReferentialAction;
    switch (making.random.below(7)) {
        case 4:
            key.on_update = random_action(making.random);
            return;
        case 5:
            if (!making.is_sqlite()) {
                key.match = key.match == schema::MatchKind::full ? schema::MatchKind::simple
                                                                 : schema::MatchKind::full;
            }
            return;
        case 6:
            return change_target(making, metadata, table, key);
        case 0:
            key.on_delete = key.on_delete == cascade ? set_null : cascade;
            return choose_set_columns(making, key);
        case 1:
            key.deferrability = key.deferrability == schema::Deferrability::none
                                    ? schema::Deferrability::deferred
                                    : schema::Deferrability::none;
            return;
        case 2:
            key.not_valid = false;  // the other way, nothing is to do
            return;
        default:
            key.name = key.name.empty() ? new_name(making, "fk_new") : "";
    }
}

void change_check(Making& making, Table& table) {
    if (table.checks.empty()) {
        return;
    }
    auto& check = table.checks[making.random.index(table.checks.size())];
    if (making.random.one_in(4)) {
        check.name = new_name(making, "ck_new");
    } else if (making.random.one_in(4)) {
        check.not_valid = false;  // the other way, nothing is to do
    } else if (!making.is_sqlite() && making.random.one_in(4)) {
        check.no_inherit = !check.no_inherit;
    } else {
        check.condition = make_condition(making, table);
    }
}

void change_unique(Making& making, Table& table) {
    if (table.uniques.empty()) {
        return;
    }
    auto& unique = table.uniques[making.random.index(table.uniques.size())];
    const int kind = making.random.below(making.is_sqlite() ? 1 : 5);
    if (kind == 0) {
        unique.name = new_name(making, "uq_new");
    } else if (kind == 4) {
        unique.storage["fillfactor"] = std::to_string(50 + making.random.below(40));
    } else if (kind == 1) {
        unique.nulls_not_distinct = !unique.nulls_not_distinct;
    } else if (kind == 2) {
        unique.deferrability = random_deferrability(making);
    } else {
        unique.include = random_include(making, table, unique.columns);
    }
}

void change_primary_key(Making& making, Table& table) {
    if (!table.primary_key || making.random.one_in(2)) {
        return add_primary_key(making, table);
    }
    auto& key = *table.primary_key;
    if (making.is_sqlite() || making.random.one_in(3)) {
        making.random.shuffle(key.columns);
    } else if (making.random.one_in(2)) {
        key.deferrability = random_deferrability(making);
    } else {
        key.include = random_include(making, table, key.columns);
    }
}

void change_exclude(Making& making, Table& table) {
    if (table.excludes.empty()) {
        return add_exclude(making, table);
    }
    auto& exclude = table.excludes[making.random.index(table.excludes.size())];
    const auto& first = exclude.elements.front();
    switch (making.random.below(4)) {
        case 0:
            exclude.where = exclude.where.empty() ? quoted(first.element.text) + " IS NOT NULL" : "";
            return;
        case 1:
            exclude.deferrability = random_deferrability(making);
            return;
        case 2:
            if (exclude.elements.size() == 1 && exclude.method != "gist") {
                exclude.method = exclude.method == "btree" ? "hash" : "btree";
            }
            return;
        default:
            exclude.elements.resize(1);
            return;
    }
}

void rename_one(Making& making, Table& table) {
    if (table.primary_key && making.random.one_in(2)) {
        table.primary_key->name = new_name(making, "pk_new");
    } else if (!table.excludes.empty()) {
        table.excludes.front().name = new_name(making, "ex_new");
    }
}

void change_constraints(Making& making, MetaData& metadata, Table& table) {
    auto& random = making.random;
    switch (random.below(15)) {
        case 14:
            return rename_one(making, table);
        case 0:
            return add_unique(making, table);
        case 1:
            return add_check(making, table);
        case 2:
            return add_index(making, table);
        case 3:
            return change_exclude(making, table);
        case 4:
            return add_foreign_key(making, metadata, table);
        case 5:
            table.primary_key.reset();
            return;
        case 6:
            return change_primary_key(making, table);
        case 7:
            remove_one(random, table.uniques) || remove_one(random, table.checks);
            return;
        case 8:
            remove_one(random, table.indexes) || remove_one(random, table.excludes);
            return;
        case 9:
            remove_one(random, table.foreign_keys);
            return;
        case 10:
            return change_index(making, table);
        case 11:
            return change_reference(making, metadata, table);
        case 12:
            return change_check(making, table);
        default:
            return change_unique(making, table);
    }
}

void change_options(Making& making, Table& table) {
    if (making.is_sqlite() || making.random.one_in(2)) {
        change_table_options(making, table);
    } else {
        table.comment = table.comment && making.random.one_in(2) ? std::nullopt
                                                                 : std::optional(nasty_text(making.random));
    }
}

void change_table(Making& making, MetaData& metadata, Table& table) {
    switch (making.random.below(8)) {
        case 0:
        case 1:
            return add_column(making, metadata, table);
        case 2:
            if (table.columns.size() > 1) {
                const auto name = table.columns[making.random.index(table.columns.size())].name;
                drop_mentions(table, name);
                std::erase_if(table.columns, [&](const auto& column) { return column.name == name; });
            }
            return;
        case 3:
            if (making.random.one_in(4)) {
                making.random.shuffle(table.columns);
                return;
            }
            return change_options(making, table);
        case 4:
        case 5:
            return change_column(making, metadata, table);
        default:
            return change_constraints(making, metadata, table);
    }
}

void change_enum(Making& making, MetaData& metadata) {
    if (metadata.enums.empty()) {
        return;
    }
    auto& values = metadata.enums[making.random.index(metadata.enums.size())].values;
    switch (making.random.below(4)) {
        case 0:
            making.random.shuffle(values);
            return;
        case 1:
            if (values.size() > 1) {
                values.pop_back();
            }
            return;
        default:
            values.insert(
                values.begin() + static_cast<std::ptrdiff_t>(making.random.index(values.size() + 1)),
                "new " + std::to_string(values.size()));
    }
}

void change_domain(Making& making, MetaData& metadata) {
    if (metadata.domains.empty() || making.is_sqlite()) {
        return;
    }
    auto& domain = metadata.domains[making.random.index(metadata.domains.size())];
    if (making.random.one_in(3)) {
        domain.check = domain.check.empty() ? "VALUE IS NOT NULL OR 1 = 1" : "";
        domain.check_name = domain.check.empty() ? "" : domain.check_name;
    } else {
        domain.check = domain.base.kind == schema::TypeKind::text ? "length(VALUE) < 77" : "VALUE > -777777";
    }
}

void change_types(Making& making, MetaData& metadata) {
    switch (making.random.below(4)) {
        case 0:
            return change_domain(making, metadata);
        case 1:
            if (!making.random.one_in(3)) {
                return add_types_and_sequences(making, metadata);
            }
            remove_one(making.random, metadata.enums) || remove_one(making.random, metadata.domains);
            return;
        case 2:
            if (!metadata.sequences.empty() && making.random.one_in(2)) {
                auto& sequence = metadata.sequences[making.random.index(metadata.sequences.size())];
                sequence.options = make_sequence_options(making, false);
            } else {
                remove_one(making.random, metadata.sequences);
            }
            return;
        default:
            return change_enum(making, metadata);
    }
}

}  // namespace

void mutate(Making& making, MetaData& metadata) {
    auto& random = making.random;
    const int kind = random.below(13);
    if (kind == 0 || metadata.tables.empty()) {
        auto table = make_table(making, metadata);
        metadata.tables.push_back(table);
        add_foreign_key(making, metadata, metadata.tables.back());
    } else if (kind == 1) {
        remove_one(random, metadata.tables);
    } else if (kind == 2 || kind == 12) {
        change_types(making, metadata);
    } else {
        change_table(making, metadata, metadata.tables[random.index(metadata.tables.size())]);
    }
    repair(metadata, making.database);
}

}  // namespace retort::laws
