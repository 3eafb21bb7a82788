"""What stands around the body: whose paper it is, its number, kind, date, and who gets it.

The words come from ``papers.toml``: the one shipped, and over it the one in the data folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from casework.errors import BadInput
from casework.resources import resource
from workflows.words import Label

FILE: Final = "papers.toml"
FOLDER: Final = "papers"
UNREADABLE: Final = Label(
    "Tệp papers.toml của cơ quan không đọc được: %s.",
    "The office's papers.toml cannot be read: %s.",
)
BY_UNIT_KIND: Final = {"province": "province", "special_zone": "special_zone"}
COMMUNE: Final = "commune"
KINDS: Final = ("tỉnh", "thành phố", "xã", "phường", "đặc khu")
# In Party style days 1–9 and months 1–2 carry a nought.
TWO_DIGITS_UP_TO: Final = 2


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Number, signature and stamp stay blank: the service drafts, the office issues."""

    superior: str
    issuer: str
    symbol: str
    place: str
    day: date
    kind: str
    subject: str
    recipients: Sequence[str]
    signer: Sequence[str]
    footer: str

    def fields(self) -> dict[str, str]:
        """By the names that templates use."""
        month = self.day.month
        months = f"{month:02}" if month <= TWO_DIGITS_UP_TO else str(month)
        return {
            "superior": self.superior.upper(),
            "issuer": self.issuer.upper(),
            "number": f"Số      {self.symbol}",
            "place_and_day": f"{self.place}, ngày {self.day:%d} tháng {months} năm {self.day.year}",
            "kind": self.kind.upper(),
            "subject": self.subject,
            "recipients": "\n".join(f"- {line}" for line in self.recipients),
            "signer": "\n".join(self.signer),
            "footer": self.footer,
        }


def letterhead(
    paper: str,
    *,
    unit_name: str,
    unit_kind: str,
    parent_name: str,
    day: date,
    subject: str,
    footer: str,
    data: Path,
) -> Letterhead:
    """For a paper of this unit; ``paper`` is a key of ``papers.toml``: report, conclusions.

    Words in the file may use ``{unit}``, ``{parent}`` and ``{place}``. BadInput when the office's own file
    cannot be read or lacks something.
    """
    words = read_words(data)
    try:
        common = words["units"][BY_UNIT_KIND.get(unit_kind, COMMUNE)]
        own = words["papers"][paper]
        names = {"unit": unit_name, "parent": parent_name, "place": bare(unit_name)}

        def say(text: str) -> str:
            return text.format(**names)

        return Letterhead(
            superior=say(common["superior"]),
            issuer=say(common["issuer"]),
            symbol=say(f"{own['symbol']}/{common['abbreviation']}"),
            place=say(common["place"]),
            day=day,
            kind=own["kind"],
            subject=subject,
            recipients=[say(each) for each in (*own.get("recipients", ()), *common["recipients"])],
            signer=[say(each) for each in common["signer"]],
            footer=footer,
        )
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as wrong:
        raise _unreadable(str(wrong)) from wrong


def bare(name: str) -> str:
    """A unit's name as the line of place and day has it: An Minh, not Tỉnh An Minh."""
    for kind in KINDS:
        if name.casefold().startswith(f"{kind} "):
            return name[len(kind) + 1 :]
    return name


def read_words(data: Path) -> Mapping[str, Any]:
    """The shipped file, and what the office's own replaces, table by table."""
    found = _read(resource("templates") / FOLDER / FILE)
    own = data / FOLDER / FILE
    return _over(found, _read(own)) if own.is_file() else found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise _unreadable(str(wrong)) from wrong


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        key: _over(below[key], above[key])
        for key in below.keys() & above.keys()
        if isinstance(below[key], dict) and isinstance(above[key], dict)
    }
    return {**below, **above, **both}


def _unreadable(why: str) -> BadInput:
    return BadInput("template", Label(UNREADABLE.vi % why, UNREADABLE.en % why))
