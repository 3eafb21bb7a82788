"""A field of an action's form as the table in ``action_forms`` writes it, and as it is drawn."""

from __future__ import annotations

from typing import Any, NamedTuple

from marshmallow import Schema
from werkzeug.datastructures import MultiDict

from api.schemas.fields import Ids, Truth, Words

SHORT_LABEL = 20


class Option(NamedTuple):
    """One choice; an agency carries its figures, a barred one the reason in its hint."""

    value: str
    label: str
    hint: str = ""
    barred: bool = False
    fits: bool = True
    held: int = 0
    on_time: int = 0
    ended: int = 0


class Field(NamedTuple):
    """``kind``: textarea, text, number, date, select, radios, checks, switch, ticks, lead, supporting.

    ``options`` names an entry of ``action_options.OPTIONS``. ``explicit``: a browser sends
    nothing for an unanswered question, and here silence must not count as an answer.
    ``parts`` are the sentences of ``ticks``, all of which must be ticked.
    """

    name: str
    kind: str
    label: Any
    hint: Any = ""
    options: str = ""
    explicit: bool = False
    parts: tuple[Any, ...] = ()
    rows: int = 4


class Start(NamedTuple):
    """What a field begins with, its hint where it depends on the case, and a date's bounds."""

    values: tuple[str, ...] = ()
    hint: Any = ""
    earliest: str | None = None
    latest: str | None = None


class Drawn(NamedTuple):
    """A field ready for the template: ``values`` are what was typed or ticked, as texts."""

    field: Field
    hint: Any
    options: list[Option]
    values: list[str]
    error: str
    required: bool
    maxlength: int | None
    earliest: str | None
    latest: str | None

    @property
    def value(self) -> str:
        """The only or the first value."""
        return self.values[0] if self.values else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """For a select."""
        return [(each.value, each.label) for each in self.options]

    @property
    def triples(self) -> list[tuple[str, str, str]]:
        """For radios and checkboxes."""
        return [(each.value, each.label, each.hint) for each in self.options]

    @property
    def short(self) -> bool:
        """Whether the answers are short enough to stand beside each other."""
        return all(len(each.label) <= SHORT_LABEL and not each.hint for each in self.options)

    @property
    def parts(self) -> list[tuple[str, Any, str]]:
        """The sentences to tick; each box has a value of its own, so that typing shows again."""
        return [(f"{n}", words, "") for n, words in enumerate(self.field.parts, start=1)]


def drawn(
    field: Field,
    schema: Schema,
    *,
    options: list[Option],
    start: Start,
    given: MultiDict[str, str],
    error: str,
) -> Drawn:
    """The field with what was typed before, or else with what it begins with."""
    shape = schema.fields[field.name]
    typed = "action" in given or field.name in given
    silent = isinstance(shape, Ids | Truth) and not field.explicit and field.kind != "ticks"
    return Drawn(
        field=field,
        hint=start.hint or field.hint,
        options=options,
        values=given.getlist(field.name) if typed else list(start.values),
        error=error,
        # What stands there already is replaced, never emptied.
        required=field.explicit or bool(start.values) or (shape.required and not silent),
        maxlength=shape.most if isinstance(shape, Words) else None,
        earliest=start.earliest,
        latest=start.latest,
    )
