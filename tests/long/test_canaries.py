"""The long size of ``tests/canaries``: everybody, and ten links of every route."""

from __future__ import annotations

from tests.canaries import crawling
from tests.canaries.allowed import leaks, unheard
from tests.canaries.conftest import house
from tests.canaries.crawling import EVERYBODY, Heard, answers
from tests.canaries.house import House
from tests.canaries.test_canaries import PLACES

__all__ = ["house"]


def test_no_word_is_heard_where_it_may_not_be(house: House) -> None:
    heard = set[Heard]()
    for who in EVERYBODY:
        heard |= answers(house, who, each=10).heard
    for search in PLACES:
        heard |= search(house).heard
    assert leaks(heard) == []
    assert unheard(heard) == set()
    assert crawling.log(house).looked
