// Models: what app/models.hpp includes. Plain structs stay plain; the mapping
// is beside them, by pointer to member:
//
//   table<User>("users",
//       column<&User::id>(String(36), primary_key),
//       column<&User::display_name>());
//
// A column's name is the member's, its type follows the member's type
// (column_type<T>), and std::optional<T> means nullable; options override.
#pragma once

#include "retort/elements.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace retort {

// The column type for a C++ type. Specialise it for types of your own:
//   template <> struct retort::column_type<Money> {
//       static Type type() { return Numeric(12, 2); }
//   };
template <class T>
struct column_type;

namespace detail {

// The last name in what __PRETTY_FUNCTION__ says of a template argument:
// "… [with auto Member = &app::User::email]" (GCC), "… [Member = &…]" (Clang).
constexpr std::string_view last_name(std::string_view pretty) {
    pretty.remove_suffix(pretty.size() - pretty.rfind(']'));
    // GCC appends "; std::string_view = …" when the result type is an alias.
    if (const auto more = pretty.find(';'); more != std::string_view::npos) {
        pretty.remove_suffix(pretty.size() - more);
    }
    return pretty.substr(pretty.find_last_of(": &)") + 1);
}

template <auto Value>
constexpr std::string_view value_name() {
    return last_name(__PRETTY_FUNCTION__);
}

template <class T>
constexpr std::string_view type_name() {
    return last_name(__PRETTY_FUNCTION__);
}

template <class Member>
struct MemberTraits;
template <class Owner, class T>
struct MemberTraits<T Owner::*> {
    using owner = Owner;
    using type = T;
};

template <class T>
struct OptionalTraits {
    using type = T;
    static constexpr bool nullable = false;
};
template <class T>
struct OptionalTraits<std::optional<T>> {
    using type = T;
    static constexpr bool nullable = true;
};

// An enumeration without a fixed underlying type cannot have every value.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
template <class E, int Value>
concept CanHave = requires {
    typename std::integral_constant<E, static_cast<E>(Value)>;
};

// An enumerator's name; a value without one prints as a cast: "(Colour)7".
template <class E, int Value>
consteval std::string_view enumerator_name() {
    if constexpr (CanHave<E, Value>) {
        constexpr std::string_view pretty = value_name<static_cast<E>(Value)>();
        const char first = pretty.empty() ? '0' : pretty.front();
        return (first >= '0' && first <= '9') || first == '-' ? std::string_view{} : pretty;
    }
    return {};
}
#pragma GCC diagnostic pop

// Value = 0 … 127, in this order, as far as they have names.
template <class E, int... Values>
std::vector<std::string> enumerator_names(std::integer_sequence<int, Values...>) {
    std::vector<std::string> names;
    const auto add = [&names](std::string_view name) {
        if (!name.empty()) {
            names.emplace_back(name);
        }
    };
    (add(enumerator_name<E, Values>()), ...);
    return names;
}

// "OrderStatus" gives "order_status".
inline std::string snake_case(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool upper = name[i] >= 'A' && name[i] <= 'Z';
        const bool after_lower = i > 0 && !(name[i - 1] >= 'A' && name[i - 1] <= 'Z') && name[i - 1] != '_';
        if (upper && after_lower) {
            result += '_';
        }
        result += upper ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    }
    return result;
}

Type make_enum(std::string_view name, const std::vector<std::string>& values);

template <class T>
concept SignedOrUnsigned = std::is_integral_v<T> && !std::is_same_v<T, bool>;

}  // namespace detail

// Integers by width; an unsigned one takes the next wider, 64 bits of it NUMERIC(20, 0).
template <detail::SignedOrUnsigned T>
struct column_type<T> {
    static Type type() {
        constexpr std::size_t bytes = sizeof(T) * (std::is_signed_v<T> ? 1 : 2);
        if constexpr (bytes <= 2) {
            return SmallInteger();
        } else if constexpr (bytes <= 4) {
            return Integer();
        } else if constexpr (bytes <= 8) {
            return BigInteger();
        } else {
            return Numeric(20, 0);
        }
    }
};
template <>
struct column_type<bool> {
    static Type type() { return Boolean(); }
};
template <>
struct column_type<float> {
    static Type type() { return Float(24); }
};
template <>
struct column_type<double> {
    static Type type() { return Double(); }
};
template <>
struct column_type<std::string> {
    static Type type() { return String(); }
};
template <>
struct column_type<std::vector<std::byte>> {
    static Type type() { return LargeBinary(); }
};
// A point of the system clock is an instant; one of local time has no zone.
template <class Clock, class Duration>
struct column_type<std::chrono::time_point<Clock, Duration>> {
    static Type type() {
        if constexpr (std::is_same_v<Duration, std::chrono::days>) {
            return Date();
        } else if constexpr (std::is_same_v<Clock, std::chrono::local_t>) {
            return DateTime();
        } else {
            return DateTime(with_timezone);
        }
    }
};
template <>
struct column_type<std::chrono::year_month_day> {
    static Type type() { return Date(); }
};
template <class Rep, class Period>
struct column_type<std::chrono::duration<Rep, Period>> {
    static Type type() { return Interval(); }
};
// The enumerators' names, of values 0 to 127; the type is named after the C++
// one in snake_case.
template <class E>
requires std::is_enum_v<E>
struct column_type<E> {
    static Type type() {
        return detail::make_enum(detail::snake_case(detail::type_name<E>()),
                                 detail::enumerator_names<E>(std::make_integer_sequence<int, 128>()));
    }
};

// A column of a table<Owner>.
template <class Owner>
class MemberColumn : public Column {
public:
    explicit MemberColumn(const Column& column) : Column(column) {}
};

namespace detail {
Column make_member_column(std::string_view name, const Type& default_type, bool nullable,
                          std::initializer_list<ColumnOption> options);
}

// The column of a member. Name, type and nullability follow the member; a type
// among the options replaces the default one.
template <auto Member, AColumnOption... More>
auto column(const More&... options) {
    using Traits = detail::MemberTraits<decltype(Member)>;
    using Optional = detail::OptionalTraits<typename Traits::type>;
    constexpr std::string_view name = detail::value_name<Member>();
    const Column made = detail::make_member_column(name, column_type<typename Optional::type>::type(),
                                                   Optional::nullable, {options...});
    return MemberColumn<typename Traits::owner>(made);
}
// The same under another name.
template <auto Member, AColumnOption... More>
auto column(Str name, const More&... options) {
    using Traits = detail::MemberTraits<decltype(Member)>;
    using Optional = detail::OptionalTraits<typename Traits::type>;
    const Column made =
        detail::make_member_column({name.data(), name.size()}, column_type<typename Optional::type>::type(),
                                   Optional::nullable, {options...});
    return MemberColumn<typename Traits::owner>(made);
}

namespace detail {
template <class Struct, class Item>
struct BelongsTo : std::true_type {};
template <class Struct, class Owner>
struct BelongsTo<Struct, MemberColumn<Owner>> : std::is_base_of<Owner, Struct> {};
}  // namespace detail

// A table whose columns are members of Struct (or of its bases).
template <class Struct, class... More>
Table table(Str name, const More&... items) {
    static_assert((detail::BelongsTo<Struct, More>::value && ...), "a column of another struct");
    return detail::make_table(name, {items...});
}

}  // namespace retort
