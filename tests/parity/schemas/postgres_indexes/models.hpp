// PostgreSQL's indexes: methods, operator classes, included columns, storage, the place of NULL.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("documents",
            column("id", Integer(), primary_key),
            column("title", Text(), not_null),
            column("body", Text()),
            column("tags", ARRAY(Text())),
            column("data", JSONB()),
            column("words", TSVECTOR()),
            column("valid", DATERANGE()),
            column("rank", Integer()),
            index("ix_documents_tags", {"tags"}, using_method("gin")),
            index("ix_documents_data", {"data"}, using_method("gin")),
            index("ix_documents_data_paths",
                {col("data").op_class("jsonb_path_ops")},
                using_method("gin")),
            index("ix_documents_words", {"words"}, using_method("gin")),
            index("ix_documents_valid", {"valid"}, using_method("gist")),
            index("ix_documents_title_hash", {"title"}, using_method("hash")),
            index("ix_documents_rank_brin", {"rank"}, using_method("brin")),
            index("ix_documents_prefix", {col("title").op_class("text_pattern_ops")}),
            index("ix_documents_including", {"rank"}, include({"title", "id"})),
            index("ix_documents_filled", {"rank"}, storage("fillfactor", "70")),
            index("ix_documents_nulls",
                {col("rank").desc().nulls_last(), col("title").nulls_first()}),
            index("ix_documents_search",
                {text("to_tsvector('english', title)")},
                using_method("gin")),
            index("ix_documents_field", {text("(data ->> 'name')")}),
            index("ix_documents_ranked", {"title"}, where("rank > 10"), include({"rank"}))),
    };
    return metadata;
}

}  // namespace app
