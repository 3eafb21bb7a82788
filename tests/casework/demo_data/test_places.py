"""The invented province: complete, and nowhere on a map."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from casework.demo_data.places import COMMUNES, PROVINCE, TOP, Place, competent, offices, places
from casework.text import folded
from workflows.definition import CaseType
from workflows.types import CASE_TYPES

REAL = (Path(__file__).parent / "real_provinces.txt").read_text(encoding="utf-8").split("\n")[:-1]
KINDS = ("Tỉnh ", "Xã ", "Phường ", "Đặc khu ")
# Two real names as unlike as Hà Nội and Hà Nam reach 0.7; ours must stay below any of them.
NEAR = 0.75


def bare(name: str) -> str:
    """The name alone, as search would compare it."""
    for kind in KINDS:
        name = name.removeprefix(kind)
    return folded(name)


def test_there_are_thirty_four_real_provinces_to_keep_away_from() -> None:
    assert len(REAL) == 34


@pytest.mark.parametrize("place", places().values(), ids=lambda place: place.code)
def test_no_place_is_named_like_a_real_province(place: Place) -> None:
    name = bare(place.name)
    nearest = max(SequenceMatcher(None, name, folded(real)).ratio() for real in REAL)
    assert nearest < NEAR


def test_twelve_communes_lie_below_one_province() -> None:
    kinds = [place.kind for place in COMMUNES]
    assert (len(kinds), kinds.count("special_zone"), PROVINCE.kind) == (12, 1, "province")


def test_every_place_has_a_short_code_of_its_own() -> None:
    assert len(places()) == 13
    assert all(code.isalpha() and code.isupper() and 2 <= len(code) <= 4 for code in places())


def test_there_are_thirty_agencies_each_with_its_own_name_and_address() -> None:
    assert len({office.name for office in offices()}) == 30
    assert len({office.slug for office in offices()}) == 30


@pytest.mark.parametrize("case_type", CASE_TYPES.values(), ids=lambda case_type: case_type.slug)
def test_every_matter_has_a_competent_agency_everywhere(case_type: CaseType) -> None:
    assert all(competent(case_type.competent, place) for place in COMMUNES)


def test_an_agency_of_one_commune_does_not_serve_another() -> None:
    own = next(office for office in offices() if office.unit == "SMY")
    assert own.serves(places()["SMY"])
    assert not own.serves(places()["GSY"])


def test_electricity_has_two_districts() -> None:
    east = {office.name for office in competent(("electricity",), places()["SMY"])}
    west = {office.name for office in competent(("electricity",), places()["RNH"])}
    assert (len(east), len(west), east & west) == (1, 1, set())


def test_a_name_inside_a_sentence_begins_small() -> None:
    assert places()["SMY"].inline == "xã Suối Mây"
    assert places()[TOP].inline == "tỉnh Lam Vân"
