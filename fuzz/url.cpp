// Fuzzes database URLs: what parses survives being written out and parsed again,
// and a masked URL parses whenever the URL does.
#include "base/url.hpp"
#include "fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace retort;
    const std::string_view text = fuzz::as_text(data, size);
    base::Url url;
    base::mask_password(text);
    if (fuzz::accepts(ErrorKind::config, [&] { url = base::parse_url(text); })) {
        fuzz::require(base::parse_url(base::dump_url(url)) == url,
                      "not the same URL: " + base::dump_url(url));
        base::parse_url(base::mask_password(url));
        base::find_query(url, "sslmode");
    }
    return 0;
}
