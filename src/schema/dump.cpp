// Schemas, tables and columns as canonical text.
#include "base/text.hpp"
#include "schema/metadata.hpp"
#include "schema/words.hpp"

#include <array>

namespace retort::schema {

namespace {

std::string dump_number(const char* word, const std::optional<std::int64_t>& number) {
    return number ? std::string(word) + " " + std::to_string(*number) : "";
}

std::string dump_identity(const SequenceOptions& identity) {
    const std::string options = dump_sequence_options(identity);
    return " identity" + (options.empty() ? "" : "(" + options + ")");
}

std::string dump_autoincrement(Autoincrement autoincrement) {
    constexpr std::array<const char*, 3> kTexts = {"", " autoincrement", " no_autoincrement"};
    return kTexts.at(static_cast<std::size_t>(autoincrement));
}

std::string dump_domain(const DomainType& type) {
    std::string text = "domain " + dump_name(type.name) + " " + dump_type(type.base);
    text += type.nullable ? "" : " not null";
    if (type.server_default) {
        text += " default " + dump_server_default(*type.server_default);
    }
    if (!type.check.empty()) {
        text += " " + dump_constraint(Check{.name = type.check_name, .condition = type.check, .options = {}});
    }
    return text;
}

std::string dump_raw(const RawObject& object) {
    return object.kind + " " + dump_name(object.name) +
           (object.table.empty() ? "" : " on " + dump_name(object.table)) + ": " + dump_text(object.sql);
}

std::vector<std::string> dump_members(const Table& table) {
    std::vector<std::string> lines;
    for (const auto& column : table.columns) {
        lines.push_back(dump_column(column));
    }
    for (const auto& constraint : list_constraints(table)) {
        lines.push_back(dump_constraint(constraint));
    }
    for (const auto& index : table.indexes) {
        lines.push_back(dump_index(index));
    }
    if (table.comment) {
        lines.push_back("comment " + dump_text(*table.comment));
    }
    for (const auto& [key, value] : table.options) {
        lines.push_back("option " + dump_name(key) + "=" + dump_text(value));
    }
    return lines;
}

}  // namespace

std::string dump_server_default(const ServerDefault& server_default) {
    return server_default.expression ? dump_expression(*server_default.expression)
                                     : dump_datum(server_default.literal);
}

std::string dump_sequence_options(const SequenceOptions& options) {
    std::vector<std::string> pieces = {options.always ? "always" : "",
                                       dump_number("start", options.start),
                                       dump_number("increment", options.increment),
                                       dump_number("min_value", options.min_value),
                                       dump_number("max_value", options.max_value),
                                       dump_number("cache", options.cache),
                                       options.cycle ? "cycle" : ""};
    std::erase(pieces, "");
    return base::join(pieces, ", ");
}

std::string dump_column(const Column& column) {
    std::string text = dump_name(column.name) + " " + dump_type(column.type);
    text += column.nullable ? " null" : " not null";
    if (column.server_default) {
        text += " default " + dump_server_default(*column.server_default);
    }
    if (column.identity) {
        text += dump_identity(*column.identity);
    }
    if (column.computed) {
        text += " computed " + dump_expression(column.computed->expression);
        text += column.computed->stored ? " stored" : " virtual";
    }
    text += dump_autoincrement(column.autoincrement);
    if (column.comment) {
        text += " comment " + dump_text(*column.comment);
    }
    return text + dump_options(column.options);
}

std::string dump_table(const Table& table) {
    std::string text = "table " + dump_name(table.name);
    for (const auto& line : dump_members(table)) {
        text += "\n    " + line;
    }
    return text + "\n";
}

std::string dump_metadata(const MetaData& metadata) {
    std::string text;
    for (const auto& name : metadata.schemas) {
        text += "schema " + dump_name(name) + "\n";
    }
    for (const auto& type : metadata.enums) {
        text += "enum " + dump_name(type.name) + " (" + dump_texts(type.values) + ")\n";
    }
    for (const auto& type : metadata.domains) {
        text += dump_domain(type) + "\n";
    }
    for (const auto& sequence : metadata.sequences) {
        const std::string options = dump_sequence_options(sequence.options);
        text += "sequence " + dump_name(sequence.name) + (options.empty() ? "" : " (" + options + ")") + "\n";
    }
    for (const auto& table : metadata.tables) {
        text += dump_table(table);
    }
    for (const auto& object : metadata.raw_objects) {
        text += dump_raw(object) + "\n";
    }
    for (const auto& [key, value] : metadata.naming_convention) {
        text += "naming_convention " + key + "=" + dump_text(value) + "\n";
    }
    return text;
}

}  // namespace retort::schema
