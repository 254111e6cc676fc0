// apply(): the schema after an operation, without a database.
#include "operations/apply_parts.hpp"
#include "operations/readers.hpp"

#include "base/text.hpp"

namespace retort::operations {

namespace {

struct Apply {
    schema::MetaData& metadata;

    template <class Op>
    void operator()(const Op& op) const {
        apply_one(op, metadata);
    }
    void operator()(const Execute&) const {}
    void operator()(const BulkInsert&) const {}
    void operator()(const BatchAlterTable& batch) const { all(batch.operations); }
    void operator()(const AutocommitBlock& block) const { all(block.operations); }

    void all(const std::vector<Operation>& operations) const {
        for (const auto& operation : operations) {
            apply(operation, metadata);
        }
    }
};

template <class List>
std::string nearest(const List& list, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& one : list) {
        if constexpr (std::is_same_v<std::decay_t<decltype(one.name)>, QualifiedName>) {
            names.push_back(schema::display_name(one.name));
        } else {
            names.push_back(one.name);
        }
    }
    const auto found = base::find_nearest(name, names);
    return found.empty() ? "" : "; did you mean '" + found + "'?";
}

}  // namespace

void apply(const Operation& operation, schema::MetaData& metadata) {
    visit(Apply{metadata}, operation);
}

Error contradiction(const std::string& message) {
    return {ErrorKind::command, message};
}

schema::Table& get_table(schema::MetaData& metadata, const QualifiedName& name) {
    auto* table = schema::find_table(metadata, name);
    if (table == nullptr) {
        const auto text = schema::display_name(name);
        throw contradiction("there is no table " + text + nearest(metadata.tables, text));
    }
    return *table;
}

schema::Column& get_column(schema::Table& table, const std::string& name) {
    auto* column = schema::find_column(table, name);
    if (column == nullptr) {
        throw contradiction("table " + schema::display_name(table.name) + " has no column " + name +
                            nearest(table.columns, name));
    }
    return *column;
}

void visit_types(schema::Type& type, const std::function<void(schema::Type&)>& visit) {
    visit(type);
    for (auto& item : type.item) {
        visit_types(item, visit);
    }
    for (auto& variant : type.variants) {
        visit_types(variant.type, visit);
    }
}

void visit_types(schema::MetaData& metadata, const std::function<void(schema::Type&)>& visit) {
    for (auto& domain : metadata.domains) {
        visit_types(domain.base, visit);
    }
    for (auto& table : metadata.tables) {
        for (auto& column : table.columns) {
            visit_types(column.type, visit);
        }
    }
}

}  // namespace retort::operations
