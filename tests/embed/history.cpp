// The histories; see history.hpp.
#include "history.hpp"

#include "retort/env.hpp"

#include <stdexcept>

namespace retort::embed_test {

namespace users {
RETORT_REVISION("a1");
void upgrade(Operations& op) {
    op.create_table("users", column("id", Integer(), primary_key), column("name", String(20)));
    op.bulk_insert("users", {"id", "name"}, {{1, "Ann"}, {2, "Bob"}});
}
void downgrade(Operations& op) {
    op.drop_table("users");
}
}  // namespace users

namespace posts {
RETORT_REVISION("b2", .down_revision = {"a1"}, .branch_labels = {"blog"});
void upgrade(Operations& op) {
    op.create_table("posts", column("id", Integer(), primary_key),
                    column("user_id", Integer(), foreign_key("users.id", on_delete::cascade)));
    op.execute("INSERT INTO posts (id, user_id) VALUES (7, 1)");
}
void downgrade(Operations& op) {
    op.drop_table("posts");
}
}  // namespace posts

namespace grow {
RETORT_REVISION("c3", .down_revision = {"b2"});
void upgrade(Operations& op) {
    auto batch = op.batch_alter_table("users");
    batch.alter_column("name", type(String(80)), existing_type(String(20)));
    batch.create_check_constraint("ck_users_name", "name <> ''");
}
void downgrade(Operations& op) {
    auto batch = op.batch_alter_table("users");
    batch.drop_constraint("ck_users_name");
    batch.alter_column("name", type(String(20)), existing_type(String(80)));
}
}  // namespace grow

namespace copy {
RETORT_REVISION("f6", .down_revision = {"b2"});
void upgrade(Operations& op) {
    auto batch = op.batch_alter_table("users");
    batch.create_unique_constraint("uq_users_name", {"name"});
}
void downgrade(Operations&) {}
}  // namespace copy

namespace drop {
RETORT_REVISION("f7", .down_revision = {"b2"});
void upgrade(Operations& op) {
    op.execute("DROP TABLE IF EXISTS main.Users");
}
void downgrade(Operations&) {}
}  // namespace drop

namespace block {
RETORT_REVISION("d4");
void upgrade(Operations& op) {
    op.create_table("before_block", column("id", Integer(), primary_key));
    const auto outside = op.autocommit_block();
    op.create_table("inside_block", column("id", Integer(), primary_key));
}
void downgrade(Operations&) {}
}  // namespace block

namespace send {
RETORT_REVISION("g8");
void upgrade(Operations& op) {
    op.create_table("sent", column("n", Integer()));
    {
        const auto outside = op.autocommit_block();
        op.execute("INSERT INTO sent VALUES (1)");
    }
    op.create_table("after_sent", column("n", Integer()));
}
void downgrade(Operations&) {}
}  // namespace send

namespace ask {
RETORT_REVISION("h9", .down_revision = "a1");
void upgrade(Operations& op) {
    for (Row row : op.connection().query("SELECT id, name FROM users ORDER BY id")) {
        op.execute("INSERT INTO users VALUES (:id, :name)",
                   {{"id", row.integer("id") + 10}, {"name", row.text("name")}});
    }
}
void downgrade(Operations&) {}
}  // namespace ask

namespace broken {
RETORT_REVISION("e5", .down_revision = "a1");
void upgrade(Operations& op) {
    op.execute("UPDATE users SET name = 'x'");
    throw std::runtime_error("no such thing");
}
void downgrade(Operations&) {}
}  // namespace broken

namespace {

constexpr const char* kUsersComment =
    "// create users\n//\n// Revision ID: a1\n// Create Date: 2026-11-22 13:40:00\n";

constexpr EmbeddedRevision kBlog[] = {
    {"alembic/versions/a1_users.cpp", kUsersComment, &users::retort_revision},
    {"alembic/versions/b2_posts.cpp", "// posts of users\n", &posts::retort_revision},
    {"alembic/versions/c3_grow.cpp", "", &grow::retort_revision},
};
constexpr EmbeddedRevision kCopying[] = {
    kBlog[0], kBlog[1], {"alembic/versions/f6_copy.cpp", "// copy\n", &copy::retort_revision}};
constexpr EmbeddedRevision kDropping[] = {
    kBlog[0], kBlog[1], {"alembic/versions/f7_drop.cpp", "// drop\n", &drop::retort_revision}};
constexpr EmbeddedRevision kAutocommit[] = {
    {"alembic/versions/d4_block.cpp", "// block\n", &block::retort_revision}};
constexpr EmbeddedRevision kSending[] = {
    {"alembic/versions/g8_send.cpp", "// send\n", &send::retort_revision}};
constexpr EmbeddedRevision kAsking[] = {kBlog[0],
                                        {"alembic/versions/h9_ask.cpp", "// ask\n", &ask::retort_revision}};
constexpr EmbeddedRevision kFailing[] = {
    kBlog[0], {"alembic/versions/e5_broken.cpp", "// broken\n", &broken::retort_revision}};

void set_up(Environment& env) {
    env.version_table = "blog_version";
    env.on_version_apply = [](const VersionApplied&) { ++notes().applied; };
}

}  // namespace

const Migrations& blog() {
    static constexpr Migrations table{.revisions = kBlog, .count = 3};
    return table;
}

const Migrations& old_blog() {
    static constexpr Migrations table{.revisions = kBlog, .count = 1};
    return table;
}

const Migrations& blog_with_environment() {
    static constexpr Migrations table{
        .revisions = kBlog, .count = 3, .environment = &set_up, .environment_file = "alembic/env.cpp"};
    return table;
}

Note& notes() {
    thread_local Note note;
    return note;
}

const Migrations& copying() {
    static constexpr Migrations table{.revisions = kCopying, .count = 3};
    return table;
}

const Migrations& dropping() {
    static constexpr Migrations table{.revisions = kDropping, .count = 3};
    return table;
}

const Migrations& autocommit() {
    static constexpr Migrations table{.revisions = kAutocommit, .count = 1};
    return table;
}

const Migrations& sending() {
    static constexpr Migrations table{.revisions = kSending, .count = 1};
    return table;
}

const Migrations& asking() {
    static constexpr Migrations table{.revisions = kAsking, .count = 2};
    return table;
}

const Migrations& failing() {
    static constexpr Migrations table{.revisions = kFailing, .count = 2};
    return table;
}

}  // namespace retort::embed_test
