"""What was said before that this action answers: the request, the result, the objection."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from api.language import many, say
from casework.actions.perform import Turn
from casework.lists.said import last_said
from workflows.choices import OUTCOME_LABELS, Outcome
from workflows.types import CASE_TYPES


class Said(NamedTuple):
    """A short heading and what stands under it."""

    label: str
    text: str


# Per action the kinds of events whose words it answers. All are kinds that the standings which
# may act so also read on the case page (``Event.circles``); a test holds this.
ANSWERS = {
    "assign": ("returned",),
    "close": ("resolved", "disputed"),
    "confirm": ("feedback_given",),
    "decide_category": ("category_asked",),
    "decide_extension": ("extension_asked",),
    "dismiss_objection": ("objected",),
    "dispute": ("feedback_given",),
    "give_feedback": ("resolved",),
    "reassign": ("hand_back_asked",),
    "refuse_hand_back": ("hand_back_asked",),
    "reopen": ("disputed", "objected"),
    "resolve": ("rework_asked",),
    "rework": ("resolved",),
}
# The order in which several texts of one event are read.
PARTS = ("reason", "words", "result", "evidence", "public", "told", "group")


def said_before(turn: Turn) -> list[Said]:
    """In the order of ``ANSWERS``, only what there is."""
    kinds = [kind for kind in ANSWERS.get(turn.action.name, ()) if _still_asked(kind, turn)]
    words = last_said(turn.file.session, turn.file.row.id, kinds) if kinds else {}
    found = [*_facts(turn)]
    for kind in kinds:
        said = words.get(kind, {})
        found += [Said(_label(kind, part), said[part]) for part in PARTS if part in said]
    return found


def _still_asked(kind: str, turn: Turn) -> bool:
    """A request once answered, or of an earlier cycle, is not asked again."""
    case = turn.file.state
    return {
        "disputed": case.disputed,
        "hand_back_asked": case.hand_back_asked,
        "objected": case.objected,
        "returned": case.returns > 0,
        "rework_asked": any(
            each.event.kind == "rework_asked" and each.after.custody == case.custody
            for each in turn.file.history
        ),
    }.get(kind, True)


def _facts(turn: Turn) -> list[Said]:
    """Figures and chosen values that stand in the case rather than in somebody's words."""
    case, name = turn.file.state, turn.action.name
    if name == "decide_extension" and case.extension_asked is not None:
        return [Said(_("Đề nghị thêm"), many("%(num)s ngày làm việc", case.extension_asked))]
    if name == "decide_category" and case.category_asked:
        wanted = CASE_TYPES[case.category_asked].label
        words = _("%(old)s → %(new)s", old=say(turn.file.type.label), new=say(wanted))
        return [Said(_("Đổi lĩnh vực"), words)]
    if case.outcome and "resolved" in ANSWERS.get(name, ()):
        return [Said(_("Kết quả"), say(OUTCOME_LABELS[Outcome(case.outcome)]))]
    return []


def _label(kind: str, part: str) -> str:
    labels = {
        ("resolved", "result"): _("Đã làm những gì"),
        ("resolved", "public"): _("Cơ quan đề nghị trả lời người dân"),
        ("resolved", "evidence"): _("Minh chứng"),
        ("feedback_given", "told"): _("Nội dung đã trả lời"),
        ("feedback_given", "group"): _("Đã trả lời cho"),
        ("disputed", "words"): _("Cơ sở báo chưa xong"),
        ("objected", "reason"): _("Người gửi không đồng ý"),
        ("returned", "reason"): _("Lý do trả lại lần trước"),
        ("rework_asked", "reason"): _("Đầu mối yêu cầu bổ sung"),
    }
    return str(labels.get((kind, part), _("Lý do đề nghị")))
