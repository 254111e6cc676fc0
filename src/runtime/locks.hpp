// The locks of a run: of every database that it is over, before anything is changed,
// and until it is over.
#pragma once

#include "runtime/migrate.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace retort::runtime {

class Locks {
public:
    // Keeps a reference.
    explicit Locks(const std::vector<MigrateRequest>& requests) : requests_(requests) {}
    ~Locks();
    Locks(const Locks&) = delete;
    Locks& operator=(const Locks&) = delete;

    // All of them, in the order that every process takes them in; nothing where they
    // are held. Waits with no transaction open. Throws Error(database) naming the
    // holder when the lock timeout is over.
    void take();
    bool are_held() const { return held_; }
    // The databases in that order, as positions of the requests.
    const std::vector<std::size_t>& order();

private:
    const std::vector<MigrateRequest>& requests_;
    std::vector<std::size_t> order_;
    bool held_ = false;
};

// One lock of those, for as long as the object lives.
class Lock {
public:
    // Keeps a reference to the connection.
    Lock(dialects::Connection& connection, const Settings& settings, const Log& log);
    ~Lock() { connection_.unlock(); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    dialects::Connection& connection_;
};

// How long the connection's transactions may wait and run.
dialects::TimeLimits time_limits(const Patience& patience);

// Where a run is when it begins a transaction.
enum class Begin {
    first,
    next,  // a part is committed: it does not wait shorter than by default, for to give up is worse
};

// Takes a write transaction. Where others lock the whole database it waits as long as for
// another migration. Throws Error(database) when that is over, Error(cancelled).
void begin_write(dialects::Connection& connection, const Settings& settings, const Log& log,
                 const std::function<bool()>& is_cancelled, Begin begin);

}  // namespace retort::runtime
