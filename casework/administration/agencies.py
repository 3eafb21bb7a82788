"""Agencies that cases are assigned to."""

from __future__ import annotations

from datetime import date, datetime

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
from casework.models import Agency, Unit
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.sectors import SECTOR_LABELS
from workflows.words import Label

TAKEN = Label("Đã có cơ quan tên này.", "There is an agency of this name.")
NO_SECTOR = Label("Không có lĩnh vực này.", "There is no such sector.")


def add_agency(
    *,
    actor: Actor,
    now: datetime,
    unit: int,
    name: str,
    sector: str,
    outside: bool,
    valid_from: date,
    valid_to: date | None = None,
) -> int:
    """A new agency; BadInput names ``unit``, ``name``, ``sector`` or ``valid_to``."""
    require(actor, Permission.AGENCY_MANAGE)
    _check(name, sector, valid_from, valid_to)
    with unit_of_work() as session:
        known(session, Unit, unit, "unit", NO_UNIT)
        _check_name(session, name, but=None)
        agency = Agency(
            unit_id=unit,
            name=name,
            sector=sector,
            outside=outside,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        session.add(agency)
        session.flush()
        log(session, "agency_added", actor=actor, now=now, id=agency.id, name=name)
        return int(agency.id)


def change_agency(
    agency_id: int,
    *,
    actor: Actor,
    now: datetime,
    name: str,
    sector: str,
    outside: bool,
    valid_from: date,
    valid_to: date | None = None,
) -> None:
    """Its name, sector, whether it stands outside, and its validity; it stays in its unit."""
    require(actor, Permission.AGENCY_MANAGE)
    _check(name, sector, valid_from, valid_to)
    with unit_of_work() as session:
        agency = existing(session, Agency, agency_id)
        _check_name(session, name, but=agency_id)
        agency.name, agency.sector, agency.outside = name, sector, outside
        agency.valid_from, agency.valid_to = valid_from, valid_to
        log(session, "agency_changed", actor=actor, now=now, id=agency_id, name=name)


def _check(name: str, sector: str, valid_from: date, valid_to: date | None) -> None:
    check_named(name)
    if sector not in SECTOR_LABELS:
        raise BadInput("sector", NO_SECTOR)
    check_validity(valid_from, valid_to)


def _check_name(session: Writing, name: str, *, but: int | None) -> None:
    holder = session.scalar(select(Agency.id).where(Agency.name == name))
    if holder is not None and holder != but:
        raise BadInput("name", TAKEN)
