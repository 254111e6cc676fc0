// An autocommit block in the pieces that are committed one by one.
#pragma once

#include "runtime/operation_text.hpp"
#include "runtime/settings.hpp"

#include <string>
#include <vector>

namespace retort::runtime {

struct Unit {
    const operations::Operation* operation = nullptr;
    // One statement of raw SQL; empty for other operations.
    std::vector<dialects::Statement> raw{};
    // It gets no transaction: raw SQL may not run in one, and CONCURRENTLY cannot.
    bool is_alone = false;
    std::string text{};         // of its operation, and of its statement
    std::string description{};  // for a person
};

// Points into the block; texts are in the form.
std::vector<Unit> list_units(const dialects::Dialect& dialect, const operations::AutocommitBlock& block,
                             const dialects::EmitContext& context, TextForm form);

}  // namespace retort::runtime
