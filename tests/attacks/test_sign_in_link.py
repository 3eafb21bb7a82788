"""Attempts with and around the links that sign somebody in."""

from __future__ import annotations

import re
import time
from datetime import datetime
from statistics import median

import pytest
from flask import Flask

from tests.api.conftest import SignIn
from tests.attacks.test_stolen_cookie import cookie_of, with_cookie
from tests.casework.notify.mails import text_of
from tests.cast import Cast, email
from tests.links import SERVICE, links_to, mail_on

TOKEN = re.compile(r'(name="csrf-token" content|name="csrf_token" value)="[^"]*"')


def ask(app: Flask, who: str, place: str = "192.0.2.1", **more: str) -> tuple[int, str, str]:
    answer = app.test_client().post(
        "/sign-in/link",
        data={"email": email(who)},
        environ_overrides={"REMOTE_ADDR": place},
        headers=more,
    )
    headers = sorted(name for name, _ in answer.headers)
    return answer.status_code, TOKEN.sub("", answer.text), str(headers)


def test_nobody_learns_from_the_answer_who_has_an_account(app: Flask, cast: Cast) -> None:
    mail_on(app)
    answers = {
        ask(app, who, f"192.0.2.{number}")
        for number, who in enumerate(("alice", "amy", "ada", "bob", "nobody", "nobody-else"))
    }
    assert len(answers) == 1


def test_nobody_learns_it_from_the_time_it_takes(app: Flask, cast: Cast) -> None:
    mail_on(app)
    took: dict[str, list[float]] = {"alice": [], "nobody": []}
    for number in range(5):
        for who, times in took.items():
            begun = time.perf_counter()
            ask(app, who, f"192.0.2.{number}")
            times.append(time.perf_counter() - begun)
    known, unknown = median(took["alice"]), median(took["nobody"])
    assert abs(known - unknown) < 0.5 * max(known, unknown)


def test_a_link_from_a_mailbox_read_by_two_works_for_the_first_only(
    app: Flask, cast: Cast, now: datetime
) -> None:
    mails = mail_on(app)
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    opened = [
        app.test_client().post("/sign-in/link/open", data={"token": secret}).status_code
        for _ in range(3)
    ]
    assert opened == [303, 422, 422]


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "Forwarded", "X-Host"])
def test_a_forged_host_is_in_no_mail(app: Flask, cast: Cast, now: datetime, header: str) -> None:
    mails = mail_on(app)
    said = "host=evil.example" if header == "Forwarded" else "evil.example"
    ask(app, "alice", **{header: said})
    links_to("alice", mails, now=now)
    (mail,) = mails.all()
    assert "evil.example" not in mail.as_string() + text_of(mail) + text_of(mail, "html")
    assert SERVICE in text_of(mail)


def test_the_mail_says_nothing_of_cases(app: Flask, cast: Cast, now: datetime) -> None:
    mails = mail_on(app)
    ask(app, "alice")
    links_to("alice", mails, now=now)
    (mail,) = mails.all()
    assert not re.search(r"[A-Z]{3}-\d{4}-|phản ánh|vụ việc \w+-", text_of(mail))


def test_a_session_laid_into_the_browser_is_over_after_the_link(
    app: Flask, cast: Cast, now: datetime, sign_in: SignIn
) -> None:
    mails = mail_on(app)
    planted = cookie_of(sign_in("wendy"))
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    victim = with_cookie(app, planted)
    victim.post("/sign-in/link/open", data={"token": secret})
    assert cookie_of(victim) != planted
    assert with_cookie(app, planted).get("/mine").status_code == 302


def test_another_site_can_press_the_button_for_nobody(
    app: Flask, cast: Cast, now: datetime
) -> None:
    mails = mail_on(app)
    ask(app, "alice")
    (secret,) = links_to("alice", mails, now=now)
    app.config["WTF_CSRF_ENABLED"] = True
    answer = app.test_client().post(
        "/sign-in/link/open", data={"token": secret}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 400
    app.config["WTF_CSRF_ENABLED"] = False
    assert app.test_client().post("/sign-in/link/open", data={"token": secret}).status_code == 303
