// Rows to lose: values of every storage class, and pictures of what a table has.
#pragma once

#include "sqlite_database.hpp"

#include <random>
#include <string>

namespace retort::dialects::test {

// Inserts rows of random values; those that a constraint refuses are left out.
void fill(SqliteDatabase& database, const std::string& table, std::mt19937& random, int rows);

// Every value with its storage class and its rowid, if there is one, in the order of these.
std::string all_values(SqliteDatabase& database, const std::string& table);

// What SQLite's pragmas say of a table, its indexes and foreign keys; without
// numbers that only say which definition came first.
std::string all_facts(SqliteDatabase& database, const std::string& table);

}  // namespace retort::dialects::test
