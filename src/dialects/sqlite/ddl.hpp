// Definitions in SQLite's words: what parse_create.cpp reads, written back.
#pragma once

#include "dialects/ansi/ddl.hpp"

namespace retort::dialects::sqlite {

class SqliteDdl : public Ddl {
public:
    SqliteDdl();

    std::string type(const schema::Type& type) const override;
    std::string default_value(const schema::ServerDefault& value) const override;
    std::string column(const schema::Table& table, const schema::Column& column) const override;
    std::vector<std::string> members(const schema::Table& table) const override;
    std::string table_options(const schema::Table& table) const override;
    std::string index_element(const schema::IndexElement& element) const override;
    std::string create_index(const schema::QualifiedName& table, const schema::Index& index,
                             const CreateIndexFlags& flags) const override;

protected:
    std::string primary_key(const schema::PrimaryKey& key) const override;
    std::string foreign_key(const schema::ForeignKey& key) const override;
    std::string unique(const schema::Unique& unique) const override;
    std::string check(const schema::Check& check) const override;
};

const SqliteDdl& ddl();

}  // namespace retort::dialects::sqlite
