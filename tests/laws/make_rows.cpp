// Rows by chance, and triggers and views; see maker.hpp.
#include "laws/maker.hpp"

#include <algorithm>
#include <set>

namespace retort::laws {

namespace {

using schema::MetaData;
using schema::Table;

std::string join(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all;
}

std::vector<std::string> quoted_all(const std::vector<std::string>& names) {
    std::vector<std::string> result;
    for (const auto& name : names) {
        result.push_back(quoted(name));
    }
    return result;
}

// The value of one referred column of the row at `offset`.
std::string referred_value(const schema::ForeignKey& key, std::size_t at, int offset) {
    return "(SELECT " + quoted(key.referred_columns[at]) + " FROM " + quoted(key.referred_table) +
           " ORDER BY " + join(quoted_all(key.referred_columns)) + " LIMIT 1 OFFSET " +
           std::to_string(offset) + ")";
}

bool is_unique(const Table& table, const std::string& name) {
    const auto has = [&](const auto& key) { return std::ranges::count(key.columns, name) > 0; };
    return (table.primary_key && has(*table.primary_key)) || std::ranges::any_of(table.uniques, has);
}

class RowMaker {
public:
    RowMaker(Making& making, const Table& table) : making_(making), table_(table) {}

    Insert make(int number) {
        number_ = number;
        std::vector<std::string> names, values;
        const int offset = making_.random.below(3);
        for (const auto& column : table_.columns) {
            if (column.computed || (column.identity && column.identity->always)) {
                continue;
            }
            const auto value = value_of(column, offset);
            if (!value.empty()) {
                names.push_back(quoted(column.name));
                values.push_back(value);
            }
        }
        const std::string into = "INSERT INTO " + quoted(table_.name);
        return {table_.name, names.empty() ? into + " DEFAULT VALUES"
                                           : into + " (" + join(names) + ") VALUES (" + join(values) + ")"};
    }

private:
    // Empty: left to the default.
    std::string value_of(const schema::Column& column, int offset) {
        auto& random = making_.random;
        for (const auto& key : table_.foreign_keys) {
            const auto at = std::ranges::find(key.columns, column.name) - key.columns.begin();
            if (at < std::ssize(key.columns)) {
                return column.nullable && random.one_in(3)
                           ? "NULL"
                           : referred_value(key, static_cast<std::size_t>(at), offset);
            }
        }
        // Not from a clock: two databases would differ.
        if (column.server_default && !column.server_default->expression && random.one_in(3)) {
            return "";
        }
        if (column.nullable && random.one_in(4)) {
            return "NULL";
        }
        return is_unique(table_, column.name) ? distinct(column)
                                              : random.pick(values_of(column.type, making_.database));
    }

    std::string distinct(const schema::Column& column) {
        const auto family = family_of(column.type);
        if (family == Family::integer || family == Family::real) {
            return std::to_string(number_ * 3 + 1);
        }
        const auto values = values_of(column.type, making_.database);
        if (family == Family::text && !(column.type.length > 0 && column.type.length < 20)) {
            const auto& text = values[static_cast<std::size_t>(number_) % values.size()];
            return text.substr(0, text.size() - 1) + std::to_string(number_) + "'";
        }
        return values[static_cast<std::size_t>(number_) % values.size()];
    }

    Making& making_;
    const Table& table_;
    int number_ = 0;
};

// Tables behind those they refer to, as far as there are no circles.
std::vector<const Table*> parents_first(const MetaData& metadata) {
    std::vector<const Table*> order;
    std::set<schema::QualifiedName> done;
    while (order.size() < metadata.tables.size()) {
        const auto before = order.size();
        for (const auto& table : metadata.tables) {
            const bool ready = std::ranges::all_of(table.foreign_keys, [&](const auto& key) {
                return key.referred_table == table.name || done.contains(key.referred_table);
            });
            if (ready && done.insert(table.name).second) {
                order.push_back(&table);
            }
        }
        if (order.size() == before) {
            const auto next = std::ranges::find_if(
                metadata.tables, [&](const auto& table) { return !done.contains(table.name); });
            done.insert(next->name);
            order.push_back(&*next);
        }
    }
    return order;
}

bool has_plain_type(const schema::Type& type) {
    using schema::TypeKind;
    return type.kind != TypeKind::enum_ && type.kind != TypeKind::domain && type.kind != TypeKind::array;
}

// Of the same name, with values that the other had, and perhaps more.
bool only_gains_values(const schema::Type& before, const schema::Type& after) {
    if (before.kind != schema::TypeKind::enum_ || after.kind != before.kind || before.name != after.name ||
        before.schema != after.schema) {
        return false;
    }
    std::size_t next = 0;
    for (const auto& value : after.values) {
        next += next < before.values.size() && before.values[next] == value ? 1 : 0;
    }
    return next == before.values.size();
}

// Columns that stay as they are; what a database without rebuilds lets a view use.
std::vector<std::string> kept_columns(const Making& making, const Table& a, const Table& b) {
    std::vector<std::string> names;
    for (const auto& column : a.columns) {
        const auto* after = schema::find_column(b, column.name);
        if (after == nullptr || column.computed.has_value() || after->computed.has_value()) {
            continue;
        }
        if (making.is_sqlite() || (after->type == column.type && has_plain_type(column.type)) ||
            only_gains_values(column.type, after->type)) {
            names.push_back(column.name);
        }
    }
    return names;
}

schema::RawObject make_trigger(Making& making, const Table& table, const std::string& column) {
    schema::RawObject trigger;
    trigger.kind = "trigger";
    trigger.table = table.name.name;
    trigger.name = {table.name.schema, new_name(making, "watch")};
    const auto name = quoted(trigger.name.name);
    const auto on = quoted(table.name);
    const auto of = quoted(column);
    trigger.sql = making.is_sqlite()
                      ? "CREATE TRIGGER " + name + " AFTER UPDATE OF " + of + " ON " + on + " WHEN new." +
                            of + " IS NULL BEGIN UPDATE " + on + " SET " + of + " = " + of + " WHERE 0; END"
                      : "CREATE TRIGGER " + name + " BEFORE UPDATE ON " + on +
                            " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()";
    return trigger;
}

schema::RawObject make_view(Making& making, const Table& table, const std::string& column) {
    schema::RawObject view;
    view.kind = "view";
    view.table = table.name.name;
    view.name = {table.name.schema, new_name(making, "report")};
    view.sql = "CREATE VIEW " + quoted(view.name) + " AS SELECT " + quoted(column) + " FROM " +
               quoted(table.name) + " WHERE " + quoted(column) + " IS NOT NULL";
    return view;
}

}  // namespace

std::vector<Insert> make_rows(Making& making, const MetaData& metadata) {
    std::vector<Insert> rows;
    for (const auto* table : parents_first(metadata)) {
        RowMaker maker(making, *table);
        const int count = making.random.below(6);
        for (int i = 0; i < count; ++i) {
            rows.push_back(maker.make(i));
        }
    }
    return rows;
}

std::vector<schema::RawObject> make_extras(Making& making, const MetaData& a, const MetaData& b) {
    std::vector<schema::RawObject> extras;
    for (const auto& table : a.tables) {
        const auto* after = schema::find_table(b, table.name);
        const auto columns =
            after == nullptr ? std::vector<std::string>{} : kept_columns(making, table, *after);
        if (columns.empty()) {
            continue;
        }
        if (making.random.one_in(5)) {
            extras.push_back(make_trigger(making, table, making.random.pick(columns)));
        }
        if (making.random.one_in(5)) {
            extras.push_back(make_view(making, table, making.random.pick(columns)));
        }
    }
    return extras;
}

}  // namespace retort::laws
