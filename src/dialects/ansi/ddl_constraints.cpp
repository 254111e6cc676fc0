// The texts of constraints; see ddl.hpp.
#include "dialects/ansi/ddl.hpp"

#include "operations/operation.hpp"
#include "retort/error.hpp"

namespace retort::dialects {

std::string_view action_words(schema::ReferentialAction action) {
    switch (action) {
        case schema::ReferentialAction::no_action:
            return "NO ACTION";
        case schema::ReferentialAction::restrict_:
            return "RESTRICT";
        case schema::ReferentialAction::cascade:
            return "CASCADE";
        case schema::ReferentialAction::set_null:
            return "SET NULL";
        case schema::ReferentialAction::set_default:
            return "SET DEFAULT";
    }
    return "";
}

std::string Ddl::deferrability(schema::Deferrability value) {
    switch (value) {
        case schema::Deferrability::none:
            return "";
        case schema::Deferrability::immediate:
            return "DEFERRABLE";
        case schema::Deferrability::deferred:
            return "DEFERRABLE INITIALLY DEFERRED";
    }
    return "";
}

std::string Ddl::constraint(const schema::Constraint& constraint) const {
    const operations::Overloaded body{
        [this](const schema::PrimaryKey& each) { return primary_key(each); },
        [this](const schema::ForeignKey& each) { return foreign_key(each); },
        [this](const schema::Unique& each) { return unique(each); },
        [this](const schema::Check& each) { return check(each); },
        [this](const schema::Exclude& each) { return exclude(each); },
    };
    sql::Writer out = writer();
    if (!schema::name_of(constraint).empty()) {
        out.words("CONSTRAINT").name(schema::name_of(constraint));
    }
    return out.words(std::visit(body, constraint)).take();
}

std::string Ddl::primary_key(const schema::PrimaryKey& key) const {
    return writer().words("PRIMARY KEY").names(key.columns).words(deferrability(key.deferrability)).take();
}

std::string Ddl::foreign_key(const schema::ForeignKey& key) const {
    sql::Writer out = writer();
    out.words("FOREIGN KEY").glued_names(key.columns).words("REFERENCES").name(key.referred_table);
    if (!key.referred_columns.empty()) {
        out.names(key.referred_columns);
    }
    if (key.match != schema::MatchKind::simple) {
        out.words(key.match == schema::MatchKind::full ? "MATCH FULL" : "MATCH PARTIAL");
    }
    if (key.on_delete != schema::ReferentialAction::no_action) {
        out.words("ON DELETE").words(action_words(key.on_delete));
    }
    if (!key.on_delete_columns.empty()) {
        out.names(key.on_delete_columns);
    }
    if (key.on_update != schema::ReferentialAction::no_action) {
        out.words("ON UPDATE").words(action_words(key.on_update));
    }
    return out.words(deferrability(key.deferrability)).words_if(key.not_valid, "NOT VALID").take();
}

std::string Ddl::unique(const schema::Unique& unique) const {
    return writer().words("UNIQUE").names(unique.columns).words(deferrability(unique.deferrability)).take();
}

std::string Ddl::check(const schema::Check& check) const {
    return writer()
        .words("CHECK (")
        .glue(check.condition)
        .glue(")")
        .words_if(check.no_inherit, "NO INHERIT")
        .words_if(check.not_valid, "NOT VALID")
        .take();
}

std::string Ddl::exclude(const schema::Exclude& exclude) const {
    throw Error(ErrorKind::command, std::string(rules_.title) + " has no exclusion constraints, as " +
                                        (exclude.name.empty() ? "this one is" : exclude.name + " is one"));
}

}  // namespace retort::dialects
