"""A policy as named values: how it is stored, filled in, compared, and read back.

``reported`` is the number of the term of that stage and ``reported_unit`` what it counts;
``reported_urgent`` and ``reported_urgent_unit`` are None where urgent cases have no other term.
A legal term names its rule in ``reported_citation_vi`` and ``_en``; a default is ours and names
none. ``rung_3`` and ``rung_3_urgent`` are offsets of the ladder, whose shape is code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from workflows.escalation import Rung
from workflows.limits import Limit, Source, Term, TimeUnit
from workflows.policy import (
    LONGEST_TERM,
    OUR_DEFAULT,
    InvalidPolicy,
    Policy,
    terms_by_name,
    within,
)
from workflows.types import CASE_TYPES
from workflows.words import Label

CAPS: Final = ("max_extensions", "max_extensions_complex", "max_pause_days")
_NEEDED = Label("Cần điền mục này.", "This is needed.")
_UNIT = Label("Chọn đơn vị tính.", "Choose what it counts.")
_SOURCE = Label("Chọn nguồn của thời hạn.", "Choose where the term comes from.")


def written(policy: Policy) -> dict[str, Any]:
    """Its values by name, as JSON holds them."""
    said: dict[str, Any] = {}
    for name, term in terms_by_name(policy.terms).items():
        said |= _limit(name, term.limit) | _limit(f"{name}_urgent", term.urgent)
        legal = term.source is Source.LEGAL
        said[f"{name}_source"] = term.source.value
        said[f"{name}_citation_vi"] = term.citation.vi if legal else None
        said[f"{name}_citation_en"] = term.citation.en if legal else None
    said |= _limit("check", policy.terms.check)
    for rung in policy.ladder:
        said[f"rung_{rung.level}"] = rung.offset
        said[f"rung_{rung.level}_urgent"] = rung.urgent_offset
    return said | {name: getattr(policy, name) for name in CAPS}


def read_policy(type_slug: str, version: int, said: Mapping[str, Any]) -> Policy:
    """The policy of these values; what they do not name is as in the type's file.

    Raises InvalidPolicy naming the value that cannot be.
    """
    first = CASE_TYPES[type_slug].policy
    said = written(first) | dict(said)
    terms = {name: _term(name, said) for name in terms_by_name(first.terms)}
    stages = {stage: terms.pop(stage) for stage in first.terms.stages}
    check = _read_limit("check", said)
    if check is None and first.terms.check is not None:
        raise InvalidPolicy("check", _NEEDED)
    return replace(
        first,
        version=version,
        terms=replace(first.terms, stages=stages, check=check, **terms),
        ladder=tuple(_rung(rung, said) for rung in first.ladder),
        **{name: _number(name, said) for name in CAPS},
    )


def _limit(name: str, limit: Limit | None) -> dict[str, Any]:
    if limit is None:
        return {name: None, f"{name}_unit": None}
    return {name: limit.value, f"{name}_unit": limit.unit.value}


def _term(name: str, said: Mapping[str, Any]) -> Term:
    limit = _read_limit(name, said)
    if limit is None:
        raise InvalidPolicy(name, _NEEDED)
    urgent = _read_limit(f"{name}_urgent", said)
    match said[f"{name}_source"]:
        case Source.DEFAULT:
            return Term(limit, urgent, Source.DEFAULT, OUR_DEFAULT)
        case Source.LEGAL:
            vi = said[f"{name}_citation_vi"]
            if not vi:
                raise InvalidPolicy(f"{name}_citation_vi", _NEEDED)
            rule = Label(vi, said[f"{name}_citation_en"] or vi)
            return Term(limit, urgent, Source.LEGAL, rule)
    raise InvalidPolicy(f"{name}_source", _SOURCE)


def _read_limit(name: str, said: Mapping[str, Any]) -> Limit | None:
    if said[name] is None:
        return None
    value, unit = said[name], said[f"{name}_unit"]
    within(name, value, 1, LONGEST_TERM)
    if unit not in set(TimeUnit):
        raise InvalidPolicy(f"{name}_unit", _UNIT)
    return Limit(value, TimeUnit(unit))


def _rung(rung: Rung, said: Mapping[str, Any]) -> Rung:
    return replace(
        rung,
        offset=_number(f"rung_{rung.level}", said),
        urgent_offset=_number(f"rung_{rung.level}_urgent", said),
    )


def _number(name: str, said: Mapping[str, Any]) -> int:
    value = said[name]
    if value is None:
        raise InvalidPolicy(name, _NEEDED)
    return int(value)
