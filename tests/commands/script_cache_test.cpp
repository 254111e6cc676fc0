// What is loaded for one target, and not again for the next.
#include "commands/script_cache.hpp"
#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::commands {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NoScripts : public scripts::LoadedScripts {
public:
    void upgrade(const std::string&, operations::Recorder&) const override {}
    void downgrade(const std::string&, operations::Recorder&) const override {}
};

std::vector<revisions::Revision> revisions_of(const std::vector<std::string>& ids) {
    std::vector<revisions::Revision> revisions;
    for (const auto& id : ids) {
        revisions.emplace_back().id = id;
    }
    return revisions;
}

// "a b" for each call; "bad" cannot be loaded.
class ScriptCacheTest : public testing::Test {
protected:
    std::shared_ptr<scripts::LoadedScripts> load(const std::vector<revisions::Revision>& revisions) {
        std::string ids;
        for (const auto& revision : revisions) {
            ids += (ids.empty() ? "" : " ") + revision.id;
        }
        loads_.push_back(ids);
        if (ids.find("bad") != std::string::npos) {
            throw Error(ErrorKind::build, "it does not compile");
        }
        return std::make_shared<NoScripts>();
    }

    std::vector<std::string> loads_;
    ScriptCache cache_{[this](const auto& revisions) { return load(revisions); }};
};

TEST_F(ScriptCacheTest, LoadsWhatIsNotKept) {
    cache_.get(revisions_of({"a", "b"}));
    cache_.get(revisions_of({"a", "b"}));
    EXPECT_THAT(loads_, ElementsAre("a b", "a b")) << "one that asks does not keep";
    EXPECT_THAT(cache_.missed(), ElementsAre("a", "b"));
}

TEST_F(ScriptCacheTest, GivesOutWhatIsKept) {
    cache_.keep(revisions_of({"a", "b"}));
    cache_.keep(revisions_of({"b"}));
    const auto first = cache_.get(revisions_of({"b"}));
    EXPECT_EQ(cache_.get(revisions_of({"a", "b"})), first);
    EXPECT_THAT(loads_, ElementsAre("a b"));
    EXPECT_THAT(cache_.missed(), IsEmpty());
    cache_.keep(revisions_of({"b", "c"}));
    EXPECT_NE(cache_.get(revisions_of({"c"})), first);
    EXPECT_THAT(loads_, ElementsAre("a b", "a b c"));
}

TEST_F(ScriptCacheTest, KeepsWhatItHasWhereMoreCannotBeLoaded) {
    cache_.keep(revisions_of({"a"}));
    cache_.keep(revisions_of({"bad"}));
    cache_.get(revisions_of({"a"}));
    EXPECT_THAT(loads_, ElementsAre("a", "a bad"));
    EXPECT_THROW(cache_.get(revisions_of({"bad"})), Error) << "who needs it is told";
}

}  // namespace
}  // namespace retort::commands
