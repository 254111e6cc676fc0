// Fuzzes the scan of a revision file, and the graph of one file that it leads to.
#include "fuzz_target.hpp"
#include "revisions/graph.hpp"
#include "scripts/cpp/scan.hpp"

#include <utility>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace retort;
    const std::string_view text = fuzz::as_text(data, size);
    fuzz::accepts(ErrorKind::script, [&] {
        revisions::Revision revision = scripts::cpp::scan_revision("versions/a.cpp", text);
        fuzz::require(revision.line > 0, "a declaration without a line");
        const revisions::Graph graph({std::move(revision)});
    });
    return 0;
}
