// The statements that build what is asked about; see scratch.hpp.
#include "dialects/postgresql/ddl.hpp"
#include "dialects/postgresql/emit.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/scratch.hpp"

#include <algorithm>
#include <optional>

namespace retort::dialects::postgresql {

namespace {

class Planner {
public:
    Planner(const schema::MetaData& model, const schema::MetaData& database,
            const std::vector<Question>& questions, const std::set<std::size_t>& open, std::string name)
        : model_(model), database_(database), questions_(questions), open_(open), name_(std::move(name)) {}

    ScratchPlan plan() {
        add_schemas();
        for (const std::size_t question : open_) {
            if (questions_[question].kind == QuestionKind::domain) {
                add_domain(question);
            } else {
                by_table_[questions_[question].owner].push_back(question);
            }
        }
        add_types();
        for (const auto& [table, asked] : by_table_) {
            add_table(table, asked);
        }
        for (const auto& [table, asked] : by_table_) {
            for (const std::size_t question : asked) {
                add_member(question);
            }
        }
        return std::move(plan_);
    }

private:
    static std::string quoted(const std::string& name) {
        return sql::quote(rules().quote, std::string_view(name));
    }

    void add(std::string sql, std::vector<std::size_t> questions = {}) {
        plan_.steps.push_back({{std::move(sql), {}, {}, {}}, std::move(questions)});
    }

    const schema::QualifiedName& owner_name(const Question& question) const {
        return question.kind == QuestionKind::domain ? model_.domains[question.owner].name
                                                     : model_.tables[question.owner].name;
    }

    // A schema for each of the model's, so that tables keep their names; that of
    // the default one is searched first, so that its copies win.
    void add_schemas() {
        plan_.schemas[""] = name_;
        for (const std::size_t question : open_) {
            plan_.schemas.try_emplace(owner_name(questions_[question]).schema,
                                      name_ + "_" + std::to_string(plan_.schemas.size()));
        }
        for (const auto& [schema, scratch] : plan_.schemas) {
            add("CREATE SCHEMA " + quoted(scratch));
        }
        add("SELECT set_config('search_path', " + sql::quote_string(quoted(name_)) +
            " || ', ' || current_setting('search_path'), true)");
    }

    schema::QualifiedName scratch(const schema::QualifiedName& name) const {
        return {plan_.schemas.at(name.schema), name.name};
    }

    // Enumerations and domains of the default schema that the database does not
    // have, or not so.
    void add_types() {
        std::set<std::string> seen;
        for (const auto& [table, asked] : by_table_) {
            for (const auto& column : model_.tables[table].columns) {
                const schema::Type& type =
                    column.type.kind == schema::TypeKind::array ? column.type.item.at(0) : column.type;
                if (type.schema.empty() && !type.name.empty() && seen.insert(type.name).second) {
                    add_type(type);
                }
            }
        }
    }

    void add_type(const schema::Type& type) {
        const schema::QualifiedName name{"", type.name};
        if (type.kind == schema::TypeKind::enum_) {
            const auto* existing = schema::find_enum(database_, name);
            if (existing == nullptr || existing->values != type.values) {
                emit(operations::CreateEnum{{scratch(name), type.values}});
            }
        } else if (type.kind == schema::TypeKind::domain && schema::find_domain(database_, name) == nullptr) {
            schema::DomainType domain;
            domain.name = scratch(name);
            domain.base = type.item.at(0);
            emit(operations::CreateDomain{domain});
        }
    }

    void emit(const operations::Operation& operation, const std::vector<std::size_t>& questions = {}) {
        const EmitContext context;
        for (auto& statement : PostgresqlEmitter(context).emit(operation)) {
            plan_.steps.push_back({std::move(statement), questions});
        }
    }

    void add_domain(std::size_t question) {
        schema::DomainType domain = model_.domains[questions_[question].owner];
        domain.name = {name_, scratch_name(question)};
        domain.check_name.clear();
        emit(operations::CreateDomain{domain}, {question});
    }

    bool is_asked(const std::vector<std::size_t>& asked, QuestionKind kind, std::size_t member) const {
        return std::ranges::any_of(asked, [&](std::size_t question) {
            return questions_[question].kind == kind && questions_[question].member == member;
        });
    }

    // Names and types only; generated columns that are asked about come later.
    void add_table(std::size_t table, const std::vector<std::size_t>& asked) {
        const schema::Table& whole = model_.tables[table];
        schema::Table plain;
        plain.name = scratch(whole.name);
        for (std::size_t i = 0; i < whole.columns.size(); ++i) {
            if (!is_asked(asked, QuestionKind::computed, i)) {
                plain.columns.push_back(plain_column(whole.columns[i]));
            }
        }
        add(ddl_.create_table(plain, false), asked);
    }

    static schema::Column plain_column(const schema::Column& column) {
        schema::Column plain;
        plain.name = column.name;
        plain.type = column.type;
        plain.autoincrement = schema::Autoincrement::off;
        return plain;
    }

    void add_member(std::size_t at) {
        const Question& question = questions_[at];
        const schema::Table& table = model_.tables[question.owner];
        const schema::QualifiedName name = scratch(table.name);
        const std::string alter = "ALTER TABLE " + sql::quote(rules().quote, name) + " ";
        switch (question.kind) {
            case QuestionKind::column_default: {
                const auto& column = table.columns[question.member];
                add(alter + "ALTER COLUMN " + quoted(column.name) + " SET DEFAULT " +
                        ddl_.default_value(*column.server_default),
                    {at});
                break;
            }
            case QuestionKind::computed: {
                schema::Column column = plain_column(table.columns[question.member]);
                column.computed = table.columns[question.member].computed;
                add(alter + "ADD COLUMN " + ddl_.column(table, column), {at});
                break;
            }
            case QuestionKind::check:
                add_constraint(alter, table.checks[question.member], at);
                break;
            case QuestionKind::exclude:
                add_constraint(alter, table.excludes[question.member], at);
                break;
            case QuestionKind::index: {
                schema::Index index = table.indexes[question.member];
                index.name = scratch_name(at);
                add(ddl_.create_index(name, index, {}), {at});
                break;
            }
            case QuestionKind::column_type:
            case QuestionKind::domain:
                break;
        }
    }

    void add_constraint(const std::string& alter, schema::Constraint constraint, std::size_t at) {
        schema::set_name(constraint, scratch_name(at));
        add(alter + "ADD " + ddl_.constraint(constraint), {at});
    }

    const schema::MetaData& model_;
    const schema::MetaData& database_;
    const std::vector<Question>& questions_;
    const std::set<std::size_t>& open_;
    std::string name_;
    PostgresqlDdl ddl_;
    std::map<std::size_t, std::vector<std::size_t>> by_table_;
    ScratchPlan plan_;
};

}  // namespace

std::string scratch_name(std::size_t question) {
    return "retort_" + std::to_string(question);
}

ScratchPlan plan_scratch(const schema::MetaData& model, const schema::MetaData& database,
                         const std::vector<Question>& questions, const std::set<std::size_t>& open,
                         const std::string& name) {
    return Planner(model, database, questions, open, name).plan();
}

}  // namespace retort::dialects::postgresql
