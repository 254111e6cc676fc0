// The catalog queries of reflection; see queries.hpp. The readers beside this
// file name the columns of each.
#include "dialects/postgresql/queries.hpp"

#include "base/text.hpp"

namespace retort::dialects::postgresql {

// oid, name, is it the default one, server version
const std::string_view kNamespacesQuery = R"(
SELECT n.oid, n.nspname, n.nspname = current_schema(), current_setting('server_version_num')
FROM pg_catalog.pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
                  WHERE x.classid = 'pg_catalog.pg_namespace'::regclass AND x.objid = n.oid AND x.deptype = 'e')
ORDER BY n.nspname)";

// oid, schema, schema's name, name, values, of an extension
const std::string_view kEnumsQuery = R"(
SELECT t.oid, n.oid, n.nspname, t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder),
       EXISTS (SELECT FROM pg_catalog.pg_depend x
               WHERE x.classid = 'pg_catalog.pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e')
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid
GROUP BY t.oid, n.oid, n.nspname, t.typname
ORDER BY n.nspname, t.typname)";

namespace {

// oid, schema, schema's name, name, base, base's text, not null, default, collation, check names, check
// expressions, of an extension
constexpr std::string_view kDomainsTemplate = R"(
SELECT t.oid, n.oid, n.nspname, t.typname, t.typbasetype, pg_catalog.format_type(t.typbasetype, t.typtypmod),
       t.typnotnull, t.typdefault, @collation, c.names, c.checks,
       EXISTS (SELECT FROM pg_catalog.pg_depend x
               WHERE x.classid = 'pg_catalog.pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e')
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_collation co ON co.oid = t.typcollation AND t.typcollation <> b.typcollation
LEFT JOIN (SELECT contypid, array_agg(conname::text ORDER BY conname) AS names,
                  array_agg(pg_catalog.pg_get_expr(conbin, 0) ORDER BY conname) AS checks
           FROM pg_catalog.pg_constraint WHERE contypid <> 0 AND contype = 'c' GROUP BY contypid) c
       ON c.contypid = t.oid
WHERE t.typtype = 'd' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, t.typname)";

}  // namespace

// oid, schema, name, comment, partition key, storage options, tablespace, inherited tables, of an
// extension, is unlogged
const std::string_view kTablesQuery = R"(
SELECT c.oid, c.relnamespace, c.relname, d.description,
       CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
       array_to_string(c.reloptions, ', '), s.spcname,
       (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
        FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),
       x.objid IS NOT NULL, c.relpersistence = 'u'
FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_depend x
       ON x.classid = 'pg_catalog.pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e'
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = ANY ($1::oid[]))";

namespace {

// table, number, name, type, type's item (itself unless an array), not null, default, identity, generated,
// collation, comment, is local, collation's number, storage and compression other than its type's
constexpr std::string_view kColumnsTemplate = R"(
SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
       CASE WHEN t.typtype = 'b' AND t.typcategory = 'A' THEN t.typelem ELSE t.oid END, a.attnotnull,
       CASE WHEN a.atthasdef THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) END, a.attidentity, a.attgenerated,
       @collation, d.description, a.attislocal, a.attcollation,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END, @compression
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = ANY ($1::oid[])
ORDER BY a.attrelid, a.attnum)";

}  // namespace

// schema, name, type, start, increment, max, min, cache, cycle, owner table, owner column, kind of ownership
const std::string_view kSequencesQuery = R"(
SELECT c.relnamespace, c.relname, pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmax,
       s.seqmin, s.seqcache, s.seqcycle, d.refobjid, d.refobjsubid, d.deptype
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
LEFT JOIN pg_catalog.pg_depend d
       ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.seqrelid
      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_depend x
       ON x.classid = 'pg_catalog.pg_class'::regclass AND x.objid = s.seqrelid AND x.deptype = 'e'
WHERE x.objid IS NULL AND (c.relnamespace = ANY ($1::oid[]) OR d.refobjid IS NOT NULL)
ORDER BY c.relname)";

namespace {

// One row an element; what belongs to the index stands in each row of it:
// index, table, name, unique, method, nulls not distinct, storage, tablespace, predicate, of a constraint;
// position, number of key elements, column's number, expression, option bits, operator class, collation, its
// number, that of the expression's type; is it invalid (as one of a partitioned table may be)
constexpr std::string_view kIndexesTemplate = R"(
SELECT i.indexrelid, i.indrelid, c.relname, i.indisunique, m.amname, @nulls_not_distinct,
       CASE WHEN e.position = 1 THEN array_to_string(c.reloptions, ', ') END, s.spcname,
       CASE WHEN e.position = 1 THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) END, n.contype IS NOT NULL,
       e.position, i.indnkeyatts, e.attnum,
       CASE WHEN e.attnum = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, e.position::int, false) END,
       e.option, o.opcname, @collation, e.collation_id,
       CASE WHEN e.attnum = 0 THEN
           (SELECT y.typcollation FROM pg_catalog.pg_attribute k JOIN pg_catalog.pg_type y ON y.oid = k.atttypid
            WHERE k.attrelid = i.indexrelid AND k.attnum = e.position) END,
       t.relkind = 'r' AND NOT i.indisvalid
FROM pg_catalog.pg_class t
JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_constraint n ON n.conindid = i.indexrelid AND n.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
     WITH ORDINALITY AS e (attnum, opclass, collation_id, option, position)
LEFT JOIN pg_catalog.pg_opclass o ON o.oid = e.opclass AND NOT o.opcdefault
LEFT JOIN pg_catalog.pg_collation co ON co.oid = e.collation_id
WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relnamespace = ANY ($1::oid[])
  AND (n.contype IS NULL OR n.contype = 'x')
ORDER BY i.indexrelid, e.position)";

// table, name, kind, key, deferrable, deferred, validated, expression;
// referred table's number, schema, schema's name, name, columns' names (of tables that are not read), on
// update, on delete, match; index, its columns, its number of keys, nulls not distinct, operators of an
// exclusion, columns' numbers; columns that are set on delete, no inherit; storage and tablespace of the
// index
constexpr std::string_view kConstraintsTemplate = R"(
SELECT n.conrelid, n.conname, n.contype, n.conkey, n.condeferrable, n.condeferred, n.convalidated,
       CASE WHEN n.contype = 'c' THEN pg_catalog.pg_get_expr(n.conbin, n.conrelid) END,
       r.oid, r.relnamespace, rn.nspname, r.relname,
       CASE WHEN n.contype = 'f' AND (r.relispartition OR r.relnamespace <> ALL ($1::oid[])) THEN
           (SELECT array_agg(a.attname::text ORDER BY k.position)
            FROM unnest(n.confkey) WITH ORDINALITY AS k (attnum, position)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = n.confrelid AND a.attnum = k.attnum) END,
       n.confupdtype, n.confdeltype, n.confmatchtype,
       i.indexrelid, i.indkey, i.indnkeyatts, @nulls_not_distinct,
       CASE WHEN n.contype = 'x' THEN
           (SELECT array_agg(o.oprname::text ORDER BY k.position)
            FROM unnest(n.conexclop) WITH ORDINALITY AS k (operator, position)
            JOIN pg_catalog.pg_operator o ON o.oid = k.operator) END,
       n.confkey, @set_columns, n.connoinherit, array_to_string(ic.reloptions, ', '), s.spcname
FROM pg_catalog.pg_class t
JOIN pg_catalog.pg_constraint n ON n.conrelid = t.oid
LEFT JOIN pg_catalog.pg_class r ON r.oid = n.confrelid AND n.contype = 'f'
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = n.conindid AND n.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = ic.reltablespace
WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relnamespace = ANY ($1::oid[])
  AND n.contype IN ('p', 'u', 'f', 'c', 'x') AND n.conislocal AND n.conparentid = 0)";

// With its schema, both quoted, where the name alone does not find it.
constexpr std::string_view kCollation =
    "CASE WHEN co.oid IS NULL OR co.collnamespace = 'pg_catalog'::regnamespace OR "
    "pg_catalog.pg_collation_is_visible(co.oid) THEN co.collname::text "
    "ELSE format('\"%s\".\"%s\"', (SELECT replace(cn.nspname, '\"', '\"\"') "
    "FROM pg_catalog.pg_namespace cn WHERE cn.oid = co.collnamespace), replace(co.collname, '\"', '\"\"')) "
    "END";

constexpr int kVersionOfCompression = 140000;
// Of ON DELETE SET NULL (columns), too.
constexpr int kVersionOfNullsNotDistinct = 150000;

std::string for_version(std::string_view query, int version) {
    const bool is_15 = version >= kVersionOfNullsNotDistinct;
    std::string text = base::replace_all(query, "@collation", kCollation);
    text = base::replace_all(text, "@nulls_not_distinct", is_15 ? "i.indnullsnotdistinct" : "false");
    text = base::replace_all(text, "@set_columns", is_15 ? "n.confdelsetcols" : "NULL");
    return base::replace_all(text, "@compression",
                             version >= kVersionOfCompression
                                 ? "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END"
                                 : "NULL");
}

}  // namespace

std::string domains_query(int version) {
    return for_version(kDomainsTemplate, version);
}

std::string columns_query(int version) {
    return for_version(kColumnsTemplate, version);
}

std::string indexes_query(int version) {
    return for_version(kIndexesTemplate, version);
}

std::string constraints_query(int version) {
    return for_version(kConstraintsTemplate, version);
}

const std::string_view kOwnQuery = R"(
SELECT current_schema(), s.spcname
FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace s ON s.oid = d.dattablespace
WHERE d.datname = current_database())";

const std::string_view kUnmodelledQuery = R"(
SELECT kind, count(*)
FROM (
    SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS kind,
           'pg_catalog.pg_class'::regclass AS class, c.oid AS object, c.relnamespace AS namespace
    FROM pg_catalog.pg_class c WHERE c.relkind IN ('v', 'm', 'f')
    UNION ALL
    SELECT 'partition', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c WHERE c.relispartition AND c.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'function', 'pg_catalog.pg_proc'::regclass, p.oid, p.pronamespace FROM pg_catalog.pg_proc p
    UNION ALL
    SELECT 'trigger', 'pg_catalog.pg_trigger'::regclass, t.oid, c.relnamespace
    FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'policy', 'pg_catalog.pg_policy'::regclass, p.oid, c.relnamespace
    FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
    UNION ALL
    SELECT 'rule', 'pg_catalog.pg_rewrite'::regclass, r.oid, c.relnamespace
    FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'collation', 'pg_catalog.pg_collation'::regclass, o.oid, o.collnamespace FROM pg_catalog.pg_collation o
    UNION ALL
    SELECT 'extended statistics object', 'pg_catalog.pg_statistic_ext'::regclass, s.oid, s.stxnamespace
    FROM pg_catalog.pg_statistic_ext s
    UNION ALL
    -- From PostgreSQL 17 on, none is NULL.
    SELECT 'statistics target', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'i') AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) <> -1
    UNION ALL
    SELECT CASE WHEN c.relkind = 'i' THEN 'operator class parameter' ELSE 'column parameter' END,
           'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'i') AND a.attnum > 0 AND NOT a.attisdropped AND a.attoptions IS NOT NULL
    UNION ALL
    SELECT 'replica identity', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
    UNION ALL
    SELECT 'row security flag', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p') AND (c.relrowsecurity OR c.relforcerowsecurity)
    UNION ALL
    SELECT 'cluster mark', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid WHERE i.indisclustered
    UNION ALL
    -- OWNED BY a column whose default does not count by it.
    SELECT 'owned sequence', 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_depend w ON w.classid = 'pg_catalog.pg_class'::regclass AND w.objid = c.oid AND w.deptype = 'a'
                               AND w.refclassid = 'pg_catalog.pg_class'::regclass AND w.refobjsubid > 0
    LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = w.refobjid AND f.adnum = w.refobjsubid
    WHERE c.relkind = 'S' AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend u
        WHERE u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.objid = f.oid
          AND u.refclassid = 'pg_catalog.pg_class'::regclass AND u.refobjid = c.oid)
    UNION ALL
    -- Columns of later servers: WITHOUT OVERLAPS and PERIOD, NOT ENFORCED.
    SELECT CASE WHEN to_jsonb(o) ->> 'conperiod' = 'true' THEN 'temporal constraint' ELSE 'unenforced constraint' END,
           'pg_catalog.pg_constraint'::regclass, o.oid, o.connamespace
    FROM pg_catalog.pg_constraint o
    WHERE current_setting('server_version_num')::integer >= 180000
      AND (to_jsonb(o) ->> 'conperiod' = 'true' OR to_jsonb(o) ->> 'conenforced' = 'false')
) AS things
JOIN pg_catalog.pg_namespace n ON n.oid = things.namespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
                  WHERE x.classid = things.class AND x.objid = things.object AND x.deptype = 'e')
GROUP BY kind
UNION ALL
SELECT 'extension', count(*) FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql' HAVING count(*) > 0
ORDER BY 1)";

}  // namespace retort::dialects::postgresql
