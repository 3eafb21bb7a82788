"""What a browser is kept from: foreign code, forgotten pages, and words that stay behind (B4)."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select

from casework.actions.escalate import sweep
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import Meeting
from tests.api.pages.meeting_world import opened
from tests.api.signed_in import sign_browser_in
from tests.browser.conftest import DESK, PHONE
from tests.browser.markup import MARKUP, NEVER_SHOWN, OBJECTS, WORDS, lay_markup, wide_columns
from tests.cases import SAID, Cases
from tests.casework.hotspots.register import Register
from tests.cast import Cast
from tests.routes import LINES
from tests.security_figures import tried
from workflows.states import State

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""
HREF = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
# No pages: what is fetched by programs or taken away; and steps of signing in that need more.
NO_PAGES = re.compile(
    r"^/(static|health|api|attachments|language)|/(file|points)$|^/sign-in/(code|link/)"
)
LETTER = {"alice": "C", "bob": "O", "dan": "A", "frank": "M", "ada": "D", "otto": "U"}
AGAIN = {"/cases/<ref>"}
Enter = Callable[[str], Page]


@pytest.fixture
def enter(chromium: Browser, address: str, app: Flask, cast: Cast) -> Iterator[Enter]:
    """A page of one of the cast, whose violations of the policy are counted on every document."""
    contexts: list[BrowserContext] = []

    def page_of(name: str) -> Page:
        context = chromium.new_context(
            viewport=PHONE if name == "alice" else DESK, base_url=address
        )
        contexts.append(context)
        client = app.test_client()
        sign_browser_in(client, cast.person(name), now=read_clock(db.session))
        cookie = client.get_cookie("casework")
        assert cookie is not None
        context.add_cookies([{"name": "casework", "value": cookie.value, "url": address}])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    yield page_of
    for context in contexts:
        context.close()


@pytest.fixture
def office(app: Flask, cast: Cast, now: datetime) -> list[str]:
    """Something on every page; numbers of cases that are worth a look."""
    new, old = Cases(cast, now), Cases(cast, now - timedelta(days=42))
    late = old.at(State.IN_PROGRESS)
    old.do("frank", late, "direct", due_on=date(2026, 2, 10), text="Dập lửa.", owner="lead")
    old.do("dan", late, "note")
    asked = new.at(State.FEEDBACK)
    new.do("alice", asked, "dispute")
    told = new.at(State.FEEDBACK, title="Đường hỏng")
    refs = [late, asked, told, new.reported(), new.at(State.ASSESSED), new.at(State.CLOSED)]
    Register(old).opened(late, who="frank")
    sweep(now=now)
    opened(cast, now)
    return refs


def rule_of(app: Flask, path: str) -> str:
    with app.test_request_context(path) as context:
        return str(context.request.url_rule)


def wrong_on(page: Page) -> list[str]:
    """What the browser refused on this page, or did not refuse."""
    found = page.evaluate("[...window.violations, window.cracked ? 'it ran' : '']")
    return [each for each in found if each]


def not_seen(page: Page, shown: set[str]) -> list[str]:
    """Note where a reader sees the markup as words; what a template worked out is wrong."""
    text = page.locator("main").inner_text()
    if "window.cracked=1" in text:
        shown.add(page.url)
    return ["a template ran"] if "49</script>" in text else []


def pages(letter: str = "") -> set[str]:
    """All, or those that somebody of this letter may come to."""
    lines = [line for line in LINES if line.method == "GET" and not NO_PAGES.search(line.rule)]
    return {line.rule for line in lines if not letter or line.lets_in(letter)}


def test_every_column_for_words_is_known() -> None:
    assert wide_columns() <= WORDS | OBJECTS | NEVER_SHOWN


def made_by_forms(app: Flask) -> list[str]:
    """Addresses that frank is led to by a button, once the worker has done its part."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_client() as client:
        sign_browser_in(client, Cast().person("frank"), now=read_clock(db.session))
        made = [
            client.post("/board/export").location,
            client.post("/reports", data={"unit": Cast().unit("TAM")}).location,
        ]
    app.config["WTF_CSRF_ENABLED"] = True
    drain()
    return made


def starts(app: Flask, office: list[str]) -> list[str]:
    """Where no link of another page leads to, or not at once."""
    meeting = db.session.scalars(select(Meeting.id)).one()
    return [
        *(rule for rule in sorted(pages()) if "<" not in rule),
        *(f"/cases/{ref}{tail}" for ref in office for tail in ("", "/source")),
        *made_by_forms(app),
        f"/report/sent/{office[0]}",
        f"/meetings/{meeting}",
        f"/meetings/{meeting}/review/{office[0]}",
        "/policies/pollution/edit",
    ]


def walk(
    app: Flask, page: Page, begin: list[str], own: set[str], seen: dict[str, set[str]]
) -> Iterator[str]:
    """Come to each page of one's own that nobody has seen yet; a few routes more than once."""
    waiting, known = deque(begin), set(begin)
    while waiting:
        path = waiting.popleft()
        rule = rule_of(app, path)
        been = seen.get(rule, set())
        if rule not in own or path in been or (been and rule not in AGAIN):
            continue
        answer = page.goto(path, wait_until="load")
        if answer is None or answer.status != 200:
            continue
        seen.setdefault(rule, set()).add(path)
        yield path
        for link in map(html.unescape, HREF.findall(page.content())):
            if link not in known:
                known.add(link)
                waiting.append(link)


def test_no_page_breaks_the_policy_though_every_text_is_markup(
    enter: Enter, app: Flask, office: list[str]
) -> None:
    visitors = {name: enter(name) for name in LETTER}
    begin = starts(app, office)
    assert lay_markup() > 100
    seen: dict[str, set[str]] = {}
    shown: set[str] = set()
    with tried("B4", "pages in Chromium, every stored text being markup") as figures:
        wrong = [
            (who, path, found)
            for who, page in visitors.items()
            for path in walk(app, page, begin, pages(LETTER[who]), seen)
            if (found := [*wrong_on(page), *not_seen(page, shown)])
        ]
        figures.tried, figures.through = sum(map(len, seen.values())), len(wrong)
        assert wrong == []
    # The texts are there to be read, and not only left out.
    assert len(shown) > len(seen) / 2
    left = pages() - set(seen)
    assert left <= NOT_REACHED, left - NOT_REACHED


# A page of those who are signed out, and one of a vault, which is closed unless it is asked for.
NOT_REACHED = {"/sign-in/link", "/sign-in", "/", "/cases/<ref>/contact"}


def test_what_the_browser_refuses_is_noticed(enter: Enter, office: list[str]) -> None:
    """Otherwise none might be counted because nobody counts."""
    page = enter("bob")
    page.goto(f"/cases/{office[0]}")
    assert wrong_on(page) == []
    page.evaluate("(markup) => { document.body.innerHTML += markup; }", MARKUP)
    page.wait_for_function("window.violations.length > 0")
    assert not page.evaluate("window.cracked")


def test_after_signing_out_the_back_button_shows_nothing(
    enter: Enter, office: list[str], address: str
) -> None:
    page = enter("bob")
    for path in ("/inbox", f"/cases/{office[0]}", "/account"):
        page.goto(path)
    sign_out(page)
    for _ in range(3):
        page.go_back(wait_until="load")
        assert "/sign-in" in page.url, page.url
        # The number of a case in the address is all that is left, as in the browser's history.
        assert SAID.title not in page.content()
        assert "Bob" not in page.content()
    for path in (f"/cases/{office[0]}", "/inbox"):
        page.goto(path)
        assert "/sign-in" in page.url


def sign_out(page: Page) -> None:
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").first.click()
    page.wait_for_url(re.compile("/sign-in"))


def kept_on(page: Page) -> dict[str, object]:
    return dict(
        page.evaluate(
            """async () => ({
              local: Object.entries(localStorage), session: Object.entries(sessionStorage),
              caches: await caches.keys().catch(() => []),
              databases: (await indexedDB.databases()).map((each) => each.name),
              workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
            })"""
        )
    )


def nothing(page: Page) -> dict[str, object]:
    """But for htmx's note of the address that stands above the page anyway."""
    here = page.evaluate("location.pathname + location.search")
    note = [["htmx-current-path-for-history", here]]
    return {"local": [], "session": note, "caches": [], "databases": [], "workers": 0}


def test_a_draft_is_gone_when_its_writer_signs_out(enter: Enter) -> None:
    page = enter("alice")
    begin_a_draft(page)
    assert "Kẻ lạ đào đất" in str(kept_on(page))
    sign_out(page)
    assert kept_on(page) == nothing(page)


def test_no_one_else_finds_it_on_the_same_phone(enter: Enter, app: Flask, cast: Cast) -> None:
    """Whoever signs in next after a session that merely ran out."""
    page = enter("alice")
    begin_a_draft(page)
    client = app.test_client()
    sign_browser_in(client, cast.person("amy"), now=read_clock(db.session))
    cookie = client.get_cookie("casework")
    assert cookie is not None
    page.context.add_cookies([{"name": "casework", "value": cookie.value, "url": page.url}])
    page.goto("/report")
    assert page.locator("[name=title]").input_value() == ""
    assert kept_on(page) == nothing(page)


def begin_a_draft(page: Page) -> None:
    page.goto("/report")
    page.locator("[name=title]").fill("Kẻ lạ đào đất ban đêm")
    page.locator("[name=what]").fill("Đã ba đêm.")
    page.goto("/mine")
    expect(page.locator("[data-draft-waiting]")).to_be_visible()


def test_a_draft_holds_words_only(enter: Enter) -> None:
    """No name of the writer, no key of the form, nothing of the session."""
    page = enter("alice")
    begin_a_draft(page)
    kept = str(kept_on(page)["local"])
    for word in ("Alice", "alice@", "csrf", "casework", '"key"'):
        assert word not in kept
    assert page.evaluate("document.cookie") == ""
