"""Requests that Alembic does not understand, or understands otherwise, said so that
it does: identifiers worked out with its own functions. Where retort's answer is
Alembic's answer to the same thing said differently, the difference is one of
language only, and the rule that names it is proven case by case.
"""
import re

from alembic import util


class Symbol:
    """What an identifier says, by retort's grammar."""

    def __init__(self, text):
        self.text = text
        self.label, rest = text.split("@", 1) if "@" in text else ("", text)
        found = re.fullmatch(r"(.*)([+-]\d+)", rest)
        self.atom = found[1] if found else rest
        self.steps = int(found[2]) if found else None

    def is_below_heads(self):
        return self.atom == "" and self.steps is not None and self.steps <= 0

    def is_walk(self):
        return self.atom != "" and self.steps is not None

    def is_position(self):
        return self.atom in ("head", "heads", "current")

    def named(self):
        return f"{self.label}@{self.atom}" if self.label else self.atom


def identifier_of(revision):
    return "base" if revision in (None, "base") else revision.revision


def walk(scripts, start, steps, label, clamp):
    """Alembic's walk; below base, where Alembic goes on from the heads, is nothing."""
    if start is None and steps < 0:
        if clamp:
            return None
        raise util.CommandError("Walked too far")
    if steps == 0:
        return start
    end = scripts.revision_map._walk(start, steps, branch_label=label, no_overwalk=not clamp)
    if end is None and not clamp:
        raise util.CommandError("Walked too far")
    return end


def start_of(scripts, symbol, rows):
    """The one revision that a walk starts from."""
    if symbol.atom != "current":
        return scripts.get_revision(symbol.named())
    found = select(scripts, [scripts.get_revision(row) for row in rows], symbol.label)
    if len(found) > 1:
        raise util.CommandError("Multiple head revisions are present")
    return found[0] if found else None


def select(scripts, revisions, label):
    return list(scripts.revision_map.filter_for_lineage(revisions, label)) if label else list(revisions)


def locate(scripts, symbol, rows, clamp=False):
    """`clamp`: as upgrade and ranges do it, where the start of a walk up need not be on the branch."""
    if clamp and symbol.steps is not None and symbol.steps > 0 and not symbol.is_position():
        start = scripts.get_revision(symbol.atom)
    else:
        start = start_of(scripts, symbol, rows)
    if symbol.steps is None:
        return identifier_of(start)
    label = symbol.label if symbol.steps > 0 and symbol.label else None
    return identifier_of(walk(scripts, start, symbol.steps, label, clamp))


def below_each(scripts, revisions, symbol, clamp):
    """N below each of several; base is left out."""
    ends = []
    for revision in revisions:
        end = revision if symbol.steps == 0 else scripts.revision_map._walk(revision, symbol.steps,
                                                                            no_overwalk=not clamp)
        if end is None:
            raise util.CommandError(f"Relative revision {symbol.steps} didn't produce {-symbol.steps} migrations")
        ends.append(identifier_of(end))
    return list(dict.fromkeys(ends))


def below_heads(scripts, symbol):
    map_ = scripts.revision_map
    heads = scripts.get_revisions(map_.heads if symbol.label else map_._real_heads)
    ends = below_each(scripts, select(scripts, heads, symbol.label), symbol, clamp=False)
    return [end for end in ends if end != "base"]


def declared_labels(scripts):
    return [label for each in scripts.revision_map._revision_map.values() if each
            for label in each._orig_branch_labels]


def all_current(scripts, symbol, rows):
    return [identifier_of(each) for each in select(scripts, scripts.get_revisions(tuple(rows)), symbol.label)]


# Each of these names the rule before it asks anything: what is asked may be refused.

def respell_show(scripts, symbol, rows, rules):
    if symbol.is_below_heads():
        rules.append("steps-below-heads")
        return below_heads(scripts, symbol)
    if symbol.is_walk():
        rules.append("current-combined" if symbol.atom == "current" else "steps-anywhere")
        return [locate(scripts, symbol, rows)]
    if symbol.atom == "current":
        rules.append("current-combined" if symbol.label else "empty-label")
        return all_current(scripts, symbol, rows)
    return [symbol.named()]


def respell_stamp(scripts, symbol, rows, rules):
    if symbol.is_below_heads() or symbol.is_walk():
        names = [name for name in respell_show(scripts, symbol, (), rules) if name != "base"]
        return names or [f"{symbol.label}@base" if symbol.label else "base"]
    if symbol.atom in ("head", "heads", "base"):
        return [symbol.named()]
    rules.append("prefix-in-stamp")
    return [locate(scripts, symbol, rows)]


def respell_upgrade(scripts, symbol, rows, rules):
    """For the newer end of a range too, hence `current`."""
    if symbol.atom == "current":
        rules.append("current-combined")
        if symbol.is_walk():
            return locate(scripts, symbol, rows, clamp=True)
        return tuple(all_current(scripts, symbol, rows)) or f"{symbol.label}@base"
    if symbol.label and symbol.is_walk() and symbol.is_position():
        rules.append("label-counts")
        return f"{symbol.label}@{locate(scripts, Symbol(symbol.named()), rows)}{symbol.steps:+d}"
    if symbol.text.startswith("@"):
        rules.append("empty-label")
    return symbol.named() + (f"{symbol.steps:+d}" if symbol.steps is not None else "")


def respell_downgrade(scripts, symbol, rows, rules):
    if symbol.label and symbol.atom:
        rules.append("label-counts")
        return f"{symbol.label}@{locate(scripts, symbol, rows)}"
    return respell_upgrade(scripts, symbol, rows, rules)


def respell_start(scripts, symbol, rows, rules):
    """The older end of a range."""
    if not symbol.is_walk():
        return respell_upgrade(scripts, symbol, rows, rules)
    rules.append("current-combined" if symbol.atom == "current" else "steps-anywhere")
    found = locate(scripts, symbol, rows, clamp=True)
    return f"{symbol.label}@{found}" if symbol.label and found == "base" else found


def respell_range(scripts, sides, rows, rules):
    """Both ends as ScriptDirectory.walk_revisions takes them."""
    start, end = [Symbol(side) if side else None for side in sides]
    if start is None or not start.is_below_heads():
        start_name = respell_side(scripts, start, rows, rules, respell_start, "base")
        end_name = respell_side(scripts, end, rows, rules, respell_upgrade, "heads")
        is_worked_out = start is not None and (start.is_walk() or start.atom == "current" and start.label)
        if is_worked_out and "@" not in start_name:
            starts = start_name if isinstance(start_name, tuple) else (start_name,)
            return start_name, ends_on_branch(scripts, starts, end_name, start.label)
        return start_name, end_name
    rules.append("count-from-end")
    end_name = respell_side(scripts, end, rows, rules, respell_upgrade, "heads")
    ends = scripts.revision_map._parse_upgrade_target((), end_name, False)
    starts = below_each(scripts, select(scripts, ends, start.label), start, clamp=True)
    return ("base" if "base" in starts else tuple(starts)), ends_on_branch(scripts, (), end_name, start.label)


def ends_on_branch(scripts, starts, end_name, label):
    """A branch that the start names limits the ends, as in `shop@base:heads`."""
    starts = tuple(start for start in starts if start != "base")
    ends = scripts.revision_map._parse_upgrade_target(starts, end_name, False)
    if label in declared_labels(scripts):
        ends = [end for end in ends if label in end.branch_labels]
    return tuple(map(identifier_of, select(scripts, ends, label)))


def respell_side(scripts, symbol, rows, rules, respell, default):
    if symbol is None:
        return default
    if symbol.text == "current" and not rows:
        rules.append("current-of-nothing")
        return () if default == "heads" else "base"
    if symbol.text == "current":
        return tuple(rows)
    return respell(scripts, symbol, rows, rules)
