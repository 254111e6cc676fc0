// A long statement in words, for a terminal and for a log.
#include "cli/progress_text.hpp"

#include <gtest/gtest.h>

namespace retort::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(ProgressText, SaysWhatIsKnown) {
    struct Row {
        ShownProgress shown;
        const char* drawn;
        const char* described;
    };
    const ShownProgress copy{.elapsed = seconds(12),
                             .percent = 40,
                             .done = 400000,
                             .total = {},
                             .unit = "rows",
                             .phase = {},
                             .waits_for = {},
                             .what = "INSERT INTO  t\nSELECT a FROM u"};
    ShownProgress index = copy;
    index.total = 1000000;
    index.unit = "blocks";
    index.phase = "building index: scanning table";
    index.what = "CREATE INDEX ix ON t (a)";
    for (const Row& row :
         {Row{copy, "[########------------]  40 %  12 s  400,000 rows  INSERT INTO t SELECT a FROM u",
              "... 40 % (400,000 rows), 12 s: INSERT INTO t SELECT a FROM u"},
          Row{index,
              "[########------------]  40 %  12 s  400,000 of 1,000,000 blocks  building index: scanning "
              "table  CREATE INDEX ix ON t (a)",
              "... 40 % (400,000 of 1,000,000 blocks), building index: scanning table, 12 s: CREATE INDEX ix "
              "ON t (a)"},
          Row{{.elapsed = milliseconds(1250), .what = "UPDATE t"}, "/  1 s  UPDATE t", "... 1 s: UPDATE t"},
          Row{{.elapsed = seconds(150), .waits_for = "pid 7 (psql, user ann)", .what = "ALTER TABLE t"},
              "|  2 min  waits for pid 7 (psql, user ann)  ALTER TABLE t",
              "... 2 min, waits for pid 7 (psql, user ann): ALTER TABLE t"},
          Row{{.elapsed = seconds(5), .percent = 100, .what = "\033[31mred"},
              "[####################]  100 %  5 s  [31mred",
              "... 100 %, 5 s: [31mred"}}) {
        EXPECT_EQ(draw_progress(row.shown, 200), row.drawn);
        EXPECT_EQ(describe_progress(row.shown), row.described);
    }
}

TEST(ProgressText, FitsTheTerminal) {
    const ShownProgress shown{.elapsed = seconds(1), .what = std::string(300, 'x')};
    EXPECT_EQ(draw_progress(shown, 20).substr(0, 8), "|  1 s  ");
    EXPECT_EQ(draw_progress(shown, 20).size(), 19 + std::string("…").size());
    EXPECT_LT(describe_progress(shown).size(), 80U);
}

}  // namespace
}  // namespace retort::cli
