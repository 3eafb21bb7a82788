"""Refusals speak: to the log in Vietnamese, to the reader in both languages."""

import pytest

from casework.errors import BadInput, CaseworkError, NotAllowed, NotFound, Stale
from workflows.words import Label

WHY = Label("Chưa rõ.", "Unclear.")


@pytest.mark.parametrize("error", [NotFound(), NotAllowed(), Stale(), BadInput("lead", WHY)])
def test_every_refusal_says_why_in_both_languages(error: CaseworkError) -> None:
    assert error.because.vi
    assert error.because.en
    assert str(error) == error.because.vi


def test_bad_input_names_its_field() -> None:
    assert BadInput("lead", WHY).field == "lead"


def test_a_refusal_may_say_its_own_why() -> None:
    assert NotAllowed(WHY).because == WHY
