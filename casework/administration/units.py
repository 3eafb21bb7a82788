"""Units of the tree: a code, which begins the numbers of their cases, a name and a validity."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from sqlalchemy import select

from casework.administration.checks import (
    NO_UNIT,
    check_named,
    check_validity,
    existing,
    known,
    require,
)
from casework.administration.log import log
from casework.errors import BadInput
from casework.models import Unit
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

CODE: Final = re.compile(r"[A-Z]{2,4}")
UNIT_KINDS: Final = {
    "province": Label("Tỉnh, thành phố", "Province"),
    "commune": Label("Xã", "Commune"),
    "ward": Label("Phường", "Ward"),
    "special_zone": Label("Đặc khu", "Special zone"),
}
BAD_CODE = Label("Mã gồm 2 đến 4 chữ in hoa không dấu.", "A code has 2 to 4 letters A–Z.")
TAKEN = Label("Mã này đã dùng.", "This code is taken.")
NO_KIND = Label("Không có loại đơn vị này.", "There is no such kind of unit.")
TOP_HAS_NONE = Label("Tỉnh không có đơn vị cấp trên.", "A province has no unit above.")
NEEDS_PARENT = Label("Cần chọn đơn vị cấp trên.", "Choose the unit above.")
# About Vietnam, its islands too: degrees that were swapped or typed wrongly lie elsewhere.
LATITUDES: Final = (6.0, 24.0)
LONGITUDES: Final = (102.0, 118.0)
NOT_HERE = Label(
    "Tọa độ phải ở Việt Nam: vĩ độ từ 6 đến 24, kinh độ từ 102 đến 118.",
    "The place must lie in Vietnam: latitude 6 to 24, longitude 102 to 118.",
)
BOTH = Label("Cần cả vĩ độ và kinh độ.", "Both latitude and longitude are needed.")
ENDED = Label("Đơn vị này đã hết hiệu lực.", "This unit is no longer valid.")


def add_unit(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    name: str,
    kind: str,
    valid_from: date,
    parent: int | None = None,
    valid_to: date | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
) -> int:
    """A new unit; BadInput names ``code``, ``kind``, ``parent``, ``valid_to`` or a degree."""
    require(actor, Permission.UNIT_MANAGE)
    if not CODE.fullmatch(code):
        raise BadInput("code", BAD_CODE)
    if kind not in UNIT_KINDS:
        raise BadInput("kind", NO_KIND)
    check_named(name)
    check_validity(valid_from, valid_to)
    _check_point(latitude, longitude)
    with unit_of_work() as session:
        if session.scalar(select(Unit.id).where(Unit.code == code)) is not None:
            raise BadInput("code", TAKEN)
        if kind == "province" and parent is not None:
            raise BadInput("parent", TOP_HAS_NONE)
        if kind != "province":
            _check_parent(known(session, Unit, parent or 0, "parent", _lack(parent)), valid_from)
        unit = Unit(
            code=code,
            name=name,
            kind=kind,
            parent_id=parent,
            valid_from=valid_from,
            valid_to=valid_to,
            latitude=latitude,
            longitude=longitude,
        )
        session.add(unit)
        session.flush()
        log(session, "unit_added", actor=actor, now=now, id=unit.id, name=name)
        return int(unit.id)


def change_unit(
    unit_id: int,
    *,
    actor: Actor,
    now: datetime,
    name: str,
    valid_from: date,
    valid_to: date | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
) -> None:
    """Another name, validity or place on the map; code, kind and place in the tree stay, since cases carry them."""
    require(actor, Permission.UNIT_MANAGE)
    check_named(name)
    check_validity(valid_from, valid_to)
    _check_point(latitude, longitude)
    with unit_of_work() as session:
        unit = existing(session, Unit, unit_id)
        unit.name, unit.valid_from, unit.valid_to = name, valid_from, valid_to
        unit.latitude, unit.longitude = latitude, longitude
        log(session, "unit_changed", actor=actor, now=now, id=unit_id, name=name)


def _lack(parent: int | None) -> Label:
    return NEEDS_PARENT if parent is None else NO_UNIT


def _check_point(latitude: float | None, longitude: float | None) -> None:
    found = (("latitude", latitude, LATITUDES), ("longitude", longitude, LONGITUDES))
    for name, value, (least, most) in found:
        if value is None and (latitude, longitude) != (None, None):
            raise BadInput(name, BOTH)
        if value is not None and not least <= value <= most:
            raise BadInput(name, NOT_HERE)


def _check_parent(parent: Unit, on: date) -> None:
    if parent.valid_to is not None and parent.valid_to <= on:
        raise BadInput("parent", ENDED)
