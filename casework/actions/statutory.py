"""Terms of the law: attach one, make it longer by a written decision, settle it.

The days named here are claimed: they say from when a law counts, never whether the service was
told in time. A clock that is told late runs out at once if its days are over.
"""

from __future__ import annotations

from datetime import date, timedelta

from casework.actions.perform import Turn, command
from casework.casefile import CaseFile
from casework.errors import BadInput
from casework.events.statutory import StatutoryAttached, StatutoryExtended, StatutorySettled
from casework.fold import Statutory
from workflows.limits import TimeUnit
from workflows.statutory import STATUTORY_TERMS, in_days
from workflows.words import Label

# A complaint may have been taken up before anybody reported the matter here; no term of the law
# is longer than this, so that one taken up earlier has run out before the report.
LONGEST_BEFORE_REPORT = timedelta(days=180)

RUNNING_ALREADY = Label("Thời hạn này đang được tính.", "This term is running already.")
NOT_RUNNING = Label("Thời hạn này không được tính.", "This term is not running.")
NO_REMOTE = Label(
    "Luật không quy định thời hạn riêng cho vùng sâu, vùng xa ở việc này.",
    "The law has no other term for remote areas here.",
)
NO_COMPLEX = Label(
    "Luật không quy định thời hạn riêng cho việc phức tạp ở bước này.",
    "The law has no other term for complex matters from the start.",
)
NO_LONGER = Label("Luật không cho gia hạn thêm.", "The law gives no more time.")
RUN_OUT = Label(
    "Thời hạn đã hết, không gia hạn được nữa.", "The term has run out; it is too late to extend it."
)


@command
def attach_statutory(
    turn: Turn,
    *,
    term: str,
    counts_from: date,
    document: str,
    remote: bool = False,
    complex: bool = False,  # noqa: A002 -- the law's word
) -> None:
    """Start to count a term of the law from the day of its legal event."""
    file, rule = turn.file, STATUTORY_TERMS[term]
    if any(each.term == term for each in file.state.statutory):
        raise BadInput("term", RUNNING_ALREADY)
    if remote and not rule.remote_lengths:
        raise BadInput("remote", NO_REMOTE)
    if complex and not rule.complex_at_once:
        raise BadInput("complex", NO_COMPLEX)
    _within("counts_from", counts_from, earliest_day(file), file.today)
    step = int(complex)
    limit = in_days(rule.steps(remote=remote)[step], counts_from)
    turn.record(
        StatutoryAttached(
            term=term,
            counts_from=counts_from.isoformat(),
            remote=remote,
            step=step,
            days=limit.value,
            working=limit.unit is TimeUnit.WORKING_DAY,
        ),
        text={"document": document},
    )


@command
def extend_statutory(turn: Turn, *, term: str, decided_on: date, document: str) -> None:
    """Record the decision that makes it longer, before it runs out and as far as the law goes."""
    file, running = turn.file, _running(turn.file, term)
    steps = STATUTORY_TERMS[term].steps(remote=running.remote)
    if running.step + 1 >= len(steps):
        raise BadInput("term", NO_LONGER)
    if term not in file.extendable_terms():
        raise BadInput("term", RUN_OUT)
    _within("decided_on", decided_on, running.counts_from, file.today)
    limit = in_days(steps[running.step + 1], running.counts_from)
    turn.record(
        StatutoryExtended(
            term=term,
            decided_on=decided_on.isoformat(),
            days=limit.value,
            working=limit.unit is TimeUnit.WORKING_DAY,
        ),
        text={"document": document},
    )


@command
def settle_statutory(turn: Turn, *, term: str, settled_on: date, document: str) -> None:
    """Record the document by which it was settled; the clock ends now."""
    running = _running(turn.file, term)
    _within("settled_on", settled_on, running.counts_from, turn.file.today)
    turn.record(
        StatutorySettled(term=term, settled_on=settled_on.isoformat()), text={"document": document}
    )


def earliest_day(file: CaseFile) -> date:
    """The first day a term attached to this case may count from."""
    return file.calendar.local_date(file.state.reported_at) - LONGEST_BEFORE_REPORT


def _running(file: CaseFile, term: str) -> Statutory:
    for each in file.state.statutory:
        if each.term == term:
            return each
    raise BadInput("term", NOT_RUNNING)


def _within(field: str, day: date, first: date, last: date) -> None:
    if not first <= day <= last:
        raise BadInput(
            field,
            Label(
                f"Ngày phải từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}.",
                f"The day must lie between {first:%d/%m/%Y} and {last:%d/%m/%Y}.",
            ),
        )
