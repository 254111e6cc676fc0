// Tables and columns by chance; see maker.hpp.
#include "laws/maker.hpp"

#include "schema/expressions.hpp"

#include <algorithm>

namespace retort::laws {

namespace {

using schema::TypeKind;

bool is_strict(const schema::Table& table) {
    return table.options.contains("sqlite_strict");
}

// Strict tables know few words.
bool is_known_when_strict(const schema::Type& type) {
    return type.kind != TypeKind::named && type.kind != TypeKind::bit && type.kind != TypeKind::varbit &&
           type.kind != TypeKind::domain;
}

bool may_be_strict(const schema::Table& table) {
    return std::ranges::all_of(table.columns,
                               [](const auto& column) { return is_known_when_strict(column.type); });
}

schema::Type type_for(Making& making, const schema::MetaData& metadata, const schema::Table& table) {
    auto type = random_type(making.random, making.database, metadata);
    return is_strict(table) && !is_known_when_strict(type) ? schema::Type{} : type;
}

std::string make_expression(Making& making, const schema::Column& source) {
    const auto name = quoted(source.name);
    switch (family_of(source.type)) {
        case Family::integer:
            return making.random.one_in(2) ? name + " % 100 + 1" : "coalesce(" + name + ", 0) % 7";
        case Family::text:
            return making.random.one_in(2) ? "upper(" + name + ")" : name + " || '-it''s'";
        case Family::boolean:
            return "NOT " + name;
        default:
            return "";
    }
}

bool may_be_generated_from(const schema::Column& column) {
    return !column.computed && !column.identity && column.type.kind != TypeKind::domain;
}

// A generated column, where there is one to generate it from.
bool make_computed(Making& making, const schema::Table& table, schema::Column& column) {
    for (const auto& source : table.columns) {
        const auto expression = make_expression(making, source);
        if (expression.empty() || !may_be_generated_from(source) || making.random.one_in(3)) {
            continue;
        }
        const auto family = family_of(source.type);
        column.type = {};
        column.type.kind = family == Family::text      ? TypeKind::text
                           : family == Family::boolean ? TypeKind::boolean
                                                       : TypeKind::integer;
        if (family == Family::integer && source.type.kind == TypeKind::big_integer) {
            column.type.kind = TypeKind::big_integer;
        }
        column.computed = schema::Computed{expression, !making.is_sqlite() || making.random.one_in(2)};
        return true;
    }
    return false;
}

schema::Column make_key_column(Making& making) {
    schema::Column id;
    id.name = "id";
    id.nullable = false;
    id.type.kind = making.random.one_in(3) ? TypeKind::big_integer : TypeKind::integer;
    if (making.random.one_in(5)) {
        id.type.kind = TypeKind::string;
        id.type.length = 36;
    } else if (making.random.one_in(4) && !making.is_sqlite()) {
        id.identity = make_sequence_options(making, true);
    }
    return id;
}

std::string storage_parameters(Random& random) {
    const std::string fill = "fillfactor=" + std::to_string(50 + random.below(50));
    return random.one_in(2) ? fill : fill + ", autovacuum_enabled = " + (random.one_in(2) ? "off" : "true");
}

void add_table_options(Making& making, schema::Table& table) {
    auto& random = making.random;
    if (!making.is_sqlite()) {
        if (random.one_in(3)) {
            table.comment = nasty_text(random);
        }
        if (random.one_in(6)) {
            table.options["postgresql_with"] = storage_parameters(random);
        }
        if (random.one_in(12)) {
            table.options["postgresql_unlogged"] = "true";
        }
        return;
    }
    if (random.one_in(5)) {
        table.options["sqlite_strict"] = "true";
    }
    if (random.one_in(6)) {
        table.options["sqlite_without_rowid"] = "true";
    } else if (random.one_in(5)) {
        table.options["sqlite_autoincrement"] = "true";
    }
}

}  // namespace

void change_table_options(Making& making, schema::Table& table) {
    auto& random = making.random;
    const auto toggle = [&](const char* key, const std::string& value) {
        if (table.options.erase(key) == 0) {
            table.options[key] = value;
        }
    };
    if (!making.is_sqlite() && random.one_in(3)) {
        toggle("postgresql_unlogged", "true");
    } else if (!making.is_sqlite()) {
        toggle("postgresql_with", storage_parameters(random));
    } else if (random.one_in(3)) {
        table.options.erase("sqlite_autoincrement");
        toggle("sqlite_without_rowid", "true");
    } else if (random.one_in(2) && !table.options.contains("sqlite_without_rowid")) {
        toggle("sqlite_autoincrement", "true");
    } else if (is_strict(table) || may_be_strict(table)) {
        toggle("sqlite_strict", "true");
    }
}

void change_column_options(Making& making, schema::Column& column) {
    if (making.is_sqlite() || !may_be_compressed(column.type)) {
        return;
    }
    if (making.random.one_in(3)) {
        if (column.options.erase("postgresql_compression") == 0) {
            column.options["postgresql_compression"] = "pglz";
        }
    } else if (making.random.one_in(3)) {
        column.options.erase("postgresql_storage");
    } else {
        static const std::vector<std::string> kStorages = {"external", "MAIN", "plain", "extended"};
        column.options["postgresql_storage"] = making.random.pick(kStorages);
    }
}

void set_default(Making& making, const schema::MetaData& metadata, schema::Column& column) {
    column.server_default = random_default(making.random, column.type, making.database);
    if (!metadata.sequences.empty() && family_of(column.type) == Family::integer && making.random.one_in(4)) {
        const auto& sequence = making.random.pick(metadata.sequences);
        column.server_default =
            schema::ServerDefault{{}, "nextval(" + quoted_text(quoted(sequence.name)) + "::regclass)"};
    }
}

void add_column(Making& making, const schema::MetaData& metadata, schema::Table& table) {
    auto& random = making.random;
    schema::Column column;
    column.name = new_column_name(making, table);
    if (!random.one_in(8) || !make_computed(making, table, column)) {
        column.type = type_for(making, metadata, table);
        if (random.one_in(3)) {
            set_default(making, metadata, column);
        }
        column.nullable = !random.one_in(3);
    }
    if (schema::is_integer(column.type) && !column.computed && !column.server_default &&
        !making.is_sqlite() && random.one_in(6)) {
        column.identity = make_sequence_options(making, true);
        column.nullable = false;
    }
    if (!making.is_sqlite() && random.one_in(6)) {
        column.comment = nasty_text(random);
    }
    if (random.one_in(6)) {
        change_column_options(making, column);
    }
    const auto place = random.one_in(4) ? random.index(table.columns.size() + 1) : table.columns.size();
    table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(place), column);
}

schema::Table make_table(Making& making, const schema::MetaData& metadata) {
    auto& random = making.random;
    schema::Table table;
    if (!metadata.schemas.empty() && random.one_in(3)) {
        table.name.schema = random.pick(metadata.schemas);
    }
    table.name.name = new_name(making, "t");
    add_table_options(making, table);
    table.columns.push_back(make_key_column(making));
    for (int i = random.below(6); i > 0; --i) {
        add_column(making, metadata, table);
    }
    if (!random.one_in(6)) {
        add_primary_key(making, table);
    }
    using Add = void (*)(Making&, schema::Table&);
    for (const Add add : {add_unique, add_check, add_check, add_index, add_index, add_exclude}) {
        if (random.one_in(3)) {
            add(making, table);
        }
    }
    return table;
}

}  // namespace retort::laws
