// What cannot be right in a schema, whatever the database.
#include "base/text.hpp"
#include "schema/metadata.hpp"
#include "schema/words.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace retort::schema {

namespace {

std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates) {
    const auto nearest = base::find_nearest(name, candidates);
    return nearest.empty() ? "" : "; did you mean '" + nearest + "'?";
}

std::vector<std::string> column_names(const Table& table) {
    std::vector<std::string> names;
    for (const auto& column : table.columns) {
        names.push_back(column.name);
    }
    return names;
}

// Collects the problems of one table.
class TableCheck {
public:
    TableCheck(const MetaData& metadata, const Table& table, std::vector<std::string>& problems)
        : metadata_(metadata), table_(table), problems_(problems) {}

    void run() {
        check_duplicates(column_names(table_), "column");
        std::vector<std::string> names;
        for (const auto& constraint : list_constraints(table_)) {
            names.push_back(name_of(constraint));
            check_constraint(constraint);
        }
        check_duplicates(names, "constraint");
        for (const auto& index : table_.indexes) {
            check_index(index);
        }
    }

private:
    void report(const std::string& problem) {
        problems_.push_back("table " + display_name(table_.name) + ": " + problem);
    }

    void report_column(std::string problem, const std::string& column, const std::string& fault,
                       const Table& table) {
        problem.append(" column '").append(column).append("', which ").append(fault);
        report(problem.append(did_you_mean(column, column_names(table))));
    }

    void check_duplicates(std::vector<std::string> names, const char* what) {
        std::sort(names.begin(), names.end());
        for (auto name = names.begin(); name != names.end();) {
            const auto next = std::upper_bound(name, names.end(), *name);
            if (!name->empty() && next - name > 1) {
                report("more than one " + std::string(what) + " has the name '" + *name + "'");
            }
            name = next;
        }
    }

    void check_columns(const std::string& what, const std::vector<std::string>& columns) {
        for (const auto& column : columns) {
            if (find_column(table_, column) == nullptr) {
                report_column(what + " is over", column, "the table does not have", table_);
            }
        }
        const std::set<std::string> distinct(columns.begin(), columns.end());
        if (distinct.size() != columns.size()) {
            report(what + " names a column twice");
        }
    }

    void check_constraint(const Constraint& constraint) {
        const std::string what = describe_constraint(constraint);
        if (const auto* primary = std::get_if<PrimaryKey>(&constraint)) {
            check_columns(what, primary->columns);
            check_columns(what, primary->include);
        } else if (const auto* one = std::get_if<Unique>(&constraint)) {
            check_columns(what, one->columns);
            check_columns(what, one->include);
        } else if (const auto* exclude = std::get_if<Exclude>(&constraint)) {
            for (const auto& [element, op] : exclude->elements) {
                check_element(what, element);
            }
            check_columns(what, exclude->include);
        } else if (const auto* foreign = std::get_if<ForeignKey>(&constraint)) {
            check_columns(what, foreign->columns);
            check_set_columns(what, *foreign);
            check_referred(what, *foreign);
        }
    }

    void check_set_columns(const std::string& what, const ForeignKey& key) {
        for (const auto& column : key.on_delete_columns) {
            if (std::find(key.columns.begin(), key.columns.end(), column) == key.columns.end()) {
                report(what + " over " + dump_names(key.columns) + " sets '" + column +
                       "' on delete, which it is not over");
            }
        }
    }

    void check_element(const std::string& what, const IndexElement& element) {
        if (!element.is_expression) {
            check_columns(what, {element.text});
        }
    }

    void check_index(const Index& index) {
        const std::string what = "index " + index.name;
        for (const auto& element : index.elements) {
            check_element(what, element);
        }
        check_columns(what, index.include);
    }

    void check_referred(const std::string& what, const ForeignKey& key) {
        const Table* referred = find_table(metadata_, key.referred_table);
        if (referred == nullptr) {
            report(what + " over " + dump_names(key.columns) + " refers to table '" +
                   display_name(key.referred_table) + "', which is not there" +
                   suggest_table(key.referred_table));
            return;
        }
        auto columns = key.referred_columns;
        if (columns.empty() && referred->primary_key) {
            columns = referred->primary_key->columns;
        }
        for (const auto& column : columns) {
            if (find_column(*referred, column) == nullptr) {
                report_column(what + " over " + dump_names(key.columns) + " refers to", column,
                              "table " + display_name(referred->name) + " does not have", *referred);
            }
        }
        if (columns.size() != key.columns.size()) {
            report(what + " has " + std::to_string(key.columns.size()) + " columns and refers to " +
                   std::to_string(columns.size()));
        }
    }

    std::string suggest_table(const QualifiedName& name) const {
        std::vector<std::string> names;
        for (const auto& table : metadata_.tables) {
            if (table.name.name == name.name) {
                return "; did you mean '" + display_name(table.name) + "'?";
            }
            names.push_back(display_name(table.name));
        }
        return did_you_mean(display_name(name), names);
    }

    const MetaData& metadata_;
    const Table& table_;
    std::vector<std::string>& problems_;
};

template <class T>
void check_object_names(const std::vector<T>& objects, const char* what, std::vector<std::string>& problems) {
    std::set<QualifiedName> seen;
    std::set<QualifiedName> reported;
    for (const auto& object : objects) {
        if (!seen.insert(object.name).second && reported.insert(object.name).second) {
            problems.push_back("more than one " + std::string(what) + " has the name '" +
                               display_name(object.name) + "'");
        }
    }
}

// Within a table and across: an index is named within its schema.
void check_index_names(const MetaData& metadata, std::vector<std::string>& problems) {
    std::map<QualifiedName, const Table*> owners;
    for (const auto& table : metadata.tables) {
        for (const auto& index : table.indexes) {
            const auto [owner, is_new] = owners.try_emplace({table.name.schema, index.name}, &table);
            if (!is_new) {
                const std::string other =
                    owner->second == &table ? "the table" : display_name(owner->second->name);
                problems.push_back("table " + display_name(table.name) + ": index " + index.name +
                                   " has the name of another index of " + other);
            }
        }
    }
}

void visit_enums(const Type& type, const std::function<void(const Type&)>& visit) {
    if (type.kind == TypeKind::enum_) {
        visit(type);
    }
    for (const auto& item : type.item) {
        visit_enums(item, visit);
    }
    for (const auto& variant : type.variants) {
        visit_enums(variant.type, visit);
    }
}

void check_enum_lists(const MetaData& metadata, std::vector<std::string>& problems) {
    std::map<QualifiedName, std::vector<std::string>> lists;
    std::set<QualifiedName> reported;
    const auto see = [&](const QualifiedName& name, const std::vector<std::string>& values,
                         const std::string& where) {
        const auto [list, is_new] = lists.try_emplace(name, values);
        if (!is_new && list->second != values && reported.insert(name).second) {
            problems.push_back("enumeration " + display_name(name) + " has two lists of values: (" +
                               list_names(list->second) + ") and (" + list_names(values) + ")" + where);
        }
    };
    for (const auto& type : metadata.enums) {
        see(type.name, type.values, "");
    }
    for (const auto& table : metadata.tables) {
        for (const auto& column : table.columns) {
            const std::string where = " in column " + display_name(table.name) + "." + column.name;
            visit_enums(column.type, [&](const Type& type) {
                see({type.schema, type.name}, type.values, where);
            });
        }
    }
}

void visit_domains(const Type& type, const std::function<void(const Type&)>& visit) {
    if (type.kind == TypeKind::domain) {
        visit(type);
    }
    for (const auto& item : type.item) {
        visit_domains(item, visit);
    }
    for (const auto& variant : type.variants) {
        visit_domains(variant.type, visit);
    }
}

void check_domain_bases(const MetaData& metadata, std::vector<std::string>& problems) {
    for (const auto& table : metadata.tables) {
        for (const auto& column : table.columns) {
            visit_domains(column.type, [&](const Type& type) {
                const auto* domain = find_domain(metadata, {type.schema, type.name});
                if (domain != nullptr && !type.item.empty() && domain->base != type.item.front()) {
                    problems.push_back("domain " + display_name(domain->name) + " is over " +
                                       dump_type(domain->base) + ", and over " +
                                       dump_type(type.item.front()) + " in column " +
                                       display_name(table.name) + "." + column.name);
                }
            });
        }
    }
}

}  // namespace

std::vector<std::string> find_problems(const MetaData& metadata) {
    std::vector<std::string> problems;
    check_object_names(metadata.tables, "table", problems);
    check_object_names(metadata.sequences, "sequence", problems);
    check_object_names(metadata.domains, "domain", problems);
    for (const auto& table : metadata.tables) {
        TableCheck(metadata, table, problems).run();
    }
    check_index_names(metadata, problems);
    check_enum_lists(metadata, problems);
    check_domain_bases(metadata, problems);
    return problems;
}

}  // namespace retort::schema
