// Prints random histories, queries and retort's answers, a line of JSON for each
// seed; the script `compare` beside this asks the reference the same.
#include "base/text.hpp"
#include "revisions/differential/answer.hpp"
#include "revisions/differential/random_history.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>

namespace {

using namespace retort;
using namespace retort::revisions;

// No text here holds what JSON must escape beyond these.
std::string quote(const std::string& text) {
    return '"' + base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
}

std::string quote(const std::vector<std::string>& texts) {
    std::vector<std::string> quoted;
    quoted.reserve(texts.size());
    for (const std::string& text : texts) {
        quoted.push_back(quote(text));
    }
    return "[" + base::join(quoted, ",") + "]";
}

std::string dump_history(const std::vector<Revision>& history) {
    std::vector<std::string> revisions;
    revisions.reserve(history.size());
    for (const Revision& revision : history) {
        revisions.push_back("[" + quote(revision.id) + "," + quote(revision.down_revisions) + "," +
                            quote(revision.depends_on) + "," + quote(revision.branch_labels) + "]");
    }
    return "[" + base::join(revisions, ",") + "]";
}

std::string dump_query(const Query& query, const std::string& answered) {
    return "{\"command\":" + quote(query.command) + ",\"rows\":" + quote(query.rows) +
           ",\"arguments\":" + quote(query.arguments) + ",\"answer\":" + quote(answered) + "}";
}

std::vector<std::string> ask(Random& random, const std::vector<Revision>& history) {
    try {
        const Graph graph(history);
        std::vector<std::string> answers;
        for (const Query& query : make_queries(random, graph)) {
            answers.push_back(dump_query(query, answer(graph, query)));
        }
        return answers;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::script) {
            throw std::logic_error("a faulty history is no script error: " + error.describe());
        }
        return {dump_query({.command = "graph"}, "fault: " + error.message())};
    }
}

void print_case(std::uint64_t seed) {
    Random random(seed);
    const std::vector<Revision> history = make_history(random);
    std::cout << "{\"seed\":" << seed << ",\"history\":" << dump_history(history) << ",\"queries\":["
              << base::join(ask(random, history), ",") << "]}\n";
}

}  // namespace

int main(int count, char** arguments) {
    const std::span<char*> words(arguments, static_cast<std::size_t>(count));
    if (words.size() != 3) {
        std::cerr << "usage: " << words[0] << " FIRST_SEED LAST_SEED\n";
        return EXIT_FAILURE;
    }
    const std::uint64_t last = std::strtoull(words[2], nullptr, 10);
    for (std::uint64_t seed = std::strtoull(words[1], nullptr, 10); seed <= last; ++seed) {
        try {
            print_case(seed);
        } catch (const std::exception& error) {
            std::cerr << "seed " << seed << ": " << error.what() << "\n";
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
