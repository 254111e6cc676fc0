// What became of an operation; see probe.hpp.
#include "dialects/postgresql/probe.hpp"

#include "retort/error.hpp"

namespace retort::dialects::postgresql {

namespace {

enum class IndexState { absent, invalid, valid };

IndexState find_index(const Dialect& dialect, Connection& connection, const schema::QualifiedName& name) {
    const Datum text = dialect.quote(name);
    const auto rows = connection.query(
        "SELECT i.indisvalid AND i.indislive, p.pid FROM pg_catalog.pg_index i "
        "LEFT JOIN pg_catalog.pg_stat_progress_create_index p ON p.index_relid = i.indexrelid "
        "WHERE i.indexrelid = to_regclass($1)",
        std::span(&text, 1));
    if (rows.rows.empty()) {
        return IndexState::absent;
    }
    const auto& row = rows.rows.front();
    if (const auto& builder = row.at(1)) {
        throw Error(ErrorKind::database, "the index " + std::get<std::string>(text) +
                                             " is being built by another session, pid " + *builder)
            .with_hint("wait for its end, or stop it: SELECT pg_cancel_backend(" + *builder + ")");
    }
    return row.at(0) == "t" ? IndexState::valid : IndexState::invalid;
}

Outcome probe_created(IndexState state) {
    switch (state) {
        case IndexState::absent:
            return Outcome::not_done;
        case IndexState::invalid:
            return Outcome::half_done;
        case IndexState::valid:
            break;
    }
    return Outcome::done;
}

}  // namespace

Outcome probe(const Dialect& dialect, Connection& connection, const operations::Operation& operation) {
    if (const auto* create = std::get_if<operations::CreateIndex>(&operation.value)) {
        return create->index.name.empty()
                   ? Outcome::unknown
                   : probe_created(
                         find_index(dialect, connection, {create->table.schema, create->index.name}));
    }
    if (const auto* drop = std::get_if<operations::DropIndex>(&operation.value)) {
        // One that is half dropped is there, and is dropped by the same statement.
        const auto state = find_index(dialect, connection, {drop->table.schema, drop->name});
        return state == IndexState::absent ? Outcome::done : Outcome::not_done;
    }
    return Outcome::unknown;
}

}  // namespace retort::dialects::postgresql
