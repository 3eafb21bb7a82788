"""What administrators did, in one sentence each; one template per kind of entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as later

SENTENCES: Mapping[str, Any] = {
    "account_added": later("%(who)s tạo tài khoản của %(about)s"),
    "account_changed": later("%(who)s sửa tài khoản của %(about)s"),
    "account_locked": later("%(who)s khóa tài khoản của %(about)s"),
    "account_opened": later("%(who)s mở lại tài khoản của %(about)s"),
    "account_erased": later(
        "%(who)s xóa dữ liệu tài khoản của %(about)s theo yêu cầu của người này"
    ),
    "data_requested": later("%(who)s gửi yêu cầu về dữ liệu tài khoản của mình: %(wish)s"),
    "data_request_withdrawn": later("%(who)s rút yêu cầu về dữ liệu tài khoản của mình: %(wish)s"),
    "data_request_done": later("%(who)s đã thực hiện yêu cầu của %(about)s: %(wish)s"),
    "data_request_refused": later("%(who)s không thực hiện yêu cầu của %(about)s: %(wish)s"),
    "password_set": later("%(who)s đặt mật khẩu mới cho %(about)s"),
    "second_factor_dropped": later("%(who)s gỡ xác thực hai bước của %(about)s"),
    "token_made": later("%(who)s tạo mã truy cập chương trình cho %(about)s"),
    "token_revoked": later("%(who)s thu hồi mã truy cập chương trình của %(about)s"),
    "source_unsealed": later("%(who)s mở tên người gửi phản ánh %(ref)s: %(reason)s"),
    "vault_opened": later("%(who)s mở két lưu của %(ref)s: %(reason)s"),
    "breach_listed": later(
        "%(who)s lập danh sách lượt truy cập từ %(starts_on)s đến hết %(ends_on)s vì nghi lộ dữ liệu"
    ),
    "vault_purged": later(
        "%(who)s xóa khỏi két lưu vì hết thời hạn giữ: %(number)s thông tin liên hệ, %(originals)s ảnh gốc"
    ),
    "role_proposed": later("%(who)s đề nghị giao %(about)s vai trò %(seat)s"),
    "role_granted": later("%(who)s duyệt giao %(about)s vai trò %(seat)s"),
    "role_refused": later("%(who)s không duyệt giao %(about)s vai trò %(seat)s"),
    "role_ended": later("%(who)s kết thúc vai trò %(seat)s của %(about)s từ sau %(ends_on)s"),
    "unit_added": later("%(who)s thêm đơn vị %(name)s"),
    "unit_changed": later("%(who)s sửa đơn vị %(name)s"),
    "agency_added": later("%(who)s thêm cơ quan %(name)s"),
    "agency_changed": later("%(who)s sửa cơ quan %(name)s"),
    "team_added": later("%(who)s thêm tổ %(name)s"),
    "team_changed": later("%(who)s sửa tổ %(name)s"),
}
# What lets somebody in, or further in: told to auditors before all else.
ACCESS = frozenset(
    {
        "role_granted",
        "password_set",
        "second_factor_dropped",
        "token_made",
        "source_unsealed",
        "vault_opened",
    }
)
