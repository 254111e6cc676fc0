// Where tables and indexes are stored; see tablespaces.hpp.
#include "dialects/postgresql/tablespaces.hpp"

#include "dialects/postgresql/table_options.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

template <class T>
bool states_one(const std::vector<T>& list) {
    return std::ranges::any_of(list, [](const T& each) { return !each.tablespace.empty(); });
}

bool states_one(const schema::Table& table) {
    return table.options.contains(kTablespaceOption) ||
           (table.primary_key && !table.primary_key->tablespace.empty()) || states_one(table.uniques) ||
           states_one(table.excludes) || states_one(table.indexes);
}

bool is_same_key(const schema::Unique& a, const schema::Unique& b) {
    return a.columns == b.columns && a.include == b.include;
}

bool is_same_key(const schema::Exclude& a, const schema::Exclude& b) {
    return a.elements == b.elements;
}

bool is_same_key(const schema::Index&, const schema::Index&) {
    return false;  // an index has a name
}

// By name; one without a name by what it is over.
template <class T>
const T* find_partner(const T& wanted, const std::vector<T>& existing) {
    const auto found = std::ranges::find_if(existing, [&](const T& each) {
        return wanted.name.empty() ? is_same_key(wanted, each) : wanted.name == each.name;
    });
    return found == existing.end() ? nullptr : &*found;
}

class Settler {
public:
    explicit Settler(std::string_view own) : own_(own) {}

    void settle(schema::Table& table, const schema::Table& existing) const {
        settle_own(table, existing);
        if (table.primary_key && existing.primary_key) {
            settle(table.primary_key->tablespace, existing.primary_key->tablespace);
        }
        settle_each(table.uniques, existing.uniques);
        settle_each(table.excludes, existing.excludes);
        settle_each(table.indexes, existing.indexes);
    }

private:
    void settle(std::string& stated, const std::string& existing) const {
        stated = canonical_tablespace(stated, existing, own_);
    }

    template <class T>
    void settle_each(std::vector<T>& list, const std::vector<T>& existing) const {
        for (T& each : list) {
            if (const T* partner = find_partner(each, existing)) {
                settle(each.tablespace, partner->tablespace);
            }
        }
    }

    void settle_own(schema::Table& table, const schema::Table& existing) const {
        const auto known = existing.options.find(kTablespaceOption);
        std::string& stated = table.options[kTablespaceOption];
        settle(stated, known == existing.options.end() ? "" : known->second);
        if (stated.empty()) {
            table.options.erase(kTablespaceOption);
        }
    }

    std::string_view own_;
};

}  // namespace

std::string canonical_tablespace(const std::string& stated, const std::string& existing,
                                 std::string_view own) {
    if (stated.empty()) {
        return existing;
    }
    return stated == own ? "" : stated;
}

bool states_a_tablespace(const schema::MetaData& model) {
    return std::ranges::any_of(model.tables, [](const auto& table) { return states_one(table); });
}

void settle_tablespaces(schema::MetaData& model, const schema::MetaData& database, std::string_view own) {
    const Settler settler(own);
    for (auto& table : model.tables) {
        if (const auto* existing = schema::find_table(database, table.name)) {
            settler.settle(table, *existing);
        }
    }
}

}  // namespace retort::dialects::postgresql
