// Comparing models and database; see compare.hpp.
#include "commands/compare.hpp"

#include "commands/known_names.hpp"
#include "revisions/current.hpp"
#include "runtime/own_tables.hpp"
#include "schema/elements.hpp"
#include "scripts/script.hpp"

namespace retort::commands {

namespace {

// Compared with nothing, every table would be one to drop.
void require_models(Session& session) {
    if (!session.has_environment() && session.options().embedded != nullptr) {
        throw Error(ErrorKind::command,
                    "There are no models to compare with: this program was made without an env.cpp");
    }
    if (!session.has_environment()) {
        throw Error(ErrorKind::command, "There are no models to compare with: the project has no env.cpp")
            .with_hint("write " + session.config().script_location() +
                       "/env.cpp:\n#include <retort/env.hpp>\n#include \"app/models.hpp\"\n"
                       "RETORT_ENVIRONMENT(env) { env.target_metadata = app::metadata(); }");
    }
}

void require_up_to_date(Session& session) {
    if (!is_up_to_date(session.graph(), session.current_rows())) {
        throw Error(ErrorKind::command, "Target database is not up to date.")
            .with_hint("retort upgrade heads");
    }
}

autogenerate::Abilities abilities_of(const dialects::Traits& traits) {
    return {.comments = traits.comments,
            .enums = traits.enums,
            .domains = traits.domains,
            .sequences = traits.sequences,
            .rebuilds = traits.rebuilds,
            .column_options = traits.column_options};
}

bool is_wanted(const Environment& env, const autogenerate::Candidate& candidate) {
    if (!env.include_object) {
        return true;
    }
    SchemaObject object;
    object.name = candidate.name;
    object.type = candidate.type;
    object.schema = candidate.schema;
    object.table = candidate.table;
    object.reflected = candidate.reflected;
    object.has_counterpart = candidate.has_counterpart;
    return env.include_object(object);
}

// What the user's filter lets through, save what is only in the database and no
// revision mentions: the project did not make it.
class ObjectFilter {
public:
    ObjectFilter(Session& session, bool drop_unknown)
        : session_(session),
          known_(session.graph(), session.options().embedded),
          drop_unknown_(drop_unknown) {}

    bool operator()(const autogenerate::Candidate& candidate) {
        if (!is_wanted(session_.environment(), candidate)) {
            return false;
        }
        const bool is_alone = candidate.reflected && !candidate.has_counterpart;
        if (drop_unknown_ || !is_alone || !stands_alone(candidate.type) || known_.mention(candidate.name)) {
            return true;
        }
        session_.log()("retort.autogenerate", "Left alone: " + candidate.type + " '" + candidate.name +
                                                  "', which no revision mentions; --drop-unknown drops it");
        return false;
    }

private:
    static bool stands_alone(const std::string& type) {
        return type == "table" || type == "sequence" || type == "enum" || type == "domain";
    }

    Session& session_;
    KnownNames known_;
    bool drop_unknown_;
};

// Other schemas take part where the models have something there, or where all
// schemas are asked for.
dialects::ReflectOptions reflect_options(const Environment& env, const schema::MetaData& model) {
    dialects::ReflectOptions options;
    options.all_schemas = env.include_schemas;
    const auto add = [&options](const auto& objects) {
        for (const auto& object : objects) {
            if (!object.name.schema.empty()) {
                options.schemas.push_back(object.name.schema);
            }
        }
    };
    add(model.tables);
    add(model.enums);
    add(model.domains);
    add(model.sequences);
    if (env.include_name) {
        options.include_table = [&env](const schema::QualifiedName& name) {
            return (name.schema.empty() || env.include_name(name.schema, "schema", "")) &&
                   env.include_name(name.name, "table", name.schema);
        };
    }
    return options;
}

}  // namespace

autogenerate::Comparison compare_models(Session& session, const CompareRequest& request) {
    require_models(session);
    const Environment& env = session.environment();
    require_up_to_date(session);
    const schema::MetaData& model = env.target_metadata.box()->value;
    const dialects::Dialect& dialect = session.dialect();
    dialects::Connection& connection = session.connection({.may_create = false});
    const schema::MetaData database = dialect.reflect(connection, reflect_options(env, model));
    const schema::MetaData canonical = dialect.canonical(model, database, connection);

    autogenerate::CompareOptions options;
    options.compare_type = env.compare_type;
    options.compare_server_default = env.compare_server_default;
    options.render_as_batch = env.render_as_batch;
    options.abilities = abilities_of(dialect.traits());
    options.own_tables = runtime::own_tables({env.version_table_schema, env.version_table});
    ObjectFilter filter(session, request.drop_unknown);
    options.include_object = std::ref(filter);
    options.renames = request.renames;
    autogenerate::Comparison comparison =
        autogenerate::compare({.database = database, .model = model, .canonical = canonical}, options);
    for (const auto& line : comparison.log) {
        session.log()("retort.autogenerate", line);
    }
    return comparison;
}

}  // namespace retort::commands
