// Options of sequences; see sequences.hpp.
#include "dialects/postgresql/sequences.hpp"

#include <limits>

namespace retort::dialects::postgresql {

namespace {

struct Range {
    std::int64_t least, most;
};

template <class Number>
constexpr Range range_of() {
    return {std::numeric_limits<Number>::min(), std::numeric_limits<Number>::max()};
}

Range counted_range(schema::TypeKind kind) {
    switch (kind) {
        case schema::TypeKind::small_integer:
            return range_of<std::int16_t>();
        case schema::TypeKind::integer:
            return range_of<std::int32_t>();
        default:
            return range_of<std::int64_t>();
    }
}

void drop_if(std::optional<std::int64_t>& value, std::int64_t default_value) {
    if (value == default_value) {
        value.reset();
    }
}

}  // namespace

schema::TypeKind counted_kind(const schema::Type& type) {
    return schema::is_integer(type) ? type.kind : schema::TypeKind::big_integer;
}

schema::SequenceOptions without_defaults(schema::SequenceOptions options, schema::TypeKind kind) {
    const Range range = counted_range(kind);
    const bool ascending = options.increment.value_or(1) > 0;
    const std::int64_t default_min = ascending ? 1 : range.least;
    const std::int64_t default_max = ascending ? range.most : -1;
    drop_if(options.start,
            ascending ? options.min_value.value_or(default_min) : options.max_value.value_or(default_max));
    drop_if(options.min_value, default_min);
    drop_if(options.max_value, default_max);
    drop_if(options.increment, 1);
    drop_if(options.cache, 1);
    return options;
}

}  // namespace retort::dialects::postgresql
