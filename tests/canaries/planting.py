"""Everything that happens in the house before it is searched: real actions, forms and failures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select, update

from casework.actions.escalate import sweep
from casework.administration.people import change_person
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.meetings.holding import open_meeting
from casework.meetings.planning import plan_meeting
from casework.models import Attachment, Channel, Letter, Person, SignInLink
from casework.notify.letters import gather
from casework.passwords import hash_password
from casework.retention.erasing import purge
from casework.sign_in_links import secret_of
from casework.topics import letter as sending
from casework.unit_of_work import unit_of_work
from tests.canaries import words as planted
from tests.canaries.house import STRANGER, House, give_tokens, sign_everybody_in
from tests.cases import SAID, Cases
from tests.casework.hotspots.register import Register
from tests.cast import PASSWORD, WARD_POLICE
from tests.codes import phone_of
from workflows.states import State

CODE = re.compile(r'class="bare-code">([^<]+)<')
LONG_AGO = timedelta(days=42)


def plant(house: House) -> None:
    """In the order of a week: people, cases, forms, a failure, papers, letters."""
    people(house)
    cases_of(house)
    give_tokens(house)
    sign_everybody_in(house, "session")
    forms(house)
    house.unsealed = unseal(house)
    a_failure(house)
    papers(house)
    letters(house)
    # A night has passed, and with it the sessions and what the daily purge lets go.
    purge(now=read_clock(db.session))
    sign_everybody_in(house, "session of today")


def people(house: House) -> None:
    """Alice and amy have names of their own; alice a password and a channel, carol a phone."""
    cast, now = house.cast, house.now
    hashed = hash_password(planted.PASSWORD, cheap=True)
    with unit_of_work() as session:
        for name, given in (("alice", planted.REPORTER), ("amy", planted.CONFIRMER)):
            person = session.get_one(Person, cast.person(name))
            person.name = given
        alice = update(Person).where(Person.id == cast.person("alice"))
        address = f"{planted.REPORTERS_LOGIN}@anminh.example"
        session.execute(alice.values(email=address, password_hash=hashed))
        url = f"tgram://123456789:{planted.CHANNEL}/12345/"
        session.add(
            Channel(person_id=cast.person("alice"), scheme="tgram", url=url, recorded_at=now)
        )
    ada = cast.actor("ada")
    for name, given in (("alice", planted.REPORTER), ("amy", planted.CONFIRMER)):
        change_person(
            cast.person(name), actor=ada, now=now, name=given, language="en", active=True
        )  # fmt: skip
    phone, codes = phone_of(cast, "carol", now)
    house.words |= {"second factor": phone.totp.secret, "recovery code": codes[0]}


def cases_of(house: House) -> None:
    """One case for each word, and some that are late, in the register and on an agenda."""
    cases, old = Cases(house.cast, house.now), Cases(house.cast, house.now - LONG_AGO)
    raw = f"{planted.RAW}, gọi số {planted.PHONE}"
    house.refs["raw"] = old.reported(
        type="illegal_mining", title=planted.RAW, what=raw, place=planted.RAW
    )
    covered = cases.reported(title="Bãi rác", what=f"Ở nhà {planted.COVERED} có khói.")
    cases.do("bob", covered, "assess", what="Ở nhà [đã che] có khói.")
    house.refs["covered"] = covered
    disputed = cases.at(State.RESOLVED, type="land_grievance", title="Đất ở thôn Đông")
    cases.do("alice", disputed, "note", text=planted.NOTED)
    cases.do("bob", disputed, "give_feedback", confirmers=[house.cast.person("amy")])
    cases.do("amy", disputed, "dispute", words=planted.SAID)
    house.refs["disputed"] = disputed
    house.refs["closed"] = cases.at(State.FEEDBACK, title="Kênh tiêu")
    cases.do("alice", house.refs["closed"], "confirm", words=planted.SAID)
    house.refs["hidden"] = of_another_commune(house, old)
    late = old.at(State.IN_PROGRESS, type="illegal_mining", title="Khói đốt rác")
    old.do("frank", late, "direct", due_on=date(2026, 2, 10), text="Dập lửa.", owner="lead")
    house.refs["late"] = late
    house.refs["mine"] = old.at(State.IN_PROGRESS, title="Đường liên xã hỏng")
    Register(old).opened(late, who="frank")
    sweep(now=house.now)


def of_another_commune(house: House, cases: Cases) -> str:
    """Known to the people of that commune, its police, and the province."""
    hidden = planted.HIDDEN
    ref = cases.reported("wendy", "BSE", title=hidden, what=hidden, place=hidden)
    cases.do("bill", ref, "assess")
    cases.do("bill", ref, "assign", lead=house.cast.agency(WARD_POLICE))
    cases.do("eve", ref, "accept")
    return ref


def forms(house: House) -> None:
    """What people type that is never kept: wrong boxes, refused forms, codes, other people's words."""
    ask, unsent = house.browsers, planted.UNSENT
    stranger = ask[STRANGER]
    address = f"{planted.REPORTERS_LOGIN}@anminh.example"
    stranger.post("/sign-in", data={"email": planted.PASSWORD, "password": "x"})
    stranger.post("/sign-in", data={"email": address, "password": planted.PASSWORD + "x"})
    stranger.post("/sign-in/link", data={"email": address})
    said = {**vars(replace(SAID, place_unit=house.cast.unit("SMY"))), "began_on": ""}
    typed = {**said, "title": unsent, "what": unsent, "place": unsent, "urgent": ""}
    ask["alice"].post("/report", data={**typed, "key": "k" * 20, "scale": "nonsense"})
    ask["alice"].post("/report/similar", data=typed)
    ask["alice"].post("/report/denunciation", data={**typed, "name": unsent})
    ask["dan"].post(f"/cases/{house.refs['mine']}/transitions", data={"action": unsent})
    slip = ask["alice"].post("/phieu", data={"ref": house.refs["mine"]}).text
    house.words["source code"] = CODE.findall(slip)[0].replace(" ", "")
    stranger.post("/tra-cuu", data={"code": house.words["source code"]})
    photo = {
        "photo": (io.BytesIO(a_talking_photo()), f"{planted.FILE_NAME}.jpg"),
        "moment": "before",
    }
    ask["alice"].post(f"/cases/{house.refs['mine']}/attachments", data=photo)


def a_talking_photo() -> bytes:
    """A picture that tells in three ways whose camera took it."""
    stream = io.BytesIO()
    image = Image.effect_noise((64, 48), 60)
    tags = Image.Exif()
    tags[0x010F] = tags[0x8298] = planted.CAMERA
    image.save(stream, "JPEG", exif=tags, comment=planted.CAMERA.encode())
    return stream.getvalue() + planted.CAMERA.encode()


def a_failure(house: House) -> None:
    """The database refuses a report for our own fault: its words must not be in the log."""
    said: dict[str, Any] = {**vars(SAID), "place_unit": house.cast.unit("SMY"), "what": planted.RAW}
    said = {name: value for name, value in said.items() if value is not None}
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("casework.actions.report.folded", lambda _text: None)
        answer = house.app.test_client().post(
            "/api/v1/cases",
            json=said,
            headers={"Authorization": f"Bearer {house.bearers['alice']}"},
        )
    assert answer.status_code == 500
    assert any("Error" in line for line in house.log.lines)


def papers(house: House) -> None:
    """Lists, reports and papers of a meeting, asked for by those who may, and made by the worker."""
    meeting = plan_meeting(
        actor=house.cast.actor("frank"), now=house.now, unit=house.cast.unit("TAM"),
        kind="committee", scheduled_on=house.now.date(), place="Phòng họp", months=3,
    )  # fmt: skip
    open_meeting(meeting, actor=house.cast.actor("frank"), now=house.now)
    for who in ("bob", "carol", "frank", "grace"):
        answers = [house.browsers[who].post("/board/export")]
        if who in {"carol", "frank"}:
            answers += [
                house.browsers[who].post(f"/meetings/{meeting}/papers", data={"what": what})
                for what in ("briefing", "conclusions")
            ]
        unit = house.cast.unit("SMY" if who in {"bob", "grace"} else "TAM")
        for asked in (
            {},
            {"first": "2026-01-01", "last": "2026-03-01"},
            {"ref": house.refs["late"]},
        ):
            answers.append(house.browsers[who].post("/reports", data={**asked, "unit": unit}))
        made = [each.location for each in answers if each.status_code == 303]
        assert made, who
        house.more[who] = [*made, *(f"{each}/file" for each in made if "/exports/" in each)]
    drain()


def letters(house: House) -> None:
    """What is due leaves the house, the links that sign somebody in among it."""
    drain()
    nonce = db.session.scalars(select(SignInLink.nonce)).one()
    house.words["sign-in link"] = secret_of(nonce)
    house.let_time_pass(timedelta(hours=23))
    now = read_clock(db.session)
    gather(now=now)
    for letter in db.session.scalars(select(Letter.id)).all():
        db.session.rollback()
        sending.handle(letter, now=now)
    db.session.rollback()
    drain()


def photos() -> list[str]:
    """The names of pictures in addresses."""
    return list(db.session.scalars(select(Attachment.token)))


def unseal(house: House) -> str:
    """The one page on which a coordinator reads who reported."""
    answer = house.browsers["bob"].post(
        f"/cases/{house.refs['mine']}/source",
        data={"reason": planted.UNSEALED, "current": PASSWORD},
    )
    return answer.text
