// Database URLs: dialect[+driver]://[user[:password]@][host][:port][/database][?key=value&...]
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::base {

// Everything decoded, except the database: it is taken as written, as the
// reference does, so that both tools open the same file.
struct Url {
    std::string scheme;  // lower case
    std::string driver;  // what follows '+', "" without
    std::string user;
    std::optional<std::string> password;
    std::string host;  // an IPv6 address without its brackets
    std::optional<int> port;
    // x:///rel.db gives rel.db, x:////abs.db gives /abs.db, x:// gives nothing.
    std::string database;
    std::vector<std::pair<std::string, std::string>> query;  // in the order written

    bool operator==(const Url&) const = default;
};

// Throws ErrorKind::config. The message never holds the password.
Url parse_url(std::string_view text);

// The value of the last `key` in the query.
std::optional<std::string> find_query(const Url& url, std::string_view key);

// The whole URL, with its password.
std::string dump_url(const Url& url);

// For people: the password, also one in the query, reads ***. The text form
// works for URLs that do not parse, too.
std::string mask_password(const Url& url);
std::string mask_password(std::string_view text);

}  // namespace retort::base
