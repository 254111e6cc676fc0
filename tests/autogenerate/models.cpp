// Comparisons of two small models in tests.
#include "autogenerate/models.hpp"

#include "base/text.hpp"
#include "render/render.hpp"

namespace retort::test {

namespace {

bool is_comment(const std::string& line) {
    return base::trim(line).starts_with("//");
}

}  // namespace

autogenerate::CompareOptions all_abilities() {
    autogenerate::CompareOptions options;
    options.abilities = {.comments = true, .enums = true, .domains = true, .sequences = true};
    return options;
}

autogenerate::CompareOptions rebuilding() {
    autogenerate::CompareOptions options;
    options.abilities.rebuilds = true;
    options.render_as_batch = true;
    return options;
}

autogenerate::Comparison compare_values(const schema::MetaData& database, const schema::MetaData& model,
                                        const autogenerate::CompareOptions& options) {
    return autogenerate::compare({database, model, model}, options);
}

autogenerate::Comparison compare_models(const MetaData& database, const MetaData& model,
                                        const autogenerate::CompareOptions& options) {
    return compare_values(database.box()->value, model.box()->value, options);
}

std::string source_of(const std::vector<operations::Operation>& operations) {
    std::string text;
    for (const auto& line : base::split(render::render_operations(operations), '\n')) {
        if (!line.empty() && !is_comment(line)) {
            const bool continues = text.ends_with(", ");
            text += continues ? std::string(base::trim(line)) : line.substr(4);
            text += line.ends_with(",") ? " " : "\n";
        }
    }
    return text;
}

}  // namespace retort::test
