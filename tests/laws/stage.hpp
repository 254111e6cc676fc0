// An empty database that laws are tried in, again and again.
#pragma once

#include "autogenerate/compare.hpp"
#include "dialects/dialect.hpp"
#include "laws/pair.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort::laws {

class Stage {
public:
    // A server's database, or one in memory; a path keeps it in a file.
    explicit Stage(Database database, const std::string& path = "");
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    const dialects::Dialect& dialect() const { return *dialect_; }
    dialects::Connection& connection() { return *connection_; }
    Database database() const { return database_; }
    // As the database's own programs take it.
    const std::string& address() const { return address_; }

    // Everything in it goes, and the list of statements.
    void clear();
    schema::MetaData reflect();
    autogenerate::Comparison compare(const schema::MetaData& model, bool batches);
    // In one write transaction, rolled back where it fails.
    void run(const std::vector<operations::Operation>& operations);
    // A script's statements, one by one, as the database's shell takes them.
    void run_script(const std::vector<std::string>& statements);
    void execute(const std::string& sql);
    // Those that run() sent, for the report of a failure.
    const std::vector<std::string>& sent() const { return sent_; }

private:
    void run_all(const std::vector<operations::Operation>& operations);
    void send(const operations::Operation& operation);

    struct Place;
    Database database_;
    std::unique_ptr<Place> place_;
    base::Url url_;
    std::string address_;
    const dialects::Dialect* dialect_ = nullptr;
    std::unique_ptr<dialects::Connection> connection_;
    std::vector<std::string> sent_;
};

// The catalogue in words of its own, in an order of its own: columns by their
// names, since an added column stands last. Names that the model leaves to the
// database are left out.
std::string dump_catalog(Stage& stage, const schema::MetaData& model);

// That of RETORT_PG_BIN, where that is set: one older than the server refuses it.
std::optional<std::string> find_pg_dump();
// What the database's own dump program says, in that form: lines in order, names
// that the model leaves open as stars. "" where there is no such program.
std::string dump_by_program(Stage& stage, const schema::MetaData& model);

// Lines of values, by table.
using Rows = std::map<schema::QualifiedName, std::vector<std::string>>;

struct Projection {
    schema::QualifiedName table{};
    std::vector<std::string> columns{};
    // Of those: its type in `to` where that is another than in `from`.
    std::map<std::string, schema::Type> converted{};
};
// The columns that both have and fill with values of their own.
std::vector<Projection> kept(const schema::MetaData& from, const schema::MetaData& to, Database database);
// The values, where they change their types as the database converts them.
Rows expected_rows(Stage& stage, std::vector<Projection>& projections);
Rows read_rows(Stage& stage, const std::vector<Projection>& projections);

std::string dump_rows(const Rows& rows);
// "" where equal, else the first lines that differ.
std::string difference(const std::string& wanted, const std::string& found);

}  // namespace retort::laws
