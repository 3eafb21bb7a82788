"""A form says the same as JSON would."""

from werkzeug.datastructures import MultiDict

from api.forms import form_input
from api.schemas.actions import Assess, Assign, Resolve


def test_numbers_lists_and_ticks_are_read_as_such() -> None:
    form = MultiDict([("lead", "3"), ("supporting", "4"), ("supporting", "5"), ("version", "2")])
    assert form_input(Assign(), form) == {"lead": 3, "supporting": [4, 5]}


def test_an_empty_field_counts_as_not_sent() -> None:
    form = MultiDict([("result", "Đã làm."), ("evidence", "")])
    assert form_input(Resolve(), form) == {"result": "Đã làm."}


def test_a_box_that_is_not_ticked_says_no() -> None:
    given = form_input(Assess(), MultiDict([("urgent", "true")]))
    assert (given["urgent"], given["complex"], given["complained"]) == (True, False, [])


def test_what_cannot_be_read_is_left_for_the_schema_to_refuse() -> None:
    form = MultiDict([("lead", "ba"), ("stranger", "x")])
    assert form_input(Assign(), form) == {"lead": "ba", "stranger": "x", "supporting": []}
