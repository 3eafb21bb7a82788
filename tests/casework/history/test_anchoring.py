"""An anchor is one signed fingerprint of all chains, chained to the one before."""

from __future__ import annotations

import json
from datetime import datetime

from nacl.signing import SigningKey
from sqlalchemy import func, select

from casework.app import current_settings
from casework.database import db
from casework.history.anchoring import (
    anchor_file,
    anchored_heads,
    append_to_file,
    current_heads,
    hash_of,
    hashes_in_file,
    is_signed,
    make_anchor,
    printed,
    root_over,
)
from casework.history.keys import signers_of
from casework.models import Anchor, AnchoredHead
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def anchored(now: datetime) -> Anchor:
    with unit_of_work() as session:
        return make_anchor(session, now=now)


def test_it_counts_signs_and_refers_to_the_one_before(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    cases.at(State.ASSESSED)
    first = anchored(now)
    assert (first.id, first.chains, first.events, first.before) == (1, 1, 2, "")
    assert first.hash == hash_of(first)
    (ours,) = signers_of(current_settings())
    assert is_signed(first, [ours.verify_key])
    assert not is_signed(first, [SigningKey.generate().verify_key])
    assert anchored(now).before == first.hash


def test_only_chains_that_grew_are_written_again(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    ref = cases.reported()
    cases.reported()
    first = anchored(now)
    cases.do("bob", ref, "assess")
    second = anchored(now)
    rows = select(AnchoredHead.anchor_id, func.count()).group_by(AnchoredHead.anchor_id)
    assert [tuple(row) for row in db.session.execute(rows.order_by(AnchoredHead.anchor_id))] == [
        (1, 2),
        (2, 1),
    ]
    assert root_over(anchored_heads(db.session, until=1)) == first.root
    assert (
        root_over(anchored_heads(db.session)) == second.root == root_over(current_heads(db.session))
    )


def test_the_file_beside_says_all_that_is_signed(cast: Cast, now: datetime) -> None:
    Cases(cast, now).reported()
    assert hashes_in_file() == []
    anchor = anchored(now)
    append_to_file(anchor)
    (line,) = anchor_file().read_text().splitlines()
    said = json.loads(line)
    assert (said["hash"], said["signature"]) == (anchor.hash, anchor.signature)
    assert hashes_in_file() == [anchor.hash]


def test_paper_bears_all_digits_in_groups() -> None:
    assert printed("0123456789abcdef") == "0123 4567 89ab cdef"
