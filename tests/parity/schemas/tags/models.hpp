// Articles and tags, many to many, with a table between them.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("articles",
            column("id", Integer(), primary_key),
            column("title", String(200), not_null)),
        table("tags",
            column("id", Integer(), primary_key),
            column("name", String(50), not_null, unique)),
        table("article_tags",
            column(
                "article_id", Integer(), not_null, foreign_key("articles.id", on_delete::cascade)),
            column(
                "tag_id", Integer(), not_null, indexed, foreign_key("tags.id", on_delete::cascade)),
            column("added_at", DateTime(), not_null, server_default(text("CURRENT_TIMESTAMP"))),
            primary_key_constraint("pk_article_tags", {"article_id", "tag_id"})),
        table("tag_synonyms",
            column("tag_id", Integer(), not_null, foreign_key("tags.id")),
            column("synonym", String(50), not_null),
            unique_constraint({"tag_id", "synonym"})),
    };
    return metadata;
}

}  // namespace app
