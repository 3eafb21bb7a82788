"""Three reports through the hands of four people, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.cast import ENVIRONMENT

TITLE = "Nước thải đen chảy ra kênh tiêu thôn Đông"


def test_a_report_is_handled_and_confirmed(visit: Visit) -> None:
    alice, bob, dan = visit("alice", PHONE), visit("bob"), visit("dan")
    send_report(alice)
    ref = assess(bob)
    assign(bob, ref)
    handle(dan, ref)
    tell_the_people(bob, ref)
    answer(alice, "Đã xong", "Kênh đã sạch.")
    bob.goto(f"/cases/{ref}")
    expect(bob.locator(".chips").first).to_contain_text("Đã kết thúc")
    expect(bob.locator(".chips").first).to_contain_text("Xác nhận đã xong")
    frank = visit("frank")
    frank.goto(f"/cases/{ref}")
    expect(frank.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(frank.locator("body")).not_to_contain_text("Alice")


def test_a_disputed_case_is_reopened(visit: Visit) -> None:
    alice, bob, dan = visit("alice", PHONE), visit("bob"), visit("dan")
    send_report(alice)
    ref = assess(bob)
    assign(bob, ref)
    handle(dan, ref)
    tell_the_people(bob, ref)
    answer(alice, "Chưa xong", "Nước vẫn đen và hôi.")
    bob.goto("/inbox")
    bob.get_by_role("link", name=re.compile("Báo chưa xong")).first.click()
    bob.get_by_role("link", name=TITLE).first.click()
    act(bob, "Mở lại")
    bob.locator("[name=reason]").fill("Cơ sở cho biết kênh chưa sạch.")
    submit(bob)
    bob.goto(f"/cases/{ref}")
    expect(bob.locator(".chips").first).to_contain_text("Xử lý lần 2")
    dan.goto("/desk")
    expect(dan.locator("main")).to_contain_text(TITLE)


def test_a_report_out_of_scope_is_declined_with_an_answer(visit: Visit) -> None:
    alice, bob = visit("alice", PHONE), visit("bob")
    send_report(alice)
    bob.goto("/inbox")
    bob.get_by_role("link", name=TITLE).first.click()
    act(bob, "Không đưa vào xử lý")
    choose(bob, "reason", "out_of_scope")
    bob.locator("[name=answer]").fill("Việc này do công ty thủy nông tỉnh khác quản lý.")
    submit(bob)
    alice.goto("/mine")
    alice.get_by_role("link", name=TITLE).first.click()
    expect(alice.locator("main")).to_contain_text("công ty thủy nông tỉnh khác")


def send_report(page: Page) -> None:
    page.goto("/mine")
    page.get_by_role("link", name="Gửi phản ánh").first.click()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=what]").fill("Nước đen chảy ra kênh hai ngày nay, cá chết nổi trắng.")
    page.locator("[name=place]").fill("Kênh tiêu thôn Đông")
    choose(page, "type", "pollution")
    choose(page, "scale", "from_50")
    place = page.locator("select[name=place_unit]")
    if place.count():
        place.select_option(label="Xã Suối Mây")
    submit(page)
    expect(page.locator("main")).to_contain_text("SMY-2026-")


def assess(page: Page) -> str:
    page.goto("/inbox")
    page.get_by_role("link", name=TITLE).first.click()
    found = re.search(r"SMY-2026-\w{6}", page.url)
    assert found is not None
    act(page, "Phân loại")
    choose(page, "severity", "pressing")
    for tick in page.locator("[name=screened]").all():
        tick.check(force=True)
    none = page.locator("[name=complained][value=none], [name=complained][value='']")
    if none.count():
        none.first.check(force=True)
    submit(page)
    return found.group()


def assign(page: Page, ref: str) -> None:
    page.goto(f"/cases/{ref}")
    act(page, "Giao xử lý")
    page.get_by_role("radio", name=re.compile(ENVIRONMENT)).check(force=True)
    submit(page)


def handle(page: Page, ref: str) -> None:
    page.goto("/desk")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Nhận xử lý").first.click()
    confirm_dialog(page)
    page.goto(f"/cases/{ref}")
    act(page, "Báo kết quả")
    choose(page, "outcome", "settled")
    page.locator("[name=result]").fill("Đã đình chỉ xả thải, nạo vét kênh.")
    page.locator("[name=public]").fill("Kênh đã được nạo vét xong.")
    page.locator("[name=evidence]").fill("Biên bản 15/BB-KT")
    submit(page)


def tell_the_people(page: Page, ref: str) -> None:
    page.goto(f"/cases/{ref}")
    act(page, "Phản hồi tới người dân")
    page.locator("[name=told]").fill("Kênh đã nạo vét, nước đã trong.")
    page.locator("[name=group]").fill("Bà con thôn Đông")
    choose(page, "channel", "meeting")
    submit(page)


def answer(page: Page, button: str, words: str) -> None:
    page.goto("/mine")
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    if "/confirm" not in page.url:
        page.goto(page.url.partition("?")[0] + "/confirm")
    page.locator("[name=words]").fill(words)
    page.get_by_role("button", name=button).first.click()
    confirm_dialog(page)


def act(page: Page, label: str) -> None:
    """Press the action's button or link on the case page."""
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


def choose(page: Page, name: str, value: str) -> None:
    """Pick from radios or a select."""
    radio = page.locator(f"input[name={name}][value={value}]")
    if radio.count():
        radio.check(force=True)
    else:
        page.locator(f"select[name={name}]").select_option(value)


def submit(page: Page) -> None:
    """The page's one primary button, and the question it may ask first."""
    before = page.url
    page.locator("main form").locator(".button-primary, .button-danger").first.click()
    confirm_dialog(page)
    page.wait_for_load_state()
    assert not page.locator(".errors").count(), page.locator(".errors").inner_text() + before


def confirm_dialog(page: Page) -> None:
    """Say yes, if asked."""
    dialog = page.locator("dialog[open]")
    page.wait_for_timeout(150)
    if dialog.count():
        dialog.locator("[data-confirm-yes], .button-primary, .button-danger").first.click()
    page.wait_for_load_state()
