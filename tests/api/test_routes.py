"""Every route × method × actor × object, as ``tests/routes.py`` says it, pages and JSON alike (C1)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from api.addresses import API
from casework.database import db
from casework.models import ApiToken, Attachment, BrowserSession, Membership, Person
from casework.unit_of_work import unit_of_work
from tests.api.matrix_inputs import a_photo
from tests.api.matrix_world import FAR_OFF, World
from tests.api.signed_in import sign_browser_in
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, PEOPLE, POLICE, Cast
from tests.conftest import MORNING
from tests.databases import Databases
from tests.routes import LETTERS, LINES, SEES, Line
from tests.security_figures import tried
from workflows.actors import Role

CANARY = "Chim hoàng yến trong hầm lò"
LETTER = {name: LETTERS[role.value] for name, role, _unit, _agency in PEOPLE}
# Nobody: a stranger, a locked account with its session and token, a session and a token run out.
NOBODY = ("stranger", "locked", "expired")
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
SIGN_IN = "/sign-in"
# What the test has none of: a number nobody has.
OF_NOTHING = re.compile(r"<int:\w+>")
OWN = re.compile(
    r'csrf[-_]token" (content|value)="[^"]*"|^(Set-Cookie|Content-Length): .*\n', re.MULTILINE
)


class Place(NamedTuple):
    """The world of the matrix and what stands in its addresses."""

    world: World
    ref: str
    photo: str
    others: dict[str, str]
    clients: dict[str, FlaskClient]


@pytest.fixture(scope="module")
def place(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    with closing(World(databases, template, tmp_path_factory.mktemp("routes"), MORNING)) as world:
        yield build(world)


def build(world: World) -> Place:
    """One case, and for each kind of thing one that is somebody else's."""
    with world.app.app_context():
        cast = Cast()
        cases = Cases(cast, world.now)
        ref = cases.reported(title=CANARY)
        cases.do("bob", ref, "assess")
        cases.do("bob", ref, "assign", lead=cast.agency(POLICE))
        lead, helps = cast.agency(ENVIRONMENT), (cast.agency(OFFICE),)
        cases.do("bob", ref, "reassign", lead=lead, supporting=helps)
        cases.do("dan", ref, "accept")
        photo = {"photo": (io.BytesIO(a_photo()), "a.jpg"), "moment": "before"}
        world.browsers["bob"].post(f"/cases/{ref}/attachments", data=photo)
        clients = {**world.browsers, **nobodies(world, cast)}
        found = Place(world, ref, token_of_the_photo(), somebody_elses(world), clients)
        db.session.remove()
    return found


def token_of_the_photo() -> str:
    db.session.rollback()
    return db.session.scalars(select(Attachment.token)).one()


def nobodies(world: World, cast: Cast) -> dict[str, FlaskClient]:
    """Browsers that were somebody's; gus is the one who was locked out."""
    stranger, locked, expired = (world.app.test_client() for _ in NOBODY)
    sign_browser_in(locked, cast.person("gus"), now=FAR_OFF)
    sign_browser_in(expired, cast.person("bob"), now=world.now - timedelta(days=2))
    with unit_of_work() as session:
        own = Person.id == cast.person("gus")
        session.execute(update(Person).where(own).values(active=False))
    return {"stranger": stranger, "locked": locked, "expired": expired}


def somebody_elses(world: World) -> dict[str, str]:
    """Ids of things that belong to gus, as whom nobody asks."""
    session = db.session.scalars(
        select(BrowserSession.id).where(BrowserSession.person_id == world.ids["gus"])
    ).first()
    token = db.session.scalars(
        select(ApiToken.id).where(ApiToken.person_id == world.ids["gus"])
    ).first()
    held = db.session.scalars(
        select(Membership.id).where(Membership.person_id == world.ids["wendy"])
    ).one()
    return {"session": str(session), "token": str(token), "membership": str(held)}


def rules(app: Flask) -> set[tuple[str, str]]:
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & METHODS
    }


def address(line: Line, place: Place, *, absent: bool) -> str:
    """The route with the case or thing in it, or with one that is not there."""
    values = {
        "<ref>": "SMY-2026-222222" if absent else place.ref,
        "<token>": "x" * 36 if absent or line.about == "export" else place.photo,
        "<action>": "note", "<path:filename>": "css/base.css", "<slug>": "nothing-of-ours",
        "<int:number>": "999999", "<int:person_id>": str(place.world.ids["bob"]),
    }  # fmt: skip
    if absent or line.about == "absent":
        values["<int:person_id>"] = "999999"
    for name in ("session", "token", "membership"):
        values[f"<int:{name}_id>"] = "999999" if absent else place.others[name]
    built = line.rule
    for name, value in values.items():
        built = built.replace(name, value)
    return OF_NOTHING.sub("999999", built).replace("<cell>", "late")


def ask(place: Place, who: str, line: Line, path: str) -> tuple[int, str, str]:
    """Status, where it leads, and everything else as one text."""
    if path.startswith(API):
        bearer = {"locked": "gus", "expired": "nobody's", "stranger": ""}.get(who, who)
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        answer = place.world.program.open(path, method=line.method, headers=headers)
    else:
        answer = place.clients[who].open(path, method=line.method)
    told = f"{answer.headers}\n{answer.get_data().decode('utf-8', 'replace')}"
    found = answer.status_code, answer.headers.get("Location", ""), told
    answer.close()
    return found


def expected(line: Line, who: str, *, absent: bool) -> set[int]:
    """The statuses the table allows; whoever passes is told what is wrong with an empty body."""
    if who in NOBODY:
        return {401} if line.rule.startswith(API) else {302}
    if not line.lets_in(LETTER[who]):
        return {403}
    if line.about == "some":
        return {200, 404}
    # What cannot be read is told before anything is looked for, there or not.
    missing = {404, 415, 422, 428} if line.method == "POST" else {404}
    unseen = line.about in {"case", "photo"} and who not in SEES
    if absent or unseen or line.about not in {"", "case", "photo"}:
        return missing
    passed = {200, 201, 302, 303, 400, 413, 415, 422}
    return passed | {403, 404, 409, 412, 428} if line.about else passed


def test_every_route_stands_in_the_table_and_every_line_is_a_route(place: Place) -> None:
    assert {(line.method, line.rule) for line in LINES} == rules(place.world.app)
    assert len({(line.method, line.rule) for line in LINES}) == len(LINES)


@pytest.mark.parametrize("who", [*LETTER, *NOBODY])
def test_everybody_is_let_in_where_the_table_says(place: Place, who: str) -> None:
    if who == "gus":
        assert expected(LINES[-1], "locked", absent=False) == {302}
        return
    with tried("C1", "routes, asked by everybody for things of everybody") as figures:
        wrong: list[tuple[str, str, object]] = []
        for line in LINES:
            if line.whom == "public" or line.rule == "/account/second-factor/begin":
                continue
            for absent in (False, True) if line.about else (False,):
                path = address(line, place, absent=absent)
                status, leads, told = ask(place, who, line, path)
                figures.tried += 1
                if status not in expected(line, who, absent=absent):
                    wrong.append((line.method, path, status))
                if status == 302 and who in NOBODY and not leads.startswith(SIGN_IN):
                    wrong.append((line.method, path, leads))
                if CANARY in told and who not in SEES:
                    wrong.append((line.method, path, "the canary sang"))
        figures.through = len(wrong)
        assert wrong == []


def test_a_case_out_of_sight_is_told_as_one_that_is_not_there(place: Place) -> None:
    """Not only the same status: the same bytes, but for the number that was asked for."""
    for line in LINES:
        if line.about not in {"case", "photo"}:
            continue
        for who in ("amy", "bill", "eve", "paul", "wendy"):
            told = []
            for absent in (False, True):
                path = address(line, place, absent=absent)
                status, _leads, text = ask(place, who, line, path)
                assert status in expected(line, who, absent=True)
                for name in (place.ref, place.photo, "SMY-2026-222222", "x" * 36):
                    text = text.replace(name, "")
                told.append(OWN.sub("", text))
            assert told[0] == told[1], (who, line)


# Read as the page of a link whose secret is "open", which nobody has.
ANOTHER_ROUTE = {("GET", "/sign-in/link/open")}


def test_a_method_that_no_line_names_is_refused(place: Place) -> None:
    known = rules(place.world.app)
    for line in LINES:
        for method in METHODS - {m for m, rule in known if rule == line.rule}:
            path = address(line, place, absent=False)
            if (method, path) in ANOTHER_ROUTE:
                continue
            answer = place.world.browsers["frank"].open(path, method=method)
            assert answer.status_code == 405, (method, path)
            answer.close()


def test_every_role_is_in_the_table() -> None:
    assert set(LETTERS) == {role.value for role in Role}
