// The laws that autogenerate keeps, tried on one pair of schemas.
//
//   runs      what is generated runs; where rows forbid it, nothing has changed
//   closes    generated and run, the next comparison finds nothing
//   fresh     the catalogue then equals that of a database built from B
//   back      the downgrade leads to the catalogue of A
//   quiet     a database built from B shows no difference, nor does one from
//             what reflection says of it
//   survives  every row and value that B has a column for is there
//   offline   the script of the same operations leads to the same
//   shell     (of some pairs) the script through sqlite3 or psql does; pg_dump
//             says the same of the upgraded database and of a fresh one
#pragma once

#include "laws/pair.hpp"
#include "laws/stage.hpp"

#include <string>
#include <vector>

namespace retort::laws {

struct Failure {
    std::string law;
    std::string text;
};

struct Verdict {
    std::vector<Failure> failures{};
    std::size_t rows = 0;    // that the database accepted
    bool refused = false;    // the rows forbade the change
    std::string sent{};      // the upgrade's statements
    std::string returned{};  // the downgrade's
};

// The two databases that a pair is tried in.
struct Stages {
    Stage main;
    Stage other;

    explicit Stages(Database database) : main(database), other(database) {}
};

struct LawOptions {
    bool shells = false;  // the script through the database's own shell as well
};

Verdict try_laws(Stages& stages, const Pair& pair, const LawOptions& options);

// The same by the database's own programs: the shell for the script, and
// pg_dump for the schema. Each gives the difference, or "".
std::string try_shell(const Pair& pair, Database database);

}  // namespace retort::laws
