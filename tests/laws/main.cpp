// laws --pairs N --seed S [--database NAME] [--law NAME] [--shells EVERY]
// Tries the laws on N random pairs a database, the seeds S, S+1, …; prints what
// fails, shrunk, and how it went. See laws.hpp and docs/autogenerate.md.
#include "laws/generator.hpp"
#include "laws/laws.hpp"
#include "laws/shrink.hpp"

#include "retort/error.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <stdexcept>

namespace retort::laws {

namespace {

struct Arguments {
    int pairs = 200;
    std::uint32_t seed = 1;
    std::string database{};  // empty: all
    std::string law{};       // empty: all
    int shells = 50;         // every so many pairs, the database's shell as well; 0: never
    bool shrink = true;
    bool show = false;  // prints each pair, tries nothing
};

[[noreturn]] void usage() {
    std::fputs(
        "usage: laws [--pairs N] [--seed S] [--database sqlite|postgresql] [--law NAME]\n"
        "            [--shells EVERY] [--no-shrink] [--show]\n",
        stderr);
    std::exit(2);
}

Arguments parse(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--no-shrink") {
            arguments.shrink = false;
            continue;
        }
        if (word == "--show") {
            arguments.show = true;
            continue;
        }
        if (++i == argc) {
            usage();
        }
        const std::string value = argv[i];
        if (word == "--pairs") {
            arguments.pairs = std::stoi(value);
        } else if (word == "--seed") {
            arguments.seed = static_cast<std::uint32_t>(std::stoul(value));
        } else if (word == "--database") {
            arguments.database = value;
        } else if (word == "--law") {
            arguments.law = value;
        } else if (word == "--shells") {
            arguments.shells = std::stoi(value);
        } else {
            usage();
        }
    }
    return arguments;
}

struct Tally {
    int pairs = 0, failed = 0, refused = 0, shells = 0;
    std::size_t rows = 0, statements = 0;
    std::map<std::string, int> by_law{};
    std::vector<std::uint32_t> seeds{};
};

const char* name_of(Database database) {
    return database == Database::sqlite ? "sqlite" : "postgresql";
}

const Failure* find_failure(const Verdict& verdict, const std::string& law) {
    for (const auto& failure : verdict.failures) {
        if (law.empty() || failure.law == law) {
            return &failure;
        }
    }
    return nullptr;
}

// Enough of an error to tell whether a smaller pair fails in the same way.
std::string kind_of(const Failure& failure) {
    const auto text = failure.text.substr(0, failure.text.find('\n'));
    return failure.law + ":" + (failure.law == "runs" ? text.substr(0, text.find('"')) : "");
}

class Runner {
public:
    Runner(const Arguments& arguments, Database database)
        : arguments_(arguments), database_(database), stages_(database) {}

    Tally run() {
        for (int i = 0; i < arguments_.pairs; ++i) {
            const auto seed = arguments_.seed + static_cast<std::uint32_t>(i);
            const bool shells = arguments_.shells > 0 && i % arguments_.shells == arguments_.shells - 1;
            try_seed(seed, shells);
        }
        return tally_;
    }

private:
    void try_seed(std::uint32_t seed, bool shells) {
        const Pair pair = generate_pair(seed, database_);
        const auto verdict = try_laws(stages_, pair, {.shells = shells});
        ++tally_.pairs;
        tally_.shells += shells ? 1 : 0;
        tally_.refused += verdict.refused ? 1 : 0;
        tally_.rows += verdict.rows;
        if (const auto* failure = find_failure(verdict, arguments_.law)) {
            ++tally_.failed;
            ++tally_.by_law[failure->law];
            tally_.seeds.push_back(seed);
            report(seed, pair, *failure);
        }
    }

    void report(std::uint32_t seed, const Pair& pair, const Failure& failure) {
        const auto kind = kind_of(failure);
        const bool shells = failure.law == "shell";
        const auto small = !arguments_.shrink ? pair : shrink(pair, database_, [&](const Pair& each) {
            const auto verdict = try_laws(stages_, each, {.shells = shells});
            const auto* found = find_failure(verdict, failure.law);
            return found != nullptr && kind_of(*found) == kind;
        });
        const auto verdict = try_laws(stages_, small, {.shells = shells});
        const auto* found = find_failure(verdict, failure.law);
        std::printf("==== %s, seed %u: the law '%s' is broken%s\n%s\n%s---- upgrade\n%s---- downgrade\n%s\n",
                    name_of(database_), seed, failure.law.c_str(), pair.batches ? " (batches)" : "",
                    (found != nullptr ? *found : failure).text.c_str(), dump_pair(small).c_str(),
                    verdict.sent.c_str(), verdict.returned.c_str());
        std::fflush(stdout);
    }

    const Arguments& arguments_;
    Database database_;
    Stages stages_;
    Tally tally_;
};

bool run(const Arguments& arguments, Database database) {
    const auto start = std::chrono::steady_clock::now();
    const auto tally = Runner(arguments, database).run();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf(
        "%s: %d pairs, seeds %u-%u, %d failures, %.1f s; %zu rows, %d changes refused for their rows, "
        "%d through the shell\n",
        name_of(database), tally.pairs, arguments.seed,
        arguments.seed + static_cast<std::uint32_t>(tally.pairs) - 1, tally.failed, seconds.count(),
        tally.rows, tally.refused, tally.shells);
    for (const auto& [law, count] : tally.by_law) {
        std::printf("  %s: %d\n", law.c_str(), count);
    }
    std::string seeds;
    for (const auto seed : tally.seeds) {
        seeds += " " + std::to_string(seed);
    }
    std::printf("%s%s\n", seeds.empty() ? "" : "  seeds:", seeds.c_str());
    return tally.failed == 0;
}

int run(const Arguments& arguments) {
    bool good = true;
    for (const auto database : {Database::sqlite, Database::postgresql}) {
        if (!arguments.database.empty() && arguments.database != name_of(database)) {
            continue;
        }
        if (arguments.show) {
            for (int i = 0; i < arguments.pairs; ++i) {
                std::puts(dump_pair(generate_pair(arguments.seed + static_cast<std::uint32_t>(i), database))
                              .c_str());
            }
            continue;
        }
        if (database == Database::postgresql && arguments.shells > 0 && !find_pg_dump()) {
            std::fprintf(stderr, "RETORT_PG_BIN has no pg_dump: what it says is not compared\n");
        }
        good = run(arguments, database) && good;
    }
    return good ? 0 : 1;
}

}  // namespace

}  // namespace retort::laws

int main(int argc, char** argv) {
    try {
        return retort::laws::run(retort::laws::parse(argc, argv));
    } catch (const retort::Error& error) {
        std::fprintf(stderr, "%s\n", error.describe().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
