"""Valid input for every action, as JSON says it and as a browser sends it."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image

WHY = {"reason": "Có lý do cụ thể."}
INPUTS: dict[str, dict[str, Any]] = {
    "assess": {
        "severity": "pressing", "scale": "from_50", "urgent": False, "complex": False,
        "complained": [], "screened": True,
    },
    "decline": {"reason": "out_of_scope", "answer": "Việc này thuộc nơi khác."},
    "accept": {},
    "lapse": {},
    "resolve": {
        "outcome": "settled", "result": "Đã đình chỉ xả thải.",
        "public": "Kênh đã được nạo vét.", "evidence": "Biên bản 15/BB",
    },
    "give_feedback": {
        "told": "Đã dọn xong kênh.", "group": "Thôn Đông", "channel": "meeting",
        "told_on": "2026-03-02", "confirmers": [],
    },
    "confirm": {},
    "dispute": {"words": "Nước vẫn đen."},
    "note": {"text": "Đã đến kiểm tra."},
    "split": {"title": "Việc thứ hai", "what": "Phần còn lại của phản ánh."},
    "deny_recurrence": WHY,
    "change_severity": {"severity": "hot", **WHY},
    "correct": {"title": "Nước thải từ trại lợn", **WHY},
    "recategorise": {"category": "other", **WHY},
    "decide_category": {"granted": True, **WHY},
    "pause": {"category": "expert", "review_on": "2026-03-20", **WHY},
    "ask_extension": {"days": 5, **WHY},
    "decide_extension": {"granted": True, **WHY},
    "status_note": {"text": "Đã lấy mẫu nước."},
    "attach_statutory": {
        "term": "complaint_first", "counts_from": "2026-03-02", "document": "15/TB-UBND",
    },
    "extend_statutory": {
        "term": "complaint_first", "decided_on": "2026-03-02", "document": "16/QĐ-UBND",
    },
    "settle_statutory": {
        "term": "complaint_first", "settled_on": "2026-03-02", "document": "17/QĐ-UBND",
    },
    "remind": {"text": "Đề nghị khẩn trương."},
    "direct": {"text": "Xử lý dứt điểm.", "owner": "coordinator", "due_on": "2026-03-16"},
    "answer_directive": {"number": 1, "text": "Đã làm."},
    "close_directive": {"number": 1},
    "hold_dialogue": {
        "held_on": "2026-03-02", "place": "Nhà văn hóa thôn Đông", "summary": "Đã nghe các hộ.",
    },
    "add_commitment": {
        "dialogue": 1, "text": "Nạo vét kênh.", "owner": "coordinator", "due_on": "2026-03-16",
    },
}  # fmt: skip


@cache
def a_photo() -> bytes:
    """The smallest picture that counts as one."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(stream, "JPEG")
    return stream.getvalue()


def as_form(inputs: dict[str, Any]) -> dict[str, Any]:
    """The same input as a browser sends the form: ticks by name, both boxes of the screening."""
    form = {
        name: "true" if value is True else value
        for name, value in inputs.items()
        if value is not False
    }
    if "screened" in form:
        form |= {"screened": ["0", "1"], "complained": [""]}
    return form
