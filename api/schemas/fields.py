"""Fields of the house: clean Vietnamese text, closed lists, days people can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from marshmallow import RAISE, Schema, ValidationError, fields
from marshmallow.validate import Length

from api.language import say
from casework.errors import BadInput
from casework.text import clean

SHORT, LINE, PROSE = 120, 200, 5_000
A_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_ID, MOST_IDS = 2**31 - 1, 50
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)

WORDS = {
    "required": lazy_gettext("Cần điền mục này."),
    "null": lazy_gettext("Cần điền mục này."),
    "invalid": lazy_gettext("Giá trị không đúng kiểu."),
}


class Shape(Schema):
    """Refuses fields it does not know, by name."""

    class Meta:
        unknown = RAISE

    error_messages = {  # noqa: RUF012 -- marshmallow's own form
        "unknown": lazy_gettext("Không có mục này."),
        "type": lazy_gettext("Cần một đối tượng JSON."),
    }


class Words(fields.String):
    """Text in NFC of a bounded length; characters nobody can see are refused."""

    def __init__(self, most: int, *, required: bool = True, **more: Any) -> None:
        super().__init__(required=required, error_messages=WORDS, **more)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more)
        if len(text) > self.most * 4:
            raise ValidationError(_("Quá dài: nhiều nhất %(n)s ký tự.", n=self.most))
        try:
            kept = clean(attr or "", text)
        except BadInput as bad:
            raise ValidationError(say(bad.because)) from bad
        if len(kept) > self.most:
            raise ValidationError(_("Quá dài: nhiều nhất %(n)s ký tự.", n=self.most))
        if self.required and not kept:
            raise ValidationError(_("Cần điền mục này."))
        return kept


class Key(Words):
    """The key of something of the case itself, chosen from a list that only the case knows."""

    def __init__(self, **more: Any) -> None:
        super().__init__(60, **more)


class Choice(fields.String):
    """One of a closed list."""

    def __init__(
        self, among: Iterable[str] | Mapping[Any, Any], *, required: bool = True, **more: Any
    ) -> None:
        super().__init__(required=required, error_messages=WORDS, **more)
        self.among = frozenset(str(each) for each in among)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more)
        if text not in self.among:
            raise ValidationError(_("Chọn một giá trị trong danh sách."))
        return text


class Id(fields.Integer):
    """A whole positive number that the database can hold."""

    def __init__(self, *, required: bool = True, **more: Any) -> None:
        super().__init__(strict=True, required=required, error_messages=WORDS, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        if isinstance(value, bool | str):
            raise ValidationError(_("Giá trị không đúng kiểu."))
        # To JSON 1.0 is the same number as 1.
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        number = super()._deserialize(value, attr, data, **more)
        if not 0 < (number or 0) <= MOST_ID:
            raise ValidationError(_("Giá trị không đúng."))
        return int(number)


class Day(fields.Date):
    """A calendar day of this century."""

    def __init__(self, *, required: bool = True, **more: Any) -> None:
        super().__init__(format="%Y-%m-%d", required=required, error_messages=WORDS, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> date:
        # strptime would also read 2026-3-2, and digits of any script.
        if not isinstance(value, str) or not A_DAY.fullmatch(value):
            raise ValidationError([str(self.error_messages["invalid"])])
        day = super()._deserialize(value, attr, data, **more)
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(_("Năm phải từ 2000 đến 2099."))
        return day


class Degrees(Words):
    """A latitude or longitude as people type it, with a point or a comma."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        text = super()._deserialize(value, attr, data, **more)
        if not re.fullmatch(r"-?\d{1,3}([.,]\d{1,8})?", text, re.ASCII):
            raise ValidationError(_("Viết như 10,1234."))
        return float(text.replace(",", "."))


class Truth(fields.Boolean):
    """True or false, and nothing that merely looks like it."""

    def __init__(self, *, required: bool = True, **more: Any) -> None:
        super().__init__(
            truthy={True}, falsy={False}, required=required, error_messages=WORDS, **more
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(_("Giá trị không đúng kiểu."))
        return value


class Ids(fields.List[Any]):
    """Several ids; no case has fifty agencies."""

    def __init__(self, *, required: bool = False, **more: Any) -> None:
        super().__init__(
            Id(),
            required=required,
            error_messages=WORDS,
            validate=Length(max=MOST_IDS, error=lazy_gettext("Quá nhiều mục.")),
            **more,
        )
