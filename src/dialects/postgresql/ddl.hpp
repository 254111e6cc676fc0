// Definitions in PostgreSQL's words.
#pragma once

#include "dialects/ansi/ddl.hpp"

namespace retort::dialects::postgresql {

class PostgresqlDdl final : public Ddl {
public:
    PostgresqlDdl();

    std::string type(const schema::Type& type) const override;
    // An expression with operators that DEFAULT does not take bare is in parentheses.
    std::string default_value(const schema::ServerDefault& value) const override;
    std::string_view create_words(const schema::Table& table) const override;
    std::string table_options(const schema::Table& table) const override;
    std::string collation(const std::string& name) const override;
    std::string create_index(const schema::QualifiedName& table, const schema::Index& index,
                             const CreateIndexFlags& flags) const override;

protected:
    std::string column_type(const schema::Table& table, const schema::Column& column) const override;
    std::string primary_key(const schema::PrimaryKey& key) const override;
    std::string unique(const schema::Unique& unique) const override;
    std::string exclude(const schema::Exclude& exclude) const override;

private:
    void add_include(sql::Writer& out, const std::vector<std::string>& columns) const;
    static void add_storage(sql::Writer& out, const std::map<std::string, std::string>& storage);
    // Of the index under a constraint.
    template <class Key>
    void add_place(sql::Writer& out, const Key& key) const;
};

// The option "postgresql_<name>", or "".
std::string find_option(const schema::DialectOptions& options, const std::string& name);

}  // namespace retort::dialects::postgresql
