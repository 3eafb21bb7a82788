"""Setting up and ending units."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from casework.administration.units import add_unit, change_unit
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Unit
from tests.cast import Cast

FIRST = date(2026, 3, 1)


def add(cast: Cast, now: datetime, who: str = "ada", **changes: Any) -> int:
    said: dict[str, Any] = {
        "code": "NLA",
        "name": "Xã Nà Lăng",
        "kind": "commune",
        "parent": cast.unit("TAM"),
        "valid_from": FIRST,
        **changes,
    }
    return add_unit(actor=cast.actor(who), now=now, **said)


def test_a_commune_is_added_below_the_province(app: Flask, cast: Cast, now: datetime) -> None:
    unit = db.session.get_one(Unit, add(cast, now))
    assert (unit.code, unit.name, unit.kind) == ("NLA", "Xã Nà Lăng", "commune")
    assert unit.parent_id == cast.unit("TAM")
    assert unit.valid_to is None


def test_another_province_stands_at_the_top(app: Flask, cast: Cast, now: datetime) -> None:
    unit = add(cast, now, code="TBM", kind="province", parent=None)
    assert db.session.get_one(Unit, unit).parent_id is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "SMY"}, "code"),
        ({"code": "X"}, "code"),
        ({"code": "ABCDE"}, "code"),
        ({"code": "abc"}, "code"),
        ({"code": "ĐLK"}, "code"),
        ({"code": "A1"}, "code"),
        ({"code": "AB\n"}, "code"),
        ({"name": "  "}, "name"),
        ({"kind": "hamlet"}, "kind"),
        ({"parent": None}, "parent"),
        ({"parent": 9_999}, "parent"),
        ({"kind": "province"}, "parent"),
        ({"valid_to": FIRST}, "valid_to"),
        ({"valid_to": date(2025, 1, 1)}, "valid_to"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nothing_is_added(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    before = db.session.query(Unit).count()
    with pytest.raises(BadInput) as refused:
        add(cast, now, **changes)
    assert refused.value.field == field
    assert db.session.query(Unit).count() == before


def test_a_unit_that_has_ended_takes_none_below_it(app: Flask, cast: Cast, now: datetime) -> None:
    old = add(cast, now, code="TBM", kind="province", parent=None, valid_from=date(2020, 1, 1),
              valid_to=date(2025, 7, 1))  # fmt: skip
    with pytest.raises(BadInput) as refused:
        add(cast, now, parent=old)
    assert refused.value.field == "parent"


def test_name_and_validity_may_change(app: Flask, cast: Cast, now: datetime) -> None:
    change_unit(
        cast.unit("SMY"),
        actor=cast.actor("ada"),
        now=now,
        name="Phường Suối Mây",
        valid_from=FIRST,
        valid_to=date(2027, 1, 1),
    )
    unit = db.session.get_one(Unit, cast.unit("SMY"))
    assert (unit.name, unit.valid_to) == ("Phường Suối Mây", date(2027, 1, 1))


def test_an_end_before_the_beginning_is_refused(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput) as refused:
        change_unit(
            cast.unit("SMY"),
            actor=cast.actor("ada"),
            now=now,
            name="Xã Suối Mây",
            valid_from=FIRST,
            valid_to=FIRST,
        )
    assert refused.value.field == "valid_to"


def test_an_unknown_unit_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(NotFound):
        change_unit(9_999, actor=cast.actor("ada"), now=now, name="X", valid_from=FIRST)


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        add(cast, now, who)
    with pytest.raises(NotAllowed):
        change_unit(cast.unit("SMY"), actor=cast.actor(who), now=now, name="Khác", valid_from=FIRST)
    assert db.session.get_one(Unit, cast.unit("SMY")).name == "Xã Suối Mây"


def test_a_unit_has_its_place_on_the_map(app: Flask, cast: Cast, now: datetime) -> None:
    made = add(cast, now, latitude=10.5, longitude=106.25)
    unit = db.session.get_one(Unit, made)
    assert (unit.latitude, unit.longitude) == (10.5, 106.25)
    change_unit(made, actor=cast.actor("ada"), now=now, name=unit.name, valid_from=FIRST)
    db.session.expire_all()
    assert db.session.get_one(Unit, made).latitude is None


@pytest.mark.parametrize(
    ("degrees", "field"),
    [
        ({"latitude": 10.5}, "longitude"),
        ({"longitude": 106.0}, "latitude"),
        # Swapped, as it happens most often.
        ({"latitude": 106.0, "longitude": 10.5}, "latitude"),
        ({"latitude": 10.5, "longitude": 2.3}, "longitude"),
    ],
)
def test_half_a_place_or_one_abroad_is_refused(
    app: Flask, cast: Cast, now: datetime, degrees: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        add(cast, now, **degrees)
    assert refused.value.field == field
