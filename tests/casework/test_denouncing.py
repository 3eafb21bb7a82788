"""Words that suggest a denunciation."""

from __future__ import annotations

import pytest

from casework.demo_data.reading import samples
from casework.denouncing import suggests_denunciation


@pytest.mark.parametrize(
    "text",
    [
        "Tôi tố cáo cán bộ địa chính",
        "TỐ CÁO phó chủ tịch xã",
        "to cao can bo xa nhan tien",
        "cán bộ nhận hối lộ của chủ mỏ",
        "đề nghị làm rõ việc tham nhũng đất công",
        "công an bảo kê cho bãi cát",
    ],
)
def test_they_suggest_it_with_and_without_marks(text: str) -> None:
    assert suggests_denunciation(["Việc ở xã", text])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cán bộ Một cửa hẹn lại ba lần.",
        "Khiếu nại giá đền bù chưa được trả lời.",
        "Tổ cáo trạng hát chèo ở đình",
        "Bảo kệ sách thư viện hỏng",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not suggests_denunciation([text])


def test_of_the_invented_reports_only_the_one_made_for_it_does() -> None:
    found = [
        sample["id"]
        for sample in samples()
        if suggests_denunciation([sample["title"], sample["description"]])
    ]
    assert found in ([], ["S27"])
