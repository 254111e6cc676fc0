"""A fact is one line about a database; what two databases disagree on is the
lines that only one of them has."""
from collections import Counter


def difference(reference, ours):
    """What only the reference has with "- " before it, what only retort has with "+ "; sorted."""
    first, second = Counter(reference), Counter(ours)
    missing = ["- " + fact for fact in (first - second).elements()]
    added = ["+ " + fact for fact in (second - first).elements()]
    # The two versions of one thing stand together.
    return sorted(missing + added, key=lambda line: (line[2:].split(":")[0:2], line[0] != "-", line))
