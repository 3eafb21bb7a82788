"""Who has to do with a case: units that held it, agencies, and the hidden collaborators."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class CaseUnit(Model):
    """A unit that holds or once held the case; a unit below only reads on."""

    __tablename__ = "case_units"
    __table_args__ = (Index("ix_case_units_unit", "unit_id", "case_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)


class CaseAgency(Model):
    """An agency's part in a case; the one complained about never leads or supports."""

    __tablename__ = "case_agencies"
    __table_args__ = (
        CheckConstraint("part IN ('lead','support','complained')", name="part"),
        Index("ix_case_agencies_agency", "agency_id", "part", "case_id"),
        Index(
            "uq_case_agencies_lead",
            "case_id",
            unique=True,
            sqlite_where=text("part = 'lead'"),
            postgresql_where=text("part = 'lead'"),
        ),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    part: Mapped[str] = mapped_column(String(12))


class CaseReporter(Model):
    """Which collaborator reported: never shown to anybody but that person (design §6)."""

    __tablename__ = "case_reporters"
    __table_args__ = (Index("ix_case_reporters_person", "person_id", "case_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class CaseConfirmer(Model):
    """A collaborator asked to confirm in this cycle instead of, or beside, the reporter."""

    __tablename__ = "case_confirmers"
    __table_args__ = (Index("ix_case_confirmers_person", "person_id", "case_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
