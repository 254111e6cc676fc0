// Schemas made by chance from small pools of names.
#include "autogenerate/random_schema.hpp"

#include <algorithm>
#include <random>
#include <string>

namespace retort::test {

namespace {

using schema::Column;
using schema::Deferrability;
using schema::ForeignKey;
using schema::MetaData;
using schema::ReferentialAction;
using schema::Table;
using schema::Type;
using schema::TypeKind;

class Maker {
public:
    explicit Maker(std::uint32_t seed) : random_(seed) {}

    MetaData make() {
        for (const auto* name : {"mood", "size"}) {
            if (chance(2)) {
                metadata_.enums.push_back({{"", name}, chance(2) ? words("a", "b") : words("a", "b", "c")});
            }
        }
        if (chance(3)) {
            metadata_.sequences.push_back({{"", "counter"}, {.increment = 1 + below(2)}});
        }
        for (int i = 0; i < 5; ++i) {
            if (chance(2)) {
                metadata_.tables.push_back(make_table("t" + std::to_string(i)));
            }
        }
        for (auto& table : metadata_.tables) {
            add_references(table);
        }
        return metadata_;
    }

private:
    // Plain arithmetic: the library's distributions differ between platforms.
    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint32_t>(limit)); }
    bool chance(int one_in) { return below(one_in) == 0; }
    template <class... Text>
    static std::vector<std::string> words(Text... text) {
        return {text...};
    }

    Type make_type() {
        Type type;
        switch (below(6)) {
            case 0:
                type.kind = TypeKind::string;
                type.length = 10 * below(3);
                break;
            case 1:
                type.kind = TypeKind::big_integer;
                break;
            case 2:
                type.kind = TypeKind::numeric;
                type.precision = 8;
                type.scale = below(3);
                break;
            case 3:
                if (!metadata_.enums.empty()) {
                    const auto& chosen =
                        metadata_.enums[static_cast<std::size_t>(below(2)) % metadata_.enums.size()];
                    type.kind = TypeKind::enum_;
                    type.name = chosen.name.name;
                    type.values = chosen.values;
                }
                break;
            default:
                break;
        }
        return type;
    }

    Column make_column(const std::string& name) {
        Column column;
        column.name = name;
        column.type = make_type();
        column.nullable = chance(2);
        if (chance(4)) {
            column.server_default.emplace().expression = chance(2) ? "0" : "1";
        }
        if (chance(5)) {
            column.comment = chance(2) ? "one" : "other";
        }
        return column;
    }

    // A name that says what it is, one that does not, or none.
    std::string maybe_name(const std::string& name) {
        return chance(3) ? "" : chance(4) ? name + "_x" : name;
    }

    void add_key(Table& table) {
        auto& key = table.primary_key.emplace();
        key.columns = chance(4) ? words("id", table.columns.back().name) : words("id");
        if (table.columns.size() == 1) {
            key.columns = {"id"};
        }
        key.name = maybe_name("pk_" + table.name.name);
        for (const auto& name : key.columns) {
            find_column(table, name)->nullable = false;
        }
    }

    void add_constraints(Table& table, const std::string& column) {
        const auto suffix = table.name.name + "_" + column;
        if (chance(4)) {
            auto& made = table.uniques.emplace_back();
            made.name = maybe_name("uq_" + suffix);
            made.columns = {column};
            made.deferrability = chance(5) ? Deferrability::deferred : Deferrability::none;
        }
        if (chance(5)) {
            auto& made = table.checks.emplace_back();
            made.name = maybe_name("ck_" + suffix);
            made.condition = column + (chance(2) ? " IS NOT NULL" : " <> 7");
        }
        if (chance(4)) {
            auto& made = table.indexes.emplace_back();
            made.name = "ix_" + suffix;
            made.elements.push_back({.text = column, .op_class = {}, .collation = {}});
            made.unique = chance(3);
            made.where = chance(4) ? column + " > 5" : "";
        }
    }

    Table make_table(const std::string& name) {
        Table table;
        table.name.name = name;
        Column id;
        id.name = "id";
        id.type.kind = chance(3) ? TypeKind::big_integer : TypeKind::integer;
        id.nullable = false;
        table.columns.push_back(id);
        for (int i = 0; i < 5; ++i) {
            if (!chance(3)) {
                table.columns.push_back(make_column("c" + std::to_string(i)));
            }
        }
        if (!chance(5)) {
            add_key(table);
        }
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            add_constraints(table, table.columns[i].name);
        }
        if (chance(4)) {
            table.comment = chance(2) ? "one" : "other";
        }
        return table;
    }

    std::vector<std::string> some_key(const Table& table) {
        std::vector<std::vector<std::string>> keys;
        if (table.primary_key && table.primary_key->columns.size() == 1) {
            keys.push_back(table.primary_key->columns);
        }
        for (const auto& unique : table.uniques) {
            if (unique.deferrability == Deferrability::none) {
                keys.push_back(unique.columns);
            }
        }
        for (const auto& index : table.indexes) {
            if (index.unique && index.where.empty()) {
                keys.push_back({index.elements.front().text});
            }
        }
        return keys.empty() ? std::vector<std::string>{}
                            : keys[static_cast<std::size_t>(below(100)) % keys.size()];
    }

    void add_references(Table& table) {
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            const auto& target =
                metadata_.tables[static_cast<std::size_t>(below(100)) % metadata_.tables.size()];
            const auto key = some_key(target);
            if (!chance(3) || key.empty()) {
                continue;
            }
            ForeignKey made;
            made.name = maybe_name("fk_" + table.name.name + "_" + table.columns[i].name);
            made.columns = {table.columns[i].name};
            made.referred_table = target.name;
            made.referred_columns = key;
            made.on_delete = chance(3) ? ReferentialAction::cascade : ReferentialAction::no_action;
            table.foreign_keys.push_back(made);
        }
    }

    std::mt19937 random_;
    MetaData metadata_;
};

}  // namespace

MetaData random_schema(std::uint32_t seed) {
    return Maker(seed).make();
}

}  // namespace retort::test
