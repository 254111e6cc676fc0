// Upgrades the database that it is told, and says what happened.
#include <app_migrations.hpp>

#include <retort/migrator.hpp>

#include <iostream>

int main(int count, char** words) {
    try {
        retort::Migrator migrator(app_migrations(), count > 1 ? words[1] : "sqlite:///app.db");
        for (const auto& step : migrator.upgrade("heads").steps) {
            std::cout << "upgraded to " << step.revision << ": " << step.summary << "\n";
        }
        for (const auto& revision : migrator.current()) {
            std::cout << "at " << revision.id << "\n";
        }
    } catch (const retort::Error& error) {
        std::cout << "error: " << error.describe() << "\n";
        return 1;
    }
}
