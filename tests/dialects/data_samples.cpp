// execute and bulk_insert.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void make_things(Operations& op) {
    op.create_table("things", column("id", Integer(), primary_key), column("name", Text()),
                    column("ok", Boolean()), column("weight", Double()), column("data", LargeBinary()));
}

}  // namespace

std::vector<OperationSample> data_samples() {
    return {
        {"raw", make_things,
         [](Operations& op) { op.execute("UPDATE things SET name = ':x' WHERE id = 1;"); }},
        {"several", make_things,
         [](Operations& op) {
             op.execute("INSERT INTO things (id) VALUES (1); -- ;\nDELETE FROM things;\n-- end");
         }},
        {"parameters", make_things,
         [](Operations& op) {
             op.execute("UPDATE things SET name = :name, ok = :ok WHERE name = ':name' OR name = :name",
                        {{"name", "it's"}, {"ok", true}});
         }},
        {"several with parameters", make_things,
         [](Operations& op) {
             op.execute("UPDATE things SET name = :a; UPDATE things SET weight = :b",
                        {{"a", nullptr}, {"b", 1.5}});
         }},
        {"one row", make_things,
         [](Operations& op) {
             op.bulk_insert("things", {"id", "name"}, {{1, "it's"}});
         }},
        {"rows", make_things,
         [](Operations& op) {
             op.bulk_insert("things", {"id", "name", "ok", "weight", "data"},
                            {{1, "a", true, 0.5, bytes("\x01\xff", 2)}, {2, nullptr, false, 2.0, nullptr}});
         }},
        {"no rows", make_things, [](Operations& op) { op.bulk_insert("things", {"id"}, {}); }},
    };
}

}  // namespace retort::dialects
