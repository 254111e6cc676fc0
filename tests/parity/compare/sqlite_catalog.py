"""The catalog of a SQLite file as facts: the text of each CREATE statement, cut
into its members, and what SQLite's own pragmas say of tables, indexes and
foreign keys."""
import re
import sqlite3
from pathlib import Path

TOKEN = re.compile(
    r"""(?P<space>\s+|--[^\n]*|/\*.*?\*/)
      | (?P<quoted>"(?:[^"]|"")*" | `(?:[^`]|``)*` | \[[^\]]*\])
      | (?P<text>'(?:[^']|'')*')
      | (?P<word>[^\W\d][\w$]*)
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<symbol>.)""",
    re.DOTALL | re.VERBOSE,
)


def quote(name):
    return '"' + name.replace('"', '""') + '"'


def unquote(text):
    close = {"[": "]"}.get(text[0], text[0])
    return text[1:-1].replace(close * 2, close)


def tokens(sql):
    """(kind, text) without white space and comments; a quoted name that needs no
    quotes is the word."""
    result = []
    for match in TOKEN.finditer(sql):
        kind, text = match.lastgroup, match[0]
        if kind == "quoted":
            name = unquote(text)
            plain = re.fullmatch(r"[^\W\d][\w$]*", name)
            kind, text = ("word", name) if plain else ("name", quote(name))
        if kind != "space":
            result.append((kind, text))
    return result


def plain_defaults(some):
    """DEFAULT (x) of one literal or word says the same as DEFAULT x."""
    result = list(some)
    for at in range(len(result) - 3, -1, -1):
        words = [word for _, word in result[at:at + 5]]
        if words[0] == "DEFAULT" and words[1] == "(":
            signed = words[2] in ("-", "+")
            if words[3 + signed:4 + signed] == [")"]:
                del result[at + 3 + signed], result[at + 1]
    return result


def write(some):
    """The one text of these tokens."""
    text = ""
    for _, word in plain_defaults(some):
        glued = word in (")", ",", ".") or text.endswith(("(", ".")) or not text or (word == "(" and text.endswith("("))
        text += ("" if glued else " ") + word
    return text


def members(body):
    """The tokens between the parentheses of CREATE TABLE, cut at their commas."""
    depth, current, result = 0, [], []
    for token in body:
        depth += {"(": 1, ")": -1}.get(token[1], 0) if token[0] == "symbol" else 0
        if token == ("symbol", ",") and depth == 0:
            result.append(current)
            current = []
        else:
            current.append(token)
    return result + [current]


CONSTRAINT_WORDS = {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}


def table_text(name, sql):
    """Columns keep their order; that of the constraints behind them has no meaning."""
    first, last = sql.index("("), sql.rindex(")")
    position = 0
    for member in members(tokens(sql[first + 1:last])):
        is_column = member[0][0] == "name" or member[0][1] not in CONSTRAINT_WORDS
        position += is_column
        label = f"column {position}" if is_column else "constraint"
        yield f"table {name}: {label}: {write(member)}"
    options = write(tokens(sql[last + 1:]))
    if options:
        yield f"table {name}: options: {options}"


def create_texts(db):
    rows = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    for kind, name, sql in rows.fetchall():
        if kind == "table":
            yield from table_text(name, sql)
        else:
            yield f"{kind} {name}: text: {write(tokens(sql))}"


def table_pragmas(db, table):
    for schema, name, kind, columns, without_rowid, strict in db.execute("PRAGMA table_list"):
        if schema == "main" and name == table:
            yield f"table {table}: list: {kind} columns={columns} without_rowid={without_rowid} strict={strict}"
    for number, name, type_, not_null, default, key, hidden in db.execute(f"PRAGMA table_xinfo({quote(table)})"):
        facts = f"type={type_!r} not_null={not_null} default={default!r} key={key} hidden={hidden}"
        yield f"table {table}: xinfo {number + 1}: {name} {facts}"


def index_pragmas(db, table):
    for _, name, unique, origin, partial in db.execute(f"PRAGMA index_list({quote(table)})").fetchall():
        keys = []
        for _, column, key, descending, collation, is_key in db.execute(f"PRAGMA index_xinfo({quote(name)})"):
            what = {-1: "rowid", -2: "expression"}.get(column, key)
            keys.append(f"{what}{' desc' if descending else ''} {collation}{'' if is_key else ' stored'}")
        # Those that SQLite makes for a constraint are numbered as they come.
        shown = name if origin == "c" else f"of a constraint ({origin})"
        yield f"table {table}: index {shown}: unique={unique} partial={partial} [{', '.join(keys)}]"


def foreign_key_pragmas(db, table):
    keys = {}
    for number, _, referred, here, there, update, delete, match in db.execute(
            f"PRAGMA foreign_key_list({quote(table)})"):
        keys.setdefault((number, referred, update, delete, match), []).append((here, there))
    for (_, referred, update, delete, match), pairs in keys.items():
        columns = ", ".join(f"{here} -> {there}" for here, there in pairs)
        yield f"table {table}: references {referred}: {columns} update={update} delete={delete} match={match}"


def version_rows(db):
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        for version, in db.execute("SELECT version_num FROM alembic_version"):
            yield f"alembic_version row: {version}"


def read(path):
    """All facts of the file, none where there is no file yet."""
    if not Path(path).exists():
        return []
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        facts = list(create_texts(db))
        for table, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            facts += [*table_pragmas(db, table), *index_pragmas(db, table), *foreign_key_pragmas(db, table)]
        return facts + list(version_rows(db))
    finally:
        db.close()
