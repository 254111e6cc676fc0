// The catalog queries of reflection. Each takes the numbers of the schemas to
// read as $1, an array; none is ever sent for one table alone.
//
// Left out everywhere: the system's own schemas, what belongs to an extension,
// and partitions (their parent stands for them).
#pragma once

#include <string>
#include <string_view>

namespace retort::dialects::postgresql {

extern const std::string_view kNamespacesQuery;  // takes no parameter
extern const std::string_view kEnumsQuery;       // every schema's: columns may use them
extern const std::string_view kTablesQuery;
extern const std::string_view kSequencesQuery;
// kind, count; every schema's but the system's, without what belongs to extensions.
extern const std::string_view kUnmodelledQuery;
// The default schema, and the database's own tablespace; takes no parameter.
extern const std::string_view kOwnQuery;
// For the server's version number.
std::string domains_query(int version);  // every schema's: columns may use them
std::string columns_query(int version);
std::string indexes_query(int version);
std::string constraints_query(int version);

}  // namespace retort::dialects::postgresql
