// Which process writes to a database file, or reads it: for the message when it is locked.
#pragma once

#include <string>

namespace retort::dialects::sqlite {

// "process 4711 (myprogram)", as Linux lists the locks of the file and of its log;
// "" where that is not known. Opens neither: closing them would drop this process's
// own locks.
std::string describe_writer(const std::string& path);
// Another than this one, in a database without a log: there readers are in nobody's way.
std::string describe_reader(const std::string& path);

}  // namespace retort::dialects::sqlite
