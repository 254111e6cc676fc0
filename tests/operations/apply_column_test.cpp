// apply() for columns: what follows a renamed or dropped one.
#include "operations/readers.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

const QualifiedName kRooms{"", "rooms"};

schema::MetaData make_schema() {
    const retort::MetaData metadata(
        table("bookings", column("room", Integer()), foreign_key_constraint("fk", {"room"}, "rooms", {"id"})),
        table("rooms", column("id", Integer(), primary_key), column("size", Integer()),
              column("twice", Integer(), computed("size * 2")), column("label", Text()),
              foreign_key_constraint("self", {"size"}, "rooms", {"id"}),
              unique_constraint("uq", {"size", "label"}),
              unique_constraint("uq_include", {"label"}, include({"size"})),
              check_constraint("ck", "size > id"),
              exclude_constraint("ex", {excluding("size", "="), excluding("label", "=")}, where("size > 0")),
              index("ix", {"label", desc("size")}), index("ix_expr", {text("abs(size)")}),
              index("ix_where", {"label"}, where("size > 1"), include({"id"}))));
    return metadata.box()->value;
}

std::string rooms_after(const Operation& operation) {
    schema::MetaData metadata = make_schema();
    apply(operation, metadata);
    return schema::dump_table(*schema::find_table(metadata, kRooms));
}

TEST(ApplyAlterColumn, RenamesItEverywhere) {
    EXPECT_EQ(rooms_after(AlterColumn{.table = kRooms, .column = "size", .new_name = "area"}),
              "table rooms\n"
              "    id Integer not null\n"
              "    area Integer null\n"
              "    twice Integer null computed (area * 2) stored\n"
              "    label Text null\n"
              "    primary key (id)\n"
              "    foreign key self (area) -> rooms (id)\n"
              "    unique uq (area, label)\n"
              "    unique uq_include (label) include (area)\n"
              "    check ck (area > id)\n"
              "    exclude ex (area with =, label with =) where (area > 0)\n"
              "    index ix (label, area desc)\n"
              "    index ix_expr ((abs(area)))\n"
              "    index ix_where (label) include (id) where (area > 1)\n");
}

TEST(ApplyAlterColumn, RenamesWhatOthersReferTo) {
    schema::MetaData metadata = make_schema();
    apply(AlterColumn{.table = kRooms, .column = "id", .new_name = "number"}, metadata);
    EXPECT_EQ(schema::dump_metadata(metadata).find("(id)"), std::string::npos)
        << schema::dump_metadata(metadata);
    EXPECT_EQ(schema::find_problems(metadata), std::vector<std::string>());
}

TEST(ApplyDropColumn, DropsWhatInvolvesIt) {
    EXPECT_EQ(rooms_after(DropColumn{.table = kRooms, .column = "size"}),
              "table rooms\n"
              "    id Integer not null\n"
              "    twice Integer null computed (size * 2) stored\n"
              "    label Text null\n"
              "    primary key (id)\n");
    EXPECT_EQ(rooms_after(DropColumn{.table = kRooms, .column = "id"}).find("primary key"),
              std::string::npos);
}

TEST(ApplyColumn, PutsItWhereItIsTold) {
    const auto order_after = [](const Operation& operation) {
        schema::MetaData metadata = make_schema();
        apply(operation, metadata);
        std::string names;
        for (const auto& column : schema::find_table(metadata, kRooms)->columns) {
            names += column.name + " ";
        }
        return names;
    };
    const schema::Column added{.name = "new"};
    const std::pair<Operation, const char*> rows[] = {
        {AddColumn{.table = kRooms, .column = added}, "id size twice label new "},
        {AddColumn{.table = kRooms, .column = added, .insert_before = "id"}, "new id size twice label "},
        {AddColumn{.table = kRooms, .column = added, .insert_after = "id"}, "id new size twice label "},
        {AlterColumn{.table = kRooms, .column = "label", .insert_before = "id"}, "label id size twice "},
        {AlterColumn{.table = kRooms, .column = "id", .insert_after = "label"}, "size twice label id "},
        {AlterColumn{.table = kRooms, .column = "id", .insert_after = "id"}, "id size twice label "},
        {AlterColumn{.table = kRooms, .column = "id", .new_name = "key", .insert_after = "size"},
         "size key twice label "},
    };
    for (const auto& [operation, order] : rows) {
        EXPECT_EQ(order_after(operation), order) << dump(operation);
    }
}

TEST(ApplyAlterColumn, ChangesProperties) {
    const std::pair<AlterColumn, const char*> rows[] = {
        {{.type = schema::Type{.kind = schema::TypeKind::text}}, "size Text null"},
        {{.nullable = false}, "size Integer not null"},
        {{.server_default = Change<schema::ServerDefault>{schema::ServerDefault{std::int64_t{1}}}},
         "size Integer null default 1"},
        {{.server_default = Change<schema::ServerDefault>{}}, "size Integer null"},
        {{.comment = Change<std::string>{"x"}}, "size Integer null comment 'x'"},
        {{.identity = Change<schema::SequenceOptions>{schema::SequenceOptions{}}},
         "size Integer null identity"},
        {{.computed = Change<schema::Computed>{schema::Computed{"1"}}},
         "size Integer null computed (1) stored"},
        {{.autoincrement = schema::Autoincrement::on}, "size Integer null autoincrement"},
    };
    for (auto [op, text] : rows) {
        op.table = kRooms;
        op.column = "size";
        schema::MetaData metadata = make_schema();
        apply(op, metadata);
        EXPECT_EQ(schema::dump_column(*schema::find_column(*schema::find_table(metadata, kRooms), "size")),
                  text);
    }
}

TEST(ApplyAddColumn, BringsItsConstraints) {
    schema::MetaData metadata = make_schema();
    apply(DropConstraint{.table = kRooms, .name = "rooms_pkey"}, metadata);
    apply(AddColumn{.table = kRooms,
                    .column = {.name = "key"},
                    .constraints = {schema::PrimaryKey{.name = "pk", .columns = {"key"}}},
                    .indexes = {{.name = "ix_key", .elements = {{.text = "key"}}}}},
          metadata);
    const auto& rooms = *schema::find_table(metadata, kRooms);
    EXPECT_EQ(schema::dump_constraint(*rooms.primary_key), "primary key pk (key)");
    EXPECT_FALSE(schema::find_column(rooms, "key")->nullable);
    EXPECT_NE(schema::find_index(rooms, "ix_key"), nullptr);
}

}  // namespace
}  // namespace retort::operations
