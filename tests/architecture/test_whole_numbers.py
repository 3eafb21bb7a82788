"""Whole numbers are of 64 bits on every database: an id from outside must never be too long."""

from __future__ import annotations

from tests.architecture.sources import ROOT


def test_migrations_write_whole_numbers_as_the_models_do() -> None:
    narrow = [
        path.name
        for path in sorted((ROOT / "migrations" / "versions").glob("*.py"))
        if "sa.Integer" in path.read_text() or "sa.BigInteger" in path.read_text()
    ]
    assert narrow == [], "write Int64 of casework.database"
