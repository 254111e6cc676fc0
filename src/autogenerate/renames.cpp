// Finding renames that are said, and such that may have been meant; see renames.hpp.
#include "autogenerate/renames.hpp"

#include "retort/error.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

using schema::QualifiedName;

class Finder {
public:
    Finder(const schema::MetaData& model, const schema::MetaData& database)
        : model_(model), database_(database) {}

    void state(const Rename& rename) {
        const auto* table = schema::find_table(database_, rename.table);
        if (table == nullptr ||
            (!rename.column.empty() && schema::find_column(*table, rename.column) == nullptr)) {
            throw Error(ErrorKind::command, "the database has no " +
                                                std::string(rename.column.empty() ? "table " : "column ") +
                                                describe_renamed(rename) + " that could be renamed");
        }
        add(rename, *table);
    }

    void find_tables() {
        for (const auto& table : model_.tables) {
            const QualifiedName old{table.name.schema, table.renamed_from};
            const auto* existing = table.renamed_from.empty() ? nullptr : schema::find_table(database_, old);
            const bool is_taken = schema::find_table(database_, table.name) != nullptr;
            if (existing != nullptr && is_taken && schema::find_table(model_, old) == nullptr) {
                throw taken("table", schema::display_name(old), schema::display_name(table.name));
            }
            if (existing != nullptr && !is_taken) {
                add({old, "", table.name.name}, *existing);
            }
        }
    }

    void find_columns() {
        for (const auto& table : model_.tables) {
            const auto* existing = find_existing(table.name);
            for (const auto& column : table.columns) {
                if (existing != nullptr && is_renamed(table, *existing, column)) {
                    add({table.name, column.renamed_from, column.name}, *existing);
                }
            }
        }
    }

    Renames take() { return std::move(renames_); }

private:
    static bool is_renamed(const schema::Table& model, const schema::Table& existing,
                           const schema::Column& column) {
        const std::string& old = column.renamed_from;
        if (old.empty() || schema::find_column(existing, old) == nullptr) {
            return false;
        }
        const bool is_taken = schema::find_column(existing, column.name) != nullptr;
        if (is_taken && schema::find_column(model, old) == nullptr) {
            const std::string table = schema::display_name(model.name) + ".";
            throw taken("column", table + old, table + column.name);
        }
        return !is_taken;
    }

    // To go on would drop what should have been kept.
    static Error taken(const char* what, const std::string& old, const std::string& now) {
        return Error(ErrorKind::command, std::string("The models rename the ") + what + " " + old + " to " +
                                             now + ", but the database has both " + old + " and " + now)
            .with_hint(
                "drop or rename the one that is in the way in a revision of its own, or take "
                "renamed_from out of the models");
    }

    // The table that will have that name once the renames found so far are made.
    const schema::Table* find_existing(const QualifiedName& name) const {
        for (const auto& operation : renames_.operations) {
            const auto* rename = std::get_if<operations::RenameTable>(&operation.value);
            if (rename != nullptr && QualifiedName{rename->table.schema, rename->new_name} == name) {
                return schema::find_table(database_, rename->table);
            }
        }
        return schema::find_table(database_, name);
    }

    void add(const Rename& rename, const schema::Table& existing) {
        if (rename.column.empty()) {
            renames_.operations.push_back(operations::RenameTable{rename.table, rename.new_name});
        } else {
            operations::AlterColumn change;
            change.table = rename.table;
            change.column = rename.column;
            change.new_name = rename.new_name;
            const auto* column = schema::find_column(existing, rename.column);
            change.existing.type = column->type;
            change.existing.nullable = column->nullable;
            renames_.operations.push_back(std::move(change));
        }
        renames_.log.push_back(std::string("Detected ") + (rename.column.empty() ? "table" : "column") +
                               " rename from '" + describe_renamed(rename) + "' to '" + rename.new_name +
                               "'");
    }

    const schema::MetaData& model_;
    const schema::MetaData& database_;
    Renames renames_;
};

// Names and types, in an order that does not matter.
bool same_columns(const schema::Table& a, const schema::Table& b) {
    return a.columns.size() == b.columns.size() &&
           std::all_of(a.columns.begin(), a.columns.end(), [&](const schema::Column& column) {
               const auto* other = schema::find_column(b, column.name);
               return other != nullptr && other->type.kind == column.type.kind;
           });
}

bool same_shape(const schema::Column& dropped, const schema::Column& added) {
    return !dropped.computed && !added.computed && dropped.type.kind == added.type.kind;
}

// Every operation, also those that a batch groups.
void flatten(const std::vector<operations::Operation>& operations,
             std::vector<const operations::Operation*>& flat) {
    for (const auto& operation : operations) {
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
            flatten(batch->operations, flat);
        } else {
            flat.push_back(&operation);
        }
    }
}

// The table that the models call so, as the database would have it.
const schema::Table* find_canonical(const schema::MetaData& model, const schema::MetaData& canonical,
                                    const QualifiedName& name) {
    const auto* table = schema::find_table(model, name);
    return table == nullptr ? nullptr
                            : &canonical.tables[static_cast<std::size_t>(table - model.tables.data())];
}

class CandidateFinder {
public:
    CandidateFinder(const schema::MetaData& model, const schema::MetaData& canonical)
        : model_(model), canonical_(canonical) {}

    void compare(const operations::Operation& dropped, const operations::Operation& added) {
        if (const auto* table = std::get_if<operations::DropTable>(&dropped.value)) {
            if (const auto* created = std::get_if<operations::CreateTable>(&added.value)) {
                compare_tables(*table, *created);
            }
        } else if (const auto* column = std::get_if<operations::DropColumn>(&dropped.value)) {
            if (const auto* add = std::get_if<operations::AddColumn>(&added.value)) {
                compare_columns(*column, *add);
            }
        }
    }

    std::vector<Rename> take() { return std::move(candidates_); }

private:
    void compare_tables(const operations::DropTable& dropped, const operations::CreateTable& created) {
        const auto* table = find_canonical(model_, canonical_, created.table.name);
        if (table != nullptr && dropped.existing && dropped.table.schema == table->name.schema &&
            same_columns(*dropped.existing, *table)) {
            candidates_.push_back({dropped.table, "", created.table.name.name});
        }
    }

    void compare_columns(const operations::DropColumn& dropped, const operations::AddColumn& added) {
        const auto* table = find_canonical(model_, canonical_, added.table);
        const auto* column = table == nullptr ? nullptr : schema::find_column(*table, added.column.name);
        if (column != nullptr && dropped.table == added.table && dropped.existing &&
            same_shape(*dropped.existing, *column)) {
            candidates_.push_back({dropped.table, dropped.column, added.column.name});
        }
    }

    const schema::MetaData& model_;
    const schema::MetaData& canonical_;
    std::vector<Rename> candidates_;
};

}  // namespace

std::string describe_renamed(const Rename& rename) {
    return schema::display_name(rename.table) + (rename.column.empty() ? "" : "." + rename.column);
}

Renames find_renames(const schema::MetaData& model, const schema::MetaData& database,
                     const std::vector<Rename>& stated) {
    Finder finder(model, database);
    for (const auto& rename : stated) {
        if (rename.column.empty()) {
            finder.state(rename);
        }
    }
    finder.find_tables();
    for (const auto& rename : stated) {
        if (!rename.column.empty()) {
            finder.state(rename);
        }
    }
    finder.find_columns();
    return finder.take();
}

std::vector<Rename> find_rename_candidates(const std::vector<operations::Operation>& operations,
                                           const schema::MetaData& model, const schema::MetaData& canonical) {
    std::vector<const operations::Operation*> flat;
    flatten(operations, flat);
    CandidateFinder finder(model, canonical);
    for (const auto* dropped : flat) {
        for (const auto* added : flat) {
            finder.compare(*dropped, *added);
        }
    }
    return finder.take();
}

}  // namespace retort::autogenerate
