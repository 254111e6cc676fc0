// Enumerations, domains and sequences by chance; see maker.hpp.
#include "laws/maker.hpp"

namespace retort::laws {

namespace {

using schema::TypeKind;

const std::vector<std::string>& enum_words() {
    static const std::vector<std::string> words = {"sad", "it's", "Happy", "so so", "ünï", "b\"q", "x"};
    return words;
}

// The server's own types hide those of their names; "name" is one.
std::string new_type_name(Making& making, const std::string& hint) {
    auto name = new_name(making, hint);
    while (name == "name") {
        name = new_name(making, hint);
    }
    return name;
}

// One of the schemas, mostly none.
std::string some_schema(Making& making, const schema::MetaData& metadata) {
    return metadata.schemas.empty() || !making.random.one_in(3) ? "" : making.random.pick(metadata.schemas);
}

void add_enum(Making& making, schema::MetaData& metadata) {
    schema::EnumType made;
    made.name.schema = some_schema(making, metadata);
    made.name.name = new_type_name(making, "mood");
    auto words = enum_words();
    making.random.shuffle(words);
    made.values.assign(words.begin(), words.begin() + 1 + making.random.below(4));
    metadata.enums.push_back(made);
}

}  // namespace

schema::SequenceOptions make_sequence_options(Making& making, bool of_column) {
    auto& random = making.random;
    schema::SequenceOptions options;
    options.always = of_column && random.one_in(2);
    if (random.one_in(2)) {
        options.increment = random.one_in(4) ? -2 : 1 + random.below(3);
    }
    const bool down = options.increment.value_or(1) < 0;
    if (random.one_in(3)) {
        // Not one that the counter of the other schema has not reached: it is refused.
        options.min_value = down ? -500 : 1;
    }
    if (random.one_in(3)) {
        options.max_value = down ? -1 : 10000;
    }
    if (random.one_in(3)) {
        options.start = down ? -10 : 10 + random.below(10);
    }
    if (random.one_in(4)) {
        options.cache = 5;
    }
    options.cycle = random.one_in(5);
    return options;
}

schema::DomainType make_domain(Making& making, const schema::MetaData& metadata) {
    auto& random = making.random;
    schema::DomainType made;
    made.name.schema = some_schema(making, metadata);
    made.name.name = new_type_name(making, "positive");
    const int kind = random.below(3);
    made.base.kind = kind == 0 ? TypeKind::integer : kind == 1 ? TypeKind::text : TypeKind::numeric;
    if (kind == 2) {
        made.base.precision = 10;
        made.base.scale = 2;
    }
    if (random.one_in(2)) {
        made.check = kind == 1          ? "length(VALUE) < 50"
                     : random.one_in(2) ? "VALUE > -100000"
                                        : "VALUE BETWEEN -99999 AND 2147483647";
        made.check_name = random.one_in(2) ? new_name(making, "ck_domain") : "";
    }
    return made;
}

void add_types_and_sequences(Making& making, schema::MetaData& metadata) {
    auto& random = making.random;
    if (!making.is_sqlite() && random.one_in(4)) {
        metadata.schemas.push_back(new_name(making, "audit"));
    }
    for (int i = random.below(3); i > 0; --i) {
        add_enum(making, metadata);
    }
    if (random.one_in(3)) {
        metadata.domains.push_back(make_domain(making, metadata));
    }
    if (!making.is_sqlite() && random.one_in(3)) {
        metadata.sequences.push_back({{some_schema(making, metadata), new_name(making, "counter")},
                                      make_sequence_options(making, false)});
    }
}

}  // namespace retort::laws
