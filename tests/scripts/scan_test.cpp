// A revision file's text in, its revision out, without compiling anything.
#include "scripts/cpp/scan.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

// id <- parents; after; labels; message; date; line
std::string dump_scan(std::string_view text) {
    const revisions::Revision revision = scan_revision("v/x.cpp", text);
    return revision.id + " <- " + base::join(revision.down_revisions, ",") + "; " +
           base::join(revision.depends_on, ",") + "; " + base::join(revision.branch_labels, ",") + "; " +
           revision.message + "; " + revision.create_date + "; " + std::to_string(revision.line);
}

struct Row {
    const char* name;
    std::string text;
    const char* expected;
};

TEST(Scan, Declarations) {
    const Row rows[] = {
        {"least", "RETORT_REVISION(\"a\");", "a <- ; ; ; ; ; 1"},
        {"all fields",
         "RETORT_REVISION(\"c\", .down_revision = {\"a\", \"b\"}, .branch_labels = {\"web\"}, .depends_on = "
         "{\"d\"});",
         "c <- a,b; d; web; ; ; 1"},
        {"scalar", "RETORT_REVISION(\"b\", .down_revision = \"a\");", "b <- a; ; ; ; ; 1"},
        {"braces without =", "RETORT_REVISION(\"b\", .down_revision{\"a\"});", "b <- a; ; ; ; ; 1"},
        {"empty list and commas at the end",
         "RETORT_REVISION(\"b\", .down_revision = {}, .depends_on = {\"a\",},);", "b <- ; a; ; ; ; 1"},
        {"over lines with comments",
         "\nRETORT_REVISION( // here\n  \"b\" /* id */,\n  .down_revision = { \"a\" })\n;",
         "b <- a; ; ; ; ; 2"},
        {"joined and raw literals", "RETORT_REVISION(\"a\" \"b\" R\"(c)\" \"\\x64\");",
         "abcd <- ; ; ; ; ; 1"},
        {"spliced", "RETORT_\\\nREVISION(\"a\\\nb\");", "ab <- ; ; ; ; ; 1"},
        {"in comments, literals, macros and disabled code",
         "// RETORT_REVISION(\"x\");\n/* RETORT_REVISION(\"y\"); */\nconst char* s = \"RETORT_REVISION(\";\n"
         "const char* r = R\"x(RETORT_REVISION(\"z\");)x\";\n#define M RETORT_REVISION(\"m\")\n#if 0\n"
         "RETORT_REVISION(\"n\");\n#endif\nint RETORT_REVISIONS;\nRETORT_REVISION(\"a\");",
         "a <- ; ; ; RETORT_REVISION(\"x\");; ; 10"},
        {"windows",
         "\xEF\xBB\xBF// add users\r\n//\r\n// Revision ID: a\r\n// Create Date: 2026-11-22 13:40:00\r\n"
         "#include <retort/migration.hpp>\r\nRETORT_REVISION(\"a\");\r\n",
         "a <- ; ; ; add users; 2026-11-22 13:40:00; 6"},
        {"paragraphs",
         "// add users\n//\n// For the login.\n//   indented\n//\n// Revision ID: a\n// Revises: \n"
         "// Create Date: 2026-11-22 13:40:00+01:00\n\n// more\nRETORT_REVISION(\"a\");",
         "a <- ; ; ; add users\n\nFor the login.\n  indented; 2026-11-22 13:40:00+01:00; 11"},
        {"a message that looks like the header",
         "// fix\n// Revision ID: none\n// of them\n//\n// Revision ID: a\nRETORT_REVISION(\"a\");",
         "a <- ; ; ; fix\nRevision ID: none\nof them; ; 6"},
        {"copied without its identifier", "// fix\n//\n// Revision ID: old\nRETORT_REVISION(\"a\");",
         "a <- ; ; ; fix; ; 4"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump_scan(row.text), row.expected) << row.name;
    }
}

TEST(Scan, MistakesAreNamedWithTheirPlace) {
    const Row rows[] = {
        {"none", "int x;", "v/x.cpp | Found no RETORT_REVISION declaration in 'v/x.cpp'"},
        {"two", "RETORT_REVISION(\"a\");\nRETORT_REVISION(\"b\");",
         "v/x.cpp:2:1 | Found a second RETORT_REVISION in one file; the first is in line 1"},
        {"identifier", "RETORT_REVISION(kId);",
         "v/x.cpp:1:17 | Expected the revision identifier as a string literal, found 'kId'"},
        {"nothing", "RETORT_REVISION();",
         "v/x.cpp:1:17 | Expected the revision identifier as a string literal, found ')'"},
        {"prefix", "RETORT_REVISION(u8\"a\");",
         "v/x.cpp:1:17 | Expected the revision identifier as a plain string literal, found 'u8\"a\"'"},
        {"value", "RETORT_REVISION(\"a\", .down_revision = {parent});",
         "v/x.cpp:1:40 | Expected a value of down_revision as a string literal, found 'parent'"},
        {"null", "RETORT_REVISION(\"a\", .down_revision = nullptr);",
         "v/x.cpp:1:39 | Expected a value of down_revision as a string literal, found 'nullptr'"},
        {"unknown field", "RETORT_REVISION(\"a\",\n  .down_revison = {\"b\"});",
         "v/x.cpp:2:4 | RETORT_REVISION has no field 'down_revison'; it has down_revision, branch_labels, "
         "depends_on | did you mean .down_revision?"},
        {"no field", "RETORT_REVISION(\"a\", \"b\");",
         "v/x.cpp:1:22 | Expected '.' and the name of a field, found \"b\""},
        {"twice", "RETORT_REVISION(\"a\", .depends_on = {}, .depends_on = {});",
         "v/x.cpp:1:41 | The field 'depends_on' is given twice"},
        {"no =", "RETORT_REVISION(\"a\", .depends_on \"b\");",
         "v/x.cpp:1:34 | Expected '=' after .depends_on, found \"b\""},
        {"list without end", "RETORT_REVISION(\"a\", .depends_on = {\"b\");",
         "v/x.cpp:1:40 | Expected '}' to end the list of depends_on, found ')'"},
        {"no )", "RETORT_REVISION(\"a\"",
         "v/x.cpp:1:20 | Expected ')' to end RETORT_REVISION, found the end of the file"},
        {"no ;", "RETORT_REVISION(\"a\")\nvoid upgrade();",
         "v/x.cpp:2:1 | Expected ';' after RETORT_REVISION(…), found 'void'"},
        {"no (", "RETORT_REVISION;", "v/x.cpp:1:16 | Expected '(' after RETORT_REVISION, found ';'"},
        {"comment without end", "/*\nRETORT_REVISION(\"a\");",
         "v/x.cpp:1:1 | The comment that begins here has no end: expected */"},
    };
    for (const Row& row : rows) {
        try {
            ADD_FAILURE() << row.name << ": no error, but " << dump_scan(row.text);
        } catch (const Error& error) {
            std::string found = base::format_place(error.place()) + " | " + error.message();
            if (error.hint().starts_with("did you")) {
                found += " | " + error.hint();
            }
            EXPECT_EQ(found, row.expected) << row.name;
            EXPECT_EQ(error.kind(), ErrorKind::script) << row.name;
        }
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
