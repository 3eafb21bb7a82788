"""Which rung somebody says to have seen."""

from __future__ import annotations

from api.schemas.fields import Id, Shape


class Acknowledgement(Shape):
    """``event``: the number of the rung's event in the history of its case."""

    event = Id()
