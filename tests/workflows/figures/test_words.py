"""Every word of figures is said in both languages."""

from workflows.figures.words import (
    ENTRY_LABELS,
    EXIT_LABELS,
    OUTCOME_LABELS,
    Entry,
    Exit,
    Outcome,
)


def test_every_word_has_a_label() -> None:
    assert set(ENTRY_LABELS) == set(Entry)
    assert set(EXIT_LABELS) == set(Exit)
    assert set(OUTCOME_LABELS) == set(Outcome)
