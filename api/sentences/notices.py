"""The short sentence of a notice, one per event kind.

The same words go to everybody an event is told, so none of them names an agency, a unit or a
person, and none needs the words "phản ánh" or "vụ việc" to be understood by its reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.language import many, say
from workflows.escalation import DEFAULT_LADDER
from workflows.states import SEVERITY_LABELS, Severity

Body = Mapping[str, Any]
Said = str | Callable[[Body], str]


def _severity(body: Body) -> str:
    words = say(SEVERITY_LABELS[Severity(body["severity"])])
    return str(_("Đã đổi mức độ: %(severity)s.", severity=words))


def _category(body: Body) -> str:
    return str(_("Đã đổi lĩnh vực.") if body["granted"] else _("Không đổi lĩnh vực."))


def _extension(body: Body) -> str:
    if body["granted"]:
        return many("Được gia hạn %(num)s ngày làm việc.", body["days"])
    return str(_("Không được gia hạn."))


def _extension_asked(body: Body) -> str:
    return many("Cơ quan đề nghị gia hạn %(num)s ngày làm việc.", body["days"])


def _reminded(body: Body) -> str:
    return str(_("Đôn đốc lần %(n)s.", n=body["number"]))


def _directed(body: Body) -> str:
    return str(_("Có ý kiến chỉ đạo số %(n)s.", n=body["number"]))


def _committed(body: Body) -> str:
    return str(_("Có cam kết số %(n)s khi đối thoại với người dân.", n=body["number"]))


def _directive_answered(body: Body) -> str:
    return str(_("Đã trả lời chỉ đạo số %(n)s.", n=body["number"]))


def _directive_closed(body: Body) -> str:
    return str(_("Chỉ đạo số %(n)s: đã thực hiện.", n=body["number"]))


def _escalated(body: Body) -> str:
    level = int(body["level"])
    if body["clock_kind"] == "returns":
        return str(_("Bị trả lại lần %(n)s.", n=level))
    rung = next((each for each in DEFAULT_LADDER if each.level == level), DEFAULT_LADDER[-1])
    if rung.offset < 0:
        return str(_("Sắp đến hạn."))
    return str(_("Đã đến hạn hoặc quá hạn: %(rung)s.", rung=_lower(say(rung.label))))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


NOTICES: Mapping[str, Said] = {
    "accepted": later("Cơ quan đã nhận xử lý."),
    "assessed": later("Đã phân loại."),
    "assigned": later("Đã giao cơ quan xử lý."),
    "attached": later("Có ảnh mới."),
    "calendar_applied": later("Lịch làm việc thay đổi, hạn được tính lại."),
    "came_back": later("Việc đã kết thúc có dấu hiệu tái diễn."),
    "category_asked": later("Có đề nghị đổi lĩnh vực chờ duyệt."),
    "category_decided": _category,
    "closed": later("Đã kết thúc, dù cơ sở báo chưa xong."),
    "confirmed": later("Cơ sở xác nhận đã xong."),
    "confirmer_named": later("Nhờ đồng chí kiểm tra thực tế và xác nhận."),
    "corrected": later("Đã đính chính."),
    "declined": later("Không đưa vào xử lý. Có câu trả lời."),
    "directed": _directed,
    "directive_answered": _directive_answered,
    "directive_closed": _directive_closed,
    "dialogue_held": later("Đã ghi buổi đối thoại với người dân."),
    "committed": _committed,
    "held_over": later("Đưa vào kỳ giao ban sau."),
    "disputed": later("Cơ sở báo chưa xong."),
    "escalated": _escalated,
    "acknowledged": later("Có người đã xem mức báo lên."),
    "explained": later("Có giải trình về việc quá hạn."),
    "extension_asked": _extension_asked,
    "extension_decided": _extension,
    "feedback_given": later("Đã có phản hồi. Nhờ đồng chí kiểm tra thực tế."),
    "feedback_relayed": later("Đã có phản hồi cho việc được gộp."),
    "hand_back_asked": later("Cơ quan đề nghị trả lại, chờ quyết định."),
    "hand_back_refused": later("Không nhận trả lại. Cơ quan tiếp tục xử lý."),
    "hot_spot_entered": later("Đã đưa vào điểm nóng."),
    "hot_spot_owed": later("Điểm nóng có việc cần làm đã đến hạn."),
    "hot_spot_left": later("Đã đưa ra khỏi điểm nóng."),
    "lapsed": later("Hết thời gian chờ: kết thúc, chưa có xác nhận."),
    "merged": later("Đã gộp với việc tương tự. Người gửi vẫn nhận phản hồi."),
    "noted": later("Có ghi chú mới."),
    "objected": later("Người gửi không đồng ý với kết quả, chờ quyết định."),
    "objection_dismissed": later("Đã trả lời ý kiến không đồng ý. Kết quả được giữ nguyên."),
    "paused": later("Đã dừng tính hạn."),
    "policy_applied": later("Quy định về thời hạn thay đổi, hạn được tính lại."),
    "reassigned": later("Đã đổi cơ quan xử lý."),
    "recurrence_denied": later("Đầu mối ghi: không phải tái diễn."),
    "did_not_come_back": later("Việc đã kết thúc không tái diễn: vụ việc mới là việc khác."),
    "recurrence_found": later("Giống một việc ở cùng nơi đã kết thúc."),
    "referred": later("Chuyển đơn vị khác, cần phân loại."),
    "referred_down": later("Cấp trên chuyển xuống, cần phân loại."),
    "referred_up": later("Cấp dưới chuyển lên, cần phân loại."),
    "reminded": _reminded,
    "reopened": later("Đã mở lại."),
    "reported": later("Có phản ánh mới cần phân loại."),
    "resolved": later("Cơ quan đã báo kết quả, cần phản hồi tới người dân."),
    "resumed": later("Tính hạn tiếp."),
    "returned": later("Cơ quan trả lại, cần giao lại."),
    "rework_asked": later("Đầu mối yêu cầu bổ sung."),
    "severity_changed": _severity,
    "source_unsealed": later("Đầu mối đã xem tên người gửi, có ghi lý do."),
    "sources_purged": later("Hết thời hạn lưu: đã xóa tên người gửi."),
    "texts_erased": later("Đã xóa nội dung gốc."),
    "split_off": later("Đã tách thành việc riêng."),
    "status_noted": later("Cơ quan đã báo tiến độ."),
    "statutory_attached": later("Đã gắn thời hạn theo luật."),
    "statutory_extended": later("Thời hạn theo luật được gia hạn."),
    "statutory_settled": later("Đã có văn bản giải quyết theo luật."),
    "voice_joined": later("Có thêm phản ánh cùng việc được gộp vào."),
    "voice_left": later("Một phản ánh đã gộp được tách ra."),
}


def notice_sentence(kind: str, body: Body) -> str:
    """What a notice says of an event; short, and the same for every reader of it."""
    said = NOTICES[kind]
    return said(body) if callable(said) else str(said)
