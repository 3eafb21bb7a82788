"""From names to ids."""

from __future__ import annotations

import pytest
from flask import Flask

from casework import files
from casework.demo_data.ids import Ids, stored
from casework.demo_data.steps import CaseNumber, Picture
from tests.casework.demo_data.small import ENDS_AT
from workflows.actors import Role


def test_names_become_ids(province: Flask) -> None:
    ids = Ids()
    named = {
        "lead": "UBND xã Suối Mây",
        "supporting": ("Sở Y tế Lam Vân",),
        "unit": "SMY",
        "confirmers": ("ctv.suoimay.1@demo.example",),
        "into": CaseNumber(3),
        "reason": "Có lý do.",
    }
    assert ids.inputs(named, {3: "SMY-2026-AAAAAA"}) == {
        "lead": ids.agencies["UBND xã Suối Mây"],
        "supporting": (ids.agencies["Sở Y tế Lam Vân"],),
        "unit": ids.units["SMY"],
        "confirmers": [ids.people["ctv.suoimay.1@demo.example"]],
        "into": "SMY-2026-AAAAAA",
        "reason": "Có lý do.",
    }


def test_an_actor_has_the_seats_of_the_day(province: Flask) -> None:
    ids = Ids()
    assert ids.actor("daumoi.suoimay@demo.example", ENDS_AT).roles == {Role.COORDINATOR}
    assert not ids.actor("daumoi.davach.cu@demo.example", ENDS_AT).seats


def test_an_unknown_name_is_an_error(province: Flask) -> None:
    with pytest.raises(KeyError):
        Ids().inputs({"lead": "Sở Không Có"}, {})


def test_a_picture_is_kept_as_an_upload_is(province: Flask) -> None:
    photo = stored(Picture("pollution", "before", 7))
    assert photo.media_type == "image/jpeg"
    assert len(files.read(photo.sha256)) == photo.size
