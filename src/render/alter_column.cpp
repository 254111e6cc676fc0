// The changes of an alter_column, as its options.
#include "render/alter_column.hpp"

#include "render/literal.hpp"

namespace retort::render {

namespace {

template <class T, class Render>
void append_change(const std::optional<operations::Change<T>>& change, const char* removal, Render render,
                   Arguments& arguments) {
    if (change) {
        arguments.push_back(change->to ? render(*change->to) : removal);
    }
}

std::string truth(bool value) {
    return value ? "true" : "false";
}

std::string render_comment(const std::string& text) {
    return "comment(" + render_literal(text) + ")";
}

std::string autoincrement_word(const operations::AlterColumn& change) {
    switch (*change.autoincrement) {
        case schema::Autoincrement::on:
            return "autoincrement";
        case schema::Autoincrement::off:
            return "no_autoincrement";
        case schema::Autoincrement::automatic:
            break;
    }
    cannot_render("automatic autoincrement of column " + change.column);
}

void append_new(const operations::AlterColumn& change, Arguments& arguments) {
    if (change.type) {
        arguments.push_back("type(" + render_type(*change.type) + ")");
    }
    if (change.using_expression) {
        arguments.push_back("using_expression(" + render_literal(*change.using_expression) + ")");
    }
    if (change.nullable) {
        arguments.push_back("nullable(" + truth(*change.nullable) + ")");
    }
    append_change(change.server_default, "no_server_default()", render_server_default, arguments);
    append_change(change.identity, "no_identity()", render_identity, arguments);
    append_change(change.computed, "no_computed()", render_computed, arguments);
    if (change.autoincrement) {
        arguments.push_back(autoincrement_word(change));
    }
    append_change(change.comment, "no_comment()", render_comment, arguments);
    for (const auto& [key, option] : change.options) {
        arguments.push_back(render_option_change(key, option.to));
    }
    if (change.new_name) {
        arguments.push_back("new_name(" + render_literal(*change.new_name) + ")");
    }
}

void append_existing(const operations::ExistingColumn& existing, Arguments& arguments) {
    if (existing.type) {
        arguments.push_back("existing_type(" + render_type(*existing.type) + ")");
    }
    if (existing.nullable) {
        arguments.push_back("existing_nullable(" + truth(*existing.nullable) + ")");
    }
    const auto in_brackets = [](const auto& value) {
        return "existing_server_default(" + render_server_default(value) + ")";
    };
    append_change(existing.server_default, "existing_server_default(no_server_default())", in_brackets,
                  arguments);
    if (existing.identity && existing.identity->to) {
        arguments.push_back("existing_identity(" + render_identity(*existing.identity->to) + ")");
    }
    if (existing.computed && existing.computed->to) {
        arguments.push_back("existing_computed(" + render_computed(*existing.computed->to) + ")");
    }
    if (existing.comment && existing.comment->to) {
        arguments.push_back("existing_comment(" + render_literal(*existing.comment->to) + ")");
    }
}

}  // namespace

Arguments render_changes(const operations::AlterColumn& change) {
    Arguments arguments;
    append_new(change, arguments);
    append_existing(change.existing, arguments);
    return arguments;
}

}  // namespace retort::render
