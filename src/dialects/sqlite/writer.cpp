// Which process locks a database file; see writer.hpp.
#include "dialects/sqlite/writer.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace retort::dialects::sqlite {

namespace {

// As the last part of "08:01:131" in /proc/locks; "" for no such file.
std::string find_inode(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? ":" + std::to_string(status.st_ino) : "";
}

// The process that has such a lock on the file; "" for none. Of this one's own, writing
// locks alone count: who writes reads, too.
// A line: "1: POSIX  ADVISORY  WRITE 4711 08:01:131 1073741825 1073741825"
std::string find_holder(const std::string& path, const std::string& wanted) {
    const std::string inode = find_inode(path);
    const std::string self = wanted == "READ" ? std::to_string(::getpid()) : "";
    std::ifstream locks("/proc/locks");
    for (std::string line; !inode.empty() && std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number, kind, mode, access, process, file;
        words >> number >> kind >> mode >> access >> process >> file;
        // A process of another container has no number here.
        if (access == wanted && file.ends_with(inode) && process != "0" && process != "-1" &&
            process != self) {
            return process;
        }
    }
    return {};
}

std::string describe(const std::string& process) {
    if (process.empty()) {
        return {};
    }
    std::ifstream file("/proc/" + process + "/comm");
    std::string name;
    return "process " + process + (std::getline(file, name) ? " (" + name + ")" : "");
}

}  // namespace

std::string describe_writer(const std::string& path) {
    const std::string process = find_holder(path, "WRITE");
    return describe(process.empty() ? find_holder(path + "-shm", "WRITE") : process);
}

std::string describe_reader(const std::string& path) {
    return describe(find_holder(path, "READ"));
}

}  // namespace retort::dialects::sqlite
