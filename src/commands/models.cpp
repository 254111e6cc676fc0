// models: a models header for a database that is there already.
#include "render/models.hpp"
#include "commands/commands.hpp"
#include "runtime/own_tables.hpp"
#include "scripts/files.hpp"

#include <algorithm>
#include <filesystem>

namespace retort::commands {

namespace {

const Environment& load_environment(Session& session) {
    try {
        return session.environment();
    } catch (Error& error) {
        if (error.kind() == ErrorKind::build) {
            error.with_hint(
                "env.cpp must compile to say which database is meant; write the header with -o, as the shell "
                "empties the file after > before retort starts");
        }
        throw;
    }
}

void add_schemas(const schema::Type& type, std::vector<std::string>& schemas) {
    if (!type.schema.empty() && std::ranges::find(schemas, type.schema) == schemas.end()) {
        schemas.push_back(type.schema);
    }
    for (const auto& item : type.item) {
        add_schemas(item, schemas);
    }
}

// Where the types of columns are, which a column alone does not describe.
std::vector<std::string> schemas_of_types(const schema::MetaData& metadata) {
    std::vector<std::string> schemas;
    for (const auto& table : metadata.tables) {
        for (const auto& column : table.columns) {
            add_schemas(column.type, schemas);
        }
    }
    return schemas;
}

schema::MetaData reflect(Session& session, const dialects::ReflectOptions& options) {
    return session.dialect().reflect(session.connection({.may_create = false}), options);
}

void write_header(const ModelsOptions& options, const std::string& text) {
    const std::filesystem::path folder = std::filesystem::path(options.output).parent_path();
    if (!folder.empty()) {
        scripts::create_folder(folder.string());
    }
    if (options.overwrite) {
        scripts::replace_file(options.output, text);
    } else if (!scripts::create_file(options.output, text)) {
        throw Error(ErrorKind::command, "The file " + options.output + " is there already")
            .with_hint("--overwrite replaces it");
    }
}

}  // namespace

ModelsReport models_from_database(Session& session, const ModelsOptions& options) {
    const std::string output = options.output.empty() ? "" : session.typed_path(options.output);
    const Environment& env = load_environment(session);
    schema::MetaData metadata = reflect(session, {.all_schemas = env.include_schemas});
    if (const auto schemas = schemas_of_types(metadata); !schemas.empty() && !env.include_schemas) {
        metadata = reflect(session, {.schemas = schemas});
    }
    const auto own = runtime::own_tables({env.version_table_schema, env.version_table});
    std::erase_if(metadata.tables, [&](const auto& table) {
        return std::find(own.begin(), own.end(), table.name) != own.end();
    });
    std::sort(metadata.tables.begin(), metadata.tables.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    auto rendered =
        render::render_models(metadata, {.name_space = "app", .origin = base::mask_password(session.url())});
    ModelsReport report{.text = std::move(rendered.text), .left_out = std::move(rendered.left_out)};
    for (const auto& each : session.dialect().count_unmodelled(session.connection())) {
        report.left_out.push_back(dialects::describe_unmodelled(each) + ": models describe tables only");
    }
    if (!output.empty()) {
        write_header({.output = output, .overwrite = options.overwrite}, report.text);
    }
    return report;
}

}  // namespace retort::commands
