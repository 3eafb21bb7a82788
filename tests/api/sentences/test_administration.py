"""Every kind of entry has its sentence."""

from api.sentences.administration import ACCESS, SENTENCES
from casework.administration.log import KINDS


def test_every_kind_has_a_sentence_and_no_other() -> None:
    assert set(SENTENCES) == KINDS
    assert ACCESS < KINDS
