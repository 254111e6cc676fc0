// The copying of rows: INSERT … SELECT, so that no row passes through the client.
#include "dialects/sqlite/rebuild_copy.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::sqlite {

namespace {

using schema::TypeKind;

enum class Family { number, text, bytes, other };

// Dates and times have no family: SQLite would read '2026-11-22' as the number 2026.
Family family_of(const schema::Type& type) {
    switch (type.kind) {
        case TypeKind::boolean:
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
        case TypeKind::numeric:
        case TypeKind::float_:
        case TypeKind::double_:
            return Family::number;
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
        case TypeKind::char_:
        case TypeKind::uuid:
        case TypeKind::enum_:
            return Family::text;
        case TypeKind::large_binary:
            return Family::bytes;
        default:
            return Family::other;
    }
}

bool has_alias(const schema::Table& table) {
    return std::ranges::any_of(table.columns,
                               [&](const auto& column) { return is_rowid_alias(table, column); });
}

// A name for the rowid that no column takes away; "" when there is none.
std::string rowid_name(const schema::Table& table) {
    for (const char* name : std::array{"rowid", "_rowid_", "oid"}) {
        const bool taken = std::ranges::any_of(
            table.columns, [&](const auto& column) { return same_name(column.name, name); });
        if (!taken) {
            return name;
        }
    }
    return {};
}

class CopyEmitter {
public:
    CopyEmitter(const Rebuild& rebuild, const schema::QualifiedName& target)
        : rebuild_(rebuild), target_(target) {}

    Copy run() {
        add_rowid();
        for (const schema::Column& column : rebuild_.after.columns) {
            add_column(column);
        }
        if (targets_.empty()) {
            return {};
        }
        copy_.insert = write()
                           .words("INSERT INTO")
                           .name(target_)
                           .list(targets_)
                           .words("SELECT")
                           .words(base::join(sources_, ", "))
                           .words("FROM")
                           .name(rebuild_.before.name)
                           .take();
        add_extent();
        return std::move(copy_);
    }

private:
    // Applications may keep rowids; an alias of it is copied as the column that it is.
    void add_rowid() {
        if (is_without_rowid(rebuild_.before) || is_without_rowid(rebuild_.after) ||
            has_alias(rebuild_.after)) {
            return;
        }
        const std::string source = rowid_name(rebuild_.before);
        const std::string target = rowid_name(rebuild_.after);
        if (!source.empty() && !target.empty()) {
            targets_.push_back(target);
            sources_.push_back(source);
            copies_rowid_ = true;
        }
    }

    // Of rows that keep their rowids, and so are copied in the order of them.
    void add_extent() {
        const std::string rowid = rowid_name(rebuild_.before);
        const bool keeps_alias =
            std::ranges::any_of(rebuild_.after.columns, [&](const schema::Column& column) {
                const schema::Column* before = schema::find_column(rebuild_.before, column.name);
                return before != nullptr && is_rowid_alias(rebuild_.after, column) &&
                       is_rowid_alias(rebuild_.before, *before);
            });
        if ((copies_rowid_ || keeps_alias) && !rowid.empty()) {
            const auto key = [&](const char* end) {
                return write()
                    .words(std::string("(SELECT ") + end + "(" + rowid + ") FROM")
                    .name(rebuild_.before.name)
                    .glue(")")
                    .take();
            };
            copy_.extent = "SELECT " + key("min") + ", " + key("max");
        }
    }

    void add_column(const schema::Column& column) {
        const auto expression = rebuild_.sources.find(column.name);
        const schema::Column* before = schema::find_column(rebuild_.before, column.name);
        if (column.computed || before == nullptr || rebuild_.fresh.contains(column.name)) {
            return;
        }
        if (is_rowid_alias(rebuild_.after, column) && !is_rowid_alias(rebuild_.before, *before)) {
            refuse_null(column);
        }
        targets_.push_back(quote(column.name));
        sources_.push_back(expression != rebuild_.sources.end() ? expression->second
                                                                : convert(*before, column));
    }

    // An alias of the rowid makes a number of NULL, NOT NULL or not.
    void refuse_null(const schema::Column& column) {
        copy_.checks.push_back({column.name, declared_type(rebuild_.after, column),
                                write()
                                    .words("SELECT 'NULL' FROM")
                                    .name(rebuild_.before.name)
                                    .words("WHERE")
                                    .name(column.name)
                                    .words("IS NULL")
                                    .take()});
    }

    std::string convert(const schema::Column& before, const schema::Column& after) {
        std::string name = quote(after.name);
        if (is_copied_as_is(rebuild_, before, after)) {
            return name;
        }
        const std::string type = declared_type(rebuild_.after, after);
        std::string cast = "CAST(" + name + " AS " + type + ")";
        if (family_of(schema::resolve_variant(after.type, "sqlite")) == Family::number) {
            copy_.checks.push_back({after.name, type,
                                    write()
                                        .words("SELECT CAST(")
                                        .glue(name)
                                        .glue(" AS TEXT) FROM")
                                        .name(rebuild_.before.name)
                                        .words("WHERE")
                                        .words(name)
                                        .words("<>")
                                        .words(cast)
                                        .take()});
        }
        return cast;
    }

    const Rebuild& rebuild_;
    const schema::QualifiedName& target_;
    std::vector<std::string> targets_, sources_;
    bool copies_rowid_ = false;
    Copy copy_;
};

}  // namespace

bool is_copied_as_is(const Rebuild& rebuild, const schema::Column& before, const schema::Column& after) {
    const Family from = family_of(schema::resolve_variant(before.type, "sqlite"));
    const Family to = family_of(schema::resolve_variant(after.type, "sqlite"));
    const bool same_affinity = affinity_of(declared_type(rebuild.before, before)) ==
                               affinity_of(declared_type(rebuild.after, after));
    return to == Family::other || (from == to && same_affinity);
}

Copy emit_copy(const Rebuild& rebuild, const schema::QualifiedName& target) {
    return CopyEmitter(rebuild, target).run();
}

}  // namespace retort::dialects::sqlite
