// Fuzzes the ini reader: the parse, and the replacement of %(names)s in every value.
#include "read_all.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace retort;
    const std::string_view text = fuzz::as_text(data, size);
    fuzz::accepts(ErrorKind::config,
                  [&] { fuzz::read_all(base::parse_ini(text, "alembic.ini", fuzz::variables())); });
    return 0;
}
