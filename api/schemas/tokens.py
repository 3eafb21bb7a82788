"""The shape of what a person says about a token they want."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from api.schemas.admin import Secret
from api.schemas.fields import WORDS, Choice, Id, Shape, Words
from workflows.scopes import Scope

LONGEST_NAME = 60


class Choices(fields.List[Any]):
    """Several of a closed list, ticked; none ticked is an empty list."""

    def __init__(self, among: Any, **more: Any) -> None:
        super().__init__(Choice(among), load_default=list, error_messages=WORDS, **more)


class NewToken(Shape):
    name = Words(LONGEST_NAME)
    scopes = Choices(Scope)
    days = Id()
    current = Secret()
