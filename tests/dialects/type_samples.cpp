// Enumerations, domains and sequences.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void nothing(Operations&) {}

void make_mood(Operations& op) {
    op.create_enum("mood", {"sad", "ok"});
}

// Everything that hangs on a column's enumeration and must survive its change.
void make_mood_users(Operations& op) {
    op.create_table("people", column("id", Integer(), primary_key),
                    column("mood", Enum("mood", {"sad", "ok"}), not_null, server_default("ok"), indexed),
                    check_constraint("ck_people", "mood <> 'sad'"),
                    index("ix_people_ok", {"id"}, where("mood = 'ok'")));
}

void make_mood_lists(Operations& op) {
    op.create_table("people", column("moods", ARRAY(Enum("mood", {"sad", "ok"})), server_default("{ok}")));
}

}  // namespace

std::vector<OperationSample> type_samples() {
    return {
        {"create", nothing,
         [](Operations& op) {
             op.create_enum("mood", {"sad", "it's ok"});
         }},
        {"create in schema", [](Operations& op) { op.create_schema("s"); },
         [](Operations& op) { op.create_enum("Mood", {"sad"}, in_schema("s")); }},
        {"drop", make_mood, [](Operations& op) { op.drop_enum("mood"); }},
        {"drop if exists", nothing, [](Operations& op) { op.drop_enum("mood", if_exists); }},
        {"add", make_mood, [](Operations& op) { op.add_enum_value("mood", "happy"); }},
        {"add before", make_mood, [](Operations& op) { op.add_enum_value_before("mood", "so so", "ok"); }},
        {"add after", make_mood,
         [](Operations& op) { op.add_enum_value_after("mood", "so so", "sad", if_not_exists); }},
        {"alter unused", make_mood,
         [](Operations& op) {
             op.alter_enum("mood", {"ok", "happy"});
         }},
        {"alter used", make_mood_users,
         [](Operations& op) {
             op.alter_enum("mood", {"ok", "happy", "sad"});
         }},
        {"alter used in arrays", make_mood_lists,
         [](Operations& op) {
             op.alter_enum("mood", {"ok", "happy"});
         },
         "postgresql"},
        {"create domain", nothing,
         [](Operations& op) { op.create_domain("positive", Integer(), "ck_positive", "VALUE > 0"); }},
        {"create plain domain", nothing, [](Operations& op) { op.create_domain("label", String(40)); }},
        {"drop domain", [](Operations& op) { op.create_domain("label", String(40)); },
         [](Operations& op) { op.drop_domain("label"); }},
        {"create sequence", nothing, [](Operations& op) { op.create_sequence("ticket"); }},
        {"create sequence with options", nothing,
         [](Operations& op) {
             op.create_sequence("ticket", {.start = 100,
                                           .increment = 10,
                                           .min_value = 10,
                                           .max_value = 1000,
                                           .cache = 5,
                                           .cycle = true});
         }},
        {"create sequence if not exists", nothing,
         [](Operations& op) { op.create_sequence("ticket", if_not_exists); }},
        {"alter sequence", [](Operations& op) { op.create_sequence("ticket", {.start = 100, .cache = 5}); },
         [](Operations& op) {
             op.alter_sequence("ticket", {.start = 100, .increment = 10, .max_value = 1000, .cycle = true});
         }},
        {"alter sequence that turns round", [](Operations& op) { op.create_sequence("ticket"); },
         [](Operations& op) { op.alter_sequence("ticket", {.increment = -1}); }},
        {"alter sequence to what it is", [](Operations& op) { op.create_sequence("ticket"); },
         [](Operations& op) { op.alter_sequence("ticket"); }},
        {"drop sequence", [](Operations& op) { op.create_sequence("ticket"); },
         [](Operations& op) { op.drop_sequence("ticket"); }},
        {"drop sequence if exists", nothing, [](Operations& op) { op.drop_sequence("ticket", if_exists); }},
    };
}

}  // namespace retort::dialects
