"""A policy in words, line by line, and the fields it is filled in with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.language import many, say
from api.sentences.clocks import KINDS, STAGES
from api.views.deadline import terms
from casework.rules.written import CAPS
from workflows.clocks import ClockKind
from workflows.escalation import Rung
from workflows.limits import Limit, Source, Term, TimeUnit
from workflows.policy import OTHER_TERMS, Policy, terms_by_name
from workflows.words import Label

OTHERS = dict(
    zip(
        OTHER_TERMS,
        (
            ClockKind.FIRST_RESPONSE,
            ClockKind.STATUS,
            ClockKind.LAPSE,
            ClockKind.DISPUTE,
            ClockKind.OBJECTION,
        ),
        strict=True,
    )
)
CAP_LABELS: Mapping[str, Label] = {
    "max_extensions": Label("Số lần gia hạn nhiều nhất", "Most extensions"),
    "max_extensions_complex": Label(
        "Số lần gia hạn nhiều nhất, việc phức tạp", "Most extensions of a complex case"
    ),
    "max_pause_days": Label("Số ngày dừng tính hạn nhiều nhất", "Most days of a pause"),
}
UNITS: Mapping[TimeUnit, Label] = {
    TimeUnit.WORKING_DAY: Label("ngày làm việc", "working days"),
    TimeUnit.CALENDAR_DAY: Label("ngày", "calendar days"),
    TimeUnit.WORKING_HOUR: Label("giờ làm việc", "working hours"),
}


class Line(NamedTuple):
    """One number or term in words; ``name`` is that of its first field."""

    name: str
    label: str
    text: str


class Changed(NamedTuple):
    """A line that differs."""

    label: str
    before: str
    after: str


def lines(policy: Policy) -> list[Line]:
    """Everything the policy says, in the order of a case's life."""
    return [*_terms(policy), *_ladder(policy), *_caps(policy)]


def changes(before: Policy, after: Policy) -> list[Changed]:
    """The lines in which two versions differ."""
    pairs = zip(lines(before), lines(after), strict=True)
    return [Changed(old.label, old.text, new.text) for old, new in pairs if old.text != new.text]


def units() -> list[tuple[str, str]]:
    """What a term can count."""
    return [(unit.value, say(label)) for unit, label in UNITS.items()]


def sources() -> list[tuple[str, str]]:
    """Where a term can come from."""
    return [
        (Source.DEFAULT.value, str(_("Mặc định của hệ thống"))),
        (Source.LEGAL.value, str(_("Văn bản quy định"))),
    ]


def term_label(name: str) -> str:
    """``Nhận xử lý`` for the term ``assigned``."""
    return say(STAGES[name] if name in STAGES else KINDS[OTHERS[name]])


def given(said: Mapping[str, Any]) -> dict[str, str]:
    """Values as a form holds them."""
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _terms(policy: Policy) -> Iterator[Line]:
    for name, term in terms_by_name(policy.terms).items():
        yield Line(name, term_label(name), _term(term))
        if name == "in_progress" and policy.terms.check is not None:
            yield Line("check", say(KINDS[ClockKind.CHECK]), _limit(policy.terms.check))


def _ladder(policy: Policy) -> Iterator[Line]:
    for rung in policy.ladder:
        yield Line(f"rung_{rung.level}", say(rung.label), _rung(rung))


def _caps(policy: Policy) -> Iterator[Line]:
    for name in CAPS:
        yield Line(name, say(CAP_LABELS[name]), str(getattr(policy, name)))


def _term(term: Term) -> str:
    said = [_limit(term.limit)]
    if term.urgent is not None:
        said.append(str(_("việc khẩn %(limit)s", limit=_limit(term.urgent))))
    said.append(say(term.citation))
    return "; ".join(said)


def _limit(limit: Limit) -> str:
    return terms((limit,))


def _rung(rung: Rung) -> str:
    plain = _offset(rung.offset, many("%(num)s ngày làm việc", abs(rung.offset)))
    urgent = _offset(rung.urgent_offset, many("%(num)s giờ làm việc", abs(rung.urgent_offset)))
    return f"{plain}; {_('việc khẩn %(limit)s', limit=urgent[:1].lower() + urgent[1:])}"


def _offset(offset: int, length: str) -> str:
    if offset == 0:
        return str(_("Khi đến hạn"))
    if offset < 0:
        return str(_("Trước hạn %(length)s", length=length))
    return str(_("Sau hạn %(length)s", length=length))
