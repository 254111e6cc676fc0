// What a database says of itself, by queries of its own catalogue rather than
// by the reflection that is on trial; see stage.hpp.
#include "laws/maker.hpp"
#include "laws/stage.hpp"

#include "base/text.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>

namespace retort::laws {

namespace {

// Each row: what stands before a constraint's name, the name or NULL, what follows.
const char* const kPostgresql = R"(
WITH ns AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
     rel AS (SELECT c.*, ns.nspname FROM pg_class c JOIN ns ON ns.oid = c.relnamespace)
SELECT 'schema ' || nspname, NULL, '' FROM ns
UNION ALL
SELECT format('%s %s.%s', relkind, nspname, relname), NULL,
       format(' comment=%L options=%s persistence=%s', obj_description(oid, 'pg_class'),
              (SELECT array_agg(o ORDER BY o) FROM unnest(reloptions) o), relpersistence)
FROM rel WHERE relkind IN ('r', 'p', 'v')
UNION ALL
SELECT format('column %s.%s.%s', r.nspname, r.relname, a.attname), NULL,
       format(' %s notnull=%s default=%s identity=%s generated=%s collation=%s comment=%L storage=%s compression=%s',
              format_type(a.atttypid, a.atttypmod), a.attnotnull,
              CASE WHEN EXISTS (SELECT FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                                WHERE d.refobjid = r.oid AND d.refobjsubid = a.attnum AND d.deptype = 'a')
                   THEN 'serial' ELSE pg_get_expr(f.adbin, f.adrelid) END,
              a.attidentity, a.attgenerated, co.collname, col_description(r.oid, a.attnum), a.attstorage,
              to_jsonb(a) ->> 'attcompression')
FROM rel r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef f ON f.adrelid = r.oid AND f.adnum = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation
WHERE r.relkind IN ('r', 'p', 'v')
UNION ALL
SELECT format('constraint %s.%s ', r.nspname, r.relname), n.conname,
       format(' %s comment=%L with=%s', pg_get_constraintdef(n.oid), obj_description(n.oid, 'pg_constraint'),
              (SELECT array_agg(o ORDER BY o) FROM pg_class x, unnest(x.reloptions) o
               WHERE x.oid = n.conindid AND n.contype IN ('p', 'u', 'x')))
FROM rel r JOIN pg_constraint n ON n.conrelid = r.oid WHERE n.contype IN ('p', 'u', 'f', 'c', 'x')
UNION ALL
SELECT 'index ', NULL, format('%s valid=%s', pg_get_indexdef(i.indexrelid), i.indisvalid)
FROM pg_index i JOIN rel r ON r.oid = i.indexrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint n WHERE n.conindid = i.indexrelid AND n.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT format('sequence %s', coalesce(o.refobjid::regclass || '.' || o.attname, r.nspname || '.' || r.relname)), NULL,
       format(' %s start=%s by=%s min=%s max=%s cache=%s cycle=%s owned=%s', format_type(s.seqtypid, NULL), s.seqstart,
              s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, o.deptype)
FROM rel r JOIN pg_sequence s ON s.seqrelid = r.oid
LEFT JOIN (SELECT d.*, a.attname FROM pg_depend d
           JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
           WHERE d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass) o ON o.objid = r.oid
UNION ALL
SELECT format('enum %s.%s', ns.nspname, t.typname), NULL,
       (SELECT ' ' || string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
FROM pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.typtype = 'e'
UNION ALL
SELECT format('domain %s.%s', ns.nspname, t.typname), NULL,
       format(' %s notnull=%s default=%s', format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault)
FROM pg_type t JOIN ns ON ns.oid = t.typnamespace WHERE t.typtype = 'd'
UNION ALL
SELECT format('check of domain %s.%s ', ns.nspname, t.typname), n.conname, ' ' || pg_get_constraintdef(n.oid)
FROM pg_type t JOIN ns ON ns.oid = t.typnamespace JOIN pg_constraint n ON n.contypid = t.oid AND n.contype = 'c'
UNION ALL
SELECT 'trigger ', NULL, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN rel r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT format('view %s.%s', nspname, relname), NULL, pg_get_viewdef(oid) FROM rel WHERE relkind = 'v')";

const char* const kSqlite = R"(
SELECT 'object ' || type || ' ' || name || ' on ' || tbl_name || ' ' ||
       CASE WHEN type IN ('trigger', 'view') THEN sql ELSE '' END
FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%' AND name NOT LIKE 'sqlite_sequence'
UNION ALL
SELECT 'table ' || name || ' ncol=' || ncol || ' wr=' || wr || ' strict=' || strict
FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
UNION ALL
SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' ||
       coalesce(c.dflt_value, 'none') || ' pk=' || c.pk || ' hidden=' || c.hidden
FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
UNION ALL
SELECT 'reference ' || t.name || ' to ' || k."table" || ' ' || group_concat(k."from" || '>' || coalesce(k."to", ''), ', ') ||
       ' update=' || k.on_update || ' delete=' || k.on_delete || ' match=' || k.match
FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table' GROUP BY t.name, k.id
UNION ALL
SELECT 'index on ' || t.name || ' ' || iif(i.origin = 'c', i.name, '*') || ' unique=' || i."unique" || ' origin=' || i.origin ||
       ' partial=' || i.partial || ' ' ||
       (SELECT group_concat(coalesce(x.name, '?') || ' ' || x."desc" || ' ' || x.coll || ' ' || x."key", ', ')
        FROM pragma_index_xinfo(i.name) x WHERE x.key)
FROM sqlite_schema t JOIN pragma_index_list(t.name) i WHERE t.type = 'table')";

std::set<std::string> declared_names(const schema::MetaData& model) {
    std::set<std::string> names;
    for (const auto& table : model.tables) {
        for (const auto& constraint : schema::list_constraints(table)) {
            names.insert(schema::name_of(constraint));
        }
    }
    for (const auto& domain : model.domains) {
        names.insert(domain.check_name);
    }
    return names;
}

// PostgreSQL words IN over VARCHAR in one way when it reads the person's text,
// in another when it reads its own: (ARRAY['a'::v])::text[], ARRAY[('a'::v)::text].
std::string in_one_wording(std::string text) {
    static const std::string kOpen = "(ARRAY[", kClose = "])::text[]", kType = "::character varying";
    for (auto start = text.find(kOpen); start != std::string::npos; start = text.find(kOpen, start + 1)) {
        const auto end = text.find(kClose, start);
        if (end == std::string::npos) {
            break;
        }
        auto items = text.substr(start + kOpen.size(), end - start - kOpen.size());
        for (auto at = items.find(kType); at != std::string::npos; at = items.find(kType, at + 1)) {
            const auto quote = items.rfind(", '", at);
            items.insert(at + kType.size(), ")::text");
            items.insert(quote == std::string::npos ? 0 : quote + 2, "(");
            at += 1;
        }
        text = text.substr(0, start) + "ARRAY[" + items + "]" + text.substr(end + kClose.size());
    }
    // Nor does it keep the parentheses of nested ANDs, nor a cast's precision.
    std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
    return base::replace_all(text, "::interval4", "::interval");
}

std::vector<std::string> dump_postgresql(Stage& stage, const schema::MetaData& model) {
    const auto declared = declared_names(model);
    std::vector<std::string> lines;
    for (const auto& row : stage.connection().query(kPostgresql).rows) {
        const auto name = row[1].value_or("");
        lines.push_back(row[0].value_or("") + (name.empty() || declared.contains(name) ? name : "*") +
                        in_one_wording(row[2].value_or("")));
    }
    return lines;
}

std::string starred(std::string line, const std::set<std::string>& declared) {
    static const std::string kWord = "CONSTRAINT ";
    const auto at = line.find(kWord);
    if (at == std::string::npos) {
        return line;
    }
    const auto start = at + kWord.size();
    const bool is_quoted = line[start] == '"';
    auto end = is_quoted ? line.find('"', start + 1) : line.find(' ', start);
    while (is_quoted && end != std::string::npos && end + 1 < line.size() && line[end + 1] == '"') {
        end = line.find('"', end + 2);
    }
    end = is_quoted && end != std::string::npos ? end + 1 : end;
    const auto name = line.substr(start, end == std::string::npos ? end : end - start);
    const auto plain = is_quoted ? base::replace_all(name.substr(1, name.size() - 2), "\"\"", "\"") : name;
    return declared.contains(plain) ? line : line.replace(start, name.size(), "*");
}

template <class T, class Dump>
void sort_by(std::vector<T>& list, const Dump& dump) {
    std::ranges::sort(list, {}, [&](const T& each) { return dump(each); });
}

void forget_names(schema::Table& table, const std::set<std::string>& declared) {
    const auto forget = [&](auto& list) {
        for (auto& each : list) {
            each.name = declared.contains(each.name) ? each.name : "";
        }
    };
    forget(table.foreign_keys);
    forget(table.uniques);
    forget(table.checks);
    if (table.primary_key && !declared.contains(table.primary_key->name)) {
        table.primary_key->name.clear();
    }
}

void sort_parts(schema::Table& table) {
    const auto constraint = [](const auto& each) { return schema::dump_constraint(each); };
    std::ranges::sort(table.columns, {}, &schema::Column::name);
    sort_by(table.foreign_keys, constraint);
    sort_by(table.uniques, constraint);
    sort_by(table.checks, constraint);
    sort_by(table.indexes, [](const auto& each) { return each.name; });
}

// Checks, collations and options stand in the text of the tables only, which
// the program reads: its reading is compared.
std::vector<std::string> dump_sqlite(Stage& stage, const schema::MetaData& model) {
    const auto declared = declared_names(model);
    std::vector<std::string> lines;
    for (const auto& row : stage.connection().query(kSqlite).rows) {
        lines.push_back(row[0].value_or("NULL"));
    }
    auto metadata = stage.reflect();
    for (auto& table : metadata.tables) {
        forget_names(table, declared);
        sort_parts(table);
        const auto text = schema::dump_table(table);
        for (std::size_t start = 0; start < text.size();) {
            const auto end = std::min(text.find('\n', start), text.size());
            lines.push_back("read " + table.name.name + ": " + text.substr(start, end - start));
            start = end + 1;
        }
    }
    return lines;
}

}  // namespace

std::optional<std::string> find_pg_dump() {
    const char* folder = std::getenv("RETORT_PG_BIN");
    if (folder == nullptr || *folder == '\0') {
        return "pg_dump";
    }
    const auto program = std::filesystem::path(folder) / "pg_dump";
    return std::filesystem::exists(program) ? std::optional(program.string()) : std::nullopt;
}

// Storage parameters stand in the order in which they were set.
std::string sort_parameters(const std::string& line) {
    static const std::string kWith = "WITH (", kEnd = ");";
    if (!line.starts_with(kWith) || !line.ends_with(kEnd)) {
        return line;
    }
    auto parameters = base::split(line.substr(kWith.size(), line.size() - kWith.size() - kEnd.size()), ',');
    for (auto& parameter : parameters) {
        parameter = base::trim(parameter);
    }
    std::ranges::sort(parameters);
    return kWith + base::join(parameters, ", ") + kEnd;
}

std::string dump_by_program(Stage& stage, const schema::MetaData& model) {
    const auto program = find_pg_dump();
    if (stage.database() == Database::sqlite || !program) {
        return "";
    }
    const auto plain = test_support::run_process({*program, "--schema-only", "--no-owner", stage.address()});
    if (plain.exit_code != 0) {
        throw std::runtime_error("pg_dump: " + plain.describe());
    }
    const auto declared = declared_names(model);
    std::vector<std::string> lines;
    for (auto& line : base::split(plain.out, '\n')) {
        const bool is_remark = line.empty() || line.starts_with("--") || line.starts_with("\\");
        if (!is_remark) {
            line = in_one_wording(starred(sort_parameters(line), declared));
            lines.push_back(line.ends_with(",") ? line.substr(0, line.size() - 1) : line);
        }
    }
    std::ranges::sort(lines);
    return base::join(lines, "\n");
}

std::string dump_catalog(Stage& stage, const schema::MetaData& model) {
    auto lines =
        stage.database() == Database::sqlite ? dump_sqlite(stage, model) : dump_postgresql(stage, model);
    std::ranges::sort(lines);
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

}  // namespace retort::laws
