"""A run of the purge counts from nought."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from casework.models import Purge
from casework.unit_of_work import unit_of_work


@pytest.mark.parametrize(("erased", "waiting"), [(-1, 0), (0, -1)])
def test_less_than_nothing_is_refused(app: Flask, now: datetime, erased: int, waiting: int) -> None:
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.add(Purge(recorded_at=now, erased=erased, waiting=waiting))
