// The law of rendered models: they compile, and say what they were made from.
// rendered_models.cpp is made from the corpus when this is built.
#include "render/models.hpp"
#include "render/models_corpus.hpp"
#include "retort/schema.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

using MakeModels = const retort::MetaData& (*)();
extern const MakeModels rendered_models[];

namespace retort::test {
namespace {

// One line an object, in an order that does not matter to models.
std::string dump_sorted(const schema::MetaData& metadata) {
    std::vector<std::string> lines;
    std::istringstream text(schema::dump_metadata(metadata));
    for (std::string line; std::getline(text, line);) {
        // Members follow their table.
        if (!line.starts_with(" ") || lines.empty()) {
            lines.push_back(line);
        } else {
            lines.back() += "\n" + line;
        }
    }
    std::sort(lines.begin(), lines.end());
    std::string sorted;
    for (const auto& line : lines) {
        sorted += line + "\n";
    }
    return sorted;
}

TEST(Models, RenderedHeadersSayTheSame) {
    const auto corpus = models_corpus();
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const auto rendered = render::render_models(corpus[i]);
        EXPECT_EQ(dump_sorted(rendered_models[i]().box()->value), dump_sorted(corpus[i]))
            << "schema " << i << "\n"
            << rendered.text;
        EXPECT_TRUE(rendered.left_out.empty()) << rendered.left_out.front();
    }
}

TEST(Models, WhatHasNoWordsIsLeftOutAndSaid) {
    schema::MetaData metadata;
    metadata.domains.push_back({.name = {"", "short"}, .base = {.kind = schema::TypeKind::array}});
    metadata.tables.push_back({.name = {"", "kept"}, .columns = {{.name = "id", .type = {}}}});
    const auto rendered = render::render_models(metadata);
    ASSERT_EQ(rendered.left_out.size(), 1U);
    EXPECT_NE(rendered.text.find("// Left out: domain short"), std::string::npos) << rendered.text;
    EXPECT_NE(rendered.text.find("table<Kept>(\"kept\""), std::string::npos) << rendered.text;
}

TEST(Models, Names) {
    struct Row {
        const char* name;
        const char* struct_name;
        const char* member_name;
    };
    const Row rows[] = {
        {"users", "Users", "users"},
        {"order_lines", "OrderLines", "order_lines"},
        {"class", "Class", "class_"},
        {"2nd", "Table2nd", "column_2nd"},
        {"_Hidden", "Hidden", "Hidden"},
        {"a__b", "AB", "a_b"},
        {"int_", "Int", "int_"},
        {"\xC3\xA9", "Table", "column_"},
        {"camelCase", "CamelCase", "camelCase"},
        {"null", "Null", "null"},
        {"NULL", "NULLTable", "NULL_"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(render::struct_name(row.name), row.struct_name) << row.name;
        EXPECT_EQ(render::member_name(row.name), row.member_name) << row.name;
    }
}

}  // namespace
}  // namespace retort::test
