#include "base/url.hpp"

#include "base/caught.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

// Every part that is there, in a line.
std::string show(const Url& url) {
    std::string text = url.scheme;
    const auto add = [&text](const char* name, const std::string& value) {
        if (!value.empty()) {
            text += std::string(" ") + name + "=" + value;
        }
    };
    add("driver", url.driver);
    add("user", url.user);
    if (url.password) {
        text += " password=" + *url.password;
    }
    add("host", url.host);
    add("port", url.port ? std::to_string(*url.port) : "");
    add("database", url.database);
    for (const auto& [key, value] : url.query) {
        text += " ?" + key + "=" + value;
    }
    return text;
}

TEST(Url, PartsAreTakenApart) {
    struct Row {
        std::string text;
        std::string parts;
    };
    const Row rows[] = {
        {"x://", "x"},
        {"x:///", "x"},
        {"x:///rel.db", "x database=rel.db"},
        {"x:////abs/a.db", "x database=/abs/a.db"},
        {"x:///:memory:", "x database=:memory:"},
        {"x:///a%20b.db", "x database=a%20b.db"},
        {"x:///a.db?mode=ro&cache=shared", "x database=a.db ?mode=ro ?cache=shared"},
        {"X+drv://h", "x driver=drv host=h"},
        {" x://h/d\n", "x host=h database=d"},
        {"x://u:p@h:5432/d?sslmode=require",
         "x user=u password=p host=h port=5432 database=d ?sslmode=require"},
        {"x://u@h/d", "x user=u host=h database=d"},
        {"x://u:@h/d", "x user=u password= host=h database=d"},
        {"x://u%40v:p%3Aq%2F@h", "x user=u@v password=p:q/ host=h"},
        {"x://u:p@q@h/d", "x user=u password=p@q host=h database=d"},
        {"x://u:p/q@h/d", "x user=u password=p/q host=h database=d"},
        {"x://u:50%@h", "x user=u password=50% host=h"},
        {"x://h:1/d@e", "x host=h port=1 database=d@e"},
        {"x://h/d@e", "x host=h database=d@e"},
        {"x://h:/d", "x host=h database=d"},
        {"x://:5432/d", "x port=5432 database=d"},
        {"x://[::1]:5432/d", "x host=::1 port=5432 database=d"},
        {"x://u@[fe80::1]/d", "x user=u host=fe80::1 database=d"},
        {"x://%2Fvar%2Frun/d", "x host=/var/run database=d"},
        {"x:///d?host=/var/run", "x database=d ?host=/var/run"},
        {"x://h%3A%5D%2F/d", "x host=h:]/ database=d"},
        {"x:///a.db ?", "x database=a.db "},
        {"x://h?a=b+c&a=%2B&e", "x host=h ?a=b c ?a=+ ?e="},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(show(parse_url(row.text)), row.parts) << row.text;
        EXPECT_EQ(parse_url(dump_url(parse_url(row.text))), parse_url(row.text)) << row.text;
    }
}

TEST(Url, RefusesWithoutShowingThePassword) {
    struct Row {
        std::string text;
        std::string reason;
    };
    const Row rows[] = {
        {"", "it is empty"},
        {"x:/a.db", "'://' is missing"},
        {"://h", "what stands before '://' is not the name of a dialect"},
        {"a b://h", "what stands before '://' is not the name of a dialect"},
        {"x+://h", "what stands before '://' is not the name of a dialect"},
        {"x://u:s3cret@h:port/d", "the port is not a number from 0 to 65535"},
        {"x://h:65536/d", "the port is not a number from 0 to 65535"},
        {"x://u:s3cret/d", "the port is not a number from 0 to 65535"},
        {"x://[::1/d", "'[' without ']' around the host's address"},
        {"x://[::1]5/d", "the port is not a number from 0 to 65535"},
        {"x://h?=v", "a query parameter without a name"},
    };
    for (const Row& row : rows) {
        const std::string error = caught([&] { parse_url(row.text); });
        EXPECT_THAT(error, testing::StartsWith("Can't read the database URL: " + row.reason + ";"))
            << row.text;
        EXPECT_THAT(error, testing::Not(testing::HasSubstr("s3cret"))) << row.text;
    }
}

TEST(Url, PasswordsAreMasked) {
    struct Row {
        std::string text;
        std::string masked;
    };
    const Row rows[] = {
        {"x://u:p@h/d", "x://u:***@h/d"},
        {"x://u@h/d", "x://u@h/d"},
        {"x+drv://u:p@h:1/d?a=b", "x+drv://u:***@h:1/d?a=b"},
        {"x:///d?user=u&password=p&SSLPassword=q", "x:///d?user=u&password=***&SSLPassword=***"},
        {"x:///a.db", "x:///a.db"},
        {"x:////a.db", "x:////a.db"},
        {"x://", "x://"},
        {"x://u:p@h:port/d", "x://***"},
        {"p4ssword", "***"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(mask_password(row.text), row.masked) << row.text;
    }
}

TEST(Url, TheLastOfSeveralQueryValuesCounts) {
    const Url url = parse_url("x://h?a=1&b=2&a=3");
    EXPECT_EQ(find_query(url, "a"), "3");
    EXPECT_EQ(find_query(url, "c"), std::nullopt);
}

}  // namespace
}  // namespace retort::base
