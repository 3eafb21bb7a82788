"""The closed lists people choose from when they report, assess, resolve or give feedback."""

from __future__ import annotations

from enum import StrEnum

from workflows.words import Label


class Scale(StrEnum):
    """How many households are touched: bands only, never a count of named people."""

    UNDER_10 = "under_10"
    FROM_10 = "from_10"
    FROM_50 = "from_50"
    OVER_200 = "over_200"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What the agency says it achieved (domain.md §4.4)."""

    SETTLED = "settled"
    PARTLY = "partly"
    EXPLAINED = "explained"
    UNFOUNDED = "unfounded"
    PASSED_TO_PROSECUTION = "passed_to_prosecution"


class DeclineReason(StrEnum):
    """Why a report is not taken up; a redirected denunciation stores no identity."""

    REDIRECTED = "redirected"
    OUT_OF_SCOPE = "out_of_scope"
    ALREADY_SETTLED = "already_settled"
    TOO_VAGUE = "too_vague"
    NOT_TRUE = "not_true"


class SourceKind(StrEnum):
    """Through which door the report came (R23)."""

    COLLABORATOR = "collaborator"
    CITIZEN_RECEPTION = "citizen_reception"
    HOTLINE = "hotline"
    PRESS = "press"
    FRONT = "front"
    VOTER_CONTACT = "voter_contact"
    ANONYMOUS = "anonymous"


class Channel(StrEnum):
    """How the answer was told to the people."""

    MEETING = "meeting"
    LOUDSPEAKER = "loudspeaker"
    NOTICE = "notice"
    COLLABORATOR = "collaborator"
    PHONE = "phone"
    PRESS = "press"


class PauseCategory(StrEnum):
    """The only grounds on which a clock may stop (design §3.5)."""

    COURT = "court"
    EXPERT = "expert"
    WEATHER = "weather"
    UPPER_LEVEL = "upper_level"


SCALE_LABELS = {
    Scale.UNDER_10: Label("Dưới 10 hộ", "Under 10 households"),
    Scale.FROM_10: Label("10–50 hộ", "10–50 households"),
    Scale.FROM_50: Label("50–200 hộ", "50–200 households"),
    Scale.OVER_200: Label("Trên 200 hộ", "Over 200 households"),
    Scale.UNKNOWN: Label("Chưa rõ", "Not known"),
}
OUTCOME_LABELS = {
    Outcome.SETTLED: Label("Đã xử lý dứt điểm", "Settled for good"),
    Outcome.PARTLY: Label("Xử lý một phần, có lộ trình", "Partly, with a schedule"),
    Outcome.EXPLAINED: Label("Giải thích, cung cấp thông tin", "Explained, information given"),
    Outcome.UNFOUNDED: Label("Không đủ căn cứ", "No grounds found"),
    Outcome.PASSED_TO_PROSECUTION: Label(
        "Chuyển cơ quan tố tụng, thanh tra", "Passed to investigators or inspectors"
    ),
}
DECLINE_LABELS = {
    DeclineReason.REDIRECTED: Label(
        "Là tố cáo hoặc khiếu nại: hướng dẫn gửi cơ quan có thẩm quyền",
        "A denunciation or formal complaint: shown the lawful way",
    ),
    DeclineReason.OUT_OF_SCOPE: Label("Không thuộc phạm vi", "Out of scope"),
    DeclineReason.ALREADY_SETTLED: Label("Đã được xử lý trước đó", "Already settled"),
    DeclineReason.TOO_VAGUE: Label("Chưa đủ thông tin để xử lý", "Too little to act on"),
    DeclineReason.NOT_TRUE: Label(
        "Đã kiểm tra, thực tế khác phản ánh", "Checked and found not to be so"
    ),
}
SOURCE_LABELS = {
    SourceKind.COLLABORATOR: Label("Cộng tác viên", "Collaborator"),
    SourceKind.CITIZEN_RECEPTION: Label("Tiếp công dân", "Citizen reception"),
    SourceKind.HOTLINE: Label("Đường dây nóng", "Hotline"),
    SourceKind.PRESS: Label("Báo chí", "Press"),
    SourceKind.FRONT: Label("Mặt trận Tổ quốc", "Fatherland Front"),
    SourceKind.VOTER_CONTACT: Label("Tiếp xúc cử tri", "Voter contact"),
    SourceKind.ANONYMOUS: Label("Ẩn danh", "Anonymous"),
}
CHANNEL_LABELS = {
    Channel.MEETING: Label("Họp dân", "Residents' meeting"),
    Channel.LOUDSPEAKER: Label("Loa truyền thanh", "Loudspeaker"),
    Channel.NOTICE: Label("Niêm yết thông báo", "Posted notice"),
    Channel.COLLABORATOR: Label("Qua cộng tác viên", "Through the collaborator"),
    Channel.PHONE: Label("Điện thoại", "Telephone"),
    Channel.PRESS: Label("Báo, đài địa phương", "Local press or radio"),
}
PAUSE_LABELS = {
    PauseCategory.COURT: Label("Chờ tòa án, cơ quan tố tụng", "Waiting for a court"),
    PauseCategory.EXPERT: Label("Chờ kết quả giám định, quan trắc", "Waiting for expert results"),
    PauseCategory.WEATHER: Label("Thiên tai, thời tiết", "Disaster or weather"),
    PauseCategory.UPPER_LEVEL: Label("Chờ ý kiến cấp trên", "Waiting for the level above"),
}
PLACE_KINDS = {
    "hamlet": Label("Thôn/ấp/bản", "Hamlet"),
    "residential_group": Label("Tổ dân phố/khu phố", "Residential group"),
    "irrigation_canal": Label("Kênh mương, trạm bơm", "Canal, pumping station"),
    "industrial_cluster": Label("Cụm công nghiệp", "Industrial cluster"),
    "craft_village": Label("Làng nghề", "Craft village"),
    "landfill": Label("Bãi rác, điểm trung chuyển", "Landfill, transfer point"),
    "river_section": Label("Đoạn sông, bãi bồi", "River section"),
    "hill_area": Label("Khu đồi, rừng", "Hill, forest"),
    "project_site": Label("Khu vực dự án", "Project site"),
    "one_stop_shop": Label("Bộ phận Một cửa", "One-stop service desk"),
    "power_line": Label("Tuyến điện, trạm biến áp", "Power line, substation"),
    "market": Label("Chợ, khu kinh doanh", "Market"),
    "school": Label("Trường học", "School"),
    "road_section": Label("Đoạn đường, nút giao", "Road section, junction"),
    "island": Label("Đặc khu, xã đảo", "Special zone, island"),
    "other": Label("Nơi khác", "Elsewhere"),
}
