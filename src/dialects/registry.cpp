// The databases that retort knows: the one list of them. And what a dialect does
// that says nothing of its own.
#include "base/text.hpp"
#include "dialects/dialect.hpp"
#include "dialects/postgresql/dialect.hpp"
#include "dialects/sqlite/dialect.hpp"
#include "operations/readers.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects {

namespace {

std::vector<std::string> list_schemes() {
    std::vector<std::string> schemes;
    for (const Dialect* dialect : all_dialects()) {
        const auto& accepted = dialect->traits().url_schemes;
        schemes.insert(schemes.end(), accepted.begin(), accepted.end());
    }
    return schemes;
}

std::string hint_for(const std::string& scheme) {
    const std::string nearest = base::find_nearest(scheme, list_schemes());
    if (!nearest.empty()) {
        return "did you mean " + nearest + "?";
    }
    std::vector<std::string> examples;
    for (const Dialect* dialect : all_dialects()) {
        examples.push_back(dialect->traits().example_url);
    }
    return "a URL looks like " + base::join(examples, " or ");
}

}  // namespace

void Dialect::replay(const operations::Operation& operation, schema::MetaData& metadata) const {
    operations::apply(operation, metadata);
}

std::span<const Dialect* const> all_dialects() {
    static const std::array<const Dialect*, 2> dialects = {&sqlite_dialect(), &postgresql_dialect()};
    return dialects;
}

const Dialect& get_dialect(const base::Url& url) {
    for (const Dialect* dialect : all_dialects()) {
        if (std::ranges::find(dialect->traits().url_schemes, url.scheme) !=
            dialect->traits().url_schemes.end()) {
            return *dialect;
        }
    }
    throw Error(ErrorKind::config,
                "no database is known as '" + url.scheme + "'; there are " + base::join(list_schemes(), ", "))
        .with_hint(hint_for(url.scheme));
}

}  // namespace retort::dialects
