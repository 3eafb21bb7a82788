"""Whom an action is told, said before it happens; taken from the event it will record."""

from __future__ import annotations

from flask_babel import gettext as _

from casework.actions.assignment import RETURNS_THAT_ESCALATE
from casework.actions.perform import Turn
from casework.events import Event
from casework.events.base import Told
from casework.events.beside import (
    Directed,
    DirectiveAnswered,
    DirectiveClosed,
    ExtensionAsked,
    ExtensionDecided,
    HotSpotEntered,
    HotSpotLeft,
    Noted,
    Paused,
    Reminded,
    Resumed,
)
from casework.events.closing import (
    Closed,
    Confirmed,
    ConfirmerNamed,
    Disputed,
    Objected,
    ObjectionDismissed,
    Reopened,
)
from casework.events.dialogue import Committed, DialogueHeld, HeldOver
from casework.events.handling import (
    Accepted,
    Assigned,
    FeedbackGiven,
    HandBackAsked,
    HandBackRefused,
    Reassigned,
    Resolved,
    Returned,
    ReworkAsked,
    StatusNoted,
)
from casework.events.intake import SplitOff
from casework.events.lateness import Explained
from casework.events.recurrence import RecurrenceDenied
from casework.events.statutory import StatutoryAttached, StatutoryExtended, StatutorySettled
from casework.events.triage import (
    Assessed,
    CategoryDecided,
    Corrected,
    Declined,
    Merged,
    ReferredDown,
    ReferredUp,
    SeverityChanged,
)
from casework.recording import WITNESSES
from workflows.actors import Standing

# Not here: ``recategorise`` tells others only when a second person must decide; its form says so.
RECORDS: dict[str, type[Event]] = {
    "accept": Accepted,
    "add_commitment": Committed,
    "answer_directive": DirectiveAnswered,
    "ask_extension": ExtensionAsked,
    "ask_hand_back": HandBackAsked,
    "assess": Assessed,
    "assign": Assigned,
    "attach_statutory": StatutoryAttached,
    "change_severity": SeverityChanged,
    "close": Closed,
    "close_directive": DirectiveClosed,
    "confirm": Confirmed,
    "correct": Corrected,
    "decide_category": CategoryDecided,
    "decide_extension": ExtensionDecided,
    "decline": Declined,
    "deny_recurrence": RecurrenceDenied,
    "direct": Directed,
    "dismiss_objection": ObjectionDismissed,
    "dispute": Disputed,
    "explain": Explained,
    "extend_statutory": StatutoryExtended,
    "give_feedback": FeedbackGiven,
    "hold_dialogue": DialogueHeld,
    "hold_over": HeldOver,
    "merge": Merged,
    "name_confirmer": ConfirmerNamed,
    "note": Noted,
    "object": Objected,
    "pause": Paused,
    "put_in_hot_spot": HotSpotEntered,
    "reassign": Reassigned,
    "refer_down": ReferredDown,
    "refer_up": ReferredUp,
    "refuse_hand_back": HandBackRefused,
    "remind": Reminded,
    "reopen": Reopened,
    "resolve": Resolved,
    "resume": Resumed,
    "return_case": Returned,
    "rework": ReworkAsked,
    "settle_statutory": StatutorySettled,
    "split": SplitOff,
    "status_note": StatusNoted,
    "take_out_of_hot_spot": HotSpotLeft,
}
# Told at once that they have it: the agency is only chosen in the form itself.
CHOSEN_HERE = frozenset({"assign", "reassign", "reopen"})


def tells(turn: Turn, agency: str) -> str:
    """``Sẽ báo cho: Sở …; cộng tác viên đã gửi.``, or nothing where nobody is told."""
    said = list(dict.fromkeys(_who(word, turn, agency) for word in _words(turn)))
    named = [each for each in said if each]
    return str(_("Sẽ báo cho: %(who)s.", who="; ".join(named))) if named else ""


def _words(turn: Turn) -> tuple[Told, ...]:
    if turn.action.name == "note":
        return Noted(by_witness=turn.standing in WITNESSES).told()
    told = RECORDS[turn.action.name].tells if turn.action.name in RECORDS else ()
    if turn.action.name == "return_case" and turn.file.state.returns + 1 >= RETURNS_THAT_ESCALATE:
        return (*told, Told.COORDINATORS_ABOVE)
    return told


def _who(word: Told, turn: Turn, agency: str) -> str:
    chosen = turn.action.name in CHOSEN_HERE
    lead = _("cơ quan chủ trì") if chosen else agency
    words = {
        Told.COORDINATORS: "" if turn.standing is Standing.COORDINATOR else _("đầu mối"),
        Told.COORDINATORS_ABOVE: _("đầu mối cấp trên"),
        Told.COMMITTEE: _("Thường trực cấp ủy"),
        Told.LEAD_OFFICERS: lead,
        Told.LEAD_HEADS: lead,
        Told.SUPPORT: _("cơ quan phối hợp"),
        Told.REPORTERS: _("cộng tác viên đã gửi phản ánh"),
        Told.CONFIRMERS: _("người được nhờ xác nhận"),
    }
    return str(words[word])
