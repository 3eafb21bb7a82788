"""What was somebody's to see is not a moment later: sessions, downloads and mail that were open.

Each flip happens while its person has everything open: browser, program, photo, lists, a letter
that waits. Before it every door opens, or the test would prove nothing; on the next request after
it none does.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.administration.memberships import end_membership
from casework.administration.people import change_person
from casework.database import db
from casework.drain import drain
from casework.models import ApiToken, Attachment, BrowserSession, Membership
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.api.matrix_inputs import a_photo
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails, text_of
from tests.cast import POLICE
from tests.security_figures import tried
from workflows.states import State

GONE = {302, 401, 403, 404}
YESTERDAY = timedelta(days=1)
Header = Callable[[str], dict[str, str]]
Happens = Callable[[Cases, str, str], None]


@dataclass(frozen=True)
class Flip:
    """``who`` sees a case in ``state``; then this happens."""

    who: str
    name: str
    state: State
    happens: Happens


def locked(cases: Cases, who: str, _ref: str) -> None:
    ada, person = cases.cast.actor("ada"), cases.cast.person(who)
    change_person(person, actor=ada, now=cases.now, name=who, language="vi", active=False)


def ended_by_an_administrator(cases: Cases, who: str, _ref: str) -> None:
    ada, person = cases.cast.actor("ada"), cases.cast.person(who)
    held = db.session.scalars(select(Membership.id).where(Membership.person_id == person)).one()
    db.session.rollback()
    last = cases.now.date() - YESTERDAY
    end_membership(held, person_id=person, actor=ada, now=cases.now, ends_on=last)


def term_over(cases: Cases, who: str, _ref: str) -> None:
    """Nobody did anything: the last day has passed, and the session is still alive."""
    with unit_of_work() as session:
        mine = update(Membership).where(Membership.person_id == cases.cast.person(who))
        session.execute(mine.values(ends_on=cases.now.date() - YESTERDAY))


def signed_out_everywhere(cases: Cases, who: str, _ref: str) -> None:
    """Sessions closed and tokens run out, as when a phone is lost."""
    person = cases.cast.person(who)
    with unit_of_work() as session:
        own = select(BrowserSession).where(BrowserSession.person_id == person)
        for row in session.scalars(own):
            session.delete(row)
        mine = update(ApiToken).where(ApiToken.person_id == person)
        session.execute(mine.values(expires_at=cases.now - YESTERDAY))


def does(*steps: tuple[str, str]) -> Happens:
    def happens(cases: Cases, _who: str, ref: str) -> None:
        for name, action in steps:
            cases.do(name, ref, action)

    return happens


def given_to_the_police(cases: Cases, _who: str, ref: str) -> None:
    cases.do("bob", ref, "reopen", lead=cases.cast.agency(POLICE))


def found_to_be_conduct(cases: Cases, _who: str, ref: str) -> None:
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "assess")
    cases.do("carol", ref, "recategorise", category="official_conduct")
    cases.do("frank", ref, "decide_category")


PEOPLE = ("alice", "bob", "carol", "dan", "dora", "frank", "grace", "olga")
OF_PEOPLE = (locked, ended_by_an_administrator, term_over, signed_out_everywhere)
OF_THE_CASE: tuple[tuple[str, State, Happens], ...] = (
    ("reassigned", State.ASSIGNED, does(("bob", "reassign"))),
    ("reassigned", State.IN_PROGRESS, does(("bob", "reassign"))),
    ("returned", State.ASSIGNED, does(("dan", "return_case"))),
    ("handed_back", State.IN_PROGRESS, does(("dan", "ask_hand_back"), ("bob", "reassign"))),
    ("referred_up", State.IN_PROGRESS, does(("bob", "refer_up"))),
    ("reopened_elsewhere", State.FEEDBACK, given_to_the_police),
    ("reopened_elsewhere", State.CLOSED, given_to_the_police),
)
FLIPS = (
    *(Flip(who, do.__name__, State.IN_PROGRESS, do) for who in PEOPLE for do in OF_PEOPLE),
    *(Flip(who, *each) for who in ("dan", "dora") for each in OF_THE_CASE),
    *(
        Flip(who, "found_to_be_conduct", state, found_to_be_conduct)
        for who in ("bob", "grace")
        for state in (State.REPORTED, State.ASSESSED)
    ),
)
HOMES = {
    "alice": ("/mine",), "bob": ("/inbox", "/cases"), "carol": ("/inbox", "/cases"),
    "dan": ("/desk?tab=all", "/cases"), "dora": ("/desk?tab=all", "/notifications"),
    "frank": ("/board", "/cases"), "grace": ("/cases",), "olga": ("/cases",),
}  # fmt: skip


def test_there_are_fifty_flips() -> None:
    assert len(FLIPS) == 50


class Open:
    """The browser and the program of one person, on one case with a photo."""

    def __init__(
        self, app: Flask, who: str, ref: str, sign_in: SignIn, header: dict[str, str]
    ) -> None:
        self.browser, self.program, self.header, self.ref = (
            sign_in(who), app.test_client(), header, ref,
        )  # fmt: skip
        # Nothing is added to a case that has ended, so that one has no photo.
        photos = [f"/attachments/{token}" for token in db.session.scalars(select(Attachment.token))]
        db.session.rollback()
        self.pages = (f"/cases/{ref}", f"/cases/{ref}/deadlines", *photos)
        self.data = tuple(f"/api/v1/cases/{ref}{tail}" for tail in ("", "/events"))
        self.lists = HOMES[who]

    def statuses(self) -> dict[str, int]:
        found = {path: self.browser.get(path).status_code for path in self.pages}
        return found | {
            path: self.program.get(path, headers=self.header).status_code for path in self.data
        }

    def named_in(self) -> set[str]:
        """The lists that name the case."""
        found = {path for path in self.lists if self.ref in self.browser.get(path).text}
        listed = self.program.get("/api/v1/cases", headers=self.header).text
        return found | ({"/api/v1/cases"} if self.ref in listed else set())


def add_photo(bob: object, ref: str) -> None:
    photo = {"photo": (io.BytesIO(a_photo()), "a.jpg"), "moment": "before"}
    bob.post(f"/cases/{ref}/attachments", data=photo)  # type: ignore[attr-defined]


@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: f"{flip.who} {flip.name} {flip.state}")
def test_nothing_opens_any_more(
    flip: Flip, app: Flask, cases: Cases, sign_in: SignIn, token: Header
) -> None:
    ref = cases.at(flip.state)
    add_photo(sign_in("bob"), ref)
    held = Open(app, flip.who, ref, sign_in, token(flip.who))
    assert set(held.statuses().values()) == {200}
    assert held.named_in()
    flip.happens(cases, flip.who, ref)
    with tried("C6", "requests right after a term, account, session or custody ended") as figures:
        after, named = held.statuses(), held.named_in()
        figures.tried = len(after) + len(held.lists) + 1
        figures.through = len(named) + sum(status not in GONE for status in after.values())
        assert set(after.values()) <= GONE, after
        assert named == set()


@pytest.mark.parametrize(
    "flip",
    [f for f in FLIPS if f.who in {"dan", "dora", "bob"} and f.name != "signed_out_everywhere"],
    ids=lambda flip: f"{flip.who} {flip.name} {flip.state}",
)
def test_a_letter_that_waits_says_nothing_of_it(flip: Flip, app: Flask, cases: Cases) -> None:
    folder = app.config["CASEWORK"].data / "mails"
    app.config["CASEWORK"] = replace(
        app.config["CASEWORK"], smtp_url=f"file:{folder.name}", mail_from="so@anminh.example",
        public_url="https://so.anminh.example",
    )  # fmt: skip
    ref = cases.at(flip.state)
    flip.happens(cases, flip.who, ref)
    mails = Mails(folder)
    mails.send(DIGEST)
    assert ref not in " ".join(text_of(mail) + str(mail["Subject"]) for mail in mails.to(flip.who))


@pytest.mark.parametrize("change", [{"role": "committee"}, {"unit": "BSE"}])
def test_a_file_made_for_another_scope_is_refused(
    sign_in: SignIn, cases: Cases, change: dict[str, str]
) -> None:
    """The door for exports still opens for both roles and units; the earlier file does not."""
    cases.at(State.IN_PROGRESS)
    bob = sign_in("bob")
    place = bob.post("/board/export").location
    drain()
    assert bob.get(f"{place}/file").status_code == 200
    new = {"role": "coordinator", "unit": "SMY"} | change
    with unit_of_work() as session:
        mine = update(Membership).where(Membership.person_id == cases.cast.person("bob"))
        session.execute(mine.values(role=new["role"], unit_id=cases.cast.unit(new["unit"])))
    refused = bob.get(f"{place}/file")
    assert refused.status_code == 404
    assert "Phạm vi xem của đồng chí đã thay đổi" in refused.text
    page = bob.get(place)
    assert page.status_code == 200
    assert "Hãy xuất lại." in page.text
    assert f"{place}/file" not in page.text
    again = bob.post("/board/export").location
    drain()
    assert bob.get(f"{again}/file").status_code == 200
