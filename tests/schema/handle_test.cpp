// The public handles share one value and free it once.
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace retort {
namespace {

TEST(Handle, SharesItsValue) {
    const Type type = String(3);
    Type copy = type;
    EXPECT_EQ(copy.box(), type.box());
    copy = Integer();
    EXPECT_NE(copy.box(), type.box());
    const Type& same = copy;
    copy = same;
    EXPECT_EQ(schema::dump_type(copy.box()->value), "Integer");
    EXPECT_EQ(type.box()->references, 1);
}

TEST(Handle, IsCopiedByThreadsAtOnce) {
    const Type type = String(3);
    const auto copy_often = [&] {
        for (int i = 0; i < 10000; ++i) {
            const Type copy = type;
        }
    };
    std::thread first(copy_often);
    std::thread second(copy_often);
    first.join();
    second.join();
    EXPECT_EQ(type.box()->references, 1);
}

TEST(Handle, KeepsNothingOfItsArguments) {
    std::string name = "users";
    std::string column_name = "id";
    const Table made = table(name, column(column_name, Integer()));
    name = "xxxxx";
    column_name = "yy";
    EXPECT_EQ(schema::dump_table(made.box()->value), "table users\n    id Integer null\n");
}

}  // namespace
}  // namespace retort
