// Fuzzes the TOML reader, by the rules of both file names, and the values it gives.
#include "base/toml.hpp"
#include "read_all.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace retort;
    const std::string_view text = fuzz::as_text(data, size);
    for (const char* file : {"retort.toml", "pyproject.toml"}) {
        fuzz::accepts(ErrorKind::config,
                      [&] { fuzz::read_all(base::parse_toml(text, file, fuzz::variables())); });
    }
    return 0;
}
