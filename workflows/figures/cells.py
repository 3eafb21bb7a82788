"""The cells of an agency's ledger: what each number counts, said once for number and list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from workflows.figures.words import (
    DONE,
    ENTRY_LABELS,
    EXIT_LABELS,
    OPEN,
    OUTCOME_LABELS,
    Entry,
    Exit,
    Outcome,
)
from workflows.words import Label


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Work that came so, stood so, and became so; an empty set asks for nothing.

    ``late_original`` and ``recurs`` ask for just that value. With ``mark`` the cell counts
    events of that kind instead of work.
    """

    label: Label
    entries: tuple[Entry, ...] = ()
    exits: tuple[Exit, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    late_original: bool | None = None
    recurs: bool | None = None
    mark: str | None = None

    def holds(self, row: Any) -> bool:
        """Whether a row of ``casework.figures.custodies.custody_members`` counts here."""
        return (
            (not self.entries or row.entry in self.entries)
            and (not self.exits or row.exit in self.exits)
            and (not self.outcomes or row.outcome in self.outcomes)
            and self.late_original in (None, bool(row.late_original))
            and self.recurs in (None, bool(row.recurs))
        )


_LATE: Final = (Exit.LATE, Exit.DONE_LATE)
CELLS: Final[dict[str, Cell]] = {
    "to_handle": Cell(label=Label("Cần xử lý", "To be handled")),
    "before": Cell(label=ENTRY_LABELS[Entry.BEFORE], entries=(Entry.BEFORE,)),
    "received": Cell(label=ENTRY_LABELS[Entry.RECEIVED], entries=(Entry.RECEIVED, Entry.REWORK)),
    "open": Cell(label=Label("Đang xử lý", "Open"), exits=OPEN),
    "open_late": Cell(label=EXIT_LABELS[Exit.LATE], exits=(Exit.LATE,)),
    "open_soon": Cell(label=EXIT_LABELS[Exit.SOON], exits=(Exit.SOON,)),
    "open_ahead": Cell(label=EXIT_LABELS[Exit.AHEAD], exits=(Exit.AHEAD,)),
    "done": Cell(label=Label("Đã báo kết quả", "Result given"), exits=DONE),
    "done_early": Cell(label=EXIT_LABELS[Exit.DONE_EARLY], exits=(Exit.DONE_EARLY,)),
    "done_on_day": Cell(label=EXIT_LABELS[Exit.DONE_ON_DAY], exits=(Exit.DONE_ON_DAY,)),
    "done_late": Cell(label=EXIT_LABELS[Exit.DONE_LATE], exits=(Exit.DONE_LATE,)),
    "on_time": Cell(
        label=Label("Đúng hạn (kể cả gia hạn)", "On time (extended date)"),
        exits=(Exit.DONE_EARLY, Exit.DONE_ON_DAY),
    ),
    "on_time_original": Cell(
        label=Label("Đúng hạn ban đầu", "On time (original date)"),
        exits=DONE,
        late_original=False,
    ),
    "late": Cell(label=Label("Trễ hạn, chưa xong và đã xong", "Late, open and done"), exits=_LATE),
    "confirmed": Cell(label=OUTCOME_LABELS[Outcome.CONFIRMED], outcomes=(Outcome.CONFIRMED,)),
    "unconfirmed": Cell(label=OUTCOME_LABELS[Outcome.UNCONFIRMED], outcomes=(Outcome.UNCONFIRMED,)),
    "disputed": Cell(label=OUTCOME_LABELS[Outcome.DISPUTED], outcomes=(Outcome.DISPUTED,)),
    "said_not_fixed": Cell(
        label=OUTCOME_LABELS[Outcome.SAID_NOT_FIXED], outcomes=(Outcome.SAID_NOT_FIXED,)
    ),
    "waiting": Cell(
        label=Label("Chờ phản hồi, xác nhận", "Waiting for feedback or confirmation"),
        outcomes=(Outcome.WAITING, Outcome.NO_FEEDBACK, Outcome.REWORKED),
    ),
    "reopened": Cell(label=OUTCOME_LABELS[Outcome.REOPENED], outcomes=(Outcome.REOPENED,)),
    "recurs": Cell(label=Label("Tái diễn trong 90 ngày", "Came back within 90 days"), recurs=True),
    "returned": Cell(label=Label("Lượt trả lại", "Times returned"), mark="returned"),
    "reassigned": Cell(
        label=Label("Lượt đổi cơ quan xử lý", "Times given to another agency"), mark="reassigned"
    ),
    "rework_asked": Cell(
        label=Label("Lượt bị yêu cầu bổ sung", "Times sent back"), mark="rework_asked"
    ),
    "extended": Cell(label=Label("Lượt gia hạn", "Extensions"), mark="extended"),
    "extension_refused": Cell(
        label=Label("Lượt xin gia hạn không được", "Extensions refused"), mark="extension_refused"
    ),
    "paused": Cell(label=Label("Lượt dừng tính hạn", "Pauses"), mark="paused"),
    "recategorised": Cell(
        label=Label("Lượt đổi lĩnh vực", "Recategorisations"), mark="recategorised"
    ),
}
# A rate is one cell out of another; the first counts a part of what the second counts.
RATES: Final[dict[str, tuple[str, str]]] = {
    "on_time_original": ("on_time_original", "done"),
    "on_time": ("on_time", "done"),
    "confirmed": ("confirmed", "done"),
    "disputed": ("disputed", "done"),
    "recurs": ("recurs", "done"),
}
