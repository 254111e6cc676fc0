// A network between a program and its server that misbehaves.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace retort::dialects {

// Listens on a free port of 127.0.0.1 and passes on to another port there, until it ends.
class TcpProxy {
public:
    // What becomes of a connection, by its number.
    enum class Line {
        clear,
        silent,           // accepted, and nothing more
        silent_on_query,  // from the client's first query on
        other_process,    // the server seems to be process 1, as a pooler might say
    };

    // The last one is for all that follow.
    TcpProxy(int port, std::vector<Line> lines);
    ~TcpProxy();
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;

    int port() const { return port_; }
    int count_connections() const { return count_; }

private:
    struct Pair;

    void run();
    void accept_one();
    void pass(Pair& pair, bool from_client) const;

    int server_port_;
    std::vector<Line> lines_;
    int listener_ = -1;
    int port_ = 0;
    std::vector<Pair> pairs_;
    std::atomic<int> count_{0};
    std::atomic<bool> is_over_{false};
    std::thread thread_;
};

}  // namespace retort::dialects
