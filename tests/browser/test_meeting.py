"""A whole review meeting in a real browser: agenda, three cases, two directives, minutes, papers."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from casework.actions.escalate import sweep
from casework.drain import drain
from tests.browser.conftest import Visit
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

TITLES = ("Khói đốt rác ở bãi thôn Đông", "Nước thải chảy ra kênh", "Đường liên xã hỏng nặng")


@pytest.fixture
def late(cast: Cast, now: datetime) -> list[str]:
    """Three cases that have climbed to the committee; the first has a late directive."""
    old = Cases(cast, now - timedelta(days=42))
    refs = [old.at(State.IN_PROGRESS, title=title) for title in TITLES]
    old.do("frank", refs[0], "direct", due_on=date(2026, 2, 10), text="Dập lửa ngay.", owner="lead")
    sweep(now=now)
    return refs


@pytest.mark.usefixtures("late")
def test_a_whole_meeting(visit: Visit, now: datetime) -> None:
    frank = visit("frank")
    plan(frank, now)
    press(frank, "Mở cuộc họp")
    expect(frank.locator("main")).to_contain_text("Đang họp")
    frank.get_by_role("link", name="Xem xét từng vụ việc").click()
    expect(frank.get_by_role("heading", level=1)).to_contain_text(TITLES[0])
    direct(frank, "Dứt điểm trong tháng.")
    frank.keyboard.press("n")
    expect(frank.locator(".review-place")).to_contain_text("2/3")
    direct(frank, "Lấy mẫu nước và công bố.")
    frank.keyboard.press("n")
    expect(frank.locator(".review-place")).to_contain_text("3/3")
    frank.keyboard.press("t")
    frank.get_by_role("button", name="Đưa vào kỳ giao ban sau").click()
    expect(frank.locator(".flash-success")).to_contain_text("Đã đưa vào kỳ giao ban sau.")
    frank.get_by_role("link", name="Thôi xem xét").click()
    expect(frank.locator("main")).to_contain_text("3 quyết định")
    frank.get_by_label("Nội dung cuộc họp").press_sequentially("Thống nhất ba kết luận.")
    expect(frank.locator("#minutes-state")).to_contain_text("Đã lưu lúc")
    press(frank, "Kết thúc cuộc họp")
    expect(frank.locator("main")).to_contain_text("Đã kết thúc")
    expect(frank.locator("main")).to_contain_text("Thống nhất ba kết luận.")
    assert "word/document.xml" in names_in(taken(frank, "Tạo tài liệu giao ban"))
    frank.goto("/meetings")
    frank.get_by_role("link", name="Quý I/2026").click()
    assert "word/document.xml" in names_in(taken(frank, "Dự thảo thông báo kết luận"))
    frank.goto("/directives")
    expect(frank.locator("main")).to_contain_text("Lấy mẫu nước và công bố.")


def plan(page: Page, now: datetime) -> None:
    page.goto("/meetings")
    page.get_by_role("link", name="Lên lịch giao ban").first.click()
    page.locator("[name=kind][value=committee]").check(force=True)
    page.locator("[name=scheduled_on]").fill(now.date().isoformat())
    page.locator("[name=place]").fill("Phòng họp Tỉnh ủy")
    page.get_by_role("button", name="Lên lịch").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quý I/2026")


def press(page: Page, name: str) -> None:
    """A button that asks first."""
    page.get_by_role("button", name=name).first.click()
    page.locator("dialog[open] button.button-primary, dialog[open] button.button-danger").click()


def direct(page: Page, text: str) -> None:
    page.keyboard.press("d")
    area = page.locator("[name=text]")
    expect(area).to_be_focused()
    area.fill(text)
    page.locator("[name=owner][value=lead]").check(force=True)
    page.locator("[name=due_on]").fill("2026-03-20")
    page.locator(".review-decide form button[type=submit]").click()
    expect(page.locator(".flash-success")).to_contain_text("Đã cho ý kiến chỉ đạo.")


def taken(page: Page, name: str) -> bytes:
    """The file behind this button, once the worker has made it."""
    page.get_by_role("button", name=name).click()
    page.wait_for_url(re.compile("/exports/"))
    drain()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tài liệu").click()
    return download.value.path().read_bytes()


def names_in(content: bytes) -> list[str]:
    """What a zipped file holds."""
    return zipfile.ZipFile(io.BytesIO(content)).namelist()
