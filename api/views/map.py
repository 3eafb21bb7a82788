"""The map of units as its page draws it: a table, and the same as GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from flask_babel import gettext as _

from api.views.coverage import few
from api.views.links import address
from casework.lists.on_map import PlaceCount
from workflows.small_cells import gives_away


class Bubble(NamedTuple):
    """A unit; a number of None is a small one that this reader may not know, without a link."""

    name: str
    point: tuple[float, float] | None
    open: int | None
    late: int | None
    open_href: str | None
    late_href: str | None
    words: str


PATH: Final = "/cases"


def bubbles(rows: Sequence[PlaceCount], *, suppressed: bool) -> list[Bubble]:
    """One a unit, in the order of the rows."""
    return [_bubble(row, suppressed=suppressed) for row in rows]


def geojson(found: Sequence[Bubble]) -> dict[str, Any]:
    """Those with a place, as points: longitude first."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": list(each.point)},
                "properties": {
                    "name": each.name,
                    "open": each.open,
                    "late": each.late,
                    "words": each.words,
                    "href": each.open_href,
                },
            }
            for each in found
            if each.point is not None
        ],
    }


def _bubble(row: PlaceCount, *, suppressed: bool) -> Bubble:
    number: int | None = row.open
    late: int | None = row.late
    if suppressed and gives_away(row.open):
        number = late = None
    elif suppressed and gives_away(row.late, row.open - row.late):
        late = None
    asked = {"place": row.unit_id, "running": "true"}
    point = None
    if row.latitude is not None and row.longitude is not None:
        point = (row.longitude, row.latitude)
    return Bubble(
        row.name,
        point,
        number,
        late,
        address(PATH, asked) if number and not suppressed else None,
        address(PATH, asked, overdue="true") if late and not suppressed else None,
        _words(row.name, number, late),
    )


def _words(name: str, number: int | None, late: int | None) -> str:
    if number is None:
        return str(_("%(unit)s: đang xử lý %(n)s vụ việc", unit=name, n=few()))
    if late is None:
        return str(_("%(unit)s: đang xử lý %(n)s vụ việc", unit=name, n=number))
    return str(
        _("%(unit)s: đang xử lý %(n)s vụ việc, quá hạn %(late)s", unit=name, n=number, late=late)
    )
