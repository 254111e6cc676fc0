// Several processes over one project at once.
#include "scripts/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace retort::scripts {
namespace {

using testing::Project;
using testing::run_upgrade;

constexpr int kRevisions = 20;
constexpr int kProcesses = 4;

// 0 when everything could be built, loaded and run. The processes want
// different revisions, so that their units and manifests differ.
int build_and_run(const Project& project, int process) {
    const auto all = list_revisions(project.config());
    const std::vector<revisions::Revision> some(all.begin() + process, all.end());
    const auto scripts = load_revisions(project.config(), some, [](const std::string&) {});
    for (const auto& revision : some) {
        if (run_upgrade(*scripts, revision.id).size() != 1) {
            return 1;
        }
    }
    Environment environment;
    load_environment(project.config(), [](const std::string&) {})(environment);
    const bool is_right = environment.version_table == "made_here";
    return is_right ? 0 : 2;
}

TEST(ConcurrentBuild, NobodySpoilsAnothersBuild) {
    const Project project;
    for (int i = 0; i < kRevisions; ++i) {
        project.add_revision("r" + std::to_string(100 + i));
    }
    project.write_environment(
        "#include <retort/env.hpp>\nRETORT_ENVIRONMENT(env) { env.version_table = \"made_here\"; }\n");
    std::vector<pid_t> processes;
    for (int i = 0; i < kProcesses; ++i) {
        const pid_t process = ::fork();
        ASSERT_GE(process, 0);
        if (process == 0) {
            int code = 3;
            try {
                code = build_and_run(project, i);
            } catch (const std::exception& error) {
                ::fprintf(stderr, "%s\n", error.what());
            }
            ::_exit(code);
        }
        processes.push_back(process);
    }
    for (const pid_t process : processes) {
        int status = 0;
        ASSERT_EQ(::waitpid(process, &status, 0), process);
        EXPECT_TRUE(WIFEXITED(status));
        EXPECT_EQ(WEXITSTATUS(status), 0);
    }
    EXPECT_EQ(build_and_run(project, 0), 0);
    project.take_compilations();
    EXPECT_EQ(build_and_run(project, 0), 0);
    EXPECT_THAT(project.take_compilations(), ::testing::IsEmpty());
}

}  // namespace
}  // namespace retort::scripts
