"""A form reaches one command, or comes back with what is wrong, field by field."""

from flask import Flask

from api.schemas.actions import Reason
from api.submitting import submitted
from casework.errors import BadInput
from workflows.words import Label


def refuse(*, reason: str) -> None:
    raise BadInput("reason", Label("Chưa rõ.", "Unclear."))


def test_a_good_form_reaches_the_command(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"reason": " Lý do "}):
        assert submitted(Reason(), lambda *, reason: reason) == ("Lý do", {})


def test_a_form_of_the_wrong_shape_names_the_field(app: Flask) -> None:
    with app.test_request_context(method="POST", data={}):
        assert submitted(Reason(), refuse) == (None, {"reason": "Cần điền mục này."})


def test_what_the_command_refuses_names_the_field_too(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"reason": "x"}):
        assert submitted(Reason(), refuse) == (None, {"reason": "Chưa rõ."})
