// CREATE TABLE statements of every shape that SQLite accepts; what parsing and
// rebuilding must not lose a word of.
#pragma once

#include <string_view>
#include <vector>

namespace retort::dialects::test {

// Each makes a table named t, perhaps with indexes after it.
inline const std::vector<std::string_view>& table_corpus() {
    static const std::vector<std::string_view> corpus{
        "CREATE TABLE t (a)",
        "create table t(a,b , c)",
        "CREATE TABLE IF NOT EXISTS main.t (a INTEGER)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
        "CREATE TABLE t (id INTEGER CONSTRAINT pk_t PRIMARY KEY ASC ON CONFLICT REPLACE AUTOINCREMENT)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a TEXT)",
        "CREATE TABLE t (id INT PRIMARY KEY, a TEXT)",
        "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, a TEXT)",
        "CREATE TABLE t (id INTEGER, a TEXT, PRIMARY KEY (id DESC))",
        "CREATE TABLE t (id INTEGER, PRIMARY KEY (id AUTOINCREMENT))",
        "CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT pk PRIMARY KEY (a COLLATE nocase DESC, b) ON CONFLICT "
        "IGNORE)",
        "CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID",
        "CREATE TABLE t (a INTEGER, b INT, c TEXT, d BLOB, e REAL, f ANY, PRIMARY KEY (a, c)) STRICT",
        "CREATE TABLE t (a INT PRIMARY KEY, b ANY) WITHOUT ROWID, STRICT",
        "CREATE TABLE t (a VARCHAR(36) NOT NULL, b VARCHAR, c NUMERIC(10, 2), d decimal(8), e NUMERIC(5,0))",
        "CREATE TABLE t (a BOOLEAN, b BOOL, c TINYINT, d SMALLINT, e MEDIUMINT, f INT8, g BIGINT UNSIGNED)",
        "CREATE TABLE t (a DATETIME, b DATE, c TIME, d TIMESTAMP, e TIMESTAMP WITH TIME ZONE, f JSON)",
        "CREATE TABLE t (a DOUBLE PRECISION, b DOUBLE, c FLOAT, d FLOAT(53), e REAL, f NATIVE CHARACTER(70))",
        "CREATE TABLE t (a CHAR(32), b CHAR, c NVARCHAR(100), d NCHAR(5), e CLOB, f BLOB, g BLOB(8), h "
        "VARBINARY(8))",
        "CREATE TABLE t (a \"my type\"(3), b [odd type], c 'string type', d foo(-1, +2))",
        "CREATE TABLE t (a TEXT NOT NULL ON CONFLICT IGNORE, b TEXT CONSTRAINT nn NOT NULL)",
        "CREATE TABLE t (a TEXT NULL, b INTEGER NULL ON CONFLICT FAIL)",
        "CREATE TABLE t (a TEXT UNIQUE ON CONFLICT REPLACE, b TEXT CONSTRAINT uq_b UNIQUE, UNIQUE (a, b))",
        "CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT uq UNIQUE (a COLLATE NOCASE, b DESC) ON CONFLICT ABORT)",
        "CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT CONSTRAINT ck_b CHECK (b <> ')' AND length(b) < 5))",
        "CREATE TABLE t (a INTEGER, b, CHECK (a < b), CONSTRAINT ck CHECK (a IN (1, 2, (3))) ON CONFLICT "
        "ROLLBACK)",
        "CREATE TABLE t (a INTEGER, CHECK (t.a > 0), CHECK (\"t\" . a < 100))",
        "CREATE TABLE t (a DEFAULT 1, b DEFAULT -1, c DEFAULT +2.5, d DEFAULT 'it''s', e DEFAULT NULL)",
        "CREATE TABLE t (a DEFAULT 0x10, b DEFAULT 1e3, c DEFAULT .5, d DEFAULT x'00ff', e DEFAULT "
        "9223372036854775807)",
        "CREATE TABLE t (a DEFAULT -9223372036854775808, b DEFAULT 9223372036854775808, c DEFAULT (-5))",
        "CREATE TABLE t (a DEFAULT CURRENT_TIMESTAMP, b DEFAULT (datetime('now')), c DEFAULT (1 + 2), d "
        "DEFAULT ((3)))",
        "CREATE TABLE t (a BOOLEAN DEFAULT TRUE, b BOOLEAN DEFAULT false, c DEFAULT foo, d DEFAULT \"bar\", "
        "e DEFAULT '')",
        "CREATE TABLE t (a TEXT CONSTRAINT df DEFAULT 'x' CONSTRAINT co COLLATE NOCASE CONSTRAINT nn NOT "
        "NULL)",
        "CREATE TABLE t (a TEXT COLLATE nocase, b TEXT COLLATE \"RTRIM\" DEFAULT 'x' NOT NULL)",
        "CREATE TABLE t (a INTEGER REFERENCES p)",
        "CREATE TABLE t (a INTEGER CONSTRAINT fk REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL)",
        "CREATE TABLE t (a INTEGER REFERENCES p (id) ON DELETE SET DEFAULT ON UPDATE RESTRICT MATCH FULL)",
        "CREATE TABLE t (a INTEGER REFERENCES p (id) MATCH weird DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TABLE t (a INTEGER REFERENCES p (id) ON INSERT CASCADE NOT DEFERRABLE INITIALLY IMMEDIATE "
        "NOT NULL)",
        "CREATE TABLE t (a INTEGER REFERENCES p (id) NOT NULL DEFERRABLE, b INTEGER REFERENCES p (id) "
        "DEFERRABLE "
        "INITIALLY IMMEDIATE)",
        "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES q (x, y) ON DELETE NO ACTION DEFERRABLE, "
        "CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES t (b))",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t (id) ON DELETE CASCADE)",
        "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c AS (a || 'x'), d TEXT AS "
        "(b) VIRTUAL)",
        "CREATE TABLE t (a INT, b INT GENERATED ALWAYS AS (a + 1) VIRTUAL NOT NULL, c INT CONSTRAINT g AS "
        "(1) STORED)",
        "CREATE TABLE t (a INT CONSTRAINT x CONSTRAINT y NOT NULL, b TEXT CONSTRAINT dangling)",
        "CREATE TABLE t (a, b, UNIQUE (a) UNIQUE (b) CHECK (a > 0))",
        "CREATE TABLE [t] (\"a b\" TEXT, [c d] TEXT, `e f` TEXT, 'g h' TEXT, \"i\"\"j\" TEXT, \"select\" "
        "INT)",
        "CREATE TABLE \"t\" (\"a]b\" TEXT, \"new\nline\" INT, größe INT, \"💾\" BLOB, PRIMARY KEY (\"a]b\", "
        "größe))",
        "CREATE /* why */ TABLE t ( -- first\n a INTEGER, -- the key\n /* b */ b TEXT DEFAULT 'x--y' /* "
        "after */ )",
        "CREATE TABLE t (A INTEGER, b TEXT, primary key(a), unique(B), foreign key(A) references T(a))",
        "CREATE TABLE t (key TEXT, action TEXT, \"order\" INT, first INT, rowid TEXT, oid INT, _rowid_ INT)",
        "CREATE TABLE t (a, \"b)\"\"\", [c)], CHECK (a NOT LIKE '%(%'), CHECK (a <> \"b)\"\"\" OR a = [c)]))",
        "CREATE TABLE t (a TEXT, b INT); CREATE INDEX i1 ON t (a); CREATE UNIQUE INDEX i2 ON t (b DESC, a "
        "COLLATE nocase)",
        "CREATE TABLE t (a TEXT, b INT); CREATE INDEX i1 ON t (lower(a), b + 1 DESC) WHERE b > 0 AND a <> "
        "'x'",
        "CREATE TABLE t (a TEXT, b INT); CREATE INDEX IF NOT EXISTS main.\"i 1\" ON t ((a || ',' || b) "
        "COLLATE NOCASE ASC)",
    };
    return corpus;
}

}  // namespace retort::dialects::test
