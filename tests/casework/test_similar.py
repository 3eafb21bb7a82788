"""Likely doubles: found by place, kind and words, and never among cases one may not read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from casework.database import db
from casework.similar import Similar, pairs, phrases, similar, syllables
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

SAME = "Cá chết nổi trắng, nước đen chảy ra kênh tiêu"


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


class Asking:
    """Asks for doubles as one of the cast, in Suối Mây unless said otherwise."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast = cast
        self.now = now

    def found(self, who: str, text: str = SAME, unit: str = "SMY", **more: Any) -> list[Similar]:
        given = {"type": "pollution", "now": self.now, **more}
        return similar(
            db.session,
            self.cast.actor(who),
            read_tree(db.session),
            place_unit=self.cast.unit(unit),
            text=text,
            **given,
        )

    def refs(self, who: str, **more: Any) -> list[str]:
        return [each.ref for each in self.found(who, **more)]


@pytest.fixture
def asking(cast: Cast, now: datetime) -> Asking:
    return Asking(cast, now)


def test_the_same_matter_is_found_with_the_words_that_say_so(cases: Cases, asking: Asking) -> None:
    ref = cases.reported()
    (found,) = asking.found("bob")
    assert (found.ref, found.title, found.state) == (ref, "Nước thải chảy ra kênh tiêu", "reported")
    assert "“cá chết nổi trắng”" in found.why.vi
    assert "cùng lĩnh vực" in found.why.vi
    assert 0 < found.score <= 1


def test_words_without_marks_are_found_too(cases: Cases, asking: Asking) -> None:
    ref = cases.reported()
    assert asking.refs("bob", text="ca chet noi trang o kenh tieu") == [ref]


def test_other_words_are_not_similar(cases: Cases, asking: Asking) -> None:
    cases.reported()
    assert asking.refs("bob", text="Khói lò gạch bay vào trường học, học sinh ho nhiều") == []
    assert asking.refs("bob", text="") == []


def test_what_every_report_says_makes_nothing_similar(cases: Cases, asking: Asking) -> None:
    cases.reported(what="Người dân đề nghị kiểm tra, xử lý. Bà con phản ánh nhiều lần.", title="A")
    said = "Bà con đề nghị kiểm tra. Người dân phản ánh nhiều lần, đề nghị xử lý."
    assert asking.refs("bob", text=said) == []


def test_another_kind_or_another_place_is_not_similar(cases: Cases, asking: Asking) -> None:
    cases.reported()
    assert asking.refs("bob", type="traffic_safety") == []
    assert asking.refs("carol", unit="BSE") == []


def test_before_the_kind_is_chosen_every_kind_is_compared(cases: Cases, asking: Asking) -> None:
    ref = cases.reported()
    (found,) = asking.found("bob", type=None)
    assert found.ref == ref
    assert "lĩnh vực" not in found.why.vi


def test_a_case_is_not_similar_to_itself(cases: Cases, asking: Asking) -> None:
    ref = cases.reported()
    assert asking.refs("bob", exclude_ref=ref) == []


def test_the_likest_comes_first_and_five_are_enough(cases: Cases, asking: Asking) -> None:
    for number in range(6):
        cases.reported(what=f"Nước đen chảy ra mương số {number}.")
    likest = cases.reported(what=SAME)
    found = asking.found("bob")
    assert len(found) == 5
    assert found[0].ref == likest
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)


def test_an_ended_case_counts_for_twelve_weeks_an_open_one_for_ever(
    cases: Cases, asking: Asking, now: datetime
) -> None:
    ended, still_open = cases.at(State.CLOSED), cases.reported()
    within, after = now + timedelta(weeks=12), now + timedelta(weeks=12, days=1)
    assert set(asking.refs("bob", now=within)) == {ended, still_open}
    assert asking.refs("bob", now=after) == [still_open]


def test_a_collaborator_is_told_of_own_reports_only(cases: Cases, asking: Asking) -> None:
    ref = cases.reported("alice")
    assert asking.refs("alice") == [ref]
    assert asking.refs("amy") == []
    assert asking.refs("wendy") == []
    assert asking.refs("bill") == []


def test_whoever_is_only_asked_to_confirm_does_not_learn_the_words(
    cases: Cases, asking: Asking, cast: Cast
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    assert asking.refs("amy") == []
    assert asking.refs("alice") == [ref]


def test_sentences_are_not_read_across() -> None:
    assert pairs(syllables("cá chết. Nước đen")) == {("ca", "chet"), ("nuoc", "den")}


def test_phrases_keep_their_marks_and_none_repeats_a_longer_one() -> None:
    words = syllables("Nước đen chảy ra kênh. Kênh tiêu hôi. Chảy ra kênh nữa.")
    shared = pairs(syllables("chay ra kenh; kenh tieu"))
    assert phrases(words, shared) == ["chảy ra kênh", "kênh tiêu"]
