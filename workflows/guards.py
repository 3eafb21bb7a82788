"""The conditions beyond state and role, each with the sentence its refusal says."""

from __future__ import annotations

from datetime import timedelta

from workflows.definition import Guard
from workflows.facts import Facts
from workflows.words import Label

# Design §2: an objection may be raised within 90 days of the end.
OBJECTION_DAYS = 90


def _may_still_object(facts: Facts) -> bool:
    ended = facts.ended_at
    return ended is not None and facts.now <= ended + timedelta(days=OBJECTION_DAYS)


NOT_DISPUTED = Guard(
    lambda facts: not facts.disputed,
    Label("Cơ sở đã báo chưa xong.", "It was said not to be fixed."),
)
DISPUTED = Guard(
    lambda facts: facts.disputed,
    Label("Chỉ kết thúc ở đây khi cơ sở báo chưa xong.", "Close here only after “not fixed”."),
)
LAPSE_DUE = Guard(
    lambda facts: facts.lapse_due,
    Label("Chưa hết thời gian chờ xác nhận.", "The time to confirm has not run out."),
)
NOT_OBJECTED = Guard(
    lambda facts: not facts.objected,
    Label("Đã có ý kiến không đồng ý đang chờ quyết định.", "An objection is already open."),
)
OBJECTED = Guard(
    lambda facts: facts.objected,
    Label("Không có ý kiến nào đang chờ quyết định.", "No objection is open."),
)
WITHIN_90_DAYS = Guard(
    _may_still_object,
    Label("Đã quá 90 ngày kể từ khi kết thúc.", "More than 90 days have passed since the end."),
)
RECURS = Guard(
    lambda facts: facts.recurs,
    Label("Vụ việc này không được ghi là tái diễn.", "This case is not marked as a recurrence."),
)
HAS_UNIT_ABOVE = Guard(
    lambda facts: len(facts.lineage) > 1,
    Label("Đơn vị này không còn cấp trên để chuyển.", "There is no level above this unit."),
)
HAS_UNITS_BELOW = Guard(
    lambda facts: facts.has_units_below,
    Label("Đơn vị này không có cấp dưới để chuyển.", "There is no level below this unit."),
)
PAUSED = Guard(
    lambda facts: facts.paused,
    Label("Vụ việc không dừng tính hạn.", "The clock is not paused."),
)
NOT_PAUSED = Guard(
    lambda facts: not facts.paused,
    Label("Vụ việc đã dừng tính hạn.", "The clock is already paused."),
)
PAUSE_LEFT = Guard(
    lambda facts: facts.pause_left,
    Label("Cơ quan này đã dùng hết số ngày dừng tính hạn.", "This agency's pause days are spent."),
)
NOT_OVERDUE = Guard(
    lambda facts: not facts.stage_overdue,
    Label("Chỉ đề nghị gia hạn trước khi đến hạn.", "Ask before the due date."),
)
LATE_HERE = Guard(
    lambda facts: facts.late_here,
    Label("Nơi đang giữ không có hạn nào bị quá.", "No deadline of this desk was missed."),
)
EXTENSION_ASKED = Guard(
    lambda facts: facts.extension_asked,
    Label("Không có đề nghị gia hạn đang chờ.", "No extension has been asked for."),
)
NO_EXTENSION_ASKED = Guard(
    lambda facts: not facts.extension_asked,
    Label("Đang có đề nghị gia hạn chờ duyệt.", "An extension is already waiting."),
)
HAND_BACK_ASKED = Guard(
    lambda facts: facts.hand_back_asked,
    Label("Không có đề nghị trả lại đang chờ.", "No hand-back has been asked for."),
)
NO_HAND_BACK_ASKED = Guard(
    lambda facts: not facts.hand_back_asked,
    Label("Đang có đề nghị trả lại chờ quyết định.", "A hand-back is already waiting."),
)
CATEGORY_ASKED = Guard(
    lambda facts: facts.category_asked,
    Label("Không có đề nghị đổi lĩnh vực đang chờ.", "No change of category is waiting."),
)
NO_CATEGORY_ASKED = Guard(
    lambda facts: not facts.category_asked,
    Label("Đang có đề nghị đổi lĩnh vực chờ duyệt.", "A change of category is already waiting."),
)
IN_HOT_SPOT = Guard(
    lambda facts: facts.hot_spot,
    Label("Vụ việc không thuộc điểm nóng.", "The case is not in a hot spot."),
)
NOT_IN_HOT_SPOT = Guard(
    lambda facts: not facts.hot_spot,
    Label("Vụ việc đã thuộc điểm nóng.", "The case is already in a hot spot."),
)
DIRECTIVE_OPEN = Guard(
    lambda facts: facts.open_directives > 0,
    Label("Không có ý kiến chỉ đạo đang mở.", "No directive is open."),
)
HAS_DIALOGUE = Guard(
    lambda facts: facts.dialogues > 0,
    Label("Chưa ghi buổi đối thoại nào.", "No dialogue has been recorded."),
)
EXTENSION_LEFT = Guard(
    lambda facts: facts.extensions_left > 0,
    Label("Đã hết số lần gia hạn.", "No extension is left."),
)
STATUS_ASKED = Guard(
    lambda facts: facts.status_asked,
    Label("Lĩnh vực này không yêu cầu báo tiến độ định kỳ.", "No status is asked for here."),
)
STATUTORY_RUNNING = Guard(
    lambda facts: facts.statutory,
    Label("Không có thời hạn theo luật đang được tính.", "No term of the law is running."),
)
STATUTORY_EXTENDABLE = Guard(
    lambda facts: facts.statutory_extendable,
    Label(
        "Không còn thời hạn theo luật nào gia hạn được.", "No term of the law can be made longer."
    ),
)
