// Parsing and printing database URLs.
#include "base/url.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace retort::base {

namespace {

constexpr std::string_view kSeparator = "://";
constexpr std::string_view kMask = "***";
constexpr int kMaxPort = 65535;

Error malformed(std::string reason) {
    Error error(ErrorKind::config, "Can't read the database URL: " + std::move(reason));
    error.with_hint(
        "expected dialect://user:password@host:port/database, or dialect:///file; "
        "write @ : / in a password as %40 %3A %2F");
    return error;
}

int hex_digit(char c) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto found = kDigits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c));
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

// A percent sign without two digits stays: passwords are often written unescaped.
std::string decode(std::string_view text, bool is_query = false) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low >= 0) {
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += is_query && text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string encode(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-._~";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_alphanumeric(c) || kPlain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += kHex[byte >> 4U];
            encoded += kHex[byte & 0xFU];
        }
    }
    return encoded;
}

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; });
}

bool is_number(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Length of "user:password" in "user:password@host…", npos without. A password
// may hold '/', '?' and '@' as they are, as long as no host and port come first.
std::size_t find_credentials_end(std::string_view rest) {
    const auto stop = rest.find_first_of("/?");
    const auto in_authority = rest.substr(0, stop).rfind('@');
    if (in_authority != std::string_view::npos || stop == std::string_view::npos) {
        return in_authority;
    }
    const auto colon = rest.find(':');
    if (colon >= stop || rest.front() == '[' || is_number(rest.substr(colon + 1, stop - colon - 1))) {
        return std::string_view::npos;
    }
    return rest.find('@', stop);
}

class UrlParser {
public:
    explicit UrlParser(std::string_view text) : rest_(trim(text)) {}

    Url run() {
        read_scheme();
        read_credentials();
        const std::string_view authority = take(rest_.find_first_of("/?"));
        read_host(authority);
        if (!rest_.empty() && rest_.front() == '/') {
            url_.database = take(rest_.find('?')).substr(1);
        }
        if (!rest_.empty()) {
            read_query(rest_.substr(1));
        }
        return std::move(url_);
    }

private:
    std::string_view take(std::size_t length) {
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    void read_scheme() {
        const auto end = rest_.find(kSeparator);
        if (rest_.empty()) {
            throw malformed("it is empty");
        }
        if (end == std::string_view::npos) {
            throw malformed("'://' is missing");
        }
        const std::string_view name = take(end);
        const auto plus = name.find('+');
        url_.scheme = to_lower(name.substr(0, plus));
        const bool has_driver = plus != std::string_view::npos;
        url_.driver = has_driver ? name.substr(plus + 1) : "";
        if (!is_word(url_.scheme) || (has_driver && !is_word(url_.driver))) {
            throw malformed("what stands before '://' is not the name of a dialect");
        }
        rest_.remove_prefix(kSeparator.size());
    }

    void read_credentials() {
        const auto end = find_credentials_end(rest_);
        if (end == std::string_view::npos) {
            return;
        }
        const std::string_view credentials = take(end);
        rest_.remove_prefix(1);
        const auto colon = credentials.find(':');
        url_.user = decode(credentials.substr(0, colon));
        if (colon != std::string_view::npos) {
            url_.password = decode(credentials.substr(colon + 1));
        }
    }

    void read_host(std::string_view authority) {
        std::string_view port;
        if (!authority.empty() && authority.front() == '[') {
            const auto end = authority.find(']');
            if (end == std::string_view::npos) {
                throw malformed("'[' without ']' around the host's address");
            }
            url_.host = authority.substr(1, end - 1);
            port = authority.substr(end + 1);
        } else {
            const auto colon = std::min(authority.find(':'), authority.size());
            url_.host = decode(authority.substr(0, colon));
            port = authority.substr(colon);
        }
        if (!port.empty()) {
            read_port(port);
        }
    }

    void read_port(std::string_view text) {
        const std::string_view digits = text.substr(1);
        if (text.front() == ':' && digits.empty()) {
            return;
        }
        int port = 0;
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (text.front() != ':' || result.ec != std::errc() || result.ptr != digits.data() + digits.size() ||
            port < 0 || port > kMaxPort) {
            // Not shown: it is part of the password when that holds an unescaped '/'.
            throw malformed("the port is not a number from 0 to 65535");
        }
        url_.port = port;
    }

    void read_query(std::string_view text) {
        for (const std::string& pair : split(text, '&')) {
            if (pair.empty()) {
                continue;
            }
            const auto equals = pair.find('=');
            const std::string key = decode(std::string_view(pair).substr(0, equals), true);
            if (key.empty()) {
                throw malformed("a query parameter without a name");
            }
            const std::string value =
                equals == std::string::npos ? "" : decode(std::string_view(pair).substr(equals + 1), true);
            url_.query.emplace_back(key, value);
        }
    }

    std::string_view rest_;
    Url url_;
};

bool is_secret(std::string_view key) {
    constexpr std::array<std::string_view, 5> kSecrets = {"password", "passwd", "pwd", "sslpassword",
                                                          "passphrase"};
    return std::find(kSecrets.begin(), kSecrets.end(), to_lower(key)) != kSecrets.end();
}

// A zone may follow the address, and stands as it is.
bool is_ipv6(std::string_view host) {
    return host.find(':') != std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
               return is_alphanumeric(c) || std::string_view(":.%-_~").find(c) != std::string_view::npos;
           });
}

std::string dump_authority(const Url& url, bool is_masked) {
    std::string text = encode(url.user);
    if (url.password) {
        text += ':';
        text += is_masked ? std::string(kMask) : encode(*url.password);
    }
    if (!text.empty()) {
        text += '@';
    }
    text += is_ipv6(url.host) ? "[" + url.host + "]" : encode(url.host);
    if (url.port) {
        text += ":" + std::to_string(*url.port);
    }
    return text;
}

std::string dump(const Url& url, bool is_masked) {
    std::string text = url.scheme;
    if (!url.driver.empty()) {
        text += "+" + url.driver;
    }
    text += kSeparator;
    text += dump_authority(url, is_masked);
    if (!url.database.empty()) {
        text += "/" + url.database;
    }
    char separator = '?';
    for (const auto& [key, value] : url.query) {
        text += separator + encode(key) + "=" +
                (is_masked && is_secret(key) ? std::string(kMask) : encode(value));
        separator = '&';
    }
    // White space at the end of a URL is not part of it; before a '?' it is.
    if (trim(text).size() != text.size()) {
        text += separator;
    }
    return text;
}

}  // namespace

Url parse_url(std::string_view text) {
    return UrlParser(text).run();
}

std::optional<std::string> find_query(const Url& url, std::string_view key) {
    const auto found = std::find_if(url.query.rbegin(), url.query.rend(),
                                    [key](const auto& pair) { return pair.first == key; });
    return found == url.query.rend() ? std::nullopt : std::optional(found->second);
}

std::string dump_url(const Url& url) {
    return dump(url, false);
}

std::string mask_password(const Url& url) {
    return dump(url, true);
}

std::string mask_password(std::string_view text) {
    try {
        return mask_password(parse_url(text));
    } catch (const Error&) {
        const auto start = text.find(kSeparator);
        return start == std::string_view::npos
                   ? std::string(kMask)
                   : std::string(text.substr(0, start + kSeparator.size())) + "***";
    }
}

}  // namespace retort::base
