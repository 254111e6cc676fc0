// The databases that retort knows: the one list of them, each there if the program
// is linked with it. And what a dialect does that says nothing of its own.
#include "base/text.hpp"
#include "dialects/dialect.hpp"
#include "operations/readers.hpp"

#include <algorithm>

// Each is defined in its dialect's library, which a program may leave out; then
// its address is null. Who links the library asks the linker for the name, so that
// an archive gives it out (see cmake/Library.cmake).
extern "C" {
[[gnu::weak]] const retort::dialects::Dialect* retort_sqlite_dialect() noexcept;
[[gnu::weak]] const retort::dialects::Dialect* retort_postgresql_dialect() noexcept;
}

namespace retort::dialects {

namespace {

std::vector<const Dialect*> list_linked() {
    std::vector<const Dialect*> linked;
    for (const auto find : {&retort_sqlite_dialect, &retort_postgresql_dialect}) {
        if (find != nullptr) {
            linked.push_back(find());
        }
    }
    return linked;
}

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

std::unique_ptr<Connection> Dialect::adopt(const NativeHandle& /*handle*/) const {
    return nullptr;
}

std::vector<std::string> Dialect::list_schemas(Connection& /*connection*/,
                                               const std::string& /*pattern*/) const {
    throw Error(ErrorKind::command, traits().name + " databases have no schemas to choose from");
}

std::span<const Dialect* const> all_dialects() {
    static const std::vector<const Dialect*> dialects = list_linked();
    return dialects;
}

Adopted adopt(const NativeHandle& handle) {
    for (const Dialect* dialect : all_dialects()) {
        if (auto connection = dialect->adopt(handle)) {
            return {.dialect = *dialect, .connection = std::move(connection)};
        }
    }
    throw Error(ErrorKind::connection,
                "this program is not linked with what works on a " + std::string(handle.type))
        .with_hint("link the database's library, too: target_link_libraries(app PRIVATE retort::sqlite)");
}

const Dialect& get_dialect(const base::Url& url) {
    for (const Dialect* dialect : all_dialects()) {
        if (std::ranges::find(dialect->traits().url_schemes, url.scheme) !=
            dialect->traits().url_schemes.end()) {
            return *dialect;
        }
    }
    if (all_dialects().empty()) {
        throw Error(ErrorKind::config, "this program is linked with no database of retort's")
            .with_hint("link one: target_link_libraries(app PRIVATE retort::sqlite)");
    }
    throw Error(ErrorKind::config,
                "no database is known as '" + url.scheme + "'; there are " + base::join(list_schemes(), ", "))
        .with_hint(hint_for(url.scheme));
}

}  // namespace retort::dialects
