"""Terms that a law gives, to be attached to a case when their legal event happens (domain.md §4.1).

They run beside the other clocks, never shorten or hide them, and are counted from the day that the
law names. ``verified`` is False where the article was not read, or may have been replaced since:
such a term says so wherever its rule is quoted.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from workflows.limits import Limit, calendar_days, working_days
from workflows.words import Label

MONTHS_A_YEAR: Final = 12


class Months(NamedTuple):
    """A length in months: it ends on the day of the same number, or the last of its month."""

    value: int


Length = Limit | Months


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryTerm:
    """One kind of term. lengths: each whole, from the legal day; a decision leads to the next.

    remote_lengths: the same in mountains, on islands and at borders, where the law gives more.
    complex_at_once: whether a complex matter has the second length from the beginning.
    """

    code: str
    label: Label
    counts_from: Label
    lengths: tuple[Length, ...]
    remote_lengths: tuple[Length, ...] = ()
    complex_at_once: bool = False
    rule: Label
    verified: bool = True

    def steps(self, *, remote: bool) -> tuple[Length, ...]:
        """The lengths the law gives here, one after the other."""
        return self.remote_lengths if remote else self.lengths

    @property
    def citation(self) -> Label:
        """The rule, and whether its words were compared."""
        if self.verified:
            return self.rule
        return Label(
            f"{self.rule.vi} (chưa đối chiếu văn bản gốc)", f"{self.rule.en} (not verified)"
        )


def in_days(length: Length, counts_from: date) -> Limit:
    """A length as days from the legal day on; months differ in that."""
    if isinstance(length, Limit):
        return length
    return calendar_days((months_after(counts_from, length.value) - counts_from).days)


def months_after(day: date, count: int) -> date:
    """The day of the same number so many months later; 31 December and two months: 28 February."""
    years, month = divmod(day.month - 1 + count, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _by_code(terms: Iterable[StatutoryTerm]) -> Mapping[str, StatutoryTerm]:
    return {term.code: term for term in terms}


_TAKEN_UP = Label("ngày thụ lý", "the day it was taken up")
_RECEIVED = Label("ngày nhận đơn", "the day it was received")

STATUTORY_TERMS: Final = _by_code((
    StatutoryTerm(
        code="complaint_acceptance",
        label=Label("Thụ lý khiếu nại", "Taking up a complaint"),
        counts_from=_RECEIVED,
        lengths=(calendar_days(10),),
        rule=Label("Điều 27 Luật Khiếu nại 2011", "Article 27, Law on Complaints 2011"),
    ),
    StatutoryTerm(
        code="complaint_first",
        label=Label("Giải quyết khiếu nại lần đầu", "First settlement of a complaint"),
        counts_from=_TAKEN_UP,
        lengths=(calendar_days(30), calendar_days(45)),
        remote_lengths=(calendar_days(45), calendar_days(60)),
        complex_at_once=True,
        rule=Label("Điều 28 Luật Khiếu nại 2011", "Article 28, Law on Complaints 2011"),
    ),
    StatutoryTerm(
        code="complaint_second",
        label=Label("Giải quyết khiếu nại lần hai", "Second settlement of a complaint"),
        counts_from=_TAKEN_UP,
        lengths=(calendar_days(45), calendar_days(60)),
        remote_lengths=(calendar_days(60), calendar_days(70)),
        complex_at_once=True,
        rule=Label("Điều 37 Luật Khiếu nại 2011", "Article 37, Law on Complaints 2011"),
    ),
    StatutoryTerm(
        code="denunciation_check",
        label=Label("Kiểm tra ban đầu tố cáo", "Initial check of a denunciation"),
        counts_from=_RECEIVED,
        lengths=(working_days(7), working_days(10)),
        complex_at_once=True,
        rule=Label("Điều 24 Luật Tố cáo 2018", "Article 24, Law on Denunciations 2018"),
        verified=False,
    ),
    StatutoryTerm(
        code="denunciation_notice",
        label=Label("Thông báo thụ lý tố cáo", "Notice that a denunciation is taken up"),
        counts_from=Label("ngày ra quyết định thụ lý", "the day of the decision"),
        lengths=(working_days(5),),
        rule=Label("Điều 29 Luật Tố cáo 2018", "Article 29, Law on Denunciations 2018"),
    ),
    StatutoryTerm(
        code="denunciation_settlement",
        label=Label("Giải quyết tố cáo", "Settlement of a denunciation"),
        counts_from=_TAKEN_UP,
        lengths=(calendar_days(30), calendar_days(60), calendar_days(90)),
        rule=Label("Điều 30 Luật Tố cáo 2018", "Article 30, Law on Denunciations 2018"),
    ),
    StatutoryTerm(
        code="land_mediation",
        label=Label("Hòa giải tranh chấp đất đai", "Mediation of a land dispute"),
        counts_from=_RECEIVED,
        lengths=(calendar_days(30),),
        rule=Label("Điều 235 Luật Đất đai 2024", "Article 235, Land Law 2024"),
    ),
    StatutoryTerm(
        code="land_decision_commune",
        label=Label(
            "Giải quyết tranh chấp đất đai cấp xã", "Decision on a land dispute, commune"
        ),
        counts_from=_TAKEN_UP,
        lengths=(calendar_days(45),),
        remote_lengths=(calendar_days(55),),
        rule=Label("Nghị định 151/2025/NĐ-CP", "Decree 151/2025/NĐ-CP"),
    ),
    StatutoryTerm(
        code="land_decision_province",
        label=Label(
            "Giải quyết tranh chấp đất đai cấp tỉnh", "Decision on a land dispute, province"
        ),
        counts_from=_TAKEN_UP,
        lengths=(calendar_days(50),),
        remote_lengths=(calendar_days(60),),
        rule=Label("Nghị định 151/2025/NĐ-CP", "Decree 151/2025/NĐ-CP"),
    ),
    StatutoryTerm(
        code="procedure_feedback",
        label=Label(
            "Trả lời phản ánh về thủ tục hành chính", "Answer to feedback on a procedure"
        ),
        counts_from=_RECEIVED,
        lengths=(calendar_days(20),),
        rule=Label("Thông tư 02/2017/TT-VPCP", "Circular 02/2017/TT-VPCP"),
        verified=False,
    ),
    StatutoryTerm(
        code="crime_report",
        label=Label("Giải quyết tin báo tội phạm", "Handling of a crime report"),
        counts_from=_RECEIVED,
        lengths=(calendar_days(20), Months(2), Months(4)),
        complex_at_once=True,
        rule=Label(
            "Điều 147 Bộ luật Tố tụng hình sự 2015", "Article 147, Criminal Procedure Code 2015"
        ),
    ),
))  # fmt: skip
