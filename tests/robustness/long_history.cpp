// The thirty revisions that are killed at every statement; see history.hpp.
#include "history.hpp"

namespace retort::robustness {

namespace {

bool has_types(Operations& op) {
    return std::string_view(op.dialect().data(), op.dialect().size()) == "postgresql";
}

// The row that says that the revision was applied is the last thing of its script.
Script counted(Script script) {
    const std::string id = script.id;
    return {id,
            [id, up = script.up](Operations& op) {
                up(op);
                op.execute("INSERT INTO applied VALUES ('" + id + "')");
            },
            [id, down = script.down](Operations& op) {
                op.execute("DELETE FROM applied WHERE revision = '" + id + "'");
                down(op);
            }};
}

std::vector<Script> tables_and_columns() {
    return {
        {"r01",
         [](Operations& op) {
             op.create_table("people", column("id", Integer(), primary_key),
                             column("name", String(40), not_null), column("age", Integer()));
             op.bulk_insert("people", {"id", "name", "age"},
                            {{1, "Ada", 36}, {2, "Bob", nullptr}, {3, "Cy", 7}});
         },
         [](Operations& op) { op.drop_table("people"); }},
        {"r02", [](Operations& op) { op.add_column("people", column("email", String(80))); },
         [](Operations& op) { op.drop_column("people", "email"); }},
        {"r03", [](Operations& op) { op.create_index("ix_people_name", "people", {"name"}); },
         [](Operations& op) { op.drop_index("ix_people_name", "people"); }},
        {"r04",
         [](Operations& op) {
             op.bulk_insert("people", {"id", "name", "email"}, {{4, "Di", "d@x"}});
         },
         [](Operations& op) { op.execute("DELETE FROM people WHERE id = 4"); }},
        {"r05",
         [](Operations& op) {
             op.alter_column("people", "name", type(String(80)), existing_type(String(40)));
         },
         [](Operations& op) {
             op.alter_column("people", "name", type(String(40)), existing_type(String(80)));
         }},
        {"r06",
         [](Operations& op) {
             op.execute("UPDATE people SET age = 0 WHERE age IS NULL");
             op.alter_column("people", "age", nullable(false), server_default(0));
         },
         [](Operations& op) { op.alter_column("people", "age", nullable(true), no_server_default()); }},
        {"r07",
         [](Operations& op) {
             op.create_table("orders", column("id", Integer(), primary_key),
                             column("person", Integer(), foreign_key("people.id", on_delete::cascade)),
                             column("total", Integer()));
             op.bulk_insert("orders", {"id", "person", "total"}, {{1, 1, 10}, {2, 1, 20}, {3, 2, 30}});
         },
         [](Operations& op) { op.drop_table("orders"); }},
        {"r08", [](Operations& op) { op.create_unique_constraint("uq_people_email", "people", {"email"}); },
         [](Operations& op) { op.drop_constraint("uq_people_email", "people"); }},
        {"r09",
         [](Operations& op) { op.create_check_constraint("ck_total", "orders", "total >= 0", not_valid); },
         [](Operations& op) { op.drop_constraint("ck_total", "orders"); }},
        {"r10", [](Operations& op) { op.rename_table("orders", "purchases"); },
         [](Operations& op) { op.rename_table("purchases", "orders"); }},
    };
}

std::vector<Script> rebuilds_and_blocks() {
    return {
        {"r11",
         [](Operations& op) {
             op.alter_column("purchases", "total", new_name("cents"));
             op.validate_constraint("purchases", "ck_total");
         },
         [](Operations& op) {
             op.drop_constraint("ck_total", "purchases");
             op.create_check_constraint("ck_total", "purchases", "cents >= 0", not_valid);
             op.alter_column("purchases", "cents", new_name("total"));
         }},
        {"r12",
         [](Operations& op) {
             auto batch = op.batch_alter_table("people", recreate_always);
             batch.add_column(column("city", String(20), server_default("nowhere")));
             batch.alter_column("age", nullable(true));
         },
         [](Operations& op) {
             auto batch = op.batch_alter_table("people", recreate_always);
             batch.alter_column("age", nullable(false));
             batch.drop_column("city");
         }},
        {"r13",
         [](Operations& op) {
             op.add_column("purchases", column("note", Text()));
             auto block = op.autocommit_block();
             op.create_index("ix_cents", "purchases", {"cents"}, concurrently);
             op.create_index("ix_note", "purchases", {"note"}, concurrently);
         },
         [](Operations& op) {
             {
                 auto block = op.autocommit_block();
                 op.drop_index("ix_note", "purchases", concurrently);
                 op.drop_index("ix_cents", "purchases", concurrently);
             }
             op.drop_column("purchases", "note");
         }},
        {"r14",
         [](Operations& op) {
             op.create_enum("mood", {"sad", "glad"});
             op.create_domain("positive", Integer(), "ck_positive", "VALUE > 0");
         },
         [](Operations& op) {
             op.drop_domain("positive");
             op.drop_enum("mood");
         }},
        {"r15",
         [](Operations& op) {
             auto block = op.autocommit_block();
             op.add_enum_value("mood", "mad");
             op.add_enum_value_before("mood", "bad", "mad");
         },
         [](Operations& op) {
             op.alter_enum("mood", {"sad", "glad"});
         }},
        {"r16",
         [](Operations& op) {
             if (has_types(op)) {
                 op.create_sequence("numbers");
                 op.create_schema("attic");
                 op.create_table("box", column("id", Integer(), primary_key), in_schema("attic"));
             }
         },
         [](Operations& op) {
             if (has_types(op)) {
                 op.drop_table("box", in_schema("attic"));
                 op.drop_schema("attic");
                 op.drop_sequence("numbers");
             }
         }},
        {"r17", [](Operations& op) { op.create_table_comment("people", "those we know"); },
         [](Operations& op) { op.drop_table_comment("people"); }},
        {"r18",
         [](Operations& op) {
             if (has_types(op)) {
                 op.create_exclude_constraint("ex_people", "people", {{"name", "="}, {"id", "="}},
                                              using_method("btree"));
             }
         },
         [](Operations& op) {
             if (has_types(op)) {
                 op.drop_constraint("ex_people", "people");
             }
         }},
        {"r19", [](Operations& op) { op.execute("UPDATE people SET city = name WHERE id > 2"); },
         [](Operations& op) { op.execute("UPDATE people SET city = 'nowhere' WHERE id > 2"); }},
        {"r20",
         [](Operations& op) {
             op.rename_index("ix_people_name", "people", "ix_name");
             op.rename_constraint("purchases", "ck_total", "ck_cents");
             if (has_types(op)) {
                 op.alter_sequence("numbers", {.increment = 2});
             }
             op.alter_table_options("purchases", option("postgresql_with", "fillfactor=70"),
                                    option("sqlite_strict"));
         },
         [](Operations& op) {
             op.alter_table_options("purchases", no_option("postgresql_with"), no_option("sqlite_strict"));
             if (has_types(op)) {
                 op.alter_sequence("numbers");
             }
             op.rename_constraint("purchases", "ck_cents", "ck_total");
             op.rename_index("ix_name", "people", "ix_people_name");
         }},
    };
}

std::vector<Script> endings() {
    return {
        {"r21",
         [](Operations& op) {
             op.add_column("people", column("before", Integer()));
             {
                 auto block = op.autocommit_block();
                 op.drop_index("ix_name", "people", concurrently);
             }
             op.add_column("people", column("after", Integer()));
         },
         [](Operations& op) {
             op.drop_column("people", "after");
             {
                 auto block = op.autocommit_block();
                 op.create_index("ix_name", "people", {"name"}, concurrently);
             }
             op.drop_column("people", "before");
         }},
        {"r22", [](Operations& op) { op.drop_constraint("uq_people_email", "people"); },
         [](Operations& op) { op.create_unique_constraint("uq_people_email", "people", {"email"}); }},
        {"r23",
         [](Operations& op) {
             op.create_table("keys", column("a", Integer(), not_null), column("b", Integer()));
             op.create_primary_key("pk_keys", "keys", {"a"});
         },
         [](Operations& op) { op.drop_table("keys"); }},
        {"r24",
         [](Operations& op) {
             op.create_foreign_key("fk_keys_people", "keys", "people", {"b"}, {"id"});
             op.bulk_insert("keys", {"a", "b"}, {{1, 1}, {2, 3}});
         },
         [](Operations& op) {
             op.execute("DELETE FROM keys");
             op.drop_constraint("fk_keys_people", "keys");
         }},
        {"r25",
         [](Operations& op) {
             op.execute("CREATE VIEW adults AS SELECT id, name FROM people WHERE age > 17");
             auto batch = op.batch_alter_table("keys", recreate_always);
             batch.add_column(column("c", Integer(), server_default(5)));
         },
         [](Operations& op) {
             {
                 auto batch = op.batch_alter_table("keys", recreate_always);
                 batch.drop_column("c");
             }
             op.execute("DROP VIEW adults");
         }},
        // What runs in a block, in a transaction of its own or in none, between other things.
        {"r26",
         [](Operations& op) {
             op.create_table("logs", column("id", Integer(), primary_key));
             {
                 auto block = op.autocommit_block();
                 op.add_column("logs", column("line", Text()));
                 op.execute("VACUUM");
                 auto batch = op.batch_alter_table("logs", recreate_always);
                 batch.alter_column("line", server_default("-"));
             }
             op.bulk_insert("logs", {"id"}, {{1}, {2}});
             {
                 auto block = op.autocommit_block();
                 op.execute("ANALYZE logs");
             }
             op.execute("UPDATE logs SET line = 'two' WHERE id = 2");
         },
         [](Operations& op) { op.drop_table("logs"); }},
        {"r27",
         [](Operations& op) {
             for (Row row : op.connection().query("SELECT id FROM people ORDER BY id")) {
                 op.execute("INSERT INTO logs (id) VALUES (:id)", {{"id", row.integer("id") + 100}});
             }
             auto block = op.autocommit_block();
             op.create_index("ix_line", "logs", {"line"}, concurrently, if_not_exists);
         },
         [](Operations& op) {
             {
                 auto block = op.autocommit_block();
                 op.drop_index("ix_line", "logs", concurrently, if_exists);
             }
             op.execute("DELETE FROM logs WHERE id > 100");
         }},
        {"r28",
         [](Operations& op) {
             op.alter_enum("mood", {"glad", "sad", "mad"});
         },
         [](Operations& op) {
             op.alter_enum("mood", {"sad", "glad", "bad", "mad"});
         }},
        {"r29", [](Operations& op) { op.drop_table("keys"); },
         [](Operations& op) {
             op.create_table("keys", column("a", Integer(), not_null), column("b", Integer()),
                             column("c", Integer(), server_default(5)),
                             primary_key_constraint("pk_keys", {"a"}),
                             foreign_key_constraint("fk_keys_people", {"b"}, "people", {"id"}));
             op.bulk_insert("keys", {"a", "b"}, {{1, 1}, {2, 3}});
         }},
        {"r30", [](Operations& op) { op.drop_column("people", "after"); },
         [](Operations& op) { op.add_column("people", column("after", Integer())); }},
    };
}

}  // namespace

History make_long_history() {
    std::vector<Script> all = {{"r00",
                                [](Operations& op) {
                                    op.create_table("applied", column("revision", String(10), not_null));
                                    op.execute("INSERT INTO applied VALUES ('r00')");
                                },
                                [](Operations& op) { op.drop_table("applied"); }}};
    for (const auto& part : {tables_and_columns(), rebuilds_and_blocks(), endings()}) {
        for (const auto& script : part) {
            all.push_back(counted(script));
        }
    }
    return History(std::move(all));
}

History make_short_history() {
    std::vector<Script> all = {{"s1", [](Operations& op) {
                                    op.create_table("applied", column("revision", String(10), not_null));
                                    op.execute("INSERT INTO applied VALUES ('s1')");
                                }}};
    for (const char* id : {"s2", "s3", "s4", "s5"}) {
        all.push_back(counted({id, [id](Operations& op) {
                                   op.create_table("t_" + std::string(id),
                                                   column("id", Integer(), primary_key));
                               }}));
    }
    return History(std::move(all));
}

History make_parted_history() {
    std::vector<Script> all = {{"p1", [](Operations& op) {
                                    op.create_table("applied", column("revision", String(20), not_null));
                                    op.execute("INSERT INTO applied VALUES ('p1')");
                                }}};
    for (const char* id : {"p2", "p3", "p4"}) {
        const auto insert = [name = std::string(id)](const std::string& part) {
            return "INSERT INTO applied VALUES ('" + name + " " + part + "')";
        };
        all.push_back({id, [insert, name = std::string(id)](Operations& op) {
                           op.execute(insert("before"));
                           {
                               auto block = op.autocommit_block();
                               op.execute(insert("first"));
                               op.create_table("t_" + name, column("id", Integer(), primary_key));
                               op.execute(insert("second"));
                           }
                           op.execute(insert("after"));
                       }});
    }
    return History(std::move(all));
}

std::vector<std::string> parted_rows() {
    std::vector<std::string> rows = {"p1"};
    for (const std::string id : {"p2", "p3", "p4"}) {
        for (const char* part : {" after", " before", " first", " second"}) {
            rows.push_back(id + part);
        }
    }
    return rows;
}

}  // namespace retort::robustness
