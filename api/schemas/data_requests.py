"""The shape of requests about one's own data, and of their answers."""

from __future__ import annotations

from api.schemas.fields import Choice, Shape, Truth, Words
from api.schemas.search import QueryId
from workflows.data_requests import Wish

LONGEST_WORDS = 1_000


class NewRequest(Shape):
    wish = Choice(Wish)
    words = Words(LONGEST_WORDS, required=False)


class Answer(Shape):
    done = Truth()
    answer = Words(LONGEST_WORDS)


class RegisterQuery(Shape):
    """Where the register goes on."""

    before = QueryId(required=False)
