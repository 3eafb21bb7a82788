"""The shape of what people fill in about their own account."""

from __future__ import annotations

from api.schemas.admin import Secret
from api.schemas.fields import Shape, Words

LONGEST_CODE = 40


class Current(Shape):
    current = Secret()


class OwnPassword(Current):
    password = Secret()


class Code(Shape):
    code = Words(LONGEST_CODE)
