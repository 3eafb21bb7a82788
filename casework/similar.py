"""Reports of what may be the same matter: one place, one kind, and words in common.

Compared are pairs of neighbouring syllables without their marks, because a Vietnamese word is
mostly two of them and people on phones leave the marks out. The shared words are the reason shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import or_

from casework.models import Case, CaseText
from casework.queries import visible_rows
from casework.seats import Reading
from casework.text import folded
from casework.units import UnitTree
from casework.visibility import text_may_be_searched, wholly_visible
from workflows.actors import Actor
from workflows.words import Label

RECENT = timedelta(weeks=12)
MOST_COMPARED = 200
MOST_SHOWN = 5
MOST_PHRASES = 3
LONGEST_TEXT = 6_000
# Below these a likeness is chance: measured on the thirty invented reports, where no two
# different matters of one kind share more than this.
FEWEST_PAIRS = 2
LEAST_SCORE = 0.2
# A text of three words must not count as wholly contained in every longer one.
SHORTEST = 6

Pair = tuple[str, str]

# Syllables that say nothing alone; a pair of two of them is not compared.
_EMPTY_WORDS = """
va la co cua cho o tai tu den ra vao thi ma nay kia do cac nhung mot hai ba bon nam nhieu it
rat duoc bi khong chua da dang se len xuong trong ngoai tren duoi voi de ve qua lai moi hon
con thuong hien ngay thang tuan gio luc khi sau truoc
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# What nearly every report says; its syllables count as empty where they stand together.
_POLITE = frozenset(
    tuple(pair.split())
    for pair in (
        "nguoi dan",
        "ba con",
        "de nghi",
        "phan anh",
        "khu vuc",
        "keo dai",
        "nhieu ho",
        "nhieu lan",
        "kiem tra",
        "xu ly",
        "ho dan",
        "dan cu",
        "khu dan",
        "ban dem",
    )
)


class Similar(NamedTuple):
    """A case that may be the same; ``score`` is from 0 to 1, ``why`` is said to the reader."""

    ref: str
    title: str
    why: Label
    score: float
    state: str


def similar(
    session: Reading,
    actor: Actor,
    tree: UnitTree,
    *,
    place_unit: int,
    type: str | None,  # noqa: A002 -- the column's name
    text: str,
    now: datetime,
    exclude_ref: str | None = None,
) -> list[Similar]:
    """At most five likely doubles of ``text`` among the cases this actor may read, likest first.

    Looked at are cases in the same unit and of the same type (any, if none is given) that are
    still open or were reported in the last twelve weeks. One query.
    """
    asked = pairs(syllables(text[:LONGEST_TEXT]))
    if not asked:
        return []
    statement = (
        visible_rows(
            actor, tree, Case.ref, Case.state, CaseText.title, CaseText.place, CaseText.what
        )
        .where(
            wholly_visible(actor, tree),
            text_may_be_searched(actor, tree),
            Case.place_unit_id == place_unit,
            or_(Case.ended_at.is_(None), Case.reported_at >= now - RECENT),
        )
        .order_by(Case.reported_at.desc(), Case.id.desc())
        .limit(MOST_COMPARED)
    )
    if type is not None:
        statement = statement.where(Case.type == type)
    if exclude_ref is not None:
        statement = statement.where(Case.ref != exclude_ref)
    return likest(asked, session.execute(statement), same_type=type is not None)


def likest(asked: frozenset[Pair], rows: Iterable[Any], *, same_type: bool) -> list[Similar]:
    """Those of the rows (ref, state, title, place, what) that share enough, likest first."""
    found = []
    for row in rows:
        words = syllables(f"{row.title} . {row.place} . {row.what}")
        theirs = pairs(words)
        shared = asked & theirs
        score = len(shared) / max(min(len(asked), len(theirs)), SHORTEST)
        if len(shared) >= FEWEST_PAIRS and score >= LEAST_SCORE:
            why = _why(phrases(words, shared), same_type=same_type)
            found.append(Similar(row.ref, row.title, why, min(score, 1.0), row.state))
    return sorted(found, key=lambda each: each.score, reverse=True)[:MOST_SHOWN]


def syllables(text: str) -> list[tuple[str, str]]:
    """Each syllable as written and as compared; a full stop parts sentences."""
    return [(word, folded(word)) for word in re.findall(r"\w+|[.;:!?]", text)]


def pairs(words: Sequence[tuple[str, str]]) -> frozenset[Pair]:
    """The neighbouring syllables that mean something."""
    return frozenset(pair for _, pair in _telling(words))


def phrases(words: Sequence[tuple[str, str]], shared: frozenset[Pair]) -> list[str]:
    """The shared words as they stand in the text, runs of pairs joined, longest first."""
    found: list[tuple[int, int]] = []
    for at, pair in _telling(words):
        if pair not in shared:
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    texts = [" ".join(word for word, _ in words[a : b + 1]).lower() for a, b in found]
    kept: list[str] = []
    for each in sorted(texts, key=len, reverse=True):
        if not any(each in longer for longer in kept):
            kept.append(each)
    return kept[:MOST_PHRASES]


def _telling(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, Pair]]:
    """Where each pair stands that is not made of empty words or polite ones alone."""
    bare = [compared for _, compared in words]
    empty = [each in _EMPTY for each in bare]
    for at, pair in enumerate(pairwise(bare)):
        if pair in _POLITE:
            empty[at] = empty[at + 1] = True
    for at, pair in enumerate(pairwise(bare)):
        if all(each.isalnum() for each in pair) and not (empty[at] and empty[at + 1]):
            yield at, pair


def _why(said: Sequence[str], *, same_type: bool) -> Label:
    words = ", ".join(f"“{each}”" for each in said)
    if same_type:
        return Label(
            f"Cùng địa bàn, cùng lĩnh vực, cùng nói: {words}",
            f"Same place, same kind, same words: {words}",
        )
    return Label(f"Cùng địa bàn, cùng nói: {words}", f"Same place, same words: {words}")
