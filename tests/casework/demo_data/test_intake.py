"""The first half of a story."""

from __future__ import annotations

from casework.demo_data.intake import (
    assign,
    complained,
    decline,
    in_charge,
    other_reporter,
    report,
    take_up,
    weigh,
)
from casework.demo_data.people import DEPARTED, seated
from casework.demo_data.places import offices
from casework.demo_data.walk import Walk
from tests.casework.demo_data.walks import actions, walk
from workflows.actors import Role


def test_a_collaborator_reports_with_a_photo() -> None:
    told = walk()
    report(told, photo=True)
    assert actions(told) == ["report", "attach"]
    assert {step.who for step in told.steps} == {told.reporter.email}


def test_at_other_doors_the_communes_coordinator_writes_it_down() -> None:
    told = walk(type_="official_conduct", source="hotline")
    report(told, photo=True)
    assert [(step.action, step.who) for step in told.steps] == [
        ("report", "daumoi.suoimay@demo.example")
    ]


def test_what_is_referred_up_is_assessed_by_the_province() -> None:
    found = [told for number in range(500) if "refer_up" in actions(told := weighed(number))]
    up = [told for told in found if "refer_down" not in actions(told)]
    back = [told for told in found if "refer_down" in actions(told)]
    assert up
    assert back
    assert all(told.steps[-1].who.startswith("daumoi.lamvan") for told in up)
    assert all(told.steps[-1].who == "daumoi.suoimay@demo.example" for told in back)


def weighed(number: int) -> Walk:
    told = walk(number)
    weigh(told)
    return told


def test_the_office_complained_about_is_not_in_charge() -> None:
    told = walk(type_="official_conduct")
    assert complained(told) == ("UBND xã Suối Mây",)
    assert not set(complained(told)) & {office.name for office in in_charge(told)}


def test_other_matters_complain_about_no_office() -> None:
    assert complained(walk()) == ()


def test_a_matter_goes_to_an_agency_in_charge_of_it_there() -> None:
    for number in range(40):
        told = walk(number, type_="household_electricity")
        assign(told)
        assert told.lead in in_charge(told)
        assert told.lead is not None
        assert told.lead.serves(told.place)


def test_the_agency_wanted_is_taken() -> None:
    told, wanted = walk(), next(o for o in offices() if o.slug == "so-nnmt")
    assign(told, wanted)
    assert told.lead is wanted


def test_after_a_return_another_agency_gets_it() -> None:
    told = walk(1)
    assign(told)
    first = told.lead
    take_up(told, returns=1)
    assert actions(told) == ["assign", "return_case", "assign", "accept"]
    assert told.lead is not first


def test_a_declined_denunciation_is_shown_the_lawful_way() -> None:
    told = walk(type_="official_conduct")
    decline(told)
    assert told.steps[-1].inputs["reason"] == "redirected"
    assert told.steps[-1].inputs["answer"]


def test_neighbours_are_others_who_still_serve() -> None:
    there = seated(Role.COLLABORATOR, DEPARTED)
    others = other_reporter(there[0], there)
    assert there[0] not in others
    assert all(one.left_days_ago is None for one in others)
