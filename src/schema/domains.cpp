// Domains: the options of one, put together and checked for contradictions.
#include "schema/options.hpp"

namespace retort::schema {

namespace {

using Property = ColumnOption::Property;

class DomainBuilder {
public:
    explicit DomainBuilder(const std::string& name) : construct_("domain '" + name + "'") {}

    void take(const ColumnOption& option) {
        if (const auto* property = std::get_if<Property>(&option.value)) {
            take_property(*property);
        } else if (const auto* condition = std::get_if<Check>(&option.value)) {
            set_once(check, *condition, "check");
        } else if (const auto* column_flag = std::get_if<ColumnFlag>(&option.value)) {
            take_flag(*column_flag);
        } else if (const auto* flag = std::get_if<Flag>(&option.value)) {
            throw does_not_apply(flag_name(*flag), construct_);
        } else {
            const bool is_key = std::holds_alternative<ColumnOption::Key>(option.value);
            throw does_not_apply(is_key ? "option" : "foreign_key", construct_);
        }
    }

    std::optional<bool> nullable{};
    std::optional<ServerDefault> server_default{};
    std::optional<Check> check{};
    std::optional<std::string> in_schema{};

private:
    void take_property(const Property& property) {
        const auto* value = std::get_if<ServerDefault>(&property.value);
        if (property.word == ColumnWord::nullable) {
            set_once(nullable, std::get<bool>(property.value), "nullable");
        } else if (property.word == ColumnWord::server_default && value != nullptr) {
            set_once(server_default, *value, "server_default");
        } else if (property.word == ColumnWord::in_schema) {
            set_once(in_schema, std::get<std::string>(property.value), "in_schema");
        } else {
            throw does_not_apply(column_word_name(property), construct_);
        }
    }

    void take_flag(ColumnFlag flag) {
        if (flag != ColumnFlag::not_null) {
            throw does_not_apply(column_flag_name(flag), construct_);
        }
        set_once(nullable, false, "nullable");
    }

    template <class T>
    void set_once(std::optional<T>& slot, T value, const char* what) {
        if (slot) {
            throw Error(ErrorKind::script, construct_ + " is given " + what + " twice");
        }
        slot = std::move(value);
    }

    std::string construct_;
};

}  // namespace

DomainType build_domain(Str name, const retort::Type& base,
                        std::initializer_list<retort::ColumnOption> options) {
    const std::string text = to_string(name);
    require_name(text, "domain");
    DomainBuilder builder(text);
    for (const auto& option : options) {
        builder.take(option.box()->value);
    }
    return {.name = {builder.in_schema.value_or(""), text},
            .base = base.box()->value,
            .nullable = builder.nullable.value_or(true),
            .server_default = builder.server_default,
            .check_name = builder.check ? builder.check->name : "",
            .check = builder.check ? builder.check->condition : ""};
}

}  // namespace retort::schema
