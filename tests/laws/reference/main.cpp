// laws_reference pairs DATABASE PAIRS SEED FOLDER   writes FOLDER/<seed>.py for each pair
//                                                   and prints how retort fares with it
// laws_reference dump URL                           what the database has, as text
// closing_rate calls both.
#include "dialects/comparison.hpp"
#include "laws/generator.hpp"
#include "laws/laws.hpp"
#include "laws/reference/python.hpp"
#include "laws/reference/reduce.hpp"
#include "support/files.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

namespace retort::laws {

namespace {

bool fails(const Verdict& verdict, const std::string& law) {
    return std::ranges::any_of(verdict.failures, [&](const auto& failure) { return failure.law == law; });
}

// seed, reduced, refused, crashed, closed, lost, quiet, fresh: words between tabs.
void print_verdict(std::uint32_t seed, bool reduced, const Verdict& verdict) {
    const auto flag = [](bool value) { return value ? "\t1" : "\t0"; };
    std::string line = std::to_string(seed);
    line += flag(reduced);
    line += flag(verdict.refused);
    line += flag(fails(verdict, "runs"));
    line += flag(!fails(verdict, "runs") && !fails(verdict, "closes"));
    line += flag(fails(verdict, "survives"));
    line += flag(!fails(verdict, "quiet"));
    line += flag(!fails(verdict, "runs") && !fails(verdict, "fresh"));
    std::puts(line.c_str());
    std::fflush(stdout);
}

void write_pairs(Database database, int pairs, std::uint32_t first, const std::string& folder) {
    Stages stages(database);
    for (int i = 0; i < pairs; ++i) {
        const auto seed = first + static_cast<std::uint32_t>(i);
        const Pair whole = generate_pair(seed, database);
        const Pair pair = reduce(whole, database);
        test_support::write_file(folder + "/" + std::to_string(seed) + ".py", python_pair(pair, database));
        print_verdict(seed, pair.a != whole.a || pair.b != whole.b, try_laws(stages, pair, {}));
    }
}

void dump(const std::string& address) {
    const auto url = base::parse_url(address);
    const auto& dialect = dialects::get_dialect(url);
    dialects::ReflectOptions options;
    options.all_schemas = true;
    auto metadata = dialect.reflect(*dialect.connect(url, {.may_create = false}), options);
    for (auto& table : metadata.tables) {
        std::ranges::sort(table.columns, {}, &schema::Column::name);
    }
    std::puts(dialects::comparable(std::move(metadata)).c_str());
}

}  // namespace

}  // namespace retort::laws

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 5 && words[0] == "pairs") {
        using retort::laws::Database;
        retort::laws::write_pairs(words[1] == "sqlite" ? Database::sqlite : Database::postgresql,
                                  std::stoi(words[2]), static_cast<std::uint32_t>(std::stoul(words[3])),
                                  words[4]);
    } else if (words.size() == 2 && words[0] == "dump") {
        retort::laws::dump(words[1]);
    } else {
        std::fputs("usage: laws_reference pairs DATABASE PAIRS SEED FOLDER | dump URL\n", stderr);
        return 2;
    }
    return 0;
}
