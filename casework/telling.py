"""What gives a person away in Vietnamese text: the patterns behind ``casework.screening``.

Pieces are matched by the group ``it``. The first kind that claims a piece keeps it, so what is
named (an account after "STK") comes before what is only counted (a row of twelve digits).
"""

from __future__ import annotations

import re
from enum import StrEnum


class MarkKind(StrEnum):
    """What a marked piece of text seems to be."""

    PHONE = "phone"
    IDENTITY = "identity"
    PLATE = "plate"
    EMAIL = "email"
    ACCOUNT = "account"
    PERSON = "person"
    HOUSE = "house"


_UPPER = "".join(chr(code) for code in range(0x1EFA) if chr(code).isalpha() and chr(code).isupper())
_LETTER = r"[^\W\d_]"
_NAME = rf"[{_UPPER}]{_LETTER}*\.?"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"

_KIN = "ông|bà|anh|chị|cô|chú|bác|cậu|mợ|dì|thím|cụ|em|cháu|thầy|bạn|lão|mụ|già"
_CALLED = (
    rf"{_KIN}|đồng chí|đ/c|tên|tên là|tôi là|già làng|bác sĩ|y sĩ|y tá|cô giáo|thầy giáo"
    "|công an viên|thôn đội trưởng|kế toán|kỹ sư|luật sư|thiếu tá|trung tá|đại úy|thượng úy"
    "|trưởng thôn|trưởng ấp|trưởng bản|trưởng xóm|tổ trưởng|tổ phó|chủ tịch|phó chủ tịch"
    "|bí thư|phó bí thư|bí thư chi bộ|giám đốc|phó giám đốc|cán bộ|công chức|địa chính"
    "|chủ hộ|chủ trại|chủ mỏ|chủ xe|chủ thầu|chủ cơ sở|chủ xưởng|chủ quán|hộ|gia đình"
)
# An office follows a title as a name does: "Chủ tịch UBND", "cán bộ Một cửa".
_OFFICE = (
    r"(?!(?:UBND|HĐND|MTTQ|HTX|BQL|BCH|CLB|TNHH|BIDV|Một cửa|Mặt trận|Hội|Đảng|Ủy ban|Uỷ ban|Công ty|Công an"
    r"|Sở|Phòng|Ban|Chi bộ|Chi cục|Cục|Hợp tác|Trung tâm|Nhà máy|Đoàn|Liên minh|Quỹ|Trạm|Trường"
    r"|Ngân hàng|Điện lực|Xí nghiệp|Đội|Hạt|Tổng|Xã|Phường|Tỉnh|Thôn|Văn phòng|Bộ phận)\b)"
)
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Đoàn"
    "|Trịnh|Mai|Tạ|Hà|Cao|Phùng|Châu|Lưu|Vi|Lò|Giàng|Sùng|Vàng|Thào|Nông|Bế|Hứa|Quách"
)
# In small letters only names that are hardly ever words.
_FAMILY_SMALL = "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|đinh|trương|trịnh"
_GIVEN_SMALL = (
    "tuấn|dũng|cường|thắng|hương|nga|hằng|thảo|trang|huệ|phượng|linh|quang|đức|lan|hoa|mai|hồng"
    "|hạnh|yến|oanh|loan|nhung|thủy|tuyết|vân|khánh|kiên|quân|tùng|hiếu|nghĩa|lộc|thơm|bích"
)
_ROAD = "đường|phố|ngõ|ngách|hẻm|kiệt"
_HOUSE_NUMBER = r"\d+\w*(?:[/-]\w+)*"
_DIGITS_OF_A_PHONE = r"(?:[ .()-]{0,2}\d){8,10}"

DETECTORS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (MarkKind.EMAIL, r"(?P<it>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"),
        (
            MarkKind.ACCOUNT,
            (
                r"\b(?i:stk|số tài khoản|tài khoản|tk)(?i: ngân hàng| số)?\W{0,3}"
                r"(?P<it>\d(?:[ .-]?[\dA-Z]){6,18})(?!\w)"
            ),
        ),
        (
            MarkKind.IDENTITY,
            r"(?<![\d.,])(?P<it>0\d{2}(?:[ .]?\d{3}){3})(?![.,]?\d)",
        ),
        (MarkKind.PHONE, rf"(?<!\w)(?P<it>\(?(?:\+?84\)?|[0oO]){_DIGITS_OF_A_PHONE})(?!\d)"),
        (
            MarkKind.IDENTITY,
            r"(?<![\d.,])(?P<it>\d{3} ?\d{3} ?\d{3}(?: ?\d{3})?)(?![.,]\d|\d| ?(?:đồng|đ\b|VN))",
        ),
        (
            MarkKind.PLATE,
            r"(?<![\w.])(?P<it>\d{2}(?:-?[A-ZĐ]{1,2}\d?[ .-]{0,2}|[a-z]\d?-?)\d{3}\.?\d{1,2})(?!\w)",
        ),
        (
            MarkKind.PLATE,
            (
                r"\b(?i:xe|biển|bks|bs)\b[^.\n]{0,20}?"
                r"(?<!\w)(?P<it>\d{2}-?[a-zA-Z]{1,2}\d?[ .-]{0,2}\d{3}[ .]?\d{1,2})(?!\w)"
            ),
        ),
        (
            MarkKind.HOUSE,
            (
                rf"\b(?i:số nhà|nhà số|sn|căn hộ|ngõ|ngách|hẻm|kiệt)(?i: số)? ?(?P<it>{_HOUSE_NUMBER})"
                rf"|\b(?i:số) (?P<it2>{_HOUSE_NUMBER})(?= (?i:{_ROAD})\b)"
                rf"|\b(?i:nhà) (?P<it3>{_HOUSE_NUMBER})(?= (?i:{_ROAD}|tổ)\b)"
                rf"|(?<![\w/])(?P<it4>\d+[a-zA-Z]?(?:/\d+[a-zA-Z]?)+)(?= (?i:đường|phố)\b)"
                r"|\b(?i:lô) (?P<it5>[A-Z]{1,2}-?\d+)\b"
                r"|\b(?P<it6>(?i:nhà (?:tôi|mình|em|cháu|con)))\b(?= (?i:ở|cạnh|sát|gần|ngay|đối diện|bên))"
            ),
        ),
        (MarkKind.PERSON, rf"\b(?i:{_CALLED}) {_OFFICE}(?P<it>{_NAMES})"),
        (MarkKind.PERSON, rf"\b(?P<it>(?:{_FAMILY})(?: {_NAME}){{1,3}})"),
        (
            MarkKind.PERSON,
            rf"\b(?i:{_KIN}) (?P<it>(?:{_FAMILY_SMALL})(?: {_LETTER}+){{1,2}}|(?:{_GIVEN_SMALL})\b)",
        ),
        (MarkKind.PERSON, rf"(?<!\w)(?P<it>(?:Y |[HK]['’])[{_UPPER}][^\W\d_]+)"),
    )
)

# Streets, schools, bridges and markets bear names; so do old places with Ông and Bà in them.
_NAMED_AFTER = re.compile(
    r"(?i)\b(?:đường|phố|trường|học|thpt|thcs|mầm non|cơ sở|công viên|quảng trường|cầu|chợ|bệnh viện)\s+$"
)
_OLD_PLACE = re.compile(
    r"(?i)\b(?:cầu|chợ|kênh|hồ|đèo|suối|chùa|đền|miếu|núi|sông|rạch|ao|đồi|hòn|mũi|giếng|bến|dốc"
    r"|ngã ba|ngã tư|đập|cống|thôn|xóm|ấp|bản|làng|bàu|đường|phố|xã|phường|hang|hai)\s+$"
)
_STREETS = """
Lê Lợi; Lê Lai; Lê Duẩn; Lê Hồng Phong; Lê Thánh Tông;
Trần Phú; Trần Hưng Đạo; Trần Quốc Toản; Nguyễn Huệ; Nguyễn Trãi;
Nguyễn Du; Nguyễn Thị Minh Khai; Nguyễn Văn Cừ; Nguyễn Văn Trỗi; Lý Thường Kiệt;
Lý Thái Tổ; Phan Chu Trinh; Phan Châu Trinh; Phan Bội Châu; Phan Đình Phùng;
Hoàng Văn Thụ; Hoàng Hoa Thám; Võ Thị Sáu; Võ Nguyên Giáp; Phạm Văn Đồng;
Phạm Ngũ Lão; Ngô Quyền; Đinh Tiên Hoàng; Mai Thúc Loan; Hồ Chí Minh;
Lương Văn Can
"""
_FAMOUS = frozenset(each.strip() for each in _STREETS.split(";"))
_PLACES = frozenset(
    {"Bà Rịa", "Bà Nà", "Bà Đen", "Bà Triệu", "Anh Sơn", "Cô Tô", "Bác Hồ", "bác Hồ"}
)


def is_named_thing(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether what looks like a name is that of a street, a school or an old place."""
    piece, before = text[start:end], text[: match.start()]
    called = text[match.start() : start]
    if not called:
        # A lake named Hồ Ông Thoại is no family Hồ.
        old_place = _OLD_PLACE.search(f"{piece.split()[0]} ") and "Ông" in piece
        return piece in _FAMOUS or bool(old_place) or _NAMED_AFTER.search(before) is not None
    if f"{called.strip()} {piece}" in _PLACES:
        return True
    return called[0].isupper() and _OLD_PLACE.search(before) is not None
