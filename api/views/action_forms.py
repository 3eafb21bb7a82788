"""What each action's form asks and says beforehand: one row an action, names as in its schema."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l

from api.views.action_fields import Field

REASON = Field("reason", "textarea", _l("Lý do"))
TEXT = Field("text", "textarea", _l("Nội dung"))
LEAD = Field("lead", "lead", _l("Cơ quan chủ trì"), options="agencies")
SUPPORTING = Field("supporting", "supporting", _l("Cơ quan phối hợp"), options="agencies")
NAMELESS = Field(
    "nameless", "switch", _l("Đã rà soát, không nêu tên người dân"),
    _l("Bật khi nội dung bị nghi là tên người nhưng chỉ là tên cán bộ, tên đường, tên nơi chốn."),
)  # fmt: skip


class ActionForm(NamedTuple):
    """``does`` is read before the fields, ``confirm`` is asked before a final step."""

    does: Any
    fields: tuple[Field, ...] = ()
    confirm: Any = ""
    danger: bool = False


ASSESS = (
    Field("title", "text", _l("Sự việc"), _l("Sửa để không nêu tên ai. Người khác đọc bản này.")),
    Field(
        "what",
        "textarea",
        _l("Nội dung"),
        _l("Số điện thoại, tên người, biển số được đánh dấu ở trên."),
        rows=7,
    ),
    Field("place", "text", _l("Nơi xảy ra"), _l("Không ghi số nhà, tên chủ hộ.")),
    Field("severity", "radios", _l("Mức độ"), options="severity"),
    Field("scale", "radios", _l("Số hộ bị ảnh hưởng"), options="scale"),
    Field("urgent", "switch", _l("Khẩn"), _l("Hạn tính theo giờ làm việc.")),
    Field("complex", "switch", _l("Phức tạp"), _l("Được gia hạn thêm một lần.")),
    Field(
        "complained",
        "checks",
        _l("Cơ quan bị phản ánh"),
        _l("Cơ quan được chọn sẽ không chủ trì và không phối hợp vụ việc này."),
        options="complained",
        explicit=True,
    ),
    Field(
        "screened",
        "ticks",
        _l("Đã rà soát thông tin cá nhân"),
        _l("Đánh dấu cả hai trước khi gửi."),
        parts=(
            _l("Nội dung không nêu tên, số điện thoại, số giấy tờ, số nhà của ai."),
            _l("Ảnh không có mặt người, nhà riêng, biển số xe; hoặc không có ảnh."),
        ),
    ),
)
FEEDBACK = (
    Field("told", "textarea", _l("Nội dung đã trả lời"), _l("Người gửi phản ánh đọc đúng nội dung này.")),
    Field("group", "text", _l("Trả lời cho ai, ở đâu"), _l("Ví dụ: các hộ ở thôn Đông.")),
    Field("channel", "radios", _l("Hình thức"), options="channel"),
    Field("told_on", "date", _l("Ngày trả lời")),
    Field("nobody_to_ask", "switch", _l("Không có ai để hỏi đã xong hay chưa"),
          _l("Vụ việc sẽ kết thúc ở mục “Chưa có xác nhận”.")),
    Field("confirmers", "checks", _l("Nhờ thêm cộng tác viên xác nhận"),
          _l("Người gửi phản ánh được hỏi tự động. Chỉ chọn khi cần thêm người khác."),
          options="confirmers"),
)  # fmt: skip
RESOLVE = (
    Field("outcome", "radios", _l("Kết quả"), options="outcome"),
    Field("result", "textarea", _l("Đã làm những gì"), _l("Đầu mối và cấp trên đọc mục này."), rows=6),
    Field("evidence", "text", _l("Số văn bản làm minh chứng"),
          _l("Khi đã xử lý, cần số văn bản hoặc ảnh sau khi xử lý. Ảnh thêm ở trang vụ việc.")),
    Field("public", "textarea", _l("Nội dung trả lời người dân"),
          _l("Câu ngắn, dễ hiểu, không nêu tên ai.")),
)  # fmt: skip

FORMS: dict[str, ActionForm] = {
    "assess": ActionForm(_l("Sau khi phân loại, vụ việc chuyển sang bước giao xử lý."), ASSESS),
    "decline": ActionForm(
        _l("Vụ việc dừng ở đây. Người gửi nhận câu trả lời và có thể không đồng ý trong 90 ngày."),
        (
            Field("reason", "radios", _l("Lý do"), options="decline"),
            Field("answer", "textarea", _l("Trả lời người gửi"),
                  _l("Không ghi tên, địa chỉ của ai. Nếu là tố cáo, khiếu nại: chỉ rõ nơi nhận đơn.")),
        ),
        _l("Không đưa vụ việc này vào xử lý? Người gửi nhận câu trả lời ngay."),
        danger=True,
    ),
    "merge": ActionForm(
        _l("Vụ việc này dừng ở đây và được theo dõi chung với vụ việc kia. Người gửi vẫn nhận phản hồi."),
        (Field("into", "text", _l("Gộp vào vụ việc số"), _l("Ví dụ: SMY-2026-7K3M9Q.")),),
        _l("Gộp vào vụ việc này? Người gửi vẫn nhận phản hồi."),
    ),
    "split": ActionForm(
        _l("Phần được tách thành một vụ việc mới cùng địa bàn. Người gửi theo dõi được cả hai."),
        (Field("title", "text", _l("Sự việc của phần tách ra")),
         Field("what", "textarea", _l("Nội dung của phần tách ra"), rows=6)),
    ),
    "deny_recurrence": ActionForm(
        _l("Hai vụ việc không còn liên kết; việc cũ được tính là đã xong bền vững. Số liệu đã chốt không đổi."),
        (REASON._replace(label=_l("Vì sao là việc khác")),),
    ),
    "assign": ActionForm(
        _l("Cơ quan chủ trì phải nhận hoặc trả lại trước hạn nhận xử lý."),
        (LEAD, SUPPORTING,
         Field("message", "textarea", _l("Lời nhắn cho cơ quan"), rows=3)),
        _l("Giao xử lý? Cơ quan nhận thông báo ngay."),
    ),
    "reassign": ActionForm(
        _l("Cơ quan mới giữ vụ việc từ hôm nay. Hạn của cả vụ việc không đổi."),
        (LEAD, SUPPORTING, REASON),
        _l("Đổi cơ quan xử lý? Cơ quan mới nhận thông báo ngay."),
    ),
    "accept": ActionForm(
        _l("Cơ quan nhận xử lý vụ việc. Sau khi nhận, chỉ có thể đề nghị trả lại.")
    ),
    "return_case": ActionForm(
        _l("Vụ việc trở lại đầu mối và không còn ở cơ quan này."),
        (REASON._replace(hint=_l("Nêu rõ vì sao không thuộc thẩm quyền, nơi nào nên nhận.")),),
        _l("Trả lại vụ việc? Đầu mối sẽ thấy lý do."),
        danger=True,
    ),
    "resolve": ActionForm(
        _l("Đầu mối đọc kết quả, rồi trả lời người dân hoặc yêu cầu bổ sung."), RESOLVE
    ),
    "rework": ActionForm(
        _l("Cơ quan xử lý tiếp, hạn cũ được tính tiếp từ chỗ đã dừng."),
        (REASON._replace(label=_l("Cần bổ sung gì")),),
    ),
    "give_feedback": ActionForm(
        _l("Người gửi được hỏi: đã xong hay chưa xong. Không ai trả lời thì không tính là đã xong."),
        FEEDBACK,
    ),
    "name_confirmer": ActionForm(
        _l("Người được nhờ chỉ thấy câu hỏi xác nhận, không thấy ai đã gửi phản ánh."),
        (Field("confirmers", "checks", _l("Nhờ cộng tác viên"), options="confirmers", explicit=True),),
    ),
    "confirm": ActionForm(
        _l("Phản ánh này kết thúc với xác nhận đã xong."),
        (Field("words", "textarea", _l("Ghi thêm"), rows=3),),
        _l("Xác nhận đã xong? Cơ quan và đầu mối được báo, không kèm tên đồng chí."),
    ),
    "dispute": ActionForm(
        _l("Đầu mối sẽ quyết định xử lý tiếp hay kết thúc. Tên đồng chí không hiện với ai."),
        (Field("words", "textarea", _l("Còn gì chưa xong")),),
    ),
    "close": ActionForm(
        _l("Vụ việc kết thúc và được tính riêng là “Báo chưa xong”. Thường trực cấp ủy được báo."),
        (REASON,),
        _l("Cơ sở báo chưa xong. Vẫn kết thúc?"),
        danger=True,
    ),
    "object": ActionForm(
        _l("Cấp trên của đầu mối sẽ xem và quyết định. Tên đồng chí không hiện với ai."),
        (REASON._replace(label=_l("Vì sao không đồng ý")),),
    ),
    "dismiss_objection": ActionForm(
        _l("Kết quả giữ nguyên. Người gửi đọc được lý do."),
        (REASON,),
        _l("Giữ nguyên kết quả? Người gửi đọc được lý do."),
        danger=True,
    ),
    "reopen": ActionForm(
        _l("Vụ việc bắt đầu lần xử lý mới với hạn mới. Số ngày quá hạn trước đây vẫn được lưu."),
        (REASON, LEAD, SUPPORTING),
        _l("Mở lại vụ việc? Các bên được báo ngay."),
    ),
    "refer_up": ActionForm(
        _l("Vụ việc chuyển lên cấp trên để phân loại. Đơn vị này chỉ còn xem."),
        (REASON,),
        _l("Chuyển vụ việc lên cấp trên? Đầu mối cấp trên được báo ngay."),
    ),
    "refer_down": ActionForm(
        _l("Đơn vị được chọn phân loại và giao xử lý. Cấp này vẫn xem được."),
        (Field("unit", "select", _l("Chuyển về đơn vị"), options="units_below"), REASON),
        _l("Chuyển vụ việc xuống cấp dưới? Đầu mối ở đó được báo ngay."),
    ),
    "note": ActionForm(_l("Ghi chú lưu trong diễn biến, không sửa hay xóa được."), (TEXT,)),
    "change_severity": ActionForm(
        _l("Mức độ mới thay mức độ cũ; lý do lưu trong diễn biến."),
        (Field("severity", "radios", _l("Mức độ"), options="severity"), REASON),
    ),
    "correct": ActionForm(
        _l("Nội dung đã ghi trước đây vẫn ở diễn biến, cạnh nội dung sửa. Lời của người gửi không bị sửa."),
        (Field("title", "text", _l("Sự việc"), _l("Không nêu tên ai.")),
         Field("place", "text", _l("Nơi xảy ra"), _l("Không ghi số nhà, tên chủ hộ.")),
         Field("place_unit", "select", _l("Địa bàn"),
               _l("Danh sách vụ việc, điểm nóng và tái diễn tính theo địa bàn này."), options="places_here"),
         REASON._replace(label=_l("Vì sao sửa"))),
    ),
    "recategorise": ActionForm(
        _l("Lĩnh vực có hạn dài hơn cần người thứ hai duyệt: đầu mối cấp trên hoặc Thường trực cấp ủy."),
        (Field("category", "radios", _l("Lĩnh vực mới"), options="category"), REASON),
    ),
    "decide_category": ActionForm(
        _l("Đồng ý thì vụ việc chuyển sang lĩnh vực mới và tính lại hạn."),
        (Field("granted", "radios", _l("Quyết định"), options="granted", explicit=True), REASON),
    ),
    "pause": ActionForm(
        _l("Hạn ngừng tính đến ngày xem lại. Số ngày đã quá hạn không bị xóa, vụ việc vẫn hiện ở mọi danh sách."),
        (Field("category", "radios", _l("Căn cứ dừng tính hạn"), options="pause"),
         REASON, Field("review_on", "date", _l("Ngày xem lại"))),
    ),
    "resume": ActionForm(_l("Hạn được tính tiếp từ hôm nay."), (REASON,)),
    "ask_extension": ActionForm(
        _l("Chỉ đề nghị được trước khi đến hạn. Người đề nghị không tự quyết định."),
        (Field("days", "number", _l("Thêm bao nhiêu ngày làm việc")), REASON),
    ),
    "decide_extension": ActionForm(
        _l("Đồng ý thì hạn lùi lại; hạn ban đầu vẫn được giữ để thống kê."),
        (Field("granted", "radios", _l("Quyết định"), options="granted", explicit=True), REASON),
    ),
    "ask_hand_back": ActionForm(
        _l("Đầu mối quyết định. Trong lúc chờ, cơ quan vẫn xử lý và hạn vẫn tính."), (REASON,)
    ),
    "refuse_hand_back": ActionForm(
        _l("Cơ quan tiếp tục xử lý. Để nhận lại vụ việc, dùng “Đổi cơ quan xử lý”."), (REASON,)
    ),
    "remind": ActionForm(
        _l("Lời đôn đốc được đánh số và lưu trong diễn biến."), (TEXT,)
    ),
    "explain": ActionForm(
        _l("Giải trình được lưu cạnh thời hạn; hạn và số ngày quá hạn không đổi."),
        (Field("clock", "select", _l("Thời hạn bị quá"), options="late_clocks"), REASON),
    ),
    "direct": ActionForm(
        _l("Ý kiến chỉ đạo có hạn riêng và chỉ Thường trực cấp ủy kết thúc."),
        (TEXT._replace(label=_l("Nội dung chỉ đạo")),
         Field("owner", "radios", _l("Giao cho"), options="owner"),
         Field("due_on", "date", _l("Hạn thực hiện"))),
    ),
    "answer_directive": ActionForm(
        _l("Thường trực cấp ủy đọc câu trả lời rồi kết thúc chỉ đạo."),
        (Field("number", "select", _l("Chỉ đạo số"), options="my_directives"),
         TEXT._replace(label=_l("Đã thực hiện thế nào"))),
    ),
    "close_directive": ActionForm(
        _l("Chỉ đạo được ghi là đã thực hiện."),
        (Field("number", "select", _l("Chỉ đạo số"), options="directives"),
         Field("text", "textarea", _l("Nhận xét"), rows=3)),
    ),
    "hold_dialogue": ActionForm(
        _l("Ghi buổi gặp người dân về vụ việc này. Không ghi tên hay địa chỉ của ai."),
        (Field("held_on", "date", _l("Ngày đối thoại")),
         Field("place", "text", _l("Nơi đối thoại"), _l("Ví dụ: nhà văn hóa thôn Đông.")),
         Field("summary", "textarea", _l("Người dân nêu gì, đã trả lời gì")),
         Field("commitment", "textarea", _l("Đã cam kết việc gì"),
               _l("Có cam kết thì chọn nơi thực hiện và hạn. Cam kết khác ghi thêm sau."), rows=3),
         Field("owner", "radios", _l("Nơi thực hiện cam kết"), options="owner"),
         Field("due_on", "date", _l("Hạn thực hiện")),
         NAMELESS),
    ),
    "add_commitment": ActionForm(
        _l("Cam kết có hạn riêng, được theo dõi và kết thúc như ý kiến chỉ đạo."),
        (Field("dialogue", "select", _l("Tại buổi đối thoại"), options="dialogues"),
         TEXT._replace(label=_l("Nội dung cam kết")),
         Field("owner", "radios", _l("Nơi thực hiện cam kết"), options="owner"),
         Field("due_on", "date", _l("Hạn thực hiện")),
         NAMELESS),
    ),
    "hold_over": ActionForm(
        _l("Vụ việc có sẵn trong chương trình kỳ giao ban tới của đơn vị."),
        (REASON._replace(label=_l("Cần xem xét thêm gì")),),
    ),
    "attach_statutory": ActionForm(
        _l("Thời hạn này được tính bên cạnh các hạn khác, không thay và không rút ngắn hạn nào."),
        (Field("term", "radios", _l("Thời hạn"), options="statutory"),
         Field("counts_from", "date", _l("Tính từ ngày")),
         Field("document", "text", _l("Số văn bản"), _l("Ví dụ: thông báo thụ lý số 15/TB-UBND.")),
         Field("remote", "switch", _l("Vùng sâu, vùng xa, đi lại khó khăn"),
               _l("Chỉ chọn khi luật cho thời hạn dài hơn.")),
         Field("complex", "switch", _l("Vụ việc phức tạp"),
               _l("Chỉ chọn khi luật cho thời hạn dài hơn."))),
    ),
    "extend_statutory": ActionForm(
        _l("Chỉ gia hạn khi thời hạn chưa hết và luật cho phép. Hạn ban đầu vẫn được giữ."),
        (Field("term", "radios", _l("Thời hạn"), options="statutory_longer"),
         Field("decided_on", "date", _l("Ngày ra quyết định")),
         Field("document", "text", _l("Số quyết định"))),
    ),
    "settle_statutory": ActionForm(
        _l("Thời hạn ngừng tính từ lúc ghi nhận. Các hạn khác của vụ việc không đổi."),
        (Field("term", "radios", _l("Thời hạn"), options="statutory_running"),
         Field("settled_on", "date", _l("Ngày ban hành văn bản")),
         Field("document", "text", _l("Số văn bản"))),
    ),
    "status_note": ActionForm(
        _l("Kỳ báo tiến độ tiếp theo được tính từ hôm nay. Ghi chú thường không thay cho mục này."),
        (TEXT._replace(label=_l("Đã làm đến đâu")),),
    ),
    "put_in_hot_spot": ActionForm(_l("Vụ việc mang dấu điểm nóng ở mọi danh sách."), (REASON,)),
    "take_out_of_hot_spot": ActionForm(_l("Vụ việc không còn mang dấu điểm nóng."), (REASON,)),
}  # fmt: skip
