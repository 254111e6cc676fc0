// Text and values as revision files pass them. Free of standard-library
// includes but one: a revision that includes only <retort/migration.hpp>
// compiles in hundredths of a second.
#pragma once

#include <initializer_list>

namespace retort {

using Size = decltype(sizeof(0));

// Borrowed UTF-8 text: a literal, a std::string, a std::string_view, or
// anything else with data() and size(). Must not outlive what it was made
// from; everything in retort that keeps text copies it.
class Str {
public:
    constexpr Str() = default;
    constexpr Str(const char* text) : data_(text), size_(__builtin_strlen(text)) {}
    constexpr Str(const char* data, Size size) : data_(data), size_(size) {}
    template <class Text>
    requires requires(const Text& text, const char* data, Size size) {
        data = text.data();
        size = text.size();
    }
    constexpr Str(const Text& text) : data_(text.data()), size_(text.size()) {}

    constexpr const char* data() const { return data_; }
    constexpr Size size() const { return size_; }
    constexpr bool empty() const { return size_ == 0; }

    // A copy that owns its text: name.to<std::string>().
    template <class Text>
    Text to() const {
        return Text(data_, size_);
    }

private:
    const char* data_ = "";
    Size size_ = 0;
};

// A list of names, written {"a", "b"}. Borrows like Str.
class Names {
public:
    constexpr Names() = default;
    constexpr Names(std::initializer_list<Str> names) : size_(names.size()) { data_ = names.begin(); }
    constexpr Names(const Str* data, Size size) : data_(data), size_(size) {}

    constexpr const Str* begin() const { return data_; }
    constexpr const Str* end() const { return data_ + size_; }
    constexpr Size size() const { return size_; }
    constexpr bool empty() const { return size_ == 0; }

private:
    const Str* data_ = nullptr;
    Size size_ = 0;
};

// SQL text that is taken as it stands: server_default(text("now()")).
struct SqlText {
    Str sql;
};
inline SqlText text(Str sql) {
    return {sql};
}

// A value for a parameter or a row: NULL (nullptr), a truth value, a number,
// text, or bytes(data, size). Borrows text and bytes.
class Value {
public:
    enum class Kind { null, boolean, integer, real, text, bytes };

    constexpr Value(decltype(nullptr)) {}
    constexpr Value(bool value) : kind_(Kind::boolean), integer_(value) {}
    constexpr Value(int value) : kind_(Kind::integer), integer_(value) {}
    constexpr Value(long value) : kind_(Kind::integer), integer_(value) {}
    constexpr Value(long long value) : kind_(Kind::integer), integer_(value) {}
    constexpr Value(unsigned value) : kind_(Kind::integer), integer_(value) {}
    constexpr Value(float value) : kind_(Kind::real), real_(value) {}
    constexpr Value(double value) : kind_(Kind::real), real_(value) {}
    constexpr Value(const char* value) : kind_(Kind::text), text_(value) {}
    constexpr Value(Str value) : kind_(Kind::text), text_(value) {}
    template <class Text>
    requires requires(const Text& text, const char* data) { data = text.data(); }
    constexpr Value(const Text& value) : kind_(Kind::text), text_(value) {}

    constexpr Kind kind() const { return kind_; }
    constexpr bool boolean() const { return integer_ != 0; }
    constexpr long long integer() const { return integer_; }
    constexpr double real() const { return real_; }
    // Text, or the bytes.
    constexpr Str text() const { return text_; }

private:
    friend Value bytes(const void* data, Size size);

    Kind kind_ = Kind::null;
    long long integer_ = 0;
    double real_ = 0;
    Str text_;
};

inline Value bytes(const void* data, Size size) {
    Value value{Str(static_cast<const char*>(data), size)};
    value.kind_ = Value::Kind::bytes;
    return value;
}

namespace detail {

template <class Held>
struct Box;  // defined in the library: a reference count and the value
template <class Held>
void retain(Box<Held>* box) noexcept;
template <class Held>
void release(Box<Held>* box) noexcept;

// Owns a share of a value that lives in the library. Copies share; nobody
// changes a value after it was made. Safe to copy between threads.
template <class Held>
class Handle {
public:
    explicit Handle(Box<Held>* box) : box_(box) {}  // takes over one reference
    Handle(const Handle& other) : box_(other.box_) { retain(box_); }
    Handle& operator=(const Handle& other) {
        if (this != &other) {
            retain(other.box_);
            release(box_);
            box_ = other.box_;
        }
        return *this;
    }
    ~Handle() { release(box_); }

    Box<Held>* box() const { return box_; }

private:
    Box<Held>* box_;
};

}  // namespace detail
}  // namespace retort
