"""What happened, in one sentence an office would write; one template per event kind.

A kind whose sentence depends on its content has variants behind a dot (``variant`` picks one).
The words avoid "phản ánh" and "vụ việc" where both collaborators and officials read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as later

SENTENCES: Mapping[str, Any] = {
    # intake and triage
    "reported": later("%(who)s gửi phản ánh"),
    "reported.office": later("%(who)s ghi nhận phản ánh (%(source)s)"),
    "assessed": later("%(who)s phân loại"),
    "assessed.inside": later("%(who)s phân loại: %(severity)s"),
    "declined": later("%(who)s không đưa vào xử lý: %(decline)s"),
    "merged": later("%(who)s gộp với nội dung tương tự"),
    "voice_joined": later("%(who)s gộp thêm %(voices)s phản ánh cùng nội dung"),
    "voice_left": later("%(who)s tách ra %(voices)s phản ánh đã gộp"),
    "recurrence_found": later("Giống một vụ việc ở cùng nơi đã kết thúc trong vòng 90 ngày"),
    "came_back": later("Có vụ việc mới cùng lĩnh vực, cùng nơi sau khi đã kết thúc"),
    "recurrence_denied": later("%(who)s ghi: không phải tái diễn"),
    "did_not_come_back": later("%(who)s ghi: vụ việc mới là việc khác, không phải tái diễn"),
    "split_off": later("%(who)s tách một phần thành vụ việc riêng"),
    "referred": later("%(who)s chuyển đến %(unit)s"),
    "referred_up": later("%(who)s chuyển lên %(unit)s"),
    "referred_down": later("%(who)s chuyển xuống %(unit)s"),
    "severity_changed": later("%(who)s đổi mức độ: %(severity)s"),
    "corrected": later("%(who)s đính chính"),
    "corrected.moved": later("%(who)s đính chính địa bàn từ %(place_before)s thành %(place_unit)s"),
    "category_asked": later("%(who)s đề nghị đổi lĩnh vực: %(category)s"),
    "category_decided.granted": later("%(who)s đổi lĩnh vực: %(category)s"),
    "category_decided.refused": later("%(who)s không đổi lĩnh vực"),
    # the agency's part
    "assigned": later("%(who)s giao %(lead)s"),
    "assigned.passed_on": later("%(who)s chuyển %(lead)s"),
    "reassigned": later("%(who)s đổi cơ quan xử lý, giao %(lead)s"),
    "reassigned.passed_on": later("%(who)s đổi cơ quan xử lý, chuyển %(lead)s"),
    "accepted": later("%(who)s nhận xử lý"),
    "returned": later("%(who)s trả lại"),
    "hand_back_asked": later("%(who)s đề nghị trả lại"),
    "hand_back_refused": later("%(who)s không nhận trả lại, %(lead)s tiếp tục xử lý"),
    "resolved": later("%(who)s báo kết quả: %(outcome)s"),
    "rework_asked": later("%(who)s yêu cầu bổ sung"),
    "feedback_given": later("%(who)s phản hồi tới người dân ngày %(told_on)s: %(channel)s"),
    "feedback_relayed": later("Đã có phản hồi của nội dung được gộp vào"),
    # the end and after
    "confirmed": later("%(who)s xác nhận đã xong"),
    "disputed": later("%(who)s báo chưa xong"),
    "closed": later("%(who)s kết thúc, dù cơ sở báo chưa xong"),
    "lapsed": later("Hết thời gian chờ, đã kết thúc mà chưa có xác nhận"),
    "confirmer_named": later("%(who)s nhờ thêm người xác nhận"),
    "objected": later("%(who)s không đồng ý với kết quả"),
    "objection_dismissed": later("%(who)s giữ nguyên kết quả"),
    "sources_purged": later("Đã xóa thông tin người phản ánh, người xác nhận theo thời hạn lưu"),
    "texts_erased": later("Đã xóa nội dung gốc, theo việc che hoặc theo thời hạn lưu"),
    "source_unsealed": later("%(who)s mở tên người phản ánh"),
    "reopened": later("%(who)s mở lại (xử lý lần %(cycle)s)"),
    "reopened.assigned": later("%(who)s mở lại, giao %(lead)s (xử lý lần %(cycle)s)"),
    # beside the states
    "noted": later("%(who)s ghi chú"),
    "attached": later("%(who)s thêm ảnh hiện trạng"),
    "attached.after": later("%(who)s thêm ảnh sau khi xử lý"),
    "paused": later("%(who)s duyệt dừng tính hạn đến %(review_on)s: %(pause)s"),
    "resumed": later("%(who)s tính hạn tiếp"),
    "extension_asked": later("%(who)s đề nghị gia hạn %(days)s ngày làm việc"),
    "extension_decided.granted": later("%(who)s đồng ý gia hạn %(days)s ngày làm việc"),
    "extension_decided.refused": later("%(who)s không đồng ý gia hạn"),
    "reminded": later("%(who)s đôn đốc lần %(number)s"),
    "directed": later("%(who)s cho ý kiến chỉ đạo số %(number)s, hạn %(due_on)s"),
    "directive_answered": later("%(who)s trả lời chỉ đạo số %(number)s"),
    "directive_closed": later("%(who)s ghi nhận chỉ đạo số %(number)s đã thực hiện"),
    "dialogue_held": later("%(who)s ghi buổi đối thoại với người dân ngày %(held_on)s"),
    "committed": later("%(who)s ghi cam kết số %(number)s khi đối thoại, hạn %(due_on)s"),
    "held_over": later("%(who)s đưa vào kỳ giao ban sau"),
    "status_noted": later("%(who)s báo tiến độ"),
    "statutory_attached": later(
        "%(who)s gắn thời hạn theo luật “%(term)s”, tính từ %(counts_from)s"
    ),
    "statutory_extended": later(
        "%(who)s ghi quyết định ngày %(decided_on)s gia hạn “%(term)s” lên %(length)s"
    ),
    "statutory_settled": later("%(who)s ghi văn bản ngày %(settled_on)s đã giải quyết “%(term)s”"),
    "hot_spot_entered": later("%(who)s đưa vào điểm nóng"),
    "hot_spot_owed": later("Hồ sơ điểm nóng có việc đến hạn %(due_on)s"),
    "hot_spot_left": later("%(who)s đưa ra khỏi điểm nóng"),
    "calendar_applied": later("Hạn được tính lại theo lịch làm việc bản %(calendar_version)s"),
    "policy_applied": later("Áp dụng quy định về thời hạn bản %(policy_version)s"),
    "acknowledged": later("%(who)s đã xem: %(rung)s, “%(clock)s”"),
    "acknowledged.returns": later("%(who)s đã xem: bị trả lại lần %(level)s"),
    "explained": later("%(who)s giải trình việc quá hạn “%(clock)s”"),
    "escalated": later("%(rung)s: quá hạn “%(clock)s”"),
    "escalated.before": later("Nhắc hạn: sắp đến hạn “%(clock)s”"),
    "escalated.returns": later("Báo lên cấp trên: bị trả lại lần %(level)s"),
}

# For the timeline's filter. Whatever is in no group here moves the case or weighs it.
STEPS, NOTES, DEADLINES = "steps", "notes", "deadlines"
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("noted", "attached"), NOTES),
    **dict.fromkeys(
        (
            "paused",
            "resumed",
            "extension_asked",
            "extension_decided",
            "reminded",
            "directed",
            "directive_answered",
            "directive_closed",
            "committed",
            "statutory_attached",
            "statutory_extended",
            "statutory_settled",
            "status_noted",
            "escalated",
            "calendar_applied",
            "policy_applied",
            "acknowledged",
            "explained",
        ),
        DEADLINES,
    ),
}


def variant(kind: str, body: Mapping[str, Any]) -> str:
    """The key of the sentence for this content; ``passed_on`` is added by who knows agencies."""
    if "granted" in body:
        return f"{kind}.granted" if body["granted"] else f"{kind}.refused"
    if body.get("clock_kind") == "returns":
        return f"{kind}.returns"
    if kind == "escalated" and body["level"] == 1:
        return "escalated.before"
    if kind == "attached" and body["moment"] == "after":
        return "attached.after"
    if kind == "reopened" and body["lead_id"] is not None:
        return "reopened.assigned"
    return kind


def group(kind: str) -> str:
    """Under which of the three filters an event is found."""
    return GROUPS.get(kind, STEPS)
