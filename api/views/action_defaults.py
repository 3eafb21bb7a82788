"""What an action's form begins with, and hints and bounds that depend on the case."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _

from api.filters import day
from api.views.action_fields import Field, Start
from api.views.action_head import ActionHead
from api.views.directives import answerable, open_directives
from casework.actions.directives import LONGEST
from casework.actions.perform import Turn
from casework.actions.statutory import earliest_day
from casework.actions.timing import most_days
from workflows.actors import Standing
from workflows.states import State

ONE_DAY = timedelta(days=1)
NOTHING = Start()


def wanted(turn: Turn, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that make sense here: a case never taken up is reopened without an agency."""
    if turn.action.name == "reopen" and turn.after is not State.ASSIGNED:
        return tuple(each for each in fields if each.name == "reason")
    return fields


def starts(turn: Turn, head: ActionHead) -> dict[str, Start]:
    """By field what it begins with; a field not named begins empty."""
    make = {
        "add_commitment": _direct,
        "answer_directive": _directive,
        "attach_statutory": _attach_statutory,
        "ask_extension": _extension,
        "close_directive": _directive,
        "direct": _direct,
        "explain": _late_clock,
        "extend_statutory": _running_term,
        "give_feedback": _feedback,
        "hold_dialogue": _dialogue,
        "pause": _pause,
        "reopen": _reopen,
        "settle_statutory": _running_term,
    }.get(turn.action.name)
    if turn.action.name == "assess":
        return _assess(turn, head)
    if turn.action.name == "correct":
        return _correct(turn, head)
    return make(turn) if make else {}


def _assess(turn: Turn, head: ActionHead) -> dict[str, Start]:
    case = turn.file.state
    return {
        "title": Start((head.title,)),
        "what": Start((head.what,)),
        "place": Start((head.place,)),
        "scale": Start((case.scale,)),
        "urgent": Start(("true",) if case.urgent else ()),
        "complex": Start(("true",) if case.complex else ()),
        "severity": Start((case.severity,) if case.severity else ()),
        "complained": Start(tuple(str(each) for each in case.complained)),
    }


def _correct(turn: Turn, head: ActionHead) -> dict[str, Start]:
    return {
        "title": Start((head.title,)),
        "place": Start((head.place,)),
        "place_unit": Start((str(turn.file.state.place_unit_id),)),
    }


def _feedback(turn: Turn) -> dict[str, Start]:
    today = turn.file.today.isoformat()
    first = turn.file.calendar.local_date(turn.file.state.reported_at).isoformat()
    return {"told_on": Start((today,), earliest=first, latest=today)}


def _reopen(turn: Turn) -> dict[str, Start]:
    case = turn.file.state
    return {
        "lead": Start((str(case.lead_id),) if case.lead_id else ()),
        "supporting": Start(tuple(str(each) for each in case.supporting)),
    }


def _directive(turn: Turn) -> dict[str, Start]:
    """The oldest open one."""
    mine = turn.action.name == "answer_directive"
    numbers = answerable(turn.file, turn.actor) if mine else open_directives(turn.file)
    return {"number": Start((str(numbers[0].number),) if numbers else ())}


def _late_clock(turn: Turn) -> dict[str, Start]:
    """The first of which nobody has said why yet."""
    said, late = turn.file.explained(), turn.file.late_here()
    first = next((each.key for each in late if each.key not in said), late[0].key)
    return {"clock": Start((first,))}


def _direct(turn: Turn) -> dict[str, Start]:
    today = turn.file.today
    bounds = (today + ONE_DAY).isoformat(), (today + LONGEST).isoformat()
    return {"due_on": Start(earliest=bounds[0], latest=bounds[1])}


def _dialogue(turn: Turn) -> dict[str, Start]:
    """A meeting that was held, and what was promised there for later."""
    first, today = turn.file.state.reported_at, turn.file.today.isoformat()
    begin = turn.file.calendar.local_date(first).isoformat()
    return {**_direct(turn), "held_on": Start((today,), earliest=begin, latest=today)}


def _attach_statutory(turn: Turn) -> dict[str, Start]:
    first, today = earliest_day(turn.file).isoformat(), turn.file.today.isoformat()
    return {"counts_from": Start(earliest=first, latest=today)}


def _running_term(turn: Turn) -> dict[str, Start]:
    """The first of the terms it may be about, and no day to come."""
    longer = turn.file.extendable_terms()
    extends = turn.action.name == "extend_statutory"
    codes = [each.term for each in turn.file.state.statutory if each.term in longer or not extends]
    day_field = "decided_on" if extends else "settled_on"
    return {
        "term": Start(tuple(codes[:1])),
        day_field: Start(latest=turn.file.today.isoformat()),
    }


def _pause(turn: Turn) -> dict[str, Start]:
    today = turn.file.today
    last = today + timedelta(days=turn.file.pause_days_left())
    hint = _("Chậm nhất %(day)s. Hết ngày này hạn tự tính tiếp.", day=day(last))
    return {
        "review_on": Start(
            hint=hint, earliest=(today + ONE_DAY).isoformat(), latest=last.isoformat()
        )
    }


def _extension(turn: Turn) -> dict[str, Start]:
    facts = turn.file.facts()
    decides = (
        _("Thường trực cấp ủy quyết định.")
        if Standing.COMMITTEE in turn.file.type.by_name["decide_extension"].allowed(facts)
        else _("Đầu mối quyết định.")
    )
    left = _(
        "Từ 1 đến %(most)s ngày làm việc. Còn được gia hạn %(left)s lần.",
        most=most_days(turn),
        left=facts.extensions_left,
    )
    return {"days": Start(hint=f"{left} {decides}")}
