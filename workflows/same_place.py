"""Whether two descriptions, written by two people, mean one place.

A place is compared by the pairs of neighbouring syllables of its text, without marks, as
``casework.similar.pairs`` makes them: "mương Bàu Sen" is {(muong, bau), (bau, sen)}. Two texts in
one commune mean the same place when at least half of the shorter one's pairs stand in the other,
and they do not name two different parts of one sort: "kênh tiêu thôn Đông" is not
"kênh tiêu thôn Tây", however much they share.
"""

from __future__ import annotations

from typing import Final

Pairs = frozenset[tuple[str, str]]

LEAST_SHARED: Final = 0.5
# Words before the name or number of a part of a commune.
SORTS: Final = frozenset(
    {"thon", "xom", "ap", "khu", "to", "ban", "lang", "khom", "pho", "ngo", "hem", "duong", "km"}
)


def same_place(one: Pairs, other: Pairs) -> bool:
    """The rule above; a text without any pair is like no other."""
    shorter = min(len(one), len(other))
    if not shorter or _other_part(one, other):
        return False
    return len(one & other) >= LEAST_SHARED * shorter


def _other_part(one: Pairs, other: Pairs) -> bool:
    here, there = _parts(one), _parts(other)
    return any(not here[sort] & there[sort] for sort in here.keys() & there.keys())


def _parts(pairs: Pairs) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sort, name in pairs:
        if sort in SORTS:
            found.setdefault(sort, set()).add(name)
    return found
