"""The figures of a report as tables of words and numbers: page, paper and spreadsheet show the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from casework.refs import ZONE
from workflows.figures.cells import CELLS
from workflows.figures.words import ENTRY_LABELS, EXIT_LABELS, OUTCOME_LABELS, Entry, Exit, Outcome
from workflows.states import SEVERITY_LABELS, STATE_LABELS, Severity, State
from workflows.types import CASE_TYPES
from workflows.words import Label

NOT_ASSESSED: Final = Label("Chưa phân loại", "Not assessed")
NOBODY: Final = Label("Chưa giao", "Not assigned")
OVERVIEW: Final = (
    ("to_handle", Label("Cần xử lý", "To be handled")),
    *((f"entry.{each.value}", ENTRY_LABELS[each]) for each in Entry if each is not Entry.REWORK),
    ("earlier", Label("Trong đó bổ sung kỳ trước", "Of these, late entries of earlier periods")),
    *(
        (f"exit.{each.value}", EXIT_LABELS[each])
        for each in Exit
        if each not in (Exit.RETURNED, Exit.TAKEN)
    ),
    *((f"outcome.{each.value}", OUTCOME_LABELS[each]) for each in Outcome),
)
GROUPED: Final = (
    ("to_handle", Label("Cần xử lý", "To be handled")),
    ("entry.received", ENTRY_LABELS[Entry.RECEIVED]),
    ("done", Label("Đã xử lý", "Done")),
    ("exit.open_late", Label("Đang trễ hạn", "Open and late")),
)
# As many as a sheet of A4 can hold with whole words above them; the ledger has all.
AGENCY_CELLS: Final = ("to_handle", "open_late", "done", "confirmed", "disputed")
GROUPS: Final = (
    ("type", Label("Theo lĩnh vực", "By type")),
    ("place_unit_id", Label("Theo địa bàn", "By place")),
    ("severity", Label("Theo mức độ", "By severity")),
)
BAR: Final = 6


class Sheet(NamedTuple):
    """A table: its name, its columns, its rows of words and numbers."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]


class Tables:
    """The tables of one report in one language."""

    def __init__(
        self, figures: Mapping[str, Any], names: Mapping[str, Any], *, language: str = "vi"
    ) -> None:
        self.figures, self.names, self.language = figures, names, language
        self.totals: Mapping[str, int] = figures.get("cases", {}).get("totals", {})

    def say(self, vi: str, en: str) -> str:
        """A word of this report."""
        return Label(vi, en).say(self.language)

    def overview(self) -> Sheet:
        """Every number of cases beside that of the period before."""
        before = self.figures["before"]
        rows = [
            (label.say(self.language), self.totals.get(name, 0), before.get(name, 0))
            for name, label in OVERVIEW
        ]
        heads = (self.say("Chỉ số", "Figure"), self.say("Kỳ này", "This period"),
                 self.say("Kỳ trước", "Period before"))  # fmt: skip
        return Sheet(self.say("Tổng hợp", "Overview"), heads, rows)

    def grouped(self, group: str) -> Sheet:
        """Cases by type, place or severity: all there are, the most first, with a bar of length."""
        by = self.figures["cases"][group]
        most = max((n["to_handle"] for n in by.values()), default=0)
        rows = [
            (
                self.name_of(group, key),
                *(n.get(name, 0) for name, _ in GROUPED),
                self.share(n.get("on_time_original", 0), n.get("done", 0)),
                "█" * round(BAR * n["to_handle"] / most),
            )
            for key, n in sorted(by.items(), key=lambda each: (-each[1]["to_handle"], each[0]))
        ]
        heads = (
            dict(GROUPS)[group].say(self.language),
            *(label.say(self.language) for _, label in GROUPED),
            self.say("Đúng hạn ban đầu", "On time (original)"),
            "",
        )
        return Sheet(dict(GROUPS)[group].say(self.language), heads, rows)

    def agencies(self) -> Sheet:
        """Every agency by name, each rate with both of its numbers."""
        rows = [
            (
                self.names["agencies"].get(str(row["id"]), "?"),
                *(row["cells"][name] for name in AGENCY_CELLS),
                self.share(row["cells"]["on_time_original"], row["cells"]["done"]),
                self.share(row["cells"]["on_time"], row["cells"]["done"]),
            )
            for row in self.figures["agencies"]
        ]
        heads = (
            self.say("Cơ quan", "Agency"),
            *(CELLS[name].label.say(self.language) for name in AGENCY_CELLS),
            CELLS["on_time_original"].label.say(self.language),
            CELLS["on_time"].label.say(self.language),
        )
        return Sheet(self.say("Cơ quan", "Agencies"), heads, sorted(rows))

    def late(self, refs: Mapping[int, tuple[str, str]]) -> Sheet:
        """Every late case, the longest first; ``refs`` are numbers and titles the reader may see."""
        rows = [
            (
                *refs.get(row["case"], ("–", self.say("Ngoài phạm vi xem", "Out of sight"))),
                self.names["agencies"].get(str(row["agency"]), NOBODY.say(self.language)),
                self.day(row["original"]),
                self.day(row["due"]),
            )
            for row in self.figures["late"]
        ]
        heads = (
            self.say("Số vụ việc", "Case"), self.say("Nội dung", "Title"),
            self.say("Cơ quan đang giữ", "At whose desk"), self.say("Hạn ban đầu", "Original date"),
            self.say("Hạn hiện tại", "Current date"),
        )  # fmt: skip
        return Sheet(self.say("Trễ hạn", "Late"), heads, rows)

    def phases(self) -> Sheet:
        """The life of one case."""
        rows = [
            (
                self.day(row["at"]),
                STATE_LABELS[State(row["state"])].say(self.language),
                self.names["agencies"].get(str(row["agency"]))
                or self.names["units"][str(row["unit"])][0],
                self.day(row["due"]) if row["due"] else "–",
            )
            for row in self.figures["phases"]
        ]
        heads = (self.say("Ngày", "Day"), self.say("Trạng thái", "State"),
                 self.say("Nơi giữ", "At whose desk"), self.say("Hạn xử lý", "Due date"))  # fmt: skip
        return Sheet(self.say("Quá trình", "Course"), heads, rows)

    def name_of(self, group: str, key: str) -> str:
        """What a key of a group is called; a unit that has ended since says until when it was."""
        if group == "type":
            return CASE_TYPES[key].label.say(self.language)
        if group == "severity":
            known = key != "none"
            label = SEVERITY_LABELS[Severity(key)] if known else NOT_ASSESSED
            return label.say(self.language)
        name, until = self.names["units"][key]
        return name if until is None else f"{name} ({self.say('đến', 'until')} {self.day(until)})"

    def share(self, of: int, out_of: int) -> str:
        """``83% · 25/30``; nothing counted is a dash, and nearly all is not all."""
        if not out_of:
            return "–"
        percent = round(100 * of / out_of)
        said = f"{percent}%"
        if percent == 100 and of < out_of:  # noqa: PLR2004 -- per cent
            said = ">99%"
        elif percent == 0 and of:
            said = "<1%"
        return f"{said} · {of}/{out_of}"

    def day(self, moment: str) -> str:
        """A day of Vietnam."""
        return f"{datetime.fromisoformat(moment).astimezone(ZONE):%d/%m/%Y}"
