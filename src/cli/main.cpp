// The retort program.
#include "cli/run.hpp"

int main(int count, char** words) {
    return retort::cli::run_program(count, words, nullptr);
}
