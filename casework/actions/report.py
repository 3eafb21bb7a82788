"""A report becomes a case. The citizen behind it is not stored at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select

from casework.actions.recurring import link_recurrence
from casework.casefile import CaseFile
from casework.errors import BadInput, NotAllowed
from casework.events.intake import Reported
from casework.fold import FOLDED_COLUMNS
from casework.models import Case, CaseReporter, CaseText, Person, Submission, Unit
from casework.queries import linked_case, ref_is_taken
from casework.recording import record
from casework.refs import ZONE, new_ref
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from casework.settling import settle
from casework.text import folded
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from workflows.actors import Actor, Role, Standing
from workflows.choices import SourceKind
from workflows.permissions import Permission, may
from workflows.types import CASE_TYPES
from workflows.words import Label

NOT_AN_OFFICE = Label(
    "Chỉ đầu mối ghi nhận từ nguồn này.", "Only a coordinator records what came this way."
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is reported: about a thing in a place, never about a person.

    ``place_unit`` is the id of the commune it is in; ``began_on`` is claimed by people
    and never counts for timeliness. Texts are clean (``casework.text.clean``).
    """

    title: str
    what: str
    place: str
    place_unit: int
    type: str
    scale: str
    place_kind: str = "other"
    urgent: bool = False
    source: str = SourceKind.COLLABORATOR.value
    began_on: date | None = None


def report(
    said: Report, *, actor: Actor, now: datetime, key: str | None = None
) -> tuple[str, bool]:
    """Open a case; returns its number and whether it is new.

    ``key`` is made when the form is opened: the same key with the same words is the same
    report and returns the first case, with other words it is refused (promise R6).
    """
    if not may(actor, Permission.CASE_REPORT):
        raise NotAllowed
    if said.source != SourceKind.COLLABORATOR and Role.COORDINATOR not in actor.roles:
        # The report would be signed with the name of whoever sent it, as an office's.
        raise BadInput("source", NOT_AN_OFFICE)
    with unit_of_work() as session:
        earlier = _earlier(session, said, actor, key)
        if earlier is not None:
            return earlier.ref, False
        file = begin(session, said, actor=actor, now=now)
        if key is not None:
            session.add(
                Submission(
                    person_id=actor.person_id,
                    key=key,
                    body_hash=_digest(said),
                    case_id=file.row.id,
                    recorded_at=now,
                )
            )
        link_recurrence(file, place=said.place)
        settle(file)
        return file.row.ref, True


def begin(
    session: Reading,
    said: Report,
    *,
    actor: Actor,
    now: datetime,
    split_from: Case | None = None,
) -> CaseFile:
    """Create the case with its first event, inside a running transaction.

    A part that is split off begins where the whole is held, and whoever splits reports nothing.
    """
    tree = read_tree(session)
    place = session.get(Unit, said.place_unit)
    if place is None or (place.valid_to is not None and place.valid_to <= now.date()):
        raise BadInput("place_unit", Label("Không có địa bàn này.", "There is no such place."))
    if said.began_on is not None and said.began_on > now.astimezone(ZONE).date():
        raise BadInput("began_on", Label("Ngày này chưa tới.", "That day has not come yet."))
    by_witness = split_from is None and said.source == SourceKind.COLLABORATOR
    witness = by_witness and Role.COLLABORATOR in actor.roles
    standing = Standing.REPORTER if witness else Standing.COORDINATOR
    lineage = tree.lineage(split_from.unit_id if split_from else said.place_unit)
    event = Reported(
        type=said.type,
        source=said.source,
        unit_id=lineage[-1] if CASE_TYPES[said.type].starts_at_top else lineage[0],
        place_unit_id=said.place_unit,
        place_kind=said.place_kind,
        scale=said.scale,
        urgent=said.urgent,
        began_on=said.began_on.isoformat() if said.began_on else None,
        split_from_id=split_from.id if split_from else None,
    )
    state = event.begin(now)
    row = Case(
        ref=_free_ref(session, place.code, now),
        version=1,
        last_seq=0,
        level=0,
        **{name: getattr(state, name) for name in FOLDED_COLUMNS},
    )
    session.add(row)
    session.flush()
    write_text(session, row.id, said.title, said.what, said.place)
    reporters = frozenset({actor.person_id} if witness and actor.person_id else ())
    session.add_all(CaseReporter(case_id=row.id, person_id=person) for person in reporters)
    file = CaseFile(
        session=session,
        row=row,
        history=[],
        tree=tree,
        rules=read_rulebook(session),
        reporters=reporters,
        confirmers=frozenset(),
        now=now,
        opened=state,
    )
    text = {"title": said.title, "what": said.what, "place": said.place}
    record(file, event, actor=actor, standing=standing, text=text)
    return file


def write_text(session: Reading, case_id: int, title: str, what: str, place: str) -> None:
    """What the case shows and is searched by; replaced when a coordinator masks something."""
    row = session.get(CaseText, case_id) or CaseText(case_id=case_id)
    row.title, row.what, row.place = title, what, place
    row.folded = folded(f"{title} {place} {what}")
    session.add(row)


def _free_ref(session: Reading, code: str, now: datetime) -> str:
    """A number no case has; a second try is needed about never."""
    ref = new_ref(code, now)
    while ref_is_taken(session, ref):
        ref = new_ref(code, now)
    return ref


def _earlier(session: Reading, said: Report, actor: Actor, key: str | None) -> Case | None:
    if key is None:
        return None
    # The same report may come twice at once: the second waits here, and then finds the first.
    session.execute(
        select(Person.id).where(Person.id == actor.person_id).with_for_update(key_share=True)
    )
    seen = session.scalar(
        select(Submission).where(Submission.person_id == actor.person_id, Submission.key == key)
    )
    if seen is None:
        return None
    if seen.body_hash != _digest(said):
        raise BadInput(
            "key",
            Label(
                "Phản ánh này đã gửi với nội dung khác. Hãy mở phiếu mới.",
                "This form was already sent with other words. Open a new one.",
            ),
        )
    return linked_case(session, seen.case_id)


def _digest(said: Report) -> str:
    body = json.dumps(asdict(said), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(body.encode()).hexdigest()
