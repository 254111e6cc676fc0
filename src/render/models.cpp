// Structs first, then metadata() over them; see models.hpp.
#include "render/models.hpp"

#include "base/text.hpp"
#include "render/elements.hpp"
#include "render/literal.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <set>

namespace retort::render {

namespace {

using schema::TypeKind;

// More in one initializer than this, and compilers take quadratic time.
constexpr std::size_t kPartSize = 50;

// The member's type, its default, and the header it needs.
struct MemberType {
    const char* text;
    const char* header;
    const char* initial = "";
};

MemberType member_type(const schema::Type& type) {
    switch (type.kind) {
        case TypeKind::boolean:
            return {"bool", nullptr, " = false"};
        case TypeKind::small_integer:
            return {"std::int16_t", "cstdint", " = 0"};
        case TypeKind::integer:
            return {"std::int32_t", "cstdint", " = 0"};
        case TypeKind::big_integer:
            return {"std::int64_t", "cstdint", " = 0"};
        case TypeKind::float_:
        case TypeKind::double_:
            return {"double", nullptr, " = 0"};
        case TypeKind::date:
            return {"std::chrono::year_month_day", "chrono", "{}"};
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return {type.timezone ? "std::chrono::sys_time<std::chrono::microseconds>"
                                  : "std::chrono::local_time<std::chrono::microseconds>",
                    "chrono", "{}"};
        case TypeKind::large_binary:
            return {"std::vector<std::byte>", "vector"};
        default:  // as the database writes it
            return {"std::string", "string"};
    }
}

struct Member {
    const schema::Column* column;
    std::string name;
};

class TableText {
public:
    TableText(const schema::Table& table, std::string struct_name)
        : table_(table), struct_name_(std::move(struct_name)) {
        std::set<std::string> taken{struct_name_};
        for (const auto& column : table.columns) {
            std::string name = member_name(column.name);
            for (int i = 2; !taken.insert(name).second; ++i) {
                name = member_name(column.name) + "_" + std::to_string(i);
            }
            members_.push_back({&column, name});
        }
    }

    std::string declaration(std::set<std::string>& headers) const {
        std::string text = "struct " + struct_name_ + " {\n";
        for (const auto& member : members_) {
            text += "    " + declare(member, headers) + "\n";
        }
        return text + "};\n";
    }

    std::string mapping() const {
        Arguments items{render_literal(table_.name.name)};
        for (const auto& member : members_) {
            items.push_back(map(member));
        }
        const Arguments rest = table_members(table_);
        items.insert(items.end(), rest.begin(), rest.end());
        return "table<" + struct_name_ + ">(" + base::join(items, ",\n            ") + ")";
    }

private:
    static std::string declare(const Member& member, std::set<std::string>& headers) {
        const MemberType type = member_type(member.column->type);
        if (type.header != nullptr) {
            headers.insert(type.header);
        }
        if (!member.column->nullable) {
            return std::string(type.text) + " " + member.name + type.initial + ";";
        }
        headers.insert("optional");
        return "std::optional<" + std::string(type.text) + "> " + member.name + ";";
    }

    std::string map(const Member& member) const {
        Arguments arguments = column_options(table_, *member.column, member.column->nullable);
        arguments.insert(arguments.begin(), render_type(member.column->type));
        if (member.name != member.column->name) {
            arguments.insert(arguments.begin(), render_literal(member.column->name));
        }
        return "column<&" + struct_name_ + "::" + member.name + ">(" + base::join(arguments, ", ") + ")";
    }

    const schema::Table& table_;
    std::string struct_name_;
    std::vector<Member> members_;
};

class ModelsWriter {
public:
    ModelsWriter(const schema::MetaData& metadata, const ModelsOptions& options)
        : metadata_(metadata), options_(options) {}

    ModelsText write() {
        for (const auto& name : metadata_.schemas) {
            add_item("schema " + name, [&] { return "schema_name(" + render_literal(name) + ")"; });
        }
        for (const auto& type : metadata_.enums) {
            add_item("enum " + display_name(type.name), [&] { return enum_item(type); });
        }
        for (const auto& type : metadata_.domains) {
            add_item("domain " + display_name(type.name), [&] { return domain_item(type); });
        }
        for (const auto& sequence : metadata_.sequences) {
            add_item("sequence " + display_name(sequence.name), [&] { return sequence_item(sequence); });
        }
        for (const auto& table : metadata_.tables) {
            add_table(table);
        }
        add_naming_convention();
        return {.text = assemble(), .left_out = std::move(left_out_)};
    }

private:
    template <class Render>
    void add_item(const std::string& what, Render render) {
        try {
            items_.push_back(render());
        } catch (const Error& error) {
            left_out_.push_back(what + ": " + error.message());
        }
    }

    void add_table(const schema::Table& table) {
        add_item("table " + display_name(table.name), [&] {
            const TableText text(table, free_struct_name(table.name));
            std::string mapping = text.mapping();
            structs_ += "\n" + text.declaration(headers_);
            return mapping;
        });
    }

    std::string free_struct_name(const schema::QualifiedName& table) {
        std::string name = struct_name(table.name);
        if (!taken_.insert(name).second) {
            name = struct_name(table.schema + "_" + table.name);
            const std::string stem = name;
            for (int i = 2; !taken_.insert(name).second; ++i) {
                name = stem + std::to_string(i);
            }
        }
        return name;
    }

    static std::string enum_item(const schema::EnumType& type) {
        Arguments arguments{render_literal(type.name.name), render_names(type.values)};
        append_schema(type.name.schema, arguments);
        return render_call("enum_type", arguments);
    }

    // The name of the check is left to the database.
    static std::string domain_item(const schema::DomainType& type) {
        Arguments arguments{render_literal(type.name.name), render_type(type.base)};
        if (!type.check.empty()) {
            arguments.push_back(render_literal(type.check));
        }
        append_domain_options(type, arguments);
        return render_call("domain_type", arguments);
    }

    static std::string sequence_item(const schema::Sequence& sequence) {
        Arguments arguments{render_literal(sequence.name.name)};
        append_schema(sequence.name.schema, arguments);
        if (sequence.options != schema::SequenceOptions{}) {
            arguments.push_back(render_sequence_options(sequence.options));
        }
        return render_call("sequence", arguments);
    }

    void add_naming_convention() {
        std::vector<std::string> templates;
        for (const auto& [key, text] : metadata_.naming_convention) {
            templates.push_back("{" + render_literal(key) + ", " + render_literal(text) + "}");
        }
        if (!templates.empty()) {
            items_.push_back("naming_convention({" + base::join(templates, ", ") + "})");
        }
    }

    std::string assemble() {
        std::string text = "// Written from " + comment_text(options_.origin) + "; yours to edit.\n";
        for (const auto& line : left_out_) {
            text += "// Left out: " + comment_text(line) + "\n";
        }
        text += "#pragma once\n\n#include <retort/schema.hpp>\n\n";
        const bool in_parts = items_.size() > kPartSize;
        if (in_parts) {
            headers_.insert("vector");
        }
        for (const auto& header : headers_) {
            text += "#include <" + header + ">\n";
        }
        text +=
            (headers_.empty() ? "" : "\n") + ("namespace " + options_.name_space + " {\n") + structs_ + "\n";
        return text + (in_parts ? parts() : whole()) + "\n}  // namespace " + options_.name_space + "\n";
    }

    std::string whole() const {
        return "inline const retort::MetaData& metadata() {\n    using namespace retort;\n"
               "    static const MetaData metadata{\n        " +
               base::join(items_, ",\n        ") + "};\n    return metadata;\n}\n";
    }

    std::string parts() const {
        std::string functions;
        std::string calls;
        for (std::size_t first = 0, part = 1; first < items_.size(); first += kPartSize, ++part) {
            const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end =
                items_.begin() + static_cast<std::ptrdiff_t>(std::min(first + kPartSize, items_.size()));
            const std::string name = "add_part_" + std::to_string(part);
            functions += "inline void " + name + "(std::vector<retort::MetaItem>& items) {\n" +
                         "    using namespace retort;\n    const MetaItem part[] = {\n        " +
                         base::join(std::vector<std::string>(begin, end), ",\n        ") +
                         "};\n    items.insert(items.end(), std::begin(part), std::end(part));\n}\n\n";
            calls += "        " + name + "(items);\n";
        }
        return functions +
               "inline const retort::MetaData& metadata() {\n"
               "    static const retort::MetaData metadata = [] {\n"
               "        std::vector<retort::MetaItem> items;\n" +
               calls +
               "        return retort::MetaData(items.data(), items.size());\n    }();\n    return "
               "metadata;\n}\n";
    }

    const schema::MetaData& metadata_;
    const ModelsOptions& options_;
    std::vector<std::string> items_;
    std::vector<std::string> left_out_;
    std::set<std::string> taken_{"metadata"};
    std::set<std::string> headers_;
    std::string structs_;
};

}  // namespace

ModelsText render_models(const schema::MetaData& metadata, const ModelsOptions& options) {
    return ModelsWriter(metadata, options).write();
}

}  // namespace retort::render
