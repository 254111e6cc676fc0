// A network that misbehaves; see tcp_proxy.hpp. One thread passes everything on.
#include "tcp_proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace retort::dialects {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr* plain(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

int connect_to(int port) {
    const int opened = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(opened, plain(address), sizeof address) != 0) {
        ::close(opened);
        return -1;
    }
    return opened;
}

// Of BackendKeyData, the message with the process and its secret.
void change_process(std::string& text) {
    const auto at = text.find(std::string_view("K\0\0\0\x0c", 5));
    if (at != std::string::npos) {
        text.replace(at + 5, 4, std::string_view("\0\0\0\1", 4));
    }
}

}  // namespace

struct TcpProxy::Pair {
    Line line = Line::clear;
    int client = -1;
    int server = -1;
    bool is_silent = false;
};

TcpProxy::TcpProxy(int port, std::vector<Line> lines) : server_port_(port), lines_(std::move(lines)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, plain(address), size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error(std::string("cannot listen: ") + std::strerror(errno));
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

TcpProxy::~TcpProxy() {
    is_over_ = true;
    thread_.join();
    for (const Pair& pair : pairs_) {
        ::close(pair.client);
        ::close(pair.server);
    }
    ::close(listener_);
}

void TcpProxy::run() {
    while (!is_over_) {
        std::vector<pollfd> sockets{{.fd = listener_, .events = POLLIN, .revents = 0}};
        for (const Pair& pair : pairs_) {
            sockets.push_back({.fd = pair.is_silent ? -1 : pair.client, .events = POLLIN, .revents = 0});
            sockets.push_back({.fd = pair.is_silent ? -1 : pair.server, .events = POLLIN, .revents = 0});
        }
        ::poll(sockets.data(), sockets.size(), 50);
        for (std::size_t i = 0; 2 * i + 2 < sockets.size(); ++i) {
            if (sockets[2 * i + 1].revents != 0) {
                pass(pairs_[i], true);
            }
            if (sockets[2 * i + 2].revents != 0) {
                pass(pairs_[i], false);
            }
        }
        if (sockets[0].revents != 0) {
            accept_one();
        }
    }
}

void TcpProxy::accept_one() {
    const auto number = static_cast<std::size_t>(count_++);
    Pair pair{.line = number < lines_.size() ? lines_[number] : lines_.back(),
              .client = ::accept(listener_, nullptr, nullptr)};
    pair.is_silent = pair.line == Line::silent;
    pair.server = pair.is_silent ? -1 : connect_to(server_port_);
    pairs_.push_back(pair);
}

void TcpProxy::pass(Pair& pair, bool from_client) const {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::recv(from_client ? pair.client : pair.server, buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        ::shutdown(pair.client, SHUT_RDWR);
        ::shutdown(pair.server, SHUT_RDWR);
        pair.is_silent = true;
        return;
    }
    std::string text(buffer.data(), static_cast<std::size_t>(count));
    if (pair.line == Line::silent_on_query && from_client && text.front() == 'Q') {
        pair.is_silent = true;
        return;
    }
    if (pair.line == Line::other_process && !from_client) {
        change_process(text);
    }
    for (std::size_t sent = 0; sent < text.size();) {
        const ssize_t wrote = ::send(from_client ? pair.server : pair.client, text.data() + sent,
                                     text.size() - sent, MSG_NOSIGNAL);
        if (wrote <= 0) {
            return;
        }
        sent += static_cast<std::size_t>(wrote);
    }
}

}  // namespace retort::dialects
