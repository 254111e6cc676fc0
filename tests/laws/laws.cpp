// The laws; see laws.hpp.
#include "laws/laws.hpp"

#include "laws/maker.hpp"
#include "laws/script.hpp"
#include "operations/readers.hpp"
#include "render/render.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <map>

namespace retort::laws {

namespace {

using Operations = std::vector<operations::Operation>;

std::string join_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line + ";\n";
    }
    return text;
}

std::string dump_operations(const Operations& operations) {
    std::string text;
    for (const auto& operation : operations) {
        text += "  " + operations::dump(operation) + "\n";
    }
    return text;
}

// What rows can be the reason of: constraints and values that do not convert.
bool is_about_rows(const Error& error, Database database) {
    if (error.kind() != ErrorKind::database) {
        return false;
    }
    if (database == Database::sqlite) {
        return error.message().find("constraint") != std::string::npos ||
               error.message().find("NULL") != std::string::npos ||
               error.message().find("holds a value") != std::string::npos ||
               error.message().find("could be copied") != std::string::npos ||
               error.message().find("cannot store") != std::string::npos ||
               error.message().find("foreign key") != std::string::npos ||
               error.message().find("datatype mismatch") != std::string::npos;
    }
    return error.sqlstate().starts_with("22") || error.sqlstate().starts_with("23");
}

class Trial {
public:
    Trial(Stages& stages, const Pair& pair) : main_(stages.main), other_(stages.other), pair_(pair) {}

    Verdict run() {
        if (!attempt("build A", [this] { build_a(main_); })) {
            return std::move(verdict_);
        }
        catalog_of_a_ = dump_catalog(main_, pair_.a);
        attempt("upgrade", [this] { go_up(); });
        attempt("build B", [this] { look_at_fresh_b(); });
        if (verdict_.failures.empty()) {
            attempt("downgrade", [this] { go_back(); });
            attempt("script", [this] { go_offline(); });
        }
        return std::move(verdict_);
    }

private:
    template <class Step>
    bool attempt(const std::string& what, const Step& step) {
        try {
            step();
            return true;
        } catch (const Error& error) {
            fail("runs", what + ": " + error.describe());
            return false;
        }
    }

    void fail(const std::string& law, const std::string& text) {
        if (!text.empty()) {
            verdict_.failures.push_back({law, text});
        }
    }

    void build_a(Stage& stage) {
        stage.clear();
        stage.run(stage.compare(pair_.a, pair_.batches).upgrade);
        add_extras(stage);
        insert_rows(stage);
        count_on(stage);
    }

    // Sequences that have given values already.
    void count_on(Stage& stage) {
        for (const auto& sequence : pair_.a.sequences) {
            for (int i = 0; i < 3; ++i) {
                stage.execute("SELECT nextval(" + quoted_text(quoted(sequence.name)) + ")");
            }
        }
    }

    void add_extras(Stage& stage) {
        for (const auto& extra : pair_.extras) {
            stage.execute(extra.sql);
        }
    }

    void insert_rows(Stage& stage) {
        for (const auto& row : pair_.rows) {
            try {
                stage.execute(row.sql);
            } catch (const Error&) {
                // A constraint is against it.
            }
        }
    }

    std::vector<Projection> all_of(const schema::MetaData& metadata) const {
        return kept(metadata, metadata, main_.database());
    }

    static void delete_rows(Stage& stage, const schema::MetaData& metadata) {
        std::string list;
        if (stage.database() == Database::sqlite) {
            stage.execute("PRAGMA foreign_keys = OFF");
        }
        for (const auto& table : metadata.tables) {
            list += (list.empty() ? "" : ", ") + quoted(table.name);
            if (stage.database() == Database::sqlite) {
                stage.execute("DELETE FROM " + quoted(table.name));
            }
        }
        if (stage.database() == Database::postgresql && !list.empty()) {
            stage.execute("TRUNCATE " + list);
        }
    }

    // Runs; where rows forbid it, looks that nothing has changed and runs without them.
    bool run_or_refuse(const Operations& operations, const schema::MetaData& from) {
        const auto catalog = dump_catalog(main_, from);
        const auto rows = dump_rows(read_rows(main_, all_of(from)));
        try {
            const ViewsAside views(main_, pair_, operations);
            main_.run(operations);
            return true;
        } catch (const Error& error) {
            if (!is_about_rows(error, main_.database()) || rows.find("  ") == std::string::npos) {
                throw;
            }
        }
        fail("runs", difference(catalog, dump_catalog(main_, from)));
        fail("runs", difference(rows, dump_rows(read_rows(main_, all_of(from)))));
        delete_rows(main_, from);
        const ViewsAside views(main_, pair_, operations);
        main_.run(operations);
        return false;
    }

    void go_up() {
        comparison_ = main_.compare(pair_.b, pair_.batches);
        render::render_operations(comparison_.upgrade);  // what a revision cannot say, it throws
        render::render_operations(comparison_.downgrade);
        rows_of_a_ = read_rows(main_, all_of(pair_.a));
        for (const auto& [table, lines] : rows_of_a_) {
            verdict_.rows += lines.size();
        }
        auto projections = kept(pair_.a, pair_.b, main_.database());
        kept_of_a_ = read_rows(main_, unconverted(projections));
        const auto expected = expected_rows(main_, projections);
        projections_ = projections;
        counters_of_a_ = read_counters(main_);
        const auto already = main_.sent().size();
        try {
            verdict_.refused = !run_or_refuse(comparison_.upgrade, pair_.a);
        } catch (...) {
            verdict_.sent =
                join_lines({main_.sent().begin() + static_cast<std::ptrdiff_t>(already), main_.sent().end()});
            throw;
        }
        verdict_.sent =
            join_lines({main_.sent().begin() + static_cast<std::ptrdiff_t>(already), main_.sent().end()});
        catalog_of_b_ = dump_catalog(main_, pair_.b);
        fail("survives", list_set_back(main_));
        if (!verdict_.refused) {
            rows_of_b_ = dump_rows(read_rows(main_, projections));
            fail("survives", difference(dump_rows(expected), dump_rows(read_rows(main_, projections))));
        }
        fail("closes", dump_operations(main_.compare(pair_.b, pair_.batches).upgrade));
    }

    // By name, of those that both have and that count in one direction.
    std::map<schema::QualifiedName, std::int64_t> read_counters(Stage& stage) const {
        std::map<schema::QualifiedName, std::int64_t> counters;
        for (const auto& sequence : pair_.a.sequences) {
            const auto* after = schema::find_sequence(pair_.b, sequence.name);
            if (after != nullptr && !schema::turns_round(sequence.options, after->options)) {
                const auto rows = stage.connection().query("SELECT last_value FROM " + quoted(sequence.name));
                counters[sequence.name] = std::stoll(rows.rows.at(0).at(0).value_or("0"));
            }
        }
        return counters;
    }

    // A column that is added may have drawn from it.
    std::string list_set_back(Stage& stage) const {
        std::string text;
        for (const auto& [name, value] : read_counters(stage)) {
            const auto before = counters_of_a_.at(name);
            const bool down = schema::find_sequence(pair_.a, name)->options.increment.value_or(1) < 0;
            if (down ? value > before : value < before) {
                text += "  sequence " + name.name + " went back from " + std::to_string(before) + " to " +
                        std::to_string(value) + "\n";
            }
        }
        return text;
    }

    // Columns of one type in both only: what a conversion lost is lost.
    static std::vector<Projection> unconverted(std::vector<Projection> projections) {
        for (auto& projection : projections) {
            std::erase_if(projection.columns,
                          [&](const auto& column) { return projection.converted.contains(column); });
        }
        return projections;
    }

    void look_at_fresh_b() {
        other_.clear();
        other_.run(other_.compare(pair_.b, pair_.batches).upgrade);
        add_extras(other_);
        fail("quiet", dump_operations(other_.compare(pair_.b, pair_.batches).upgrade));
        const auto reflected = other_.reflect();
        fail("quiet", dump_operations(other_.compare(reflected, pair_.batches).upgrade));
        if (!catalog_of_b_.empty()) {
            fail("fresh", difference(dump_catalog(other_, pair_.b), catalog_of_b_));
        }
    }

    void go_back() {
        const auto already = main_.sent().size();
        const auto note = [&] {
            verdict_.returned =
                join_lines({main_.sent().begin() + static_cast<std::ptrdiff_t>(already), main_.sent().end()});
        };
        bool kept_rows = false;
        try {
            kept_rows = run_or_refuse(comparison_.downgrade, pair_.b) && !verdict_.refused;
        } catch (...) {
            note();
            throw;
        }
        note();
        fail("back", dump_operations(main_.compare(pair_.a, pair_.batches).upgrade));
        fail("back", difference(catalog_of_a_, dump_catalog(main_, pair_.a)));
        fail("back", list_set_back(main_));
        if (kept_rows) {
            const auto projections = unconverted(kept(pair_.a, pair_.b, main_.database()));
            fail("back", difference(dump_rows(kept_of_a_), dump_rows(read_rows(main_, projections))));
        }
    }

    void go_offline() {
        if (verdict_.refused) {
            return;
        }
        build_a(other_);
        std::vector<std::string> script;
        try {
            script = script_statements(other_, pair_, comparison_.upgrade);
        } catch (const Error& error) {
            // Said by the manual: views and triggers of the history's own may hang on the column.
            if (!pair_.extras.empty() && error.message().find("SQL of its own") != std::string::npos) {
                return;
            }
            throw;
        }
        try {
            const ViewsAside views(other_, pair_, comparison_.upgrade);
            other_.run_script(script);
        } catch (const Error& error) {
            fail("offline", error.describe() + "\n" + join_lines(script));
            return;
        }
        fail("offline", difference(catalog_of_b_, dump_catalog(other_, pair_.b)));
        fail("offline", difference(rows_of_b_, dump_rows(read_rows(other_, projections_))));
    }

    Stage& main_;
    Stage& other_;
    const Pair& pair_;
    Verdict verdict_;
    autogenerate::Comparison comparison_;
    std::vector<Projection> projections_;
    std::string catalog_of_a_, catalog_of_b_, rows_of_b_;
    Rows rows_of_a_, kept_of_a_;
    std::map<schema::QualifiedName, std::int64_t> counters_of_a_;
};

}  // namespace

Verdict try_laws(Stages& stages, const Pair& pair, const LawOptions& options) {
    auto verdict = Trial(stages, pair).run();
    if (options.shells && verdict.failures.empty() && !verdict.refused) {
        const auto text = try_shell(pair, stages.main.database());
        if (!text.empty()) {
            verdict.failures.push_back({"shell", text});
        }
    }
    return verdict;
}

}  // namespace retort::laws
