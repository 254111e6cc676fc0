// What -MF writes, with the quoting of make.
#include "scripts/cpp/depfile.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

TEST(Depfile, Prerequisites) {
    const std::pair<const char*, std::vector<std::string>> rows[] = {
        {"", {}},
        {"a.so: b.cpp\n", {"b.cpp"}},
        {"a.so: b.cpp c.hpp \\\n d/e.hpp \\\r\n f.hpp\n", {"b.cpp", "c.hpp", "d/e.hpp", "f.hpp"}},
        {"a.so: with\\ space.hpp da$$h.hpp ha\\#sh.hpp back\\slash.hpp\n",
         {"with space.hpp", "da$h.hpp", "ha#sh.hpp", "back\\slash.hpp"}},
        {"a.so: \\\n b.cpp", {"b.cpp"}},
    };
    for (const auto& [text, files] : rows) {
        EXPECT_EQ(parse_depfile(text), files) << "text: " << text;
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
