// Lookup in a whole schema; see metadata.hpp.
#include "schema/metadata.hpp"

#include <algorithm>

namespace retort::schema {

namespace {

template <class T>
auto find_named(T& list, const QualifiedName& name) -> decltype(list.data()) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Table* find_table(const MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.tables, name);
}

Table* find_table(MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.tables, name);
}

const EnumType* find_enum(const MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.enums, name);
}

EnumType* find_enum(MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.enums, name);
}

const DomainType* find_domain(const MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.domains, name);
}

const Sequence* find_sequence(const MetaData& metadata, const QualifiedName& name) {
    return find_named(metadata.sequences, name);
}

}  // namespace retort::schema
