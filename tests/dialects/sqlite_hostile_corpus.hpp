// Statements that a careless rebuild loses something of: each makes a table t,
// and perhaps what belongs to it.
#pragma once

#include <string_view>
#include <vector>

namespace retort::dialects::test {

inline const std::vector<std::string_view>& hostile_corpus() {
    static const std::vector<std::string_view> corpus{
        // Conflict clauses.
        "CREATE TABLE t (a INTEGER PRIMARY KEY ON CONFLICT IGNORE, b)",
        "CREATE TABLE t (a TEXT PRIMARY KEY ON CONFLICT REPLACE, b UNIQUE ON CONFLICT FAIL)",
        "CREATE TABLE t (a NOT NULL ON CONFLICT REPLACE DEFAULT 7, b CONSTRAINT n NOT NULL ON CONFLICT "
        "ABORT)",
        "CREATE TABLE t (a, b, UNIQUE (b, a) ON CONFLICT IGNORE, UNIQUE (a) ON CONFLICT ROLLBACK)",
        "CREATE TABLE t (a, b, PRIMARY KEY (b, a) ON CONFLICT FAIL) WITHOUT ROWID",
        "CREATE TABLE t (a, CHECK (a IS NOT 5) ON CONFLICT IGNORE)",
        // Constraints with and without a name, of one kind twice, in odd places.
        "CREATE TABLE t (b UNIQUE, a UNIQUE, c, UNIQUE (c, a), UNIQUE (a, c))",
        "CREATE TABLE t (a CONSTRAINT one CHECK (a <> 1) CONSTRAINT two CHECK (a <> 2) CHECK (a <> 3))",
        "CREATE TABLE t (a CONSTRAINT u UNIQUE CONSTRAINT u2 UNIQUE, b CONSTRAINT u UNIQUE)",
        "CREATE TABLE t (a CHECK (a <> 'it''s ) -- no comment'), CHECK (a NOT LIKE '/* % */'))",
        "CREATE TABLE t (a, b, CONSTRAINT \"a constraint\" CHECK (a IS NOT b), CONSTRAINT [c]  UNIQUE (a, "
        "b))",
        "CREATE TABLE t (a CHECK (a IS NULL OR typeof(a) IN ('text', 'blob', 'integer', 'real')))",
        "CREATE TABLE t (a INT CHECK (CASE WHEN a > 5 THEN a < 1e18 ELSE 1 END), b CHECK ((b)))",
        "CREATE TABLE t (a PRIMARY KEY, b, UNIQUE (a, b), CHECK (rowid > 0 OR 1))",
        // Collations.
        "CREATE TABLE t (a TEXT COLLATE NOCASE PRIMARY KEY, b COLLATE RTRIM UNIQUE)",
        "CREATE TABLE t (a TEXT COLLATE \"nocase\", b, PRIMARY KEY (a COLLATE BINARY, b DESC))",
        "CREATE TABLE t (a COLLATE NOCASE, b, UNIQUE (a COLLATE BINARY), UNIQUE (b COLLATE RTRIM DESC, a))",
        "CREATE TABLE t (a TEXT COLLATE NOCASE, b); CREATE INDEX i ON t (a COLLATE BINARY DESC, b)",
        "CREATE TABLE t (a COLLATE NOCASE NOT NULL COLLATE RTRIM DEFAULT 'x')",
        // Generated columns.
        "CREATE TABLE t (a INT, b AS (a + 1), c AS (b * 2) STORED, d TEXT AS (a || b || c))",
        "CREATE TABLE t (b GENERATED ALWAYS AS (upper(a)) VIRTUAL UNIQUE, a TEXT, c AS (length(b)) STORED "
        "NOT "
        "NULL ON CONFLICT IGNORE)",
        "CREATE TABLE t (a, b INT AS (coalesce(a, ')')) STORED CHECK (b IS NOT 77)); CREATE INDEX i ON t (b)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a, k TEXT AS (json_quote(a)) COLLATE NOCASE)",
        "CREATE TABLE t (a INTEGER, b TEXT COLLATE NOCASE AS (CAST(a AS TEXT)) STORED, PRIMARY KEY (a)) "
        "WITHOUT ROWID",
        // Defaults.
        "CREATE TABLE t (a DEFAULT (1), b DEFAULT ('x' || 'y'), c DEFAULT (NULL), d DEFAULT (random() > 0))",
        "CREATE TABLE t (a DEFAULT -1.5e-7, b DEFAULT +0, c DEFAULT 1e400, d DEFAULT -0.0, e DEFAULT 0xFF)",
        "CREATE TABLE t (a DEFAULT 'a''b' , b DEFAULT \"quo\"\"ted\", c DEFAULT [brackets], d DEFAULT "
        "`tick`)",
        "CREATE TABLE t (a DEFAULT x'', b DEFAULT X'0aFF', c DEFAULT current_date, d DEFAULT (current_time))",
        "CREATE TABLE t (a TEXT DEFAULT 5, b INTEGER DEFAULT '5', c REAL DEFAULT 5, d NUMERIC DEFAULT '5.0', "
        "e "
        "BLOB DEFAULT 5)",
        "CREATE TABLE t (a DEFAULT (CASE WHEN 1 THEN ',' ELSE ')' END) NOT NULL, b DEFAULT (abs(-1) + 1))",
        "CREATE TABLE t (a INTEGER DEFAULT 9223372036854775807, b DEFAULT -9223372036854775808, c DEFAULT "
        "0.1, d DEFAULT 123456789012345678)",
        // Foreign keys.
        "CREATE TABLE t (a REFERENCES \"p 1\" ([x y]) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE "
        "INITIALLY DEFERRED, b)",
        "CREATE TABLE t (a, b, FOREIGN KEY (b, a) REFERENCES t (a, b) MATCH PARTIAL ON DELETE RESTRICT NOT "
        "DEFERRABLE, FOREIGN KEY (a) REFERENCES t)",
        "CREATE TABLE t (a REFERENCES p REFERENCES q ON DELETE CASCADE, b CONSTRAINT f REFERENCES t (a))",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b REFERENCES t ON DELETE CASCADE, c REFERENCES t (a) MATCH "
        "SIMPLE)",
        "CREATE TABLE t (a, CONSTRAINT f FOREIGN KEY (a) REFERENCES p DEFERRABLE INITIALLY IMMEDIATE, "
        "CONSTRAINT f FOREIGN KEY (a) REFERENCES q)",
        // STRICT, WITHOUT ROWID, AUTOINCREMENT.
        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL DEFAULT '') STRICT",
        "CREATE TABLE t (a INT NOT NULL, b TEXT, c BLOB, d REAL, e ANY, f INTEGER DEFAULT 3) STRICT",
        "CREATE TABLE t (a ANY PRIMARY KEY, b ANY) STRICT, WITHOUT ROWID",
        "CREATE TABLE t (a, b, c, PRIMARY KEY (c, a)) WITHOUT ROWID",
        "CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (b COLLATE NOCASE DESC, a)) WITHOUT ROWID; CREATE "
        "UNIQUE "
        "INDEX i ON t (a DESC)",
        "CREATE TABLE t (\"i d\" INTEGER PRIMARY KEY AUTOINCREMENT)",
        // Types.
        "CREATE TABLE t (a CHARINT, b FLOATING POINT, c STRING, d BLOBBY, e POINT(1,2), f UNSIGNED BIG INT)",
        "CREATE TABLE t (a INTEGER(8), b int (4), c VARCHAR ( 255 ), d DECIMAL(10 , 5), e NUMERIC(+5))",
        "CREATE TABLE t (a \"primary\", b [not null], c 'it''s', d \"quo\"\"te\" (3), e `x` y)",
        "CREATE TABLE t (a INTEGER  /* width */ (3), b TEXT -- the text\n, c)",
        "CREATE TABLE t (a GENERATED, b ALWAYS, c KEY, d ROWID, e STRICT, f REPLACE, g DATETIME(6))",
        "CREATE TABLE t (a BIGINT PRIMARY KEY, b INT8)",
        "CREATE TABLE t (a integer primary key, b INTEGER)",
        // Names.
        "CREATE TABLE t (\"a\"\"b\" TEXT, [c\"d] INT, `e``f` REAL, 'g''h' BLOB, \" \" ANY)",
        "CREATE TABLE t (\"group\" TEXT, [order by] INT, `from` , 'where' UNIQUE, CHECK (\"group\" <> 'x' OR "
        "[order by] IS NOT 3))",
        "CREATE TABLE t (abort, action, after, analyze, asc, before, begin, cast, column_, desc, end, glob, "
        "key, like, match, plan, row, temp, view)",
        "CREATE TABLE t (A, \"B\", c, CHECK (a IS NOT 5), UNIQUE (b, C))",
        "CREATE TABLE t (a$b, _c, d1, été, \"日本\" TEXT, UNIQUE (été, \"日本\"))",
        "CREATE TABLE t (rowid, b); CREATE INDEX \"i \"\"quoted\"\"\" ON t (rowid) WHERE rowid IS NOT NULL",
        // Indexes.
        "CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a, b) WHERE b IS NOT NULL AND a <> 'x;--'; "
        "CREATE "
        "INDEX j ON t (abs(a), lower(b) COLLATE NOCASE DESC)",
        "CREATE TABLE t (a, b UNIQUE); CREATE INDEX i ON t (a || b || ')'); CREATE INDEX k ON t (b ASC, a "
        "DESC)",
        "CREATE TABLE t (a); CREATE INDEX i ON t (CASE WHEN a IS NULL THEN 0 ELSE length(a) END); CREATE "
        "INDEX "
        "[j] ON t ((a))",
        // Comments and layout.
        "CREATE TABLE t (a /* first */ INT, -- then\n b TEXT /* ) */ DEFAULT ')' -- last\n)",
        "CREATE\tTABLE\nt(a,b,\n\n/* nothing, really */\n\nCHECK(a IS NOT b /* or is it */))",
        "CREATE TABLE t (a INTEGER PRIMARY KEY -- the key, a rowid\n, b REFERENCES p -- someone\n ON DELETE "
        "CASCADE, UNIQUE (b) -- one each\n) -- behind",
    };
    return corpus;
}

}  // namespace retort::dialects::test
