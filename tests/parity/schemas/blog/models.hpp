// A blog: users, posts, comments in threads.
#pragma once

#include <retort/schema.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace app {

using Instant = std::chrono::system_clock::time_point;

enum class PostState { draft, published, archived };

struct User {
    std::int32_t id;
    std::string email;
    std::string handle;
    std::optional<std::string> bio;
    bool is_admin = false;
    Instant joined_at;
};

struct Post {
    std::int32_t id;
    std::int32_t author_id;
    std::string title;
    std::string slug;
    std::string body;
    PostState state = PostState::draft;
    std::optional<Instant> published_at;
    std::int32_t views = 0;
};

struct Comment {
    std::int32_t id;
    std::int32_t post_id;
    std::optional<std::int32_t> author_id;
    std::optional<std::int32_t> reply_to_id;
    std::string body;
    Instant written_at;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<User>("users",
            column<&User::id>(primary_key),
            column<&User::email>(String(320), unique),
            column<&User::handle>(String(40), unique, indexed),
            column<&User::bio>(Text()),
            column<&User::is_admin>(server_default(false)),
            column<&User::joined_at>(server_default(text("CURRENT_TIMESTAMP")))),
        table<Post>("posts",
            column<&Post::id>(primary_key),
            column<&Post::author_id>(indexed, foreign_key("users.id", on_delete::cascade)),
            column<&Post::title>(String(200)),
            column<&Post::slug>(String(200)),
            column<&Post::body>(Text()),
            column<&Post::state>(server_default("draft")),
            column<&Post::published_at>(),
            column<&Post::views>(server_default(0)),
            unique_constraint("uq_posts_author_slug", {"author_id", "slug"}),
            check_constraint("ck_posts_views", "views >= 0"),
            index("ix_posts_published", {desc("published_at")}, where("published_at IS NOT NULL"))),
        table<Comment>("comments",
            column<&Comment::id>(primary_key),
            column<&Comment::post_id>(indexed, foreign_key("posts.id", on_delete::cascade)),
            column<&Comment::author_id>(foreign_key("users.id", on_delete::set_null)),
            column<&Comment::reply_to_id>(foreign_key("comments.id", on_delete::cascade)),
            column<&Comment::body>(Text()),
            column<&Comment::written_at>(server_default(text("CURRENT_TIMESTAMP")))),
    };
    return metadata;
}

}  // namespace app
