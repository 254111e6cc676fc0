// Names made by a convention, for every kind of constraint and for indexes.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        naming_convention({{"pk", "pk_%(table_name)s"},
            {"fk", "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s"},
            {"uq", "uq_%(table_name)s_%(column_0_N_name)s"},
            {"ck", "ck_%(table_name)s_%(constraint_name)s"},
            {"ix", "ix_%(column_0_label)s"}}),
        table("authors",
            column("id", Integer(), primary_key),
            column("email", String(200), not_null, unique),
            column("name", String(100), not_null, indexed),
            column("handle", String(40), unique, indexed),
            check_constraint("name", "name <> ''")),
        table("books",
            column("author_id", Integer(), primary_key, foreign_key("authors.id")),
            column("number", Integer(), primary_key),
            column("title", String(200), not_null),
            column("isbn", String(13), indexed),
            unique_constraint({"author_id", "title"}),
            unique_constraint("this_very_name", {"isbn"}),
            check_constraint("isbn_length", "length(isbn) = 13")),
        table("reviews",
            column("id", Integer(), primary_key),
            column("author_id", Integer(), not_null),
            column("book_number", Integer(), not_null),
            column("stars", SmallInteger(), not_null),
            foreign_key_constraint({"author_id", "book_number"}, "books", {"author_id", "number"}),
            check_constraint("stars", "stars BETWEEN 1 AND 5")),
    };
    return metadata;
}

}  // namespace app
