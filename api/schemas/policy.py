"""The shape of a policy as it is filled in: the names of ``casework.rules.written``."""

from __future__ import annotations

import re
from typing import Any, Final

from flask_babel import gettext as _
from marshmallow import ValidationError, fields

from api.schemas.fields import LINE, WORDS, Choice, Day, Id, Shape, Truth, Words
from casework.rules.written import written
from workflows.limits import Source, TimeUnit
from workflows.types import CASE_TYPES

LONGEST_REASON: Final = 400
SOURCES: Final = (Source.DEFAULT, Source.LEGAL)
# Not every type has every term; the rungs are those of the longest ladder.
NAMES: Final = tuple(
    dict.fromkeys(name for case_type in CASE_TYPES.values() for name in written(case_type.policy))
)
_DIGITS: Final = re.compile(r"-?[0-9]{1,6}")


class Number(fields.Field[int]):
    """A whole number, which may be negative; one left empty is None."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True, error_messages=WORDS)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        if isinstance(value, bool) or not _DIGITS.fullmatch(str(value)):
            raise ValidationError(_("Cần một số nguyên."))
        return int(value)


def _field(name: str) -> fields.Field[Any]:
    if name.endswith("_unit"):
        return Choice(TimeUnit, required=False, load_default=None)
    if name.endswith("_source"):
        return Choice(SOURCES, required=False, load_default=None)
    if name.endswith(("_citation_vi", "_citation_en")):
        return Words(LINE, required=False, load_default=None)
    return Number()


PolicyNumbers: Final = Shape.from_dict({name: _field(name) for name in NAMES})


class PolicyDraft(PolicyNumbers):  # type: ignore[misc,valid-type]  # made from the names above
    """The numbers with the version they were filled in from."""

    base = Id()


class PolicySaving(PolicyDraft):
    """The same with when it takes effect, why, and for which cases."""

    effective_on = Day()
    reason = Words(LONGEST_REASON)
    open_cases = Truth(required=False, load_default=False)
