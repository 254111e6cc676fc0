#!/usr/bin/python3
"""Alembic's answers to the driver's queries, in memory: no files, no database.

Reads what the driver prints, writes for each line a JSON list with one entry a query:
the answer in the driver's notation, "error: …" for a refusal, "crash: …" for an
exception that is no message to a user; then, where the request can be said in other
words (see meanings.py), the rules that this takes and the answer to these words.
"""
import json
import sys
import types
import warnings

from alembic import util
from alembic.runtime import migration
from alembic.script import revision as revisions
from alembic.script.base import ScriptDirectory

import meanings

warnings.simplefilter("ignore")


class Revision(revisions.Revision):
    """One that a set keeps at the same place in every process."""

    module = types.SimpleNamespace(upgrade=None, downgrade=None)
    doc = ""
    position = 0

    def __hash__(self):
        return self.position


Revision.module.upgrade = lambda: None
Revision.module.downgrade = lambda: None


class RevisionMap(revisions.RevisionMap):
    """Several dependencies in the order in which they are written; Alembic has
    them in the order of a set of strings, which is another one in each process."""

    def _normalize_depends_on(self, all_revisions, map_):
        super()._normalize_depends_on(all_revisions, map_)
        for each in all_revisions:
            kept = set(each._normalized_resolved_dependencies)
            each._normalized_resolved_dependencies = tuple(
                name for name in dict.fromkeys(each._resolved_dependencies) if name in kept)


class Scripts(ScriptDirectory):
    def __init__(self, history):
        made = []
        for position, (name, down, depends_on, labels) in enumerate(history):
            made.append(Revision(name, tuple(down) or None, tuple(depends_on) or None, tuple(labels) or None))
            made[-1].position = position
        self.revision_map = RevisionMap(lambda: made)
        self.revision_map._revision_map  # builds it


class Rows(migration.HeadMaintainer):
    """The version table, as a set."""

    def __init__(self, rows):
        self.heads = set(rows)

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)

    def _delete_version(self, version):
        self.heads.remove(version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)


def dump_steps(steps, rows):
    table = Rows(rows)
    texts = []
    for step in steps:
        table.update_to_step(step)
        from_ = step.from_revisions_no_deps
        if isinstance(step, migration.StampStep):
            from_ = sorted(from_)
        texts.append("%s>%s[%s]" % (",".join(from_), ",".join(step.to_revisions_no_deps),
                                    ",".join(sorted(table.heads))))
    return " ".join(texts)


def name_of(revision):
    return revision.revision  # printing base, or a place off the graph, is an AttributeError in the commands as well


def answer_graph(scripts, _rows, _arguments, history):
    map_ = scripts.revision_map
    labels = ["%s:%s " % (each[0], ",".join(sorted(map_._revision_map[each[0]].branch_labels))) for each in history]
    return "%sheads %s real %s bases %s" % ("".join(labels), ",".join(sorted(map_.heads)),
                                            ",".join(sorted(map_._real_heads)), ",".join(sorted(map_.bases)))


def answer_current(scripts, rows, _arguments, _history):
    return " ".join(sorted(name_of(each) for each in scripts.get_all_current(rows)))


def answer_upgrade(scripts, rows, arguments, _history):
    return dump_steps(scripts._upgrade_revs(arguments[0], rows), rows)


def answer_downgrade(scripts, rows, arguments, _history):
    return dump_steps(scripts._downgrade_revs(arguments[0], rows), rows)


def answer_stamp(scripts, rows, arguments, _history):
    return dump_steps(scripts._stamp_revs(tuple(arguments), rows), rows)


def list_history(scripts, base, head):
    return " ".join(name_of(each) for each in scripts.walk_revisions(base, head))


def answer_history(scripts, rows, arguments, _history):
    # As command.history does it.
    if ":" not in arguments[0]:
        raise util.CommandError("History range requires [start]:[end], [start]:, or :[end]")
    base, head = arguments[0].strip().split(":")
    base = rows if base == "current" else base
    head = rows if head == "current" else head
    return list_history(scripts, base or "base", head or "heads")


def answer_show(scripts, rows, arguments, _history):
    symbol = rows if arguments[0] == "current" else arguments[0]
    return " ".join(sorted(name_of(each) for each in scripts.get_revisions(symbol)))


ANSWERS = {
    "graph": answer_graph,
    "current": answer_current,
    "upgrade": answer_upgrade,
    "downgrade": answer_downgrade,
    "stamp": answer_stamp,
    "history": answer_history,
    "show": answer_show,
}


def guarded(run):
    try:
        return run()
    except (util.CommandError, revisions.RevisionError) as error:
        return "error: %s" % error
    except Exception as error:  # whatever it is, the user sees a traceback
        return "crash: %s %s" % (type(error).__name__, error)


def answer_respelled(scripts, query, rules):
    """The answer to the same request in other words; names the rules that this takes."""
    rows, arguments, command = tuple(query["rows"]), query["arguments"], query["command"]
    if command == "history":
        sides = arguments[0].split(":")
        if len(sides) != 2:
            return None
        base, head = meanings.respell_range(scripts, sides, rows, rules)
        if not head and base and not (isinstance(base, str) and base.endswith("base")):
            raise util.CommandError("Requested range ends before it starts")
        return list_history(scripts, base, head) if head else ""
    symbols = [meanings.Symbol(argument) for argument in arguments]
    respell = getattr(meanings, "respell_" + command)
    if command in ("upgrade", "downgrade"):
        return ANSWERS[command](scripts, rows, [respell(scripts, symbols[0], rows, rules)], None)
    names = [name for symbol in symbols for name in respell(scripts, symbol, rows, rules)]
    if command == "stamp":
        return answer_stamp(scripts, rows, names, None)
    return answer_show(scripts, rows, [tuple(name for name in names if name != "base")], None)


def find_meaning(scripts, query):
    rules = []
    answer = guarded(lambda: answer_respelled(scripts, query, rules))
    return [rules, answer] if rules else []


def answer_query(scripts, query, history):
    answer = guarded(lambda: ANSWERS[query["command"]](scripts, tuple(query["rows"]), query["arguments"], history))
    same = answer == query["answer"] or query["command"] in ("graph", "current")
    return [answer] + ([] if same else find_meaning(scripts, query))


def answer_case(case):
    history = case["history"]
    scripts = None

    def build():
        nonlocal scripts
        scripts = Scripts(history)
        return ""

    failure = guarded(build)
    if failure:
        return [[failure.replace("error: ", "fault: ", 1)]] * len(case["queries"])
    return [answer_query(scripts, query, history) for query in case["queries"]]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer_case(json.loads(line))))
