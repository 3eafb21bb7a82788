"""A picture of every page, at 360, 1280 and 1920 px, on a small demo: build/screenshots."""

from __future__ import annotations

import logging
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from nacl.public import PrivateKey
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from api.app import create_app
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.accounts import DEMO_PASSWORD, address
from casework.demo_data.seeding import seed
from casework.models import Person, SecondFactor
from casework.one_time_codes import setup_key
from casework.prepare import prepare
from casework.seats import actor_of
from casework.second_factor import begin_setup, finish_setup
from casework.settings import Settings
from casework.vault.keys import public_text
from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESK, PHONE, ROOM
from tests.codes import Phone

FOLDER = Path("build/screenshots")
CASES = 400
# Who goes where. A path may hold {case}: the first case that the page before it lists.
ROUNDS: dict[str, tuple[str, ...]] = {
    "ctv.suoimay.1": ("/mine", "/mine/figures", "/report", "/report/denunciation", "/notifications", "/notifications/settings", "/account", "/account/data", "/account/second-factor", "/account/tokens", "{asked}", "/mine", "{sent}", "/mine", "{case}", "{contact}"),
    "daumoi.suoimay": (
        "/inbox", "{case}", "{forms}",
        "/inbox?tab=assign", "{case}", "{forms}",
        "/inbox?tab=answer", "{case}", "{forms}",
        "/inbox?tab=disputed", "{case}", "{forms}",
        "/inbox", "{case}", "{source}",
        "/report", "/cases", "/notifications", "/notifications/settings",
    ),
    "canbo.so-nnmt.1": ("/desk", "{case}", "{forms}", "/desk?tab=working", "{case}", "{forms}"),
    "thuongtruc.lamvan": (
        "/board", "{case}", "{deadlines}", "/board", "{case}", "{forms}", "/cases?q=kenh", "/inbox",
        "/hot-spots", "{first}", "/hot-spots/proposals", "/hot-spots?ended=true", "/coverage",
        "/review", "{review}", "/directives", "/meetings", "/meetings/new", "/meetings/cadence",
        "{meeting}", "{agenda}",
        "/ledger", "{ledger}", "{behind}", "/overview", "{number}", "/overview/map", "/reports", "{report}",
    ),
    "giamsat.lamvan": ("/board", "/cases", "/ledger", "/overview/map"),
    "quantri": (
        "/admin/people", "/admin/people/new", "{first}", "/admin/people/requests", "/admin/agencies",
        "/admin/agencies/new", "{first}", "/admin/units", "/admin/units/new", "{first}",
        "/admin/units/teams", "/admin/units/teams/new", "{first}",
        "/calendar", "/calendar?year=2027", "/calendar/versions", "/calendar/versions/1",
        "/calendar/edit?year=2026", "/calendar/edit?year=2027",
        "/policies", "/policies/pollution", "/policies/pollution/edit", "/letters",
    ),
    "kiemsoat.lamvan": ("/anchors", "/audit", "/audit/access", "/audit/terms", "/audit/permissions", "/notifications", "/board"),
}  # fmt: skip
# The first such link of the page before.
FIRST_OF = {
    "{source}": "main a[href$='/source']",
    "{deadlines}": "main a[href*='/deadlines']",
    "{ledger}": "main tbody td:first-child a[href^='/ledger/']",
    "{report}": "main a.row-link[href^='/reports/']",
    "{contact}": "main a[href$='/contact']",
    "{number}": "main a[href^='/overview/cases']",
    "{behind}": "main a[href*='/to_handle']",
}
MEETING_STEPS = frozenset({"{review}", "{meeting}", "{agenda}"})
WITH_A_CODE = "daumoi.lamvan"
LINK_PAGES = ("/sign-in/link", "/sign-in/link/mau")
NOT_PAGES = re.compile(
    r"^/(static|health|api|attachments|language|exports)|/(file|points|hot-spot)$|similar|^/$"
)


def main() -> None:
    """Seed, serve, walk every round at every width, and say which pages were left out."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (app, base):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for size in (PHONE, DESK, ROOM):
                shoot(signed_out(browser, base, size), "sign-in", size)
                seen.add("/sign-in")
                seen |= walk(signed_out(browser, base, size), "link", LINK_PAGES, size)
                seen |= walk(signed_out(browser, base, size), "signed-out", ("/tra-cuu",), size)
                shoot(signed_in(browser, base, size, WITH_A_CODE), "sign-in-code", size)
                seen.add("/sign-in/code")
                for who, paths in ROUNDS.items():
                    seen |= walk(signed_in(browser, base, size, who), who, paths, size)
            browser.close()
        left_out = sorted(
            rule.rule
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and not NOT_PAGES.search(rule.rule)
            if not any(pattern(rule.rule).fullmatch(path) for path in seen)
        )
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    if left_out:
        sys.exit(f"not on any picture: {', '.join(left_out)}")


def pattern(rule: str) -> re.Pattern[str]:
    """A route as an expression that its addresses match."""
    return re.compile(re.sub(r"<[^>]+>", "[^/]+", rule))


@contextmanager
def served(folder: Path) -> Iterator[tuple[Flask, str]]:
    """A demo with a few hundred cases, and its address."""
    app = create_app(
        Settings(
            data=folder,
            secret_key="for pictures only",
            smtp_url="file:mail",
            mail_from="so@dung-thu.example",
            public_url="https://dung-thu.example",
            vault_keys=public_text(PrivateKey.generate().public_key),
        ).completed()
    )
    prepare(app, purpose="demo")
    seed(app, say=lambda _line: None, generated=CASES)
    with app.app_context():
        ask_for_codes(WITH_A_CODE)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield app, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def ask_for_codes(who: str) -> None:
    """This account has a second factor from now on."""
    now = read_clock(db.session())
    person = db.session.scalars(select(Person.id).where(Person.email == address(who))).one()
    actor = actor_of(db.session, person, on=now.date())
    db.session.rollback()
    begin_setup(actor=actor, now=now, current=DEMO_PASSWORD)
    nonce = db.session.get_one(SecondFactor, person).pending_nonce
    db.session.rollback()
    code = Phone(setup_key(nonce or "")).code(now)
    finish_setup(actor=actor, now=now, code=code, session_secret="")


def signed_out(browser: Browser, base: str, size: ViewportSize) -> Page:
    """The sign-in page, with the demo's accounts."""
    page = browser.new_context(viewport=size, locale="vi-VN", base_url=base).new_page()
    page.goto("/sign-in")
    return page


def signed_in(browser: Browser, base: str, size: ViewportSize, who: str) -> Page:
    """A page of this account."""
    page = signed_out(browser, base, size)
    page.fill("#f-email", address(who))
    page.fill("#f-password", DEMO_PASSWORD)
    page.locator("main form .button-primary").first.click()
    page.wait_for_load_state()
    return page


def walk(page: Page, who: str, paths: tuple[str, ...], size: ViewportSize) -> set[str]:
    """Visit and shoot; returns the paths that were seen."""
    seen: set[str] = set()
    number = 0
    for path in paths:
        for target in targets(page, path):
            answer = page.goto(target)
            if answer is None or answer.status >= 500:
                sys.exit(f"{who} {target}: {answer and answer.status}")
            # What a script asks for, as the map its points, belongs to the picture.
            page.wait_for_load_state("networkidle")
            number += 1
            bare = target.partition("?")[0]
            name = re.sub(r"[A-Z]{2,4}-\d{4}-\w{6}|\W+", "-", target).strip("-")
            shoot(page, f"{who}-{number:02}-{name}", size)
            seen.add(bare)
    return seen


def targets(page: Page, path: str) -> list[str]:
    """Where a step leads; the ones in braces are found on the page before."""
    if path == "{forms}":
        return hrefs(page, "main a[href*='/do/']")
    if path in FIRST_OF:
        return hrefs(page, FIRST_OF[path])[:1]
    if path == "{asked}":
        page.goto("/mine")
        return hrefs(page, "main a[href*='/confirm']")[:1]
    if path in {"{case}", "{sent}"}:
        found = hrefs(page, "main a.row-link[href^='/cases/']")
        own = [href for href in found if not href.endswith("/confirm")][:1]
        sent = path == "{sent}"
        return [href.replace("/cases/", "/report/sent/") if sent else href for href in own]
    if path == "{first}":
        page.goto(page.url.removesuffix("/new"))
        return hrefs(page, "main a.row-link")[:1]
    return meeting_targets(page, path) if path in MEETING_STEPS else [path]


def meeting_targets(page: Page, path: str) -> list[str]:
    """The first case of the review, every meeting, and a case of the last one's agenda."""
    if path == "{review}":
        # The page before it led on to the first case.
        return [page.url.partition("?")[0].removeprefix(page.evaluate("location.origin"))]
    if path == "{meeting}":
        page.goto("/meetings")
        return hrefs(page, "main .cadence-name a")
    case = hrefs(page, "main a.row-link")[0].rpartition("/")[2]
    return [f"/meetings/{page.url.rpartition('/')[2]}/review/{case}"]


def hrefs(page: Page, selector: str) -> list[str]:
    """The addresses behind these links, each once."""
    found = [link.get_attribute("href") or "" for link in page.locator(selector).all()]
    return [href.partition("#")[0] for href in dict.fromkeys(found) if href]


def shoot(page: Page, name: str, size: ViewportSize) -> None:
    """The whole page, and never wider than its window."""
    width = size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        sys.exit(f"{name} is {wide} px wide in a window of {width}")
    page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=True)


if __name__ == "__main__":
    main()
