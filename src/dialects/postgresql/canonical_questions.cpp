// Which expressions the server must be asked about; see questions.hpp.
#include "dialects/postgresql/questions.hpp"

#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "sql/expression.hpp"

#include <algorithm>
#include <map>

namespace retort::dialects::postgresql {

namespace {

std::string spelling(const std::string& expression) {
    return sql::canonical_expression(expression, rules().lex, rules().quote);
}

std::string spelling(const schema::ServerDefault& value) {
    return spelling(value.expression ? *value.expression : sql::dump_literal(rules().literal, value.literal));
}

// True where the texts are equal but for spelling; then `text` is `other`.
bool adopt(std::string& text, const std::string& other) {
    if (text != other && spelling(text) == spelling(other)) {
        text = other;
    }
    return text == other;
}

bool adopt(schema::IndexElement& element, const schema::IndexElement& other) {
    if (element.is_expression && other.is_expression) {
        adopt(element.text, other.text);
    }
    return element == other;
}

bool adopt(schema::Index& index, const schema::Index& other) {
    adopt(index.where, other.where);
    for (std::size_t i = 0; i < std::min(index.elements.size(), other.elements.size()); ++i) {
        adopt(index.elements[i], other.elements[i]);
    }
    return index == other;
}

bool adopt(schema::Exclude& exclude, const schema::Exclude& other) {
    adopt(exclude.where, other.where);
    for (std::size_t i = 0; i < std::min(exclude.elements.size(), other.elements.size()); ++i) {
        adopt(exclude.elements[i].element, other.elements[i].element);
    }
    return exclude.where == other.where && exclude.elements == other.elements &&
           exclude.storage == other.storage;
}

bool adopt(schema::Check& check, const schema::Check& other) {
    return adopt(check.condition, other.condition);
}

// Without these an index is what it says, and there is nothing to ask.
bool has_wording(const schema::Index& index) {
    return !index.where.empty() || !index.storage.empty() ||
           std::ranges::any_of(index.elements, [](const schema::IndexElement& element) {
               return element.is_expression || !element.op_class.empty() || !element.collation.empty();
           });
}

// Of the named one, whether it is there and words itself otherwise; of one
// without a name, whether there are others, but none worded like it.
template <class T>
bool is_open(T& wanted, const std::vector<T>& existing) {
    if (!wanted.name.empty()) {
        const auto found = std::ranges::find(existing, wanted.name, &T::name);
        return found != existing.end() && !adopt(wanted, *found);
    }
    const bool known = std::ranges::any_of(existing, [&](const T& each) { return adopt(wanted, each); });
    return !known && !existing.empty();
}

void settle_storage(std::map<std::string, std::string>& storage,
                    const std::map<std::string, std::string>& existing) {
    for (auto& [name, value] : storage) {
        const auto found = existing.find(name);
        if (found != existing.end() && same_parameter(value, found->second)) {
            value = found->second;
        }
    }
}

// Parameters of the indexes under keys: equal values are spelled alike.
void settle_storage(schema::Table& table, const schema::Table& existing) {
    if (table.primary_key && existing.primary_key) {
        settle_storage(table.primary_key->storage, existing.primary_key->storage);
    }
    for (auto& unique : table.uniques) {
        for (const auto& other : existing.uniques) {
            if (unique.name.empty() ? unique.columns == other.columns : unique.name == other.name) {
                settle_storage(unique.storage, other.storage);
            }
        }
    }
}

bool is_named_type(const schema::Type& type) {
    return type.kind == schema::TypeKind::named ||
           (type.kind == schema::TypeKind::array && is_named_type(type.item.at(0)));
}

class Finder {
public:
    std::vector<Question> take() { return std::move(questions_); }

    void see_table(std::size_t at, schema::Table& table, const schema::Table& existing) {
        table.options = canonical_options(table, existing);
        settle_storage(table, existing);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (const auto* column = schema::find_column(existing, table.columns[i].name)) {
                see_column({QuestionKind::column_type, at, i}, table.columns[i], *column);
            }
        }
        for (std::size_t i = 0; i < table.checks.size(); ++i) {
            ask_if(is_open(table.checks[i], existing.checks), {QuestionKind::check, at, i});
        }
        for (std::size_t i = 0; i < table.excludes.size(); ++i) {
            ask_if(is_open(table.excludes[i], existing.excludes), {QuestionKind::exclude, at, i});
        }
        for (std::size_t i = 0; i < table.indexes.size(); ++i) {
            auto& index = table.indexes[i];
            ask_if(is_open(index, existing.indexes) && has_wording(index), {QuestionKind::index, at, i});
        }
    }

    void see_domain(std::size_t at, schema::DomainType& domain, const schema::DomainType& existing) {
        bool open = !adopt(domain.check, existing.check);
        open = see_default(domain.server_default, existing.server_default) || open;
        ask_if(open, {QuestionKind::domain, at, 0});
    }

private:
    void ask_if(bool open, Question question) {
        if (open) {
            questions_.push_back(question);
        }
    }

    // True when it must be asked for.
    static bool see_default(std::optional<schema::ServerDefault>& value,
                            const std::optional<schema::ServerDefault>& existing) {
        if (!value || !existing || value == existing) {
            return false;
        }
        if (spelling(*value) == spelling(*existing)) {
            value = existing;
        }
        return value != existing;
    }

    void see_column(Question question, schema::Column& column, const schema::Column& existing) {
        ask_if(column.type != existing.type && is_named_type(column.type), question);
        question.kind = QuestionKind::column_default;
        ask_if(see_default(column.server_default, existing.server_default), question);
        question.kind = QuestionKind::computed;
        if (column.computed && existing.computed) {
            ask_if(!adopt(column.computed->expression, existing.computed->expression), question);
        }
    }

    std::vector<Question> questions_;
};

template <class T>
std::map<schema::QualifiedName, const T*> by_name(const std::vector<T>& objects) {
    std::map<schema::QualifiedName, const T*> map;
    for (const T& each : objects) {
        map.emplace(each.name, &each);
    }
    return map;
}

}  // namespace

std::vector<Question> find_questions(schema::MetaData& model, const schema::MetaData& database) {
    Finder finder;
    const auto domains = by_name(database.domains);
    for (std::size_t i = 0; i < model.domains.size(); ++i) {
        if (const auto found = domains.find(model.domains[i].name); found != domains.end()) {
            finder.see_domain(i, model.domains[i], *found->second);
        }
    }
    const auto tables = by_name(database.tables);
    for (std::size_t i = 0; i < model.tables.size(); ++i) {
        if (const auto found = tables.find(model.tables[i].name); found != tables.end()) {
            finder.see_table(i, model.tables[i], *found->second);
        }
    }
    return finder.take();
}

}  // namespace retort::dialects::postgresql
