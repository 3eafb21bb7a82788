"""The shape of each action's input; a test holds it equal to the command's signature."""

from __future__ import annotations

from api.schemas.fields import (
    LINE,
    PROSE,
    SHORT,
    Choice,
    Day,
    Id,
    Ids,
    Key,
    Shape,
    Truth,
    Words,
)
from workflows.choices import Channel, DeclineReason, Outcome, PauseCategory, Scale
from workflows.states import Severity
from workflows.statutory import STATUTORY_TERMS
from workflows.types import CASE_TYPES


class Nothing(Shape):
    """No input at all."""


class Reason(Shape):
    """A reason in words."""

    reason = Words(PROSE)


class Assess(Shape):
    severity = Choice(Severity)
    scale = Choice(Scale)
    urgent = Truth()
    complex = Truth()
    complained = Ids(required=True)
    screened = Truth()
    title = Words(SHORT, required=False)
    what = Words(PROSE, required=False)
    place = Words(LINE, required=False)


class Decline(Shape):
    reason = Choice(DeclineReason)
    answer = Words(PROSE)


class Merge(Shape):
    into = Words(SHORT)


class Split(Shape):
    title = Words(SHORT)
    what = Words(PROSE)


class Assign(Shape):
    lead = Id()
    supporting = Ids()
    message = Words(PROSE, required=False)


class Reassign(Shape):
    lead = Id()
    supporting = Ids()
    reason = Words(PROSE)


class Resolve(Shape):
    outcome = Choice(Outcome)
    result = Words(PROSE)
    public = Words(PROSE)
    evidence = Words(LINE, required=False)


class Feedback(Shape):
    told = Words(PROSE)
    group = Words(LINE)
    channel = Choice(Channel)
    told_on = Day()
    nobody_to_ask = Truth(required=False)
    confirmers = Ids()


class Confirmers(Shape):
    confirmers = Ids(required=True)


class Confirm(Shape):
    words = Words(PROSE, required=False)


class Dispute(Shape):
    words = Words(PROSE)


class Reopen(Shape):
    reason = Words(PROSE)
    lead = Id(required=False)
    supporting = Ids()


class ReferDown(Shape):
    unit = Id()
    reason = Words(PROSE)


class Explain(Reason):
    """Without the key of a clock it is about the present step."""

    clock = Key(required=False)


class Text(Shape):
    text = Words(PROSE)


class ChangeSeverity(Shape):
    severity = Choice(Severity)
    reason = Words(PROSE)


class Recategorise(Shape):
    category = Choice(CASE_TYPES)
    reason = Words(PROSE)


class Correct(Shape):
    title = Words(SHORT, required=False)
    place = Words(LINE, required=False)
    place_unit = Id(required=False)
    reason = Words(PROSE)


class Decide(Shape):
    granted = Truth()
    reason = Words(PROSE)


class Pause(Shape):
    category = Choice(PauseCategory)
    reason = Words(PROSE)
    review_on = Day()


class AskExtension(Shape):
    days = Id()
    reason = Words(PROSE)


class Direct(Shape):
    text = Words(PROSE)
    owner = Choice(("lead", "coordinator"))
    due_on = Day()


class AnswerDirective(Shape):
    number = Id()
    text = Words(PROSE)


class CloseDirective(Shape):
    number = Id()
    text = Words(PROSE, required=False)


class HoldDialogue(Shape):
    held_on = Day()
    place = Words(LINE)
    summary = Words(PROSE)
    commitment = Words(PROSE, required=False)
    owner = Choice(("lead", "coordinator"), required=False)
    due_on = Day(required=False)
    nameless = Truth(required=False)


class AddCommitment(Shape):
    dialogue = Id()
    text = Words(PROSE)
    owner = Choice(("lead", "coordinator"))
    due_on = Day()
    nameless = Truth(required=False)


class HoldOver(Shape):
    reason = Words(PROSE, required=False)


class AttachStatutory(Shape):
    term = Choice(STATUTORY_TERMS)
    counts_from = Day()
    document = Words(LINE)
    remote = Truth(required=False)
    complex = Truth(required=False)


class ExtendStatutory(Shape):
    term = Choice(STATUTORY_TERMS)
    decided_on = Day()
    document = Words(LINE)


class SettleStatutory(Shape):
    term = Choice(STATUTORY_TERMS)
    settled_on = Day()
    document = Words(LINE)


# ``attach`` takes a file and has a route of its own; ``lapse`` is the system's.
ACTION_SCHEMAS: dict[str, type[Shape]] = {
    "accept": Nothing,
    "add_commitment": AddCommitment,
    "answer_directive": AnswerDirective,
    "ask_extension": AskExtension,
    "ask_hand_back": Reason,
    "assess": Assess,
    "assign": Assign,
    "attach_statutory": AttachStatutory,
    "change_severity": ChangeSeverity,
    "close": Reason,
    "close_directive": CloseDirective,
    "confirm": Confirm,
    "correct": Correct,
    "decide_category": Decide,
    "decide_extension": Decide,
    "decline": Decline,
    "deny_recurrence": Reason,
    "direct": Direct,
    "dismiss_objection": Reason,
    "dispute": Dispute,
    "explain": Explain,
    "extend_statutory": ExtendStatutory,
    "give_feedback": Feedback,
    "hold_dialogue": HoldDialogue,
    "hold_over": HoldOver,
    "lapse": Nothing,
    "merge": Merge,
    "name_confirmer": Confirmers,
    "note": Text,
    "object": Reason,
    "pause": Pause,
    "put_in_hot_spot": Reason,
    "reassign": Reassign,
    "recategorise": Recategorise,
    "refer_down": ReferDown,
    "refer_up": Reason,
    "refuse_hand_back": Reason,
    "remind": Text,
    "reopen": Reopen,
    "resolve": Resolve,
    "resume": Reason,
    "return_case": Reason,
    "rework": Reason,
    "settle_statutory": SettleStatutory,
    "split": Split,
    "status_note": Text,
    "take_out_of_hot_spot": Reason,
}
