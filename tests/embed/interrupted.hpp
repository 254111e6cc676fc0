// A program that is killed in the middle of a migration.
#pragma once

#include "retort/migrator.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace retort::embed_test {

// Upgrades in a child process, which ends behind the first statement that begins so.
inline void upgrade_and_die(const Migrations& migrations, const std::string& url,
                            const std::string& statement) {
    const pid_t child = fork();
    if (child == 0) {
        MigratorOptions options;
        options.on_progress = [&](const Progress& progress) {
            if (progress.stage == Progress::Stage::statement_done && progress.sql.starts_with(statement)) {
                std::_Exit(9);
            }
        };
        try {
            Migrator(migrations, url, options).upgrade();
        } catch (...) {
            std::_Exit(1);
        }
        std::_Exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 9) << status;
}

}  // namespace retort::embed_test
