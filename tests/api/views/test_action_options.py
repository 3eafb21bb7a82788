"""What can be chosen in a form."""

from __future__ import annotations

from datetime import date

from api.views.action_fields import Option
from api.views.action_options import OPTIONS
from tests.api.views.turning import turning
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE, WARD_POLICE
from workflows.states import State


def options(cases: Cases, name: str, action: str, who: str = "", ref: str = "") -> list[Option]:
    return OPTIONS[name](turning(cases, action, who, ref))


def labels(found: list[Option]) -> list[str]:
    return [each.label for each in found]


def test_competent_agencies_come_first_and_those_elsewhere_not_at_all(cases: Cases) -> None:
    found = options(cases, "agencies", "assign")
    assert labels(found) == [ENVIRONMENT, OFFICE, POLICE]
    assert [each.fits for each in found] == [True, True, False]
    assert WARD_POLICE not in labels(found)


def test_the_agency_complained_about_is_shown_barred_with_the_reason(cases: Cases) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", complained=(cases.cast.agency(OFFICE),))
    found = options(cases, "agencies", "assign", "bob", ref)
    barred = [each for each in found if each.barred]
    assert labels(barred) == [OFFICE]
    assert "Bị phản ánh" in barred[0].hint


def test_the_agency_that_has_the_case_is_barred_when_reassigning(cases: Cases) -> None:
    found = options(cases, "agencies", "reassign")
    assert labels([each for each in found if each.barred]) == [ENVIRONMENT]


def test_no_office_complained_about_is_an_answer_of_its_own(cases: Cases) -> None:
    found = options(cases, "complained", "assess")
    assert found[0].value == ""
    assert set(labels(found[1:])) == {ENVIRONMENT, OFFICE, POLICE}
    assert not any(each.barred for each in found)


def test_severities_say_what_they_mean_and_the_present_one_is_no_change(cases: Cases) -> None:
    assert [each.value for each in options(cases, "severity", "assess")] == [
        "normal",
        "emerging",
        "pressing",
        "hot",
    ]
    found = options(cases, "severity", "change_severity")
    assert "pressing" not in [each.value for each in found]
    assert all(each.hint for each in found)


def test_a_category_of_another_level_is_not_offered(cases: Cases) -> None:
    values = [each.value for each in options(cases, "category", "recategorise")]
    assert "pollution" not in values
    assert "official_conduct" not in values
    assert "land_grievance" in values


def test_a_directive_goes_to_an_agency_only_once_one_has_the_case(cases: Cases) -> None:
    fresh = cases.reported()
    assert [each.value for each in options(cases, "owner", "direct", "frank", fresh)] == [
        "coordinator"
    ]
    assert [each.value for each in options(cases, "owner", "direct")] == ["lead", "coordinator"]


def test_collaborators_of_the_place_can_be_asked(cases: Cases) -> None:
    assert labels(options(cases, "confirmers", "give_feedback")) == ["Alice", "Amy"]


def test_only_units_directly_below_can_be_chosen(cases: Cases) -> None:
    found = options(cases, "units_below", "refer_down")
    assert found[0].value == ""
    assert set(labels(found[1:])) == {"Xã Suối Mây", "Phường Bàu Sen"}


def test_directives_are_known_by_number_day_and_first_words(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead", text="Kiểm tra ngay. " * 20)
    cases.do("frank", ref, "direct", due_on=date(2026, 4, 1))
    (mine,) = options(cases, "my_directives", "answer_directive", "dan", ref)
    assert mine.value == "1"
    assert mine.label.startswith("Số 1, hạn 16/03/2026: Kiểm tra ngay.")
    assert mine.label.endswith("…")
    assert len(mine.label) < 120
    everything = options(cases, "directives", "close_directive", "frank", ref)
    assert [each.value for each in everything] == ["1", "2"]


def test_a_decision_is_yes_or_no(cases: Cases) -> None:
    found = options(cases, "granted", "decide_extension")
    assert [each.value for each in found] == ["true", "false"]
