"""Sending a dead letter again, or letting it be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput, CaseworkError, NotAllowed, NotFound
from casework.models import Letter, OutboxItem
from casework.notify.dead import bury
from casework.notify.letters import gather
from casework.notify.mending import dismiss, mendable, resend
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails, letters
from tests.casework.notify.test_dead import LATER, give_up
from tests.cast import Cast
from workflows.states import State

NOW = LATER + timedelta(hours=1)


@pytest.fixture
def dead(mails: Mails, cases: Cases) -> int:
    """The letters of dan and alice were given up."""
    cases.at(State.ASSIGNED)
    cases.at(State.FEEDBACK)
    gather(now=DIGEST)
    give_up("alice")
    letter = give_up("dan")
    bury(now=LATER)
    return letter


def seen(cast: Cast, who: str) -> set[str]:
    actor = cast.actor(who)
    own = mendable(actor, read_tree(db.session), on=NOW.date())
    found = db.session.scalars(select(Letter.person_id).where(own))
    names = {cast.person(name): name for name in ("alice", "dan")}
    return {names[each] for each in found}


def item(letter: int) -> OutboxItem:
    db.session.rollback()
    ours = (OutboxItem.topic == "letter", OutboxItem.subject_id == letter)
    fresh = {"populate_existing": True}
    return db.session.scalars(select(OutboxItem).where(*ours).execution_options(**fresh)).one()


def test_it_is_sent_again_from_the_beginning(dead: int, mails: Mails, cast: Cast) -> None:
    resend(dead, actor=cast.actor("ada"), now=NOW)
    waiting = item(dead)
    assert (waiting.dead_at, waiting.tries, waiting.due_at) == (None, 0, NOW)
    mails.send(NOW)
    assert letters("dan")[0].sent_at is not None


def test_one_that_dies_again_is_told_once(dead: int, cast: Cast, mails: Mails) -> None:
    resend(dead, actor=cast.actor("ada"), now=NOW)
    give_up("dan")
    assert bury(now=NOW) == 1
    assert letters("dan")[0].told_at == LATER


def test_it_is_let_be_with_a_reason(dead: int, cast: Cast) -> None:
    dismiss(dead, actor=cast.actor("carol"), now=NOW, reason="Đã báo qua điện thoại.")
    letter = letters("dan")[0]
    assert (letter.dismissed_at, letter.dismissed_by_id) == (NOW, cast.person("carol"))
    assert letter.dismissed_because == "Đã báo qua điện thoại."
    assert (item(dead).dead_at, item(dead).done_at) == (None, NOW)
    assert bury(now=NOW) == 0


def test_a_collaborators_dead_letter_is_the_administrators_alone(dead: int, cast: Cast) -> None:
    assert seen(cast, "ada") == {"alice", "dan"}
    assert seen(cast, "carol") == {"dan"}
    assert seen(cast, "bob") == set()


@pytest.mark.parametrize(("who", "refusal"), [("frank", NotAllowed), ("bob", NotFound)])
def test_nobody_else_mends_it(
    dead: int, cast: Cast, who: str, refusal: type[CaseworkError]
) -> None:
    with pytest.raises(refusal):
        resend(dead, actor=cast.actor(who), now=NOW)
    with pytest.raises(refusal):
        dismiss(dead, actor=cast.actor(who), now=NOW, reason="x")


def test_only_a_dead_one_is_mended(dead: int, cast: Cast) -> None:
    dismiss(dead, actor=cast.actor("ada"), now=NOW, reason="x")
    with pytest.raises(NotFound):
        resend(dead, actor=cast.actor("ada"), now=NOW)


def test_a_reason_of_blanks_is_none(dead: int, cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        dismiss(dead, actor=cast.actor("ada"), now=NOW, reason="  ")
    assert refusal.value.field == "reason"
    assert letters("dan")[0].dismissed_at is None
