// Both compilers take `x.hpp.gch` for an included `x.hpp` when it fits their
// flags, and read `x.hpp` itself when it does not.
#include "scripts/cpp/precompiled.hpp"

#include "scripts/files.hpp"

#include <unistd.h>

#include <cstdio>

namespace retort::scripts::cpp {

namespace {

constexpr const char* kText = "#include <retort/env.hpp>\n#include <retort/schema.hpp>\n";

}  // namespace

PrecompiledHeader::PrecompiledHeader(const Toolchain& toolchain, const std::string& folder)
    : toolchain_(toolchain), header_(folder + "/precompiled.hpp"), compiled_(header_ + ".gch") {}

bool PrecompiledHeader::prepare(const BuildLog& log) const {
    if (find_signature(compiled_)) {
        return true;
    }
    log("precompiling the headers of retort");
    if (!find_signature(header_)) {
        create_file(header_, kText);
    }
    const std::string temporary = temporary_name(compiled_);
    const std::string log_file = temporary_name(compiled_);
    const auto command = compile_command(toolchain_, {"-x", "c++-header", header_, "-o", temporary});
    const CompileResult result = run_jobs({{command, log_file}}, toolchain_.root).front();
    ::unlink(log_file.c_str());
    const bool made = result.exit_code == 0 && std::rename(temporary.c_str(), compiled_.c_str()) == 0;
    if (!made) {
        ::unlink(temporary.c_str());
    }
    return made;
}

bool PrecompiledHeader::is_to_blame(const CompileResult& result) {
    const auto mentions = [&result](const char* words) {
        return result.output.find(words) != std::string::npos;
    };
    return result.exit_code != 0 &&
           (mentions("PCH") || mentions("precompiled.hpp.gch") || mentions("internal compiler error"));
}

void PrecompiledHeader::discard() const {
    ::unlink(compiled_.c_str());
}

}  // namespace retort::scripts::cpp
