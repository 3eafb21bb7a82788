"""The one life cycle every case type shares: the table of design §2, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from workflows import guards
from workflows.actors import Standing as By
from workflows.definition import Action, Guard
from workflows.facts import Facts
from workflows.states import OPEN, State
from workflows.states import State as S  # noqa: N817 -- the table of design §2 is read by the line
from workflows.words import Label

COORDINATOR = frozenset({By.COORDINATOR})
LEAD = frozenset({By.LEAD})
WITNESSES = frozenset({By.REPORTER, By.CONFIRMER})
COMMITTEE = frozenset({By.COMMITTEE})
DECIDER = frozenset({By.DECIDER})
SYSTEM = frozenset({By.SYSTEM})


def _to(after: State, *before: State) -> dict[State, State]:
    return dict.fromkeys(before, after)


def _stay(*states: State) -> dict[State, State]:
    return {state: state for state in states}


def _who_reopens(facts: Facts) -> frozenset[By]:
    """After an objection only whoever decides it reopens (design §2)."""
    return DECIDER if facts.objected else COORDINATOR | COMMITTEE


def _who_extends(facts: Facts) -> frozenset[By]:
    """The first extension is the coordinator's to decide, a further one the committee's."""
    return COMMITTEE if facts.extensions else COORDINATOR


def _who_explains(facts: Facts) -> frozenset[By]:
    """Whoever has the work now, for each clock of theirs that is or was late."""
    return LEAD if facts.state in {S.ASSIGNED, S.IN_PROGRESS} else COORDINATOR


def _who_answers(facts: Facts) -> frozenset[By]:
    """Whoever a directive was given to; with none open the guard says so."""
    return facts.directive_owners or COORDINATOR | LEAD


def _action(
    name: str,
    label: tuple[str, str],
    done: tuple[str, str],
    moves: Mapping[State, State],
    by: frozenset[By],
    *needs: Guard,
) -> Action:
    return Action(name, Label(*label), Label(*done), moves, by, needs)


MAIN = (
    _action("assess", ("Phân loại", "Assess"), ("Đã phân loại.", "Assessed."),
            _to(S.ASSESSED, S.REPORTED), COORDINATOR),
    _action("decline", ("Không đưa vào xử lý", "Decline"),
            ("Đã ghi lý do không đưa vào xử lý.", "Declined."),
            _to(S.DECLINED, S.REPORTED, S.ASSESSED), COORDINATOR),
    _action("merge", ("Gộp vụ việc", "Merge"), ("Đã gộp vụ việc.", "Merged."),
            _to(S.MERGED, S.REPORTED, S.ASSESSED), COORDINATOR),
    _action("assign", ("Giao xử lý", "Assign"), ("Đã giao xử lý.", "Assigned."),
            _to(S.ASSIGNED, S.ASSESSED), COORDINATOR),
    _action("accept", ("Nhận xử lý", "Accept"), ("Đã nhận xử lý.", "Accepted."),
            _to(S.IN_PROGRESS, S.ASSIGNED), LEAD),
    _action("return_case", ("Trả lại", "Return"), ("Đã trả lại đầu mối.", "Returned."),
            _to(S.ASSESSED, S.ASSIGNED), LEAD),
    _action("reassign", ("Đổi cơ quan xử lý", "Reassign"),
            ("Đã đổi cơ quan xử lý.", "Reassigned."),
            _to(S.ASSIGNED, S.ASSIGNED, S.IN_PROGRESS), COORDINATOR),
    _action("resolve", ("Báo kết quả", "Give the result"), ("Đã báo kết quả.", "Result given."),
            _to(S.RESOLVED, S.IN_PROGRESS), LEAD),
    _action("rework", ("Yêu cầu bổ sung", "Ask for more"),
            ("Đã yêu cầu bổ sung.", "Sent back for more."),
            _to(S.IN_PROGRESS, S.RESOLVED), COORDINATOR),
    _action("give_feedback", ("Phản hồi tới người dân", "Give feedback"),
            ("Đã ghi nhận phản hồi.", "Feedback recorded."),
            _to(S.FEEDBACK, S.RESOLVED), COORDINATOR),
    _action("confirm", ("Đã xong", "It is fixed"),
            ("Cảm ơn đồng chí. Đã ghi nhận: đã xong.", "Thank you. Confirmed."),
            _to(S.CLOSED, S.FEEDBACK), WITNESSES),
    _action("dispute", ("Chưa xong", "It is not fixed"),
            ("Đã ghi nhận chưa xong. Đầu mối sẽ quyết định.", "Recorded as not fixed."),
            _stay(S.FEEDBACK), WITNESSES, guards.NOT_DISPUTED),
    _action("close", ("Kết thúc vụ việc", "Close"), ("Đã kết thúc vụ việc.", "Closed."),
            _to(S.CLOSED, S.FEEDBACK), COORDINATOR, guards.DISPUTED),
    _action("lapse", ("Hết thời gian chờ xác nhận", "Lapse"),
            ("Đã kết thúc, chưa có xác nhận.", "Closed unconfirmed."),
            _to(S.CLOSED, S.FEEDBACK), SYSTEM, guards.NOT_DISPUTED, guards.LAPSE_DUE),
    _action("object", ("Không đồng ý", "Object"), ("Đã gửi ý kiến không đồng ý.", "Objected."),
            _stay(S.CLOSED, S.DECLINED, S.MERGED), frozenset({By.REPORTER}),
            guards.NOT_OBJECTED, guards.WITHIN_90_DAYS),
    _action("dismiss_objection", ("Giữ nguyên kết quả", "Keep the result"),
            ("Đã trả lời ý kiến không đồng ý.", "Objection answered."),
            _stay(S.CLOSED, S.DECLINED, S.MERGED), DECIDER, guards.OBJECTED),
    Action("reopen", Label("Mở lại", "Reopen"), Label("Đã mở lại vụ việc.", "Reopened."),
           _to(S.ASSIGNED, S.FEEDBACK, S.CLOSED) | _to(S.REPORTED, S.DECLINED, S.MERGED),
           COORDINATOR | COMMITTEE | DECIDER, (), _who_reopens),
    _action("refer_up", ("Chuyển cấp trên", "Refer up"), ("Đã chuyển cấp trên.", "Referred up."),
            _to(S.REPORTED, S.REPORTED, S.ASSESSED, S.ASSIGNED, S.IN_PROGRESS),
            COORDINATOR | COMMITTEE, guards.HAS_UNIT_ABOVE),
    _action("refer_down", ("Chuyển cấp dưới", "Refer down"),
            ("Đã chuyển cấp dưới.", "Referred down."),
            _to(S.REPORTED, S.REPORTED, S.ASSESSED), COORDINATOR, guards.HAS_UNITS_BELOW),
)  # fmt: skip

BESIDE = (
    _action("note", ("Ghi chú", "Add a note"), ("Đã ghi chú.", "Noted."), _stay(*OPEN),
            frozenset({By.REPORTER, By.COORDINATOR, By.COMMITTEE, By.LEAD, By.SUPPORT})),
    _action("attach", ("Thêm ảnh", "Add a photo"), ("Đã thêm ảnh.", "Photo added."),
            _stay(*OPEN),
            frozenset({By.REPORTER, By.CONFIRMER, By.COORDINATOR, By.LEAD, By.SUPPORT})),
    _action("status_note", ("Báo tiến độ", "Say how far it is"),
            ("Đã báo tiến độ.", "Status noted."), _stay(S.IN_PROGRESS), LEAD,
            guards.STATUS_ASKED),
    _action("split", ("Tách vụ việc", "Split"), ("Đã tách vụ việc.", "Split."),
            _stay(S.REPORTED, S.ASSESSED), COORDINATOR),
    # Found by a rule, on any case a coordinator still has; undone by a person, with a reason.
    _action("deny_recurrence", ("Không phải tái diễn", "Not a recurrence"),
            ("Đã ghi: không phải tái diễn.", "Recorded as no recurrence."),
            _stay(*State), COORDINATOR, guards.RECURS),
    _action("change_severity", ("Đổi mức độ", "Change severity"),
            ("Đã đổi mức độ.", "Severity changed."), _stay(*OPEN - {S.REPORTED}),
            COORDINATOR | COMMITTEE),
    _action("correct", ("Đính chính", "Correct"), ("Đã đính chính.", "Corrected."),
            _stay(*OPEN - {S.REPORTED}), COORDINATOR),
    _action("recategorise", ("Đổi lĩnh vực", "Change category"),
            ("Đã ghi nhận đổi lĩnh vực.", "Category change recorded."),
            _stay(S.ASSESSED, S.ASSIGNED, S.IN_PROGRESS), COORDINATOR, guards.NO_CATEGORY_ASKED),
    Action("decide_category", Label("Duyệt đổi lĩnh vực", "Decide the category"),
           Label("Đã quyết định đổi lĩnh vực.", "Category decided."),
           _stay(S.ASSESSED, S.ASSIGNED, S.IN_PROGRESS),
           frozenset({By.COORDINATOR_ABOVE, By.COMMITTEE}), (guards.CATEGORY_ASKED,),
           asker=lambda facts: facts.category_asked_by, impartial=True),
    Action("pause", Label("Dừng tính hạn", "Pause"), Label("Đã dừng tính hạn.", "Paused."),
           _stay(S.ASSIGNED, S.IN_PROGRESS), COORDINATOR,
           (guards.NOT_PAUSED, guards.PAUSE_LEFT), impartial=True),
    _action("resume", ("Tính hạn tiếp", "Resume"), ("Đã tính hạn tiếp.", "Resumed."),
            _stay(S.ASSIGNED, S.IN_PROGRESS), COORDINATOR, guards.PAUSED),
    _action("ask_extension", ("Đề nghị gia hạn", "Ask for an extension"),
            ("Đã gửi đề nghị gia hạn.", "Extension asked for."), _stay(S.IN_PROGRESS), LEAD,
            guards.NO_EXTENSION_ASKED, guards.EXTENSION_LEFT, guards.NOT_OVERDUE),
    Action("decide_extension", Label("Duyệt gia hạn", "Decide the extension"),
           Label("Đã quyết định gia hạn.", "Extension decided."), _stay(S.IN_PROGRESS),
           COORDINATOR | COMMITTEE, (guards.EXTENSION_ASKED,), _who_extends,
           asker=lambda facts: facts.extension_asked_by, impartial=True),
    _action("ask_hand_back", ("Đề nghị trả lại", "Ask to hand back"),
            ("Đã gửi đề nghị trả lại.", "Hand-back asked for."), _stay(S.IN_PROGRESS), LEAD,
            guards.NO_HAND_BACK_ASKED),
    _action("refuse_hand_back", ("Không nhận trả lại", "Refuse the hand-back"),
            ("Đã giữ nguyên cơ quan xử lý.", "Hand-back refused."), _stay(S.IN_PROGRESS),
            COORDINATOR, guards.HAND_BACK_ASKED),
    _action("name_confirmer", ("Nhờ người khác xác nhận", "Name another confirmer"),
            ("Đã nhờ xác nhận.", "Confirmer named."), _stay(S.FEEDBACK), COORDINATOR),
    _action("remind", ("Đôn đốc", "Remind"), ("Đã đôn đốc.", "Reminded."),
            _stay(S.ASSIGNED, S.IN_PROGRESS), COORDINATOR | COMMITTEE),
    Action("explain", Label("Giải trình quá hạn", "Explain the delay"),
           Label("Đã ghi giải trình.", "The reason was recorded."),
           _stay(S.REPORTED, S.ASSESSED, S.ASSIGNED, S.IN_PROGRESS, S.RESOLVED),
           COORDINATOR | LEAD, (guards.LATE_HERE,), _who_explains),
    _action("direct", ("Cho ý kiến chỉ đạo", "Direct"), ("Đã cho ý kiến chỉ đạo.", "Directed."),
            _stay(*OPEN, S.CLOSED), COMMITTEE),
    Action("answer_directive", Label("Trả lời chỉ đạo", "Answer the directive"),
           Label("Đã trả lời chỉ đạo.", "Directive answered."), _stay(*OPEN, S.CLOSED),
           COORDINATOR | LEAD, (guards.DIRECTIVE_OPEN,), _who_answers),
    _action("close_directive", ("Kết thúc chỉ đạo", "Close the directive"),
            ("Đã ghi nhận chỉ đạo đã thực hiện.", "Directive closed."),
            _stay(*OPEN, S.CLOSED), COMMITTEE, guards.DIRECTIVE_OPEN),
    _action("hold_dialogue", ("Ghi buổi đối thoại", "Record a dialogue"),
            ("Đã ghi buổi đối thoại.", "Dialogue recorded."), _stay(*OPEN, S.CLOSED),
            COORDINATOR | COMMITTEE),
    _action("add_commitment", ("Ghi cam kết khi đối thoại", "Add a commitment"),
            ("Đã ghi cam kết.", "Commitment recorded."), _stay(*OPEN, S.CLOSED),
            COORDINATOR | COMMITTEE, guards.HAS_DIALOGUE),
    _action("hold_over", ("Đưa vào kỳ giao ban sau", "Take up next time"),
            ("Đã đưa vào kỳ giao ban sau.", "It is taken up next time."),
            _stay(*OPEN, S.CLOSED), COORDINATOR | COMMITTEE),
    _action("attach_statutory", ("Gắn thời hạn theo luật", "Attach a term of the law"),
            ("Đã gắn thời hạn theo luật.", "Term of the law attached."),
            _stay(*OPEN - {S.REPORTED}), COORDINATOR | LEAD),
    _action("extend_statutory", ("Gia hạn theo luật", "Extend by law"),
            ("Đã ghi quyết định gia hạn theo luật.", "Extended by law."), _stay(*State),
            COORDINATOR | LEAD, guards.STATUTORY_EXTENDABLE),
    _action("settle_statutory", ("Đã giải quyết theo luật", "Settled by law"),
            ("Đã ghi văn bản giải quyết.", "Settlement recorded."), _stay(*State),
            COORDINATOR | LEAD, guards.STATUTORY_RUNNING),
    _action("put_in_hot_spot", ("Đưa vào điểm nóng", "Put in a hot spot"),
            ("Đã đưa vào điểm nóng.", "Put in a hot spot."), _stay(*OPEN, S.CLOSED), COMMITTEE,
            guards.NOT_IN_HOT_SPOT),
    _action("take_out_of_hot_spot", ("Đưa ra khỏi điểm nóng", "Take out of the hot spot"),
            ("Đã đưa ra khỏi điểm nóng.", "Taken out of the hot spot."),
            _stay(*OPEN, S.CLOSED), COMMITTEE, guards.IN_HOT_SPOT),
)  # fmt: skip

LIFE_CYCLE = MAIN + BESIDE
