"""The list of known differences, differences.txt: paragraphs of

    schema database reason
    - a fact of the database that Alembic made
    + a fact of the database that retort made

in which `reason` is a heading of docs/parity.md."""
import re


def parse(text):
    """(schema, database) -> {line: reason}."""
    listed = {}
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line for line in paragraph.split("\n") if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        head = lines[0].split()
        if len(head) != 3 or not all(line.startswith(("- ", "+ ")) for line in lines[1:]) or len(lines) < 2:
            raise ValueError("differences.txt: not 'schema database reason' and lines of - or +:\n" + paragraph)
        place = listed.setdefault((head[0], head[1]), {})
        for line in lines[1:]:
            if line in place:
                raise ValueError(f"differences.txt: listed twice for {head[0]} {head[1]}: {line}")
            place[line] = head[2]
    return listed


def headings(page):
    """The reasons that a Markdown page explains: headings such as ### `big-integer-key`."""
    return set(re.findall(r"^#+ `([\w-]+)`", page, re.MULTILINE))


def unexplained(listed, page):
    """Complaints: a reason that the page lacks, or a heading that nothing uses."""
    used = {reason for lines in listed.values() for reason in lines.values()}
    there = headings(page)
    return [f"differences.txt gives the reason {reason}, which docs/parity.md does not explain"
            for reason in sorted(used - there)] + \
           [f"docs/parity.md explains {reason}, which differences.txt does not use"
            for reason in sorted(there - used)]


def judge(listed, found):
    """Complaints about one schema on one database: `found` against its part of the list."""
    new = [line for line in found if line not in listed]
    gone = [line for line in listed if line not in found]
    return new, gone
