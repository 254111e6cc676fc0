// Reading TOML into the value that an ini file gives, so that everything after
// asks one kind of question.
#pragma once

#include "base/ini.hpp"

#include <string>
#include <string_view>

namespace retort::base {

// Whether a file of this name is read as TOML.
bool is_toml_name(std::string_view file);

// Tables are sections, named as in the ini: [alembic], [retort], [NAME]. In a
// file named pyproject.toml they stand as [tool.alembic], [tool.retort] and
// [tool.alembic.NAME], and everything else is passed over. Tables inside of a
// section make dotted keys: sqlalchemy.url is one key, quoted or not. The array
// [[post_write_hooks]] becomes what the ini says with `hooks` and NAME.key; it may
// stand in [alembic] too. Keys are lower case; %(name)s works as in the ini.
//
// `file` is for errors and for the rule above. Throws ErrorKind::config with file,
// line and column: no TOML, a value that is no text, whole number, boolean or list
// of them, a key twice, tables without end.
Ini parse_toml(std::string_view text, std::string file, Ini::Variables variables = {});

}  // namespace retort::base
