"""The states of a case and the scales it is measured on (design §2, words.md)."""

from __future__ import annotations

from enum import StrEnum

from workflows.words import Label


class State(StrEnum):
    """Where a case stands; the codes are stored and never renamed."""

    REPORTED = "reported"
    ASSESSED = "assessed"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    FEEDBACK = "feedback"
    CLOSED = "closed"
    DECLINED = "declined"
    MERGED = "merged"


class Severity(StrEnum):
    """Four levels in the offices' own words; a hot spot is a register entry, not a level."""

    NORMAL = "normal"
    EMERGING = "emerging"
    PRESSING = "pressing"
    HOT = "hot"


class Verification(StrEnum):
    """What is known of a closed case; claimed and verified are never the same figure."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


MAIN_LINE = (
    State.REPORTED,
    State.ASSESSED,
    State.ASSIGNED,
    State.IN_PROGRESS,
    State.RESOLVED,
    State.FEEDBACK,
    State.CLOSED,
)
ENDED = frozenset({State.CLOSED, State.DECLINED, State.MERGED})
OPEN = frozenset(State) - ENDED

STATE_LABELS = {
    State.REPORTED: Label("Mới tiếp nhận", "Reported"),
    State.ASSESSED: Label("Đã phân loại", "Assessed"),
    State.ASSIGNED: Label("Đã giao", "Assigned"),
    State.IN_PROGRESS: Label("Đang xử lý", "In progress"),
    State.RESOLVED: Label("Đã báo kết quả", "Result given"),
    State.FEEDBACK: Label("Đã phản hồi", "Feedback given"),
    State.CLOSED: Label("Đã kết thúc", "Closed"),
    State.DECLINED: Label("Không đưa vào xử lý", "Not taken up"),
    State.MERGED: Label("Đã gộp", "Merged"),
}
# Police or the electricity company are not subordinates: a case is passed to them, not assigned.
PASSED_ON = Label("Đã chuyển", "Passed on")

SEVERITY_LABELS = {
    Severity.NORMAL: Label("Bình thường", "Normal"),
    Severity.EMERGING: Label("Mới nảy sinh", "Emerging"),
    Severity.PRESSING: Label("Bức xúc", "Pressing"),
    Severity.HOT: Label("Nguy cơ điểm nóng", "Risk of a hot spot"),
}
SEVERITY_MEANINGS = {
    Severity.NORMAL: Label(
        "Việc lẻ, chưa gây bất bình rộng", "A single matter, no wide discontent"
    ),
    Severity.EMERGING: Label(
        "Dấu hiệu sớm, có thể lan rộng nếu để lâu", "An early sign that may spread if left"
    ),
    Severity.PRESSING: Label("Nhiều người bất bình, cần xử lý sớm", "Many are upset; act soon"),
    Severity.HOT: Label("Có thể tụ tập đông người hoặc mất an toàn", "Crowds or danger may follow"),
}
VERIFICATION_LABELS = {
    Verification.CONFIRMED: Label("Xác nhận đã xong", "Confirmed fixed"),
    Verification.UNCONFIRMED: Label("Chưa có xác nhận", "Not confirmed"),
    Verification.DISPUTED: Label("Báo chưa xong", "Said not fixed"),
}
