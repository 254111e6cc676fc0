// A file descriptor that is closed with its owner.
#pragma once

#include <unistd.h>

#include <utility>

namespace retort::base {

class Descriptor {
public:
    // Owns what open(2) gave back: a negative number is none.
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }

    int get() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    // errno stays as it was: it may be the reason for closing.
    void close() noexcept;

private:
    int number_;
};

}  // namespace retort::base
