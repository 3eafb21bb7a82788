"""Every tampering is found and named; an untouched history never raises an alarm (promise H3)."""

# ruff: noqa: S608 -- the statements are put together here, from nothing that anybody says

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from sqlalchemy import Connection, text

from casework.app import current_settings
from casework.history.anchoring import make_anchor
from casework.history.chain import BEGINNING, link_hash
from casework.history.keys import Key, Ring
from casework.history.stored import stored_links
from casework.history.verifying import verified_here
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.history.chains import FIRST, many_cases, past_the_service
from tests.casework.stored import row_of
from tests.cast import Cast
from workflows.states import State

CHAINS = 300
Hit = dict[int, int]


def run(connection: Connection, statement: str, rows: list[dict[str, object]]) -> None:
    connection.execute(text(statement), rows)


def edited(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """The time of an event moves back by a day."""
    run(
        connection,
        "UPDATE case_events SET recorded_at = recorded_at - 86400000000"
        " WHERE case_id = :case AND seq = :seq",
        [{"case": case, "seq": seq} for case, seq in hit.items()],
    )
    return hit


def deleted(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """An event goes with its seal, those after it move up, and the row counts one less."""
    rows: list[dict[str, object]] = [{"case": case, "seq": seq} for case, seq in hit.items()]
    for table, chain in (("case_events", "case_id"), ("event_seals", "chain")):
        run(connection, f"DELETE FROM {table} WHERE {chain} = :case AND seq = :seq", rows)
        # One by one from below, since the numbers are unique.
        for seq in range(2, 10):
            run(
                connection,
                f"UPDATE {table} SET seq = seq - 1 WHERE {chain} = :case AND seq = {seq}"
                " AND seq > :seq",
                rows,
            )
    run(connection, "UPDATE cases SET last_seq = last_seq - 1 WHERE id = :case", rows)
    return hit


def truncated(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """The end of the chain goes, from this event on, and nothing in the database knows of it."""
    rows: list[dict[str, object]] = [{"case": case, "seq": seq} for case, seq in hit.items()]
    for table, chain in (("case_events", "case_id"), ("event_seals", "chain")):
        run(connection, f"DELETE FROM {table} WHERE {chain} = :case AND seq >= :seq", rows)
    run(connection, "UPDATE cases SET last_seq = :seq - 1 WHERE id = :case", rows)
    return hit


def swapped(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """This event and the one after it change places."""
    rows: list[dict[str, object]] = [{"case": case, "seq": seq} for case, seq in hit.items()]
    for old, new in ((":seq", "99"), (":seq + 1", ":seq"), ("99", ":seq + 1")):
        run(
            connection,
            f"UPDATE case_events SET seq = {new} WHERE seq = {old} AND case_id = :case",
            rows,
        )
    return hit


def inserted(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """Another event stands before this one, as if it had always been there; all move down."""
    rows: list[dict[str, object]] = [{"case": case, "seq": seq} for case, seq in hit.items()]
    for seq in range(10, 0, -1):
        for table, chain in (("case_events", "case_id"), ("event_seals", "chain")):
            run(
                connection,
                f"UPDATE {table} SET seq = seq + 1 WHERE {chain} = :case AND seq = {seq}"
                " AND seq >= :seq",
                rows,
            )
    run(
        connection,
        "INSERT INTO case_events (case_id, seq, kind, kind_version, standing, recorded_at, body)"
        " SELECT case_id, :seq, kind, kind_version, standing, recorded_at, body FROM case_events"
        " WHERE case_id = :case AND seq = :seq + 1",
        rows,
    )
    run(
        connection,
        "INSERT INTO event_seals (chain, seq, key_id, hash) SELECT chain, :seq, key_id, hash"
        " FROM event_seals WHERE chain = :case AND seq = :seq + 1",
        rows,
    )
    run(connection, "UPDATE cases SET last_seq = last_seq + 1 WHERE id = :case", rows)
    return hit


def rewritten(connection: Connection, hit: Hit, ring: Ring) -> Hit:
    """An event is edited, and every seal from it on made anew."""
    edited(connection, hit, {})
    heads: dict[int, str] = {}
    new: list[dict[str, object]] = []
    for each in stored_links(connection):
        if each.link is None:
            continue
        key = ring.current.secret
        heads[each.chain] = link_hash(key, each.link, heads.get(each.chain, BEGINNING))
        if each.chain in hit:
            new.append({"c": each.chain, "s": each.link.seq, "h": heads[each.chain]})
    run(connection, "UPDATE event_seals SET hash = :h WHERE chain = :c AND seq = :s", new)
    return hit


def without_key(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """The seals are made anew by somebody who has to guess the key, for the whole chain."""
    rewritten(connection, hit, Ring((Key(b"guessed"),)))
    return dict.fromkeys(hit, 1)


def with_key(connection: Connection, hit: Hit, _lengths: Hit) -> Hit:
    """The seals are made anew with the service's own key: the chain is whole again."""
    rewritten(connection, hit, ring_now())
    return dict.fromkeys(hit, 1)


def ring_now() -> Ring:
    from_settings = current_settings()
    return Ring((Key(f"history of {from_settings.secret_key}".encode()),))


KINDS: dict[str, Callable[[Connection, Hit, Hit], Hit]] = {
    "edit": edited,
    "delete": deleted,
    "truncate": truncated,
    "swap": swapped,
    "insert": inserted,
    "rewrite without key": without_key,
    "rewrite with key": with_key,
}
ONLY_BY_ANCHOR = {"truncate", "rewrite with key"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("cast")
def test_each_of_three_hundred_tamperings_is_found_and_named(kind: str, now: datetime) -> None:
    dice = Random(kind)
    by_ref = many_cases(CHAINS, now=now, dice=dice)
    lengths = {int(ref.rpartition("-")[2]): length for ref, length in by_ref.items()}
    anchor = _anchored(now)
    hit = {case: dice.randint(2, length - 1) for case, length in lengths.items()}
    with past_the_service() as connection:
        wanted = KINDS[kind](connection, hit, lengths)
    found = verified_here(anchor=anchor)
    named = {int(f.ref.rpartition("-")[2]): f.seq for f in found.faults if f.ref != "anchors"}
    assert named == wanted
    assert len(named) == CHAINS


@pytest.mark.parametrize("kind", sorted(set(KINDS) - ONLY_BY_ANCHOR))
@pytest.mark.usefixtures("cast")
def test_most_need_no_anchor(kind: str, now: datetime) -> None:
    many_cases(20, now=now, dice=Random(kind))
    with past_the_service() as connection:
        KINDS[kind](connection, {FIRST + n: 2 for n in range(20)}, {})
    assert len(verified_here().faults) == 20


@pytest.mark.parametrize("kind", sorted(ONLY_BY_ANCHOR))
@pytest.mark.usefixtures("cast")
def test_these_are_found_by_anchors_alone(kind: str, now: datetime) -> None:
    many_cases(20, now=now, dice=Random(kind))
    with past_the_service() as connection:
        KINDS[kind](connection, {FIRST + n: 2 for n in range(20)}, {})
    assert verified_here().faults == []


@pytest.mark.usefixtures("cast")
def test_a_thousand_untouched_chains_raise_no_alarm(now: datetime) -> None:
    by_ref = many_cases(1_000, now=now, dice=Random(7), shortest=1)
    anchor = _anchored(now)
    found = verified_here(anchor=anchor)
    assert found.faults == []
    assert found.chains == 1_001
    assert found.events == sum(by_ref.values()) + 1


def test_what_the_service_writes_verifies_with_its_log(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    cases.at(State.CLOSED)
    cases.at(State.MERGED)
    assert verified_here().faults == []


@pytest.mark.usefixtures("cast")
def test_an_anchor_of_another_history_is_refused(now: datetime) -> None:
    many_cases(3, now=now, dice=Random(1))
    _anchored(now)
    (fault,) = verified_here(anchor="0" * 16).faults
    assert "another history" in fault.what


@pytest.mark.usefixtures("cast")
def test_a_whole_case_that_goes_is_missed(now: datetime) -> None:
    (ref, *_) = many_cases(3, now=now, dice=Random(1))
    _anchored(now)
    id_ = row_of(ref).id
    with past_the_service() as connection:
        for table, column in (
            ("case_events", "case_id"),
            ("event_seals", "chain"),
            ("cases", "id"),
        ):
            run(connection, f"DELETE FROM {table} WHERE {column} = :id", [{"id": id_}])
    (fault,) = verified_here().faults
    assert "the whole case has gone" in fault.what


@pytest.mark.usefixtures("cast")
def test_forged_anchors_are_found(now: datetime) -> None:
    many_cases(3, now=now, dice=Random(1))
    anchor = _anchored(now)
    with past_the_service() as connection:
        run(connection, "UPDATE anchors SET events = :n", [{"n": 1}])
    assert [fault.ref for fault in verified_here(anchor=anchor).faults] == ["anchors"]


@pytest.mark.usefixtures("cast")
def test_heads_changed_under_an_anchor_are_found(now: datetime) -> None:
    many_cases(3, now=now, dice=Random(1))
    anchor = _anchored(now)
    with past_the_service() as connection:
        with_key(connection, {FIRST: 2}, {})
        run(
            connection,
            "UPDATE anchored_heads SET hash = (SELECT hash FROM event_seals AS s"
            " WHERE s.chain = anchored_heads.chain AND s.seq = anchored_heads.seq)"
            " WHERE chain = :id",
            [{"id": FIRST}],
        )
    (fault,) = verified_here(anchor=anchor).faults
    assert (fault.ref, fault.what) == ("anchors", "the heads it was made of were changed")


def _anchored(now: datetime) -> str:
    with unit_of_work() as session:
        return make_anchor(session, now=now).hash[:16]
