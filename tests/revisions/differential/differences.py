"""The rules by which retort and Alembic 1.8.1 may answer differently; docs/history.md
says why, under the same names."""
import re
from dataclasses import dataclass
from typing import Callable


@dataclass
class Rule:
    name: str
    applies: Callable


@dataclass
class Query:
    seed: int
    number: int
    history: list  # [id, down, depends_on, labels] each
    command: str
    rows: list
    arguments: list
    ours: str
    theirs: str
    meaning: list  # the rules for saying it in other words, and the reference's answer to these
    is_stable: bool


def dump_revision(revision):
    name, down, depends_on, labels = revision
    return (name + ("<" + ",".join(down) if down else "") + (" deps=" + ",".join(depends_on) if depends_on else "")
            + (" labels=" + ",".join(labels) if labels else ""))


# The class of a refusal by the beginning of its message.
CLASSES = [
    ("not found", r"error: Can't locate revision identified by"),
    ("several heads", r"error: Multiple head"),
    ("ambiguous walk", r"error: Ambiguous walk"),
    ("ambiguous start", r"error: Ambiguous (up|down)grade from multiple current revisions"),
    ("too far", r"error: (Walked too far|Relative revision)"),
    ("overlap", r"error: Requested revision \S+ overlaps"),
    ("not a target", r"error: (Destination|Not a valid downgrade target)"),
    ("range", r"error: Requested range"),
    ("range syntax", r"error: History range"),
    ("self loop", r"fault: Self-loop"),
    ("dependency self loop", r"fault: Dependency self-loop"),
    ("dependency cycle", r"fault: Dependency cycle"),
    ("cycle", r"fault: Cycle"),
    ("characters", r"fault: Character"),
    ("label twice", r"fault: Branch name"),
    ("id twice", r"fault: Revision \S+ is present more than once"),
    ("missing", r"fault: Revision \S+ referenced from"),
]


def class_of(answer):
    """The class of a refusal, None for an answer."""
    for name, pattern in CLASSES:
        if re.match(pattern, answer):
            return name
    return answer if re.match(r"(error|fault|crash):", answer) else None


def same(ours, theirs):
    return ours == theirs or (class_of(ours) is not None and class_of(ours) == class_of(theirs))


@dataclass
class Symbol:
    """What an identifier says, by retort's grammar."""

    text: str
    label: str  # None without '@'
    atom: str
    steps: int  # None without any


def parse_symbol(text):
    label, rest = text.split("@", 1) if "@" in text else (None, text)
    found = re.fullmatch(r"(.*)([+-]\d+)", rest)
    return Symbol(text, label, found[1] if found else rest, int(found[2]) if found else None)


def sides_of(query):
    """The two ends of a range, empty ones left out."""
    sides = query.arguments[0].split(":")
    return [parse_symbol(side) if side else None for side in sides] if len(sides) == 2 else [None, None]


def symbols_of(query):
    if query.command == "history":
        return [side for side in sides_of(query) if side]
    return [parse_symbol(argument) for argument in query.arguments]


def located(answer):
    """What a "Can't locate" names, None for other answers."""
    found = re.fullmatch(r"error: Can't locate revision identified by '(.*)'", answer)
    return found[1] if found else None


def is_below_heads(symbol):
    return symbol is not None and symbol.atom == "" and symbol.steps is not None and symbol.steps <= 0


# --- the rules, each with the name that docs/history.md explains

RULES = []


def is_same_thing(name):
    """Alembic answers like retort when the request is put into words that it knows."""
    def applies(query):
        return bool(query.meaning) and query.meaning[0][0] == name and same(query.ours, query.meaning[1])
    RULES.append(Rule(name, applies))


for each_name in ("empty-label", "steps-anywhere", "steps-below-heads", "current-combined", "current-of-nothing",
                  "count-from-end", "label-counts", "prefix-in-stamp"):
    is_same_thing(each_name)


def rule(name):
    def add(applies):
        RULES.append(Rule(name, applies))
        return applies
    return add


@rule("whole-rows")
def whole_rows(query):
    return located(query.ours) in query.rows and located(query.ours) not in [each[0] for each in query.history]


@rule("id-twice")
def id_twice(query):
    return class_of(query.ours) == "id twice"


@rule("hidden-cycle")
def hidden_cycle(query):
    """Alembic looks for revisions that no head or no base leads to; a cycle between both has none."""
    return (class_of(query.ours) or "").endswith("cycle") and not class_of(query.theirs)


@rule("parent-twice")
def parent_twice(query):
    """Alembic takes a revision for a merge that names one parent twice."""
    return any(len(set(down)) < len(down) for _, down, _, _ in query.history)


@rule("whole-symbols")
def whole_symbols(query):
    """Alembic takes the steps at the start of a symbol and drops the rest of it."""
    reference = re.compile(r"(?:(.+?)@)?(\w+)?([+-]\d+)")
    cut = [each for each in symbols_of(query) if reference.match(each.text) and not re.fullmatch(r"\w*", each.atom)]
    cut += [each for each in symbols_of(query) if reference.match(each.text) and each.steps is None]
    cut += [each for each in symbols_of(query) if "@" in each.atom]
    return any(located(query.ours) in (each.atom, each.label) for each in cut)


@rule("unknown-label")
def unknown_label(query):
    """`nobody@base`, `nobody@-1`: Alembic asks for the label only where it needs it."""
    return any(each.label and located(query.ours) == each.label for each in symbols_of(query))


@rule("below-base")
def below_base(query):
    """Alembic's `base-1` counts down from the heads, and `base-0` is refused."""
    return class_of(query.ours) in ("too far", "range", None) and any(
        each.atom == "base" and each.steps is not None and each.steps <= 0 for each in symbols_of(query))


@rule("stamp-overlap")
def stamp_overlap(query):
    return query.command == "stamp" and class_of(query.ours) == "overlap"


@rule("several-rows")
def several_rows(query):
    return query.command == "downgrade" and class_of(query.ours) == "ambiguous start"


@rule("first-fault")
def first_fault(query):
    """Of several things that are wrong in one request, the one that is named."""
    requests = len(query.arguments) if query.command == "stamp" else len(symbols_of(query))
    return requests > 1 and class_of(query.ours) is not None and query.theirs.startswith("error:")


@rule("id-as-label")
def id_as_label(query):
    """Alembic's start of a range takes the one label of an identifier before the '@', or crashes."""
    start = sides_of(query)[0] if query.command == "history" else None
    declared = [label for each in query.history for label in each[3]]
    answers = [query.theirs, *query.meaning[1:]]
    return start is not None and bool(start.label) and start.label not in declared and (
        class_of(query.ours) in (None, "range") and any(class_of(each) in (None, "range") or each.startswith("crash")
                                             for each in answers))


@rule("starts-that-overlap")
def starts_that_overlap(query):
    """A range may start at several revisions, one of which stands on another."""
    answers = [query.theirs, *query.meaning[1:]]
    return query.command == "history" and class_of(query.ours) is None and any(
        class_of(each) == "overlap" for each in answers)


@rule("stamp-base-too")
def stamp_base_too(query):
    """`stamp base X`: Alembic forgets about base."""
    return query.command == "stamp" and len(query.arguments) > 1 and (
        any(each.atom == "base" for each in symbols_of(query)) or ">[" in query.ours)


@rule("stamp-mends")
def stamp_mends(query):
    """A row that stands below another one goes, where Alembic finds nothing to do or keeps it."""
    if query.command != "stamp" or len(query.rows) < 2:
        return False
    below = ancestors_of(query.history)
    return any(row in below.get(other, ()) for row in query.rows for other in query.rows)


@rule("stamp-several")
def stamp_several(query):
    """Each destination replaces the rows in line with it; Alembic's replaces the rows of the others as well."""
    return query.command == "stamp" and not class_of(query.ours) and (
        len(query.arguments) > 1 or any(each.atom == "heads" or is_below_heads(each) for each in symbols_of(query)))


@rule("covered-rows")
def covered_rows(query):
    """Alembic 1.8 leaves a row for what stands below another row; 1.19 does not."""
    answers = [query.theirs, *query.meaning[1:]]
    return query.command == "downgrade" and not class_of(query.ours) and any(
        without_covered_rows(query.ours, query.history) == without_covered_rows(each, query.history)
        for each in answers)


def without_covered_rows(answer, history):
    below = ancestors_of(history)

    def reduce(found):
        names = found[1].split(",")
        return "[" + ",".join(name for name in names if not any(name in below.get(other, ()) for other in names)) + "]"
    return re.sub(r"\[([^\]]*)\]", reduce, answer)


def ancestors_of(history):
    """For each revision what stands below it, dependencies included."""
    owners = {label: each[0] for each in history for label in each[3]}
    down = {each[0]: [owners.get(name, name) for name in each[1] + each[2]] for each in history}
    below = {}

    def collect(name):
        if name not in below:
            below[name] = set(down[name]).union(*[collect(other) for other in down[name]])
        return below[name]

    for name in down:
        collect(name)
    return below


def find_rule(query):
    for each in RULES:
        if each.applies(query):
            return each.name
    return None


def list_undocumented(page):
    """Names that only one of the rules and the page's table knows."""
    documented = set(re.findall(r"^\| `([a-z-]+)` \|(?:[^|]*\|){3}$", page.read_text(encoding="utf-8"), re.MULTILINE))
    return sorted(documented ^ {each.name for each in RULES})
