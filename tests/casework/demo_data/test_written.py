"""The thirty written reports."""

from __future__ import annotations

import pytest

from casework.demo_data.fates import Fate
from casework.demo_data.places import PROVINCE
from casework.demo_data.reading import samples
from casework.demo_data.walk import Walk
from casework.demo_data.wording import Wording
from casework.demo_data.written import COURSES, written
from tests.casework.demo_data.small import ENDS_AT


@pytest.fixture(scope="module")
def walks() -> dict[str, Walk]:
    told = written("test", 1, Wording(), ENDS_AT)
    return {sample["id"]: walk for sample, walk in zip(samples(), told, strict=True)}


def test_every_sample_has_its_course(walks: dict[str, Walk]) -> None:
    assert set(COURSES) == set(walks)


def test_each_is_told_in_its_own_words(walks: dict[str, Walk]) -> None:
    for sample in samples():
        report = walks[sample["id"]].steps[0]
        assert report.inputs["title"] == sample["title"]
        assert report.inputs["what"] == sample["description"]
        assert report.inputs["place_kind"] == sample["place_kind"]


def test_a_case_on_its_way_stops_there(walks: dict[str, Walk]) -> None:
    for name, course in COURSES.items():
        if course.last is not None:
            assert walks[name].steps[-1].action == course.last, name


def test_the_island_has_its_own(walks: dict[str, Walk]) -> None:
    assert walks["S30"].place.kind == "special_zone"


def test_signs_of_a_denunciation_are_redirected(walks: dict[str, Walk]) -> None:
    assert COURSES["S27"].fate is Fate.DECLINED
    assert walks["S27"].steps[-1].inputs["reason"] == "redirected"


def test_the_agency_suggested_leads_first(walks: dict[str, Walk]) -> None:
    leads = {
        name: next(s.inputs["lead"] for s in walk.steps if s.action == "assign")
        for name, walk in walks.items()
        if "assign" in {s.action for s in walk.steps}
    }
    assert leads["S01"] == f"Sở Nông nghiệp và Môi trường {PROVINCE.name.removeprefix('Tỉnh ')}"
    assert leads["S08"].startswith("Sở Công Thương")
    assert leads["S30"] == "UBND đặc khu Hòn Buồm"


def test_steps_before_the_end_are_many(walks: dict[str, Walk]) -> None:
    taken = [step for walk in walks.values() for step in walk.steps if step.at < ENDS_AT]
    assert len(taken) > 150
