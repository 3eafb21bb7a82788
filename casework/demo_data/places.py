"""The invented province: its communes and the agencies that serve it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from casework.demo_data.reading import toml


@dataclass(frozen=True)
class Place:
    """The province or a commune. ``speed`` is the share of a term its desk usually takes."""

    code: str
    slug: str
    name: str
    kind: str
    area: str = ""
    speed: float = 0.7
    collaborators: int = 0
    hamlets: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None

    @property
    def inline(self) -> str:
        """The name inside a sentence: xã Suối Mây."""
        return self.name[0].lower() + self.name[1:]


@dataclass(frozen=True)
class Office:
    """An agency: ``unit`` is the code of the place it serves, ``area`` a part of the province."""

    name: str
    slug: str
    sector: str
    unit: str
    outside: bool
    speed: float
    officers: int
    area: str = ""

    def serves(self, place: Place) -> bool:
        """Whether it is in charge there."""
        return self.area in ("", place.area) and self.unit in (place.code, TOP)


_PLACES = toml("places.toml")
PROVINCE = Place(kind="province", **_PLACES["province"])
TOP = PROVINCE.code
COMMUNES = tuple(Place(**{**row, "hamlets": tuple(row["hamlets"])}) for row in _PLACES["commune"])


@cache
def places() -> dict[str, Place]:
    """Every place by its code, the province first."""
    return {place.code: place for place in (PROVINCE, *COMMUNES)}


@cache
def offices() -> tuple[Office, ...]:
    """The thirty agencies: the province's, every commune's office, some wards' police."""
    found = [
        Office(unit=TOP, outside=row.get("outside", False), area=row.get("area", ""), **_plain(row))
        for row in _PLACES["agency"]
    ]
    found += [
        Office(
            name=f"UBND {place.inline}",
            slug=f"ubnd-{place.slug}",
            sector="commune_office",
            unit=place.code,
            outside=False,
            speed=min(place.speed + 0.1, 1.1),
            officers=2,
        )
        for place in COMMUNES
    ]
    policed = _PLACES["police"]["communes"]
    found += [
        Office(
            name=f"Công an {place.inline}",
            slug=f"congan-{place.slug}",
            sector="police",
            unit=place.code,
            outside=True,
            speed=0.6,
            officers=1,
        )
        for place in COMMUNES
        if place.code in policed
    ]
    return tuple(found)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in {"outside", "area"}}


def competent(sectors: tuple[str, ...], place: Place) -> list[Office]:
    """The agencies in charge of such a matter in such a place, in the order of the sectors."""
    return [
        office
        for sector in sectors
        for office in offices()
        if office.sector == sector and office.serves(place)
    ]
