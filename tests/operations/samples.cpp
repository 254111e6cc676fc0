// See samples.hpp.
#include "operations/samples.hpp"

#include "retort/elements.hpp"
#include "schema/elements.hpp"

namespace retort::operations {

namespace {

using schema::Type;
using schema::TypeKind;

const QualifiedName kUsers{"", "users"};

Type text_type() {
    return {.kind = TypeKind::text};
}

schema::Column nickname() {
    return {.name = "nickname", .type = {.kind = TypeKind::string, .length = 40}};
}

schema::Unique unique_nickname() {
    return {.name = "uq_nickname", .columns = {"nickname"}};
}

schema::Index age_index() {
    return {.name = "ix_age", .elements = {{.text = "age"}}};
}

std::vector<Sample> table_samples() {
    return {
        {CreateTable{sample_table()},
         "create_table tags\n"
         "    id Integer not null\n"
         "    name String(9) null\n"
         "    primary key (id)\n"
         "    unique uq_tags_name (name)\n"
         "    index ix_tags_name (name)\n"
         "    comment 'labels'",
         "create table tags", ""},
        {CreateTable{{.name = {"app", "empty"}}, true}, "create_table app.empty if_not_exists",
         "create table app.empty", ""},
        {DropTable{.table = {"", "orders"}, .existing = *schema::find_table(sample_schema(), {"", "orders"})},
         "drop_table orders; was orders\n"
         "    id Integer not null\n"
         "    user_id Integer null\n"
         "    primary key (id)\n"
         "    foreign key fk_user (user_id) -> users (id)\n"
         "    check ck_late (id > 0) not valid",
         "drop table orders", "all rows of orders"},
        {DropTable{.table = kUsers, .if_exists = true, .cascade = true}, "drop_table users if_exists cascade",
         "drop table users", "all rows of users",
         "drop table users: cannot be reversed, because it does not say what the table was"},
        {RenameTable{kUsers, "people"}, "rename_table users to people", "rename table users to people", ""},
        {SetTableComment{kUsers, "all of them", {{{"people"}}}},
         "create_table_comment users: 'all of them'; was 'people'", "set comment of table users", ""},
        {SetTableComment{kUsers, std::nullopt, {{{"people"}}}}, "drop_table_comment users; was 'people'",
         "drop comment of table users", ""},
        {AlterTableOptions{kUsers, {{"d_a", {"it's"}}, {"d_b", {"1"}}}, {{"d_a", {}}, {"d_b", {}}}},
         "alter_table_options users: d_a='it''s', d_b='1'; was no d_a, no d_b",
         "alter options of table users: d_a = it's, d_b = 1", ""},
        {AlterTableOptions{
             kUsers, {{"d_autoincrement", {}}, {"d_x", {"1"}}}, {{"d_autoincrement", {"true"}}, {"d_x", {}}}},
         "alter_table_options users: no d_autoincrement, d_x='1'; was d_autoincrement='true', no d_x",
         "alter options of table users: no d_autoincrement, d_x = 1", "the counter of users"},
        {AlterTableOptions{kUsers, {{"d_a", {"1"}}}}, "alter_table_options users: d_a='1'",
         "alter options of table users: d_a = 1", "",
         "alter options of table users: d_a = 1: cannot be reversed, because it does not say what d_a was"},
        {SetTableComment{kUsers, std::nullopt}, "drop_table_comment users", "drop comment of table users", "",
         "drop comment of table users: cannot be reversed, because it does not say what the comment was"},
    };
}

std::vector<Sample> column_samples() {
    return {
        {AddColumn{.table = kUsers, .column = nickname()}, "add_column users: nickname String(40) null",
         "add column users.nickname", ""},
        {AddColumn{.table = kUsers,
                   .column = nickname(),
                   .constraints = {unique_nickname()},
                   .indexes = {{.name = "ix_nickname", .elements = {{.text = "nickname"}}}},
                   .if_not_exists = true},
         "add_column users: nickname String(40) null if_not_exists\n"
         "    unique uq_nickname (nickname)\n"
         "    index ix_nickname (nickname)",
         "add column users.nickname", ""},
        {DropColumn{.table = kUsers,
                    .column = "notes",
                    .existing = schema::Column{.name = "notes", .type = text_type()}},
         "drop_column users.notes; was notes Text null", "drop column users.notes",
         "the values of users.notes"},
        {DropColumn{.table = kUsers, .column = "age", .if_exists = true}, "drop_column users.age if_exists",
         "drop column users.age", "the values of users.age",
         "drop column users.age: cannot be reversed, because it does not say what the column was"},
        {AlterColumn{.table = kUsers,
                     .column = "age",
                     .new_name = "years",
                     .type = Type{.kind = TypeKind::big_integer},
                     .nullable = false,
                     .server_default = {{schema::ServerDefault{std::int64_t{7}}}},
                     .comment = {{"old"}},
                     .autoincrement = schema::Autoincrement::off,
                     .existing = {.type = Type{},
                                  .nullable = true,
                                  .server_default = Change<schema::ServerDefault>{},
                                  .comment = Change<std::string>{},
                                  .autoincrement = schema::Autoincrement::automatic}},
         "alter_column users.age: new_name years, type BigInteger, not null, default 7, comment 'old', "
         "no_autoincrement; was type Integer, null, no default, no comment, automatic",
         "alter column users.age: rename to years, type Integer to BigInteger, forbid NULL, set default, set "
         "comment, autoincrement",
         ""},
        {AlterColumn{.table = kUsers,
                     .column = "age",
                     .identity = {{schema::SequenceOptions{.start = 5}}},
                     .existing = {.identity = Change<schema::SequenceOptions>{}}},
         "alter_column users.age: identity (start 5); was no identity",
         "alter column users.age: set identity", ""},
        {AlterColumn{.table = kUsers,
                     .column = "age",
                     .computed = {{schema::Computed{"id * 2"}}},
                     .existing = {.computed = Change<schema::Computed>{}}},
         "alter_column users.age: computed (id * 2) stored; was no computed",
         "alter column users.age: set computed expression",
         "the values of users.age, which are computed from now on"},
        {AlterColumn{.table = kUsers,
                     .column = "age",
                     .options = {{"d_a", {"1"}}, {"d_b", {}}},
                     .existing = {.options = {{"d_a", {}}, {"d_b", {"2"}}}}},
         "alter_column users.age: d_a='1', no d_b; was no d_a, d_b='2'",
         "alter column users.age: d_a = 1, no d_b", ""},
        {AlterColumn{.table = kUsers, .column = "age", .options = {{"d_a", {"1"}}}},
         "alter_column users.age: d_a='1'", "alter column users.age: d_a = 1", "",
         "alter column users.age: d_a = 1: cannot be reversed, because it does not say what d_a was"},
        {AlterColumn{.table = kUsers, .column = "age", .type = text_type(), .using_expression = "age::text"},
         "alter_column users.age: type Text, using (age::text)", "alter column users.age: type to Text", "",
         "alter column users.age: type to Text: cannot be reversed, because it does not say what the type "
         "was"},
    };
}

std::vector<Sample> constraint_samples() {
    const schema::Check positive{.name = "ck_age", .condition = "age > 0"};
    return {
        {CreateConstraint{kUsers, schema::Unique{.name = "uq_age", .columns = {"age"}}},
         "create_constraint users: unique uq_age (age)", "create unique constraint uq_age on users", ""},
        {DropConstraint{
             .table = kUsers, .name = "ck_age", .kind = schema::ConstraintKind::check, .existing = positive},
         "drop_constraint users: ck_age check; was check ck_age (age > 0)",
         "drop check constraint ck_age of users", ""},
        {DropConstraint{.table = kUsers, .name = "ck_age", .if_exists = true, .cascade = true},
         "drop_constraint users: ck_age if_exists cascade", "drop constraint ck_age of users", "",
         "drop constraint ck_age of users: cannot be reversed, because it does not say what the constraint "
         "was"},
        {RenameConstraint{kUsers, "ck_age", "ck_years"}, "rename_constraint users: ck_age to ck_years",
         "rename constraint ck_age of users to ck_years", ""},
        {ValidateConstraint{.table = {"", "orders"}, .name = "ck_late"},
         "validate_constraint orders: ck_late", "validate constraint ck_late of orders", "",
         "validate constraint ck_late of orders: cannot be reversed, because it does not say what the "
         "constraint was"},
        {ValidateConstraint{
             .table = {"", "orders"},
             .name = "ck_late",
             .existing = schema::Check{.name = "ck_late", .condition = "id > 0", .not_valid = true}},
         "validate_constraint orders: ck_late; was check ck_late (id > 0) not valid",
         "validate constraint ck_late of orders", ""},
        {CreateIndex{.table = kUsers, .index = age_index(), .if_not_exists = true, .concurrently = true},
         "create_index users: index ix_age (age) if_not_exists concurrently", "create index ix_age on users",
         ""},
        {DropIndex{
             .table = kUsers,
             .name = "ix_email",
             .existing = schema::Index{.name = "ix_email", .elements = {{.text = "email"}}, .unique = true}},
         "drop_index users: ix_email; was unique index ix_email (email)", "drop index ix_email of users", ""},
        {DropIndex{.name = "ix_email", .if_exists = true, .concurrently = true},
         "drop_index *: ix_email if_exists concurrently", "drop index ix_email", "",
         "drop index ix_email: cannot be reversed, because it does not say which table the index was of"},
        {RenameIndex{kUsers, "ix_email", "ix_mail"}, "rename_index users: ix_email to ix_mail",
         "rename index ix_email to ix_mail", ""},
    };
}

std::vector<Sample> type_samples() {
    const schema::EnumType mood{{"", "mood"}, {"sad", "ok"}};
    const schema::DomainType mail{
        .name = {"", "mail"}, .base = text_type(), .check_name = "at", .check = "value > ''"};
    return {
        {CreateSchema{"extra"}, "create_schema extra", "create schema extra", ""},
        {DropSchema{.name = "app"}, "drop_schema app", "drop schema app", ""},
        {DropSchema{.name = "app", .if_exists = true, .cascade = true}, "drop_schema app if_exists cascade",
         "drop schema app", "everything in schema app",
         "drop schema app: cannot be reversed, because it does not say what was in the schema"},
        {CreateEnum{{{"app", "size"}, {"s", "m"}}}, "create_enum app.size ('s', 'm')",
         "create enumeration app.size", ""},
        {DropEnum{.type = {"", "unused"}, .existing = schema::EnumType{{"", "unused"}, {"x"}}},
         "drop_enum unused; was ('x')", "drop enumeration unused", ""},
        {AddEnumValue{.type = mood.name, .value = "so-so", .after = "sad"},
         "add_enum_value mood: 'so-so' after 'sad'", "add value 'so-so' to enumeration mood", "",
         "add value 'so-so' to enumeration mood: cannot be reversed, because the values that stay are not "
         "known to "
         "it; alter_enum lists them all"},
        {AddEnumValue{.type = mood.name, .value = "so-so", .before = "ok", .existing = mood.values},
         "add_enum_value mood: 'so-so' before 'ok'; was ('sad', 'ok')",
         "add value 'so-so' to enumeration mood", ""},
        {AlterEnum{mood.name, {"ok", "great"}, mood.values},
         "alter_enum mood ('ok', 'great'); was ('sad', 'ok')", "alter enumeration mood to (ok, great)", ""},
        {CreateDomain{{.name = {"", "zip"}, .base = text_type(), .nullable = false}},
         "create_domain zip Text not null", "create domain zip", ""},
        {DropDomain{.type = mail.name, .existing = mail},
         "drop_domain mail; was mail Text check at (value > '')", "drop domain mail", ""},
        {CreateSequence{{{"", "counter"}, {.start = 3}}, true},
         "create_sequence counter (start 3) if_not_exists", "create sequence counter", ""},
        {AlterSequence{
             .sequence = {"", "ticket"}, .options = {.start = 3}, .existing = schema::SequenceOptions{}},
         "alter_sequence ticket (start 3); was ticket", "alter options of sequence ticket", ""},
        {AlterSequence{
             .sequence = {"", "ticket"}, .options = {.increment = -1}, .existing = schema::SequenceOptions{}},
         "alter_sequence ticket (increment -1); was ticket", "alter options of sequence ticket",
         "the counter of sequence ticket"},
        {AlterSequence{.sequence = {"", "ticket"}, .options = {.start = 5}},
         "alter_sequence ticket (start 5)", "alter options of sequence ticket", "",
         "alter options of sequence ticket: cannot be reversed, because it does not say what the list of "
         "options was"},
        {DropSequence{.sequence = {"", "ticket"}, .existing = schema::Sequence{{"", "ticket"}, {}}},
         "drop_sequence ticket; was ticket", "drop sequence ticket", "the counter of sequence ticket"},
    };
}

std::vector<Sample> data_samples() {
    return {
        {Execute{"UPDATE users\nSET age = :age", {{"age", std::int64_t{3}}}},
         "execute 'UPDATE users\\nSET age = :age' (age = 3)", "execute UPDATE users …", "",
         "execute UPDATE users …: cannot be reversed, because it is SQL of its own"},
        {BulkInsert{kUsers, {"id", "email"}, {{std::int64_t{1}, "a"}, {std::int64_t{2}, std::monostate()}}},
         "bulk_insert users (id, email)\n    (1, 'a')\n    (2, null)", "insert 2 rows into users", "",
         "insert 2 rows into users: cannot be reversed, because its rows cannot be told from others"},
        {BatchAlterTable{
             kUsers,
             Recreate::always,
             {AddColumn{.table = kUsers, .column = nickname()}, CreateConstraint{kUsers, unique_nickname()}}},
         "batch_alter_table users recreate_always\n"
         "    add_column users: nickname String(40) null\n"
         "    create_constraint users: unique uq_nickname (nickname)",
         "alter table users: add column users.nickname; create unique constraint uq_nickname on users", ""},
        {AutocommitBlock{{CreateIndex{.table = kUsers, .index = age_index(), .concurrently = true}}},
         "autocommit_block\n    create_index users: index ix_age (age) concurrently",
         "outside a transaction: create index ix_age on users", ""},
    };
}

}  // namespace

schema::Table sample_table() {
    return table("tags", column("id", Integer(), primary_key), column("name", String(9)),
                 unique_constraint("uq_tags_name", {"name"}), index("ix_tags_name", {"name"}),
                 comment("labels"))
        .box()
        ->value;
}

schema::MetaData sample_schema() {
    const retort::MetaData metadata(
        schema_name("app"), enum_type("unused", {"x"}), sequence("ticket"),
        table("orders", column("id", Integer(), primary_key),
              column("user_id", Integer(), named_foreign_key("fk_user", "users.id")),
              check_constraint("ck_late", "id > 0", not_valid)),
        table("users", comment("people"), column("id", Integer(), primary_key),
              column("email", Text(), unique), column("age", Integer(), check("ck_age", "age > 0")),
              column("mood", Enum("mood", {"sad", "ok"})),
              column("moods", ARRAY(Enum("mood", {"sad", "ok"}))), column("notes", Text()),
              index("ix_email", {"email"}, unique_index),
              index("ix_expr", {text("lower(email)")}, where("age IS NOT NULL"))));
    schema::MetaData value = metadata.box()->value;
    auto& users = *schema::find_table(value, kUsers);
    users.options["d_autoincrement"] = "true";
    schema::find_column(users, "age")->options["d_b"] = "2";
    value.domains.push_back(
        {.name = {"", "mail"}, .base = text_type(), .check_name = "at", .check = "value > ''"});
    return value;
}

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = [] {
        std::vector<Sample> list;
        for (const auto& part :
             {table_samples(), column_samples(), constraint_samples(), type_samples(), data_samples()}) {
            list.insert(list.end(), part.begin(), part.end());
        }
        return list;
    }();
    return all;
}

}  // namespace retort::operations
