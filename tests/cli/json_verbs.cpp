// Script command that judges JSON on stdout:
//   json                                    it is one JSON value
//   json /revisions/0/revision aaa111       the value there (RFC 6901), as text
//   json /revisions 2                       for arrays their length
//   ! json /script                          there is nothing there
#include "cli/verbs.hpp"

#include <nlohmann/json.hpp>

namespace retort::cli_script {

namespace {

using Json = nlohmann::json;

Json parse_output(const Session& session) {
    try {
        return Json::parse(session.last().out);
    } catch (const Json::exception& error) {
        throw ScriptFailure("the last stdout is not JSON: " + std::string(error.what()));
    }
}

std::string text_of(const Json& json) {
    if (json.is_array()) {
        return std::to_string(json.size());
    }
    return json.is_string() ? json.get<std::string>() : json.dump();
}

void check_json(Session& session, const Arguments& arguments) {
    const Json json = parse_output(session);
    if (arguments.words.empty()) {
        return;
    }
    const Json::json_pointer pointer(arguments.words[0]);
    if (json.contains(pointer) == arguments.negated) {
        throw ScriptFailure((arguments.negated ? "there is a value: " : "there is no value in ") +
                            (arguments.negated ? json.at(pointer).dump() : json.dump(2)));
    }
    if (!arguments.negated && arguments.words.size() == 2 &&
        text_of(json.at(pointer)) != arguments.words[1]) {
        throw ScriptFailure("the value there is " + json.at(pointer).dump());
    }
}

}  // namespace

void add_json_verbs(Verbs& verbs) {
    verbs["json"] = {
        .usage = "json [POINTER [TEXT]]", .least = 0, .most = 2, .can_negate = true, .run = check_json};
}

}  // namespace retort::cli_script
