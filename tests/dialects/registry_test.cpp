// Which dialect a URL means.
#include "dialects/dialect.hpp"
#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

TEST(Registry, FindsTheDialectOfAUrl) {
    const std::pair<const char*, const char*> rows[] = {{"postgresql://h/d", "postgresql"},
                                                        {"postgres://h/d", "postgresql"},
                                                        {"postgresql+psycopg2://h/d", "postgresql"},
                                                        {"sqlite:///a.db", "sqlite"}};
    for (const auto& [url, name] : rows) {
        EXPECT_EQ(get_dialect(base::parse_url(url)).traits().name, name) << url;
    }
}

TEST(Registry, NamesTheDialectsThereAre) {
    try {
        get_dialect(base::parse_url("postgresq://h/d"));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::config);
        EXPECT_EQ(error.message(),
                  "no database is known as 'postgresq'; there are sqlite, postgresql, postgres");
        EXPECT_EQ(error.hint(), "did you mean postgresql?");
    }
}

TEST(Registry, TraitsAreWhole) {
    for (const Dialect* dialect : all_dialects()) {
        const Traits& traits = dialect->traits();
        EXPECT_FALSE(traits.impl_name.empty()) << traits.name;
        EXPECT_EQ(&get_dialect(base::parse_url(traits.example_url)), dialect) << traits.example_url;
    }
}

}  // namespace
}  // namespace retort::dialects
