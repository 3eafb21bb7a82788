"""The sign-in names of the demo: one for each role, on both tiers, and the one password."""

from __future__ import annotations

from typing import NamedTuple

# Everybody who opens the demo reads it on the first page; it opens invented data only.
DEMO_PASSWORD = "tham-quan-2026"  # noqa: S105 -- public on purpose
DOMAIN = "demo.example"


class Account(NamedTuple):
    """An account to try, and what is worth looking at first."""

    email: str
    name: str
    role: str
    hint: str


def address(local: str) -> str:
    """The whole sign-in name for its first part."""
    return f"{local}@{DOMAIN}"


DEMO_ACCOUNTS = (
    Account(
        address("ctv.suoimay.1"),
        "Lò Thị Hoài Thoa",
        "Cộng tác viên, xã Suối Mây",
        "Gửi phản ánh, xác nhận đã xong hay chưa xong",
    ),
    Account(
        address("daumoi.suoimay"),
        "Nông Viết Hợp",
        "Đầu mối, xã Suối Mây",
        "Phân loại, giao xử lý, phản hồi tới người dân",
    ),
    Account(
        address("canbo.ubnd-suoimay.1"),
        "Vi Thị Bích Duyên",
        "Cán bộ, UBND xã Suối Mây",
        "Nhận xử lý, trả lại, báo kết quả",
    ),
    Account(
        address("thuongtruc.suoimay"),
        "Đinh Trọng Vượng",
        "Thường trực Đảng ủy xã Suối Mây",
        "Việc quá hạn của một xã",
    ),
    Account(
        address("thuongtruc.lamvan"),
        "Hoàng Gia Toàn",
        "Thường trực Tỉnh ủy Lam Vân",
        "Bảng quá hạn toàn tỉnh, ý kiến chỉ đạo, điểm nóng",
    ),
    Account(
        address("daumoi.lamvan"),
        "Trịnh Thị Kim Oanh",
        "Đầu mối, tỉnh Lam Vân",
        "Việc chuyển cấp trên, ý kiến không đồng ý",
    ),
    Account(
        address("canbo.so-nnmt.1"),
        "Bùi Hải Đạt",
        "Cán bộ, Sở Nông nghiệp và Môi trường",
        "Việc được giao, xếp theo thời hạn, đề nghị gia hạn",
    ),
    Account(
        address("lanhdao.so-nnmt"),
        "Dương Thị Mỹ Phượng",
        "Lãnh đạo, Sở Nông nghiệp và Môi trường",
        "Việc quá hạn của cơ quan, ý kiến chỉ đạo",
    ),
    Account(
        address("ctv.lamvan.1"),
        "Quách Duy Tùng",
        "Cộng tác viên cấp tỉnh",
        "Phản ánh ở bất cứ địa bàn nào trong tỉnh",
    ),
    Account(
        address("giamsat.lamvan"),
        "Lưu Thanh Tú Nhàn",
        "Giám sát, Mặt trận Tổ quốc tỉnh",
        "Theo dõi kết quả, không thấy người phản ánh",
    ),
    Account(
        address("kiemsoat.lamvan"),
        "Thạch Đình Phiên",
        "Kiểm soát, tỉnh Lam Vân",
        "Kiểm tra việc dùng hệ thống",
    ),
    Account(
        address("quantri"),
        "Tạ Khánh Nhật",
        "Quản trị, tỉnh Lam Vân",
        "Đơn vị, cơ quan, tài khoản; đề nghị giao vai trò",
    ),
    Account(
        address("quantri.2"),
        "Mạc Thị Yến Chi",
        "Quản trị thứ hai, tỉnh Lam Vân",
        "Duyệt vai trò do người quản trị kia đề nghị",
    ),
)
