"""What went wrong with a letter, in words."""

from __future__ import annotations

import pytest
from flask import Flask

from api.views.letters import fault_words


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("GivenUp: refused 550", "Máy chủ thư từ chối địa chỉ này."),
        ("NotSent: sign-in refused 535", "Máy chủ thư không nhận mật khẩu của dịch vụ."),
        ("NotSent: put off 451", "Máy chủ thư hoãn nhận nhiều lần."),
        ("NotSent: unreachable: gaierror", "Không kết nối được với máy chủ thư."),
        ("NotSent: the channel did not take it", "Kênh không nhận."),
        ("GivenUp: the channel is not allowed any more", "Kênh không nhận."),
        (None, "Lỗi chưa rõ."),
    ],
)
def test_a_fault_is_said_in_words(app: Flask, fault: str | None, words: str) -> None:
    with app.test_request_context():
        assert fault_words(fault).startswith(words)
