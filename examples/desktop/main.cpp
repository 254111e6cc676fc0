// Notes on the command line: `notes FILE` lists them, `notes FILE TEXT` adds one.
// Before it does anything it brings the file up to date, showing how far it is,
// and it leaves a file alone that a newer version has been at.
#include <sqlite3.h>
#include <notes_migrations.hpp>
#include <retort/migrator.hpp>

#include <csignal>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

volatile std::sig_atomic_t stop_wanted = 0;

struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Closer>;

Database open(const char* path) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open(path, &raw);
    Database database(raw);
    if (code != SQLITE_OK) {
        throw std::runtime_error(std::string("cannot open ") + path + ": " + sqlite3_errmsg(raw));
    }
    sqlite3_exec(raw, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
    return database;
}

void show(const retort::Progress& progress) {
    if (progress.stage == retort::Progress::Stage::step) {
        std::cerr << "[" << progress.step << "/" << progress.steps << "] " << progress.summary
                  << "\n";
    }
}

// Over the program's own connection, which stays as it is.
void bring_up_to_date(sqlite3* database) {
    retort::MigratorOptions options;
    options.on_progress = show;
    options.is_cancelled = [] { return stop_wanted != 0; };
    retort::Migrator migrator(notes_migrations(), database, options);
    if (!migrator.is_compatible()) {
        throw std::runtime_error(
            "these notes were written by a newer version of this program; update it first");
    }
    migrator.upgrade("head");
}

void add(sqlite3* database, const char* text) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO notes (body) VALUES (?)", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
}

void list(sqlite3* database) {
    sqlite3_exec(
        database,
        "SELECT body FROM notes ORDER BY id",
        [](void*, int, char** values, char**) {
            std::cout << "- " << values[0] << "\n";
            return 0;
        },
        nullptr,
        nullptr);
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "usage: notes FILE [TEXT]\n";
        return 2;
    }
    std::signal(SIGINT, [](int) { stop_wanted = 1; });
    try {
        const Database database = open(words[1]);
        bring_up_to_date(database.get());
        if (count > 2) {
            add(database.get(), words[2]);
        } else {
            list(database.get());
        }
    } catch (const retort::Error& error) {
        std::cerr << "the notes could not be brought up to date; nothing was changed.\n"
                  << error.describe() << "\n";
        return 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
