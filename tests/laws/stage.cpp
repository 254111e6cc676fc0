// A database that laws are tried in; see stage.hpp.
#include "laws/stage.hpp"

#include "laws/maker.hpp"
#include "laws/recorded.hpp"
#include "support/postgres_server.hpp"

#include <optional>
#include <sstream>

namespace retort::laws {

struct Stage::Place {
    std::optional<test_support::TestDatabase> server;
};

Stage::Stage(Database database, const std::string& path)
    : database_(database), place_(std::make_unique<Place>()) {
    if (database == Database::postgresql) {
        place_->server.emplace();
        address_ = place_->server->url();
        url_ = base::parse_url(address_);
    } else {
        url_.scheme = "sqlite";
        url_.database = path;
        address_ = path;
    }
    dialect_ = &dialects::get_dialect(url_);
    connection_ = dialect_->connect(url_, {});
}

Stage::~Stage() {
    connection_.reset();
}

void Stage::clear() {
    sent_.clear();
    if (database_ == Database::sqlite) {
        connection_.reset();
        connection_ = dialect_->connect(url_, {});
        execute("PRAGMA foreign_keys = ON");
        return;
    }
    connection_->rollback();
    execute("SET client_min_messages = warning");
    const auto schemas = connection_->query(
        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
    for (const auto& row : schemas.rows) {
        execute("DROP SCHEMA " + quoted(*row.at(0)) + " CASCADE");
    }
    execute("CREATE SCHEMA public");
}

void Stage::execute(const std::string& sql) {
    connection_->query(sql);
}

schema::MetaData Stage::reflect() {
    dialects::ReflectOptions options;
    options.all_schemas = true;
    return dialect_->reflect(*connection_, options);
}

autogenerate::Comparison Stage::compare(const schema::MetaData& model, bool batches) {
    const auto database = reflect();
    const auto canonical = dialect_->canonical(model, database, *connection_);
    const auto& traits = dialect_->traits();
    autogenerate::CompareOptions options;
    options.render_as_batch = batches;
    options.abilities = {.comments = traits.comments,
                         .enums = traits.enums,
                         .domains = traits.domains,
                         .sequences = traits.sequences,
                         .rebuilds = traits.rebuilds,
                         .column_options = traits.column_options};
    return autogenerate::compare({.database = database, .model = model, .canonical = canonical}, options);
}

void Stage::run(const std::vector<operations::Operation>& operations) {
    connection_->begin(dialects::TransactionKind::write);
    try {
        run_all(operations);
        connection_->commit();
    } catch (...) {
        connection_->rollback();
        throw;
    }
}

void Stage::run_all(const std::vector<operations::Operation>& operations) {
    for (const auto& operation : operations) {
        if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
            connection_->commit();
            for (const auto& inner : block->operations) {
                send(inner);
            }
            connection_->begin(dialects::TransactionKind::write);
        } else {
            send(operation);
        }
    }
}

void Stage::send(const operations::Operation& operation) {
    std::optional<schema::MetaData> reflected;
    dialects::EmitContext context;
    context.schema = [&]() -> const schema::MetaData& {
        reflected = reflect();
        return *reflected;
    };
    if (connection_->in_transaction()) {
        context.query = [this](std::string_view sql) { return connection_->query(sql); };
    }
    const auto statements = dialect_->emit(as_recorded(operation), context);
    for (const auto& statement : statements) {
        sent_.push_back(statement.sql);
    }
    connection_->run(statements, {});
}

void Stage::run_script(const std::vector<std::string>& statements) {
    for (const auto& statement : statements) {
        execute(statement);
    }
}

std::string dump_rows(const Rows& rows) {
    std::string text;
    for (const auto& [table, lines] : rows) {
        text += schema::display_name(table) + " (" + std::to_string(lines.size()) + " rows)\n";
        for (const auto& line : lines) {
            text += "  " + line + "\n";
        }
    }
    return text;
}

std::string difference(const std::string& wanted, const std::string& found) {
    if (wanted == found) {
        return "";
    }
    const auto lines_of = [](const std::string& text) {
        std::multiset<std::string> lines;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
            lines.insert(line);
        }
        return lines;
    };
    const auto a = lines_of(wanted), b = lines_of(found);
    std::string text;
    for (const auto& line : std::set<std::string>(a.begin(), a.end())) {
        text += b.count(line) < a.count(line) ? "  wanted: " + line + "\n" : "";
    }
    for (const auto& line : std::set<std::string>(b.begin(), b.end())) {
        text += a.count(line) < b.count(line) ? "  found:  " + line + "\n" : "";
    }
    return text.empty() ? "  the same lines in another order\n" : text;
}

}  // namespace retort::laws
