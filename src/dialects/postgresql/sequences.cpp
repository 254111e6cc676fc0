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

using Number = std::optional<std::int64_t>;

std::string clause(const std::string& words, const Number& value, const std::string& otherwise) {
    return value ? words + " " + std::to_string(*value) : otherwise;
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

std::int64_t default_start(const schema::SequenceOptions& options) {
    return options.increment.value_or(1) > 0 ? options.min_value.value_or(1) : options.max_value.value_or(-1);
}

std::vector<std::string> changed_options(const schema::SequenceOptions& from,
                                         const schema::SequenceOptions& to) {
    const bool turns = schema::turns_round(from, to);
    std::vector<std::string> clauses;
    const auto set = [&](const std::string& words, const Number& before, const Number& after,
                         const std::string& otherwise) {
        if (before != after || (turns && !after)) {
            clauses.push_back(clause(words, after, otherwise));
        }
    };
    set("INCREMENT BY", from.increment, to.increment, "INCREMENT BY 1");
    set("MINVALUE", from.min_value, to.min_value, "NO MINVALUE");
    set("MAXVALUE", from.max_value, to.max_value, "NO MAXVALUE");
    const bool is_moved = !from.start && !to.start && default_start(from) != default_start(to);
    set("START WITH", is_moved ? Number(default_start(from)) : from.start, to.start,
        "START WITH " + std::to_string(default_start(to)));
    set("CACHE", from.cache, to.cache, "CACHE 1");
    if (to.cycle != from.cycle) {
        clauses.emplace_back(to.cycle ? "CYCLE" : "NO CYCLE");
    }
    if (turns) {
        clauses.emplace_back("RESTART");
    }
    return clauses;
}

std::vector<std::string> all_options(const schema::SequenceOptions& options) {
    return {clause("INCREMENT BY", options.increment, "INCREMENT BY 1"),
            clause("MINVALUE", options.min_value, "NO MINVALUE"),
            clause("MAXVALUE", options.max_value, "NO MAXVALUE"),
            "START WITH " + std::to_string(options.start.value_or(default_start(options))),
            clause("CACHE", options.cache, "CACHE 1"),
            options.cycle ? "CYCLE" : "NO CYCLE"};
}

}  // namespace retort::dialects::postgresql
