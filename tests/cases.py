"""Cases for tests, brought to any state by real actions."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from casework.actions import Performed, perform
from casework.actions.notes import StoredPhoto
from casework.actions.report import Report, report
from tests.cast import ENVIRONMENT, POLICE, Cast
from workflows.states import State

SAID = Report(
    title="Nước thải chảy ra kênh tiêu",
    what="Nước đen chảy ra kênh hai ngày nay, cá chết nổi trắng.",
    place="Kênh tiêu thôn Đông",
    place_unit=0,
    type="pollution",
    scale="from_50",
    place_kind="irrigation_canal",
)
PATH = {
    State.REPORTED: (),
    State.ASSESSED: ("assess",),
    State.ASSIGNED: ("assess", "assign"),
    State.IN_PROGRESS: ("assess", "assign", "accept"),
    State.RESOLVED: ("assess", "assign", "accept", "resolve"),
    State.FEEDBACK: ("assess", "assign", "accept", "resolve", "give_feedback"),
    State.CLOSED: ("assess", "assign", "accept", "resolve", "give_feedback", "confirm"),
    State.DECLINED: ("decline",),
    State.MERGED: ("merge",),
}
WHO = {
    "assess": "bob",
    "assign": "bob",
    "decline": "bob",
    "merge": "bob",
    "accept": "dan",
    "resolve": "dan",
    "give_feedback": "bob",
    "confirm": "alice",
}


class Cases:
    """Makes cases and acts on them by the names of the cast."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast = cast
        self.now = now

    def reported(self, who: str = "alice", unit: str = "SMY", **changes: Any) -> str:
        """A fresh report; returns its number."""
        said = replace(SAID, place_unit=self.cast.unit(unit), **changes)
        return report(said, actor=self.cast.actor(who), now=self.now)[0]

    def at(self, state: State, **changes: Any) -> str:
        """A case of the environment office, walked to this state."""
        ref = self.reported(**changes)
        for action in PATH[state]:
            self.do(WHO[action], ref, action)
        return ref

    def conduct(self) -> str:
        """Official conduct, begun at the province and taken up by its police."""
        ref = self.reported(type="official_conduct")
        self.do("carol", ref, "assess")
        self.do("carol", ref, "assign", lead=self.cast.agency(POLICE))
        self.do("paul", ref, "accept")
        return ref

    def do(
        self, who: str, ref: str, action: str, now: datetime | None = None, **inputs: Any
    ) -> Performed:
        """Act with plausible inputs unless given others."""
        given = {**self.inputs(action), **inputs}
        return perform(ref, action, actor=self.cast.actor(who), now=now or self.now, **given)

    def inputs(self, action: str) -> dict[str, Any]:
        """What an action needs, valid for the cast."""
        lead = self.cast.agency(ENVIRONMENT)
        why = {"reason": "Có lý do cụ thể."}
        told = {
            "told": "Đã dọn xong kênh.",
            "group": "Thôn Đông",
            "channel": "meeting",
            "told_on": date(2026, 3, 2),
        }
        known: dict[str, dict[str, Any]] = {
            "assess": {
                "severity": "pressing",
                "scale": "from_50",
                "urgent": False,
                "complex": False,
                "complained": (),
                "screened": True,
            },
            "decline": {"reason": "out_of_scope", "answer": "Việc này thuộc nơi khác."},
            "assign": {"lead": lead},
            "accept": {},
            "reassign": {"lead": self.cast.agency(POLICE), **why},
            "attach": {"photo": StoredPhoto(secrets.token_hex(32), "image/jpeg", 1000)},
            "name_confirmer": {"confirmers": [self.cast.person("amy")]},
            "resolve": {
                "outcome": "settled",
                "result": "Đã đình chỉ xả thải.",
                "public": "Kênh đã được nạo vét.",
                "evidence": "Biên bản 15/BB",
            },
            "give_feedback": told,
            "confirm": {},
            "dispute": {"words": "Nước vẫn đen."},
            "note": {"text": "Đã đến kiểm tra."},
            "split": {"title": "Việc thứ hai", "what": "Phần còn lại của phản ánh."},
            "deny_recurrence": why,
            "change_severity": {"severity": "hot", **why},
            "correct": {"title": "Nước thải từ trại lợn", **why},
            "recategorise": {"category": "other", **why},
            "decide_category": {"granted": True, **why},
            "pause": {"category": "expert", "review_on": date(2026, 3, 20), **why},
            "ask_extension": {"days": 5, **why},
            "decide_extension": {"granted": True, **why},
            "status_note": {"text": "Đã lấy mẫu nước."},
            "attach_statutory": {
                "term": "complaint_first",
                "counts_from": date(2026, 3, 2),
                "document": "15/TB-UBND",
            },
            "extend_statutory": {
                "term": "complaint_first",
                "decided_on": date(2026, 3, 2),
                "document": "16/QĐ-UBND",
            },
            "settle_statutory": {
                "term": "complaint_first",
                "settled_on": date(2026, 3, 2),
                "document": "17/QĐ-UBND",
            },
            "remind": {"text": "Đề nghị khẩn trương."},
            "direct": {
                "text": "Xử lý dứt điểm.",
                "owner": "coordinator",
                "due_on": date(2026, 3, 16),
            },
            "answer_directive": {"number": 1, "text": "Đã làm."},
            "close_directive": {"number": 1},
            "hold_dialogue": {
                "held_on": date(2026, 3, 2),
                "place": "Nhà văn hóa thôn Đông",
                "summary": "Đã nghe các hộ và trả lời.",
            },
            "add_commitment": {
                "dialogue": 1,
                "text": "Nạo vét kênh tiêu.",
                "owner": "coordinator",
                "due_on": date(2026, 3, 16),
            },
            "lapse": {},
            "reopen": why,
            "merge": {},
        }
        if action == "merge":
            return {"into": self.reported(title="Vụ việc chung")}
        return known.get(action, why)
