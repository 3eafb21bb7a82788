"""Choices and words of the administration's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from api.filters import day
from api.language import say
from casework.administration.units import UNIT_KINDS
from workflows.actors import ROLE_LABELS, Role
from workflows.sectors import SECTOR_LABELS

Options = list[tuple[Any, str]]


def choices(rows: Iterable[Any], *, none: str | None = None) -> Options:
    """Rows with id and name as options; ``none`` is the words for choosing nothing."""
    first: Options = [] if none is None else [("", none)]
    return [*first, *((row.id, row.name) for row in rows)]


def choices_with_unit(rows: Iterable[Any], *, none: str) -> Options:
    """The same with the unit's name, for agencies and teams of many units."""
    return [("", none), *((row.id, f"{row.name} ({row.unit})") for row in rows)]


def unit_kinds() -> Options:
    """Kinds of unit."""
    return _said(UNIT_KINDS)


def sectors() -> Options:
    """Sectors, in the order of their words."""
    return sorted(_said(SECTOR_LABELS), key=lambda option: option[1])


def roles() -> Options:
    """Roles."""
    return _said({role.value: label for role, label in ROLE_LABELS.items()})


def sector_word(code: str) -> str:
    """The sector's word; an old code that is no longer in the list is shown as it is."""
    return say(SECTOR_LABELS[code]) if code in SECTOR_LABELS else code


def seat_words(row: Any) -> str:
    """``Đầu mối · Xã Suối Mây``."""
    return f"{say(ROLE_LABELS[Role(row.role)])} · {row.agency or row.unit}"


def validity(valid_from: date, valid_to: date | None, today: date) -> str:
    """``Từ 01/07/2025``, and when it ended or will end."""
    if valid_to is None:
        return str(_("Từ %(day)s", day=day(valid_from)))
    if valid_to <= today:
        return str(_("Hết hiệu lực từ %(day)s", day=day(valid_to)))
    return str(_("%(from)s đến trước %(to)s", **{"from": day(valid_from), "to": day(valid_to)}))


def term(starts_on: date, ends_on: date | None) -> str:
    """``Từ 01/07/2025``, or from the first to the last day."""
    if ends_on is None:
        return str(_("Từ %(day)s", day=day(starts_on)))
    return str(_("%(from)s đến hết %(to)s", **{"from": day(starts_on), "to": day(ends_on)}))


def _said(labels: Mapping[str, Any]) -> Options:
    return [(code, say(label)) for code, label in labels.items()]
