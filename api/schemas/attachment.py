"""The shape of what is said beside a photo."""

from __future__ import annotations

from api.schemas.fields import Choice, Shape

MOMENTS = ("before", "after")


class AttachmentSchema(Shape):
    """Whether it was taken before or after the work."""

    moment = Choice(MOMENTS)
