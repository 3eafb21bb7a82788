"""A report's text with what may name a person marked, for the one who screens it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from api.language import say
from api.views.action_head import ActionHead
from casework.screening import MARK_LABELS, marks

TEXTS = ("title", "what", "place")


class Marked(NamedTuple):
    """The texts ready to show, how many pieces were marked, and whether they are masked already."""

    title: Markup
    what: Markup
    place: Markup
    found: int
    covered: bool


def marked_text(head: ActionHead, given: MultiDict[str, str]) -> Marked:
    """The texts as typed so far, or as reported."""
    texts = [given.get(name, getattr(head, name)) for name in TEXTS]
    title, what, place = (highlighted(text) for text in texts)
    found = sum(len(marks(text)) for text in texts)
    return Marked(title, what, place, found, given.get("look") == "mask")


def highlighted(text: str) -> Markup:
    """Escaped, each marked piece in a ``mark`` that says what it seems to be."""
    parts, at = [Markup()], 0
    for mark in marks(text):
        kind = say(MARK_LABELS[mark.kind])
        parts.append(
            Markup('{}<mark title="{}">{}</mark>').format(
                text[at : mark.start], kind, text[mark.start : mark.end]
            )
        )
        at = mark.end
    return Markup().join([*parts, Markup("{}").format(text[at:])])
