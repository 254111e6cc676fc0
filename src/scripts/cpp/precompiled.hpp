// retort's headers for models and environments, precompiled: they take a second
// to parse, the user's own part of env.cpp a tenth of that.
#pragma once

#include "scripts/cpp/compile.hpp"
#include "scripts/cpp/toolchain.hpp"
#include "scripts/script.hpp"

#include <string>

namespace retort::scripts::cpp {

class PrecompiledHeader {
public:
    // Below `folder`, which belongs to this toolchain.
    PrecompiledHeader(const Toolchain& toolchain, const std::string& folder);

    // Makes it unless it is there; false when the compiler can't.
    bool prepare(const BuildLog& log) const;
    // The header to include before all others.
    const std::string& path() const { return header_; }

    // True when the compiler failed over a damaged file, not over the script.
    static bool is_to_blame(const CompileResult& result);
    void discard() const;

private:
    const Toolchain& toolchain_;
    std::string header_;
    std::string compiled_;
};

}  // namespace retort::scripts::cpp
