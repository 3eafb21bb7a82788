"""A case type as a picture (mermaid) and as a page of documentation; text in, text out."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.clocks import TIMED_STAGES
from workflows.definition import Action, CaseType
from workflows.limits import Limit, Term
from workflows.states import ENDED, STATE_LABELS, State

BESIDE = "stays"


def mermaid(case_type: CaseType) -> str:
    """The states and the actions between them; those beside the states are left to the table."""
    edges: dict[tuple[State, State], list[str]] = {}
    for action in case_type.actions:
        for before, after in action.moves.items():
            if before is not after or _turns_back(action):
                edges.setdefault((before, after), []).append(action.label.vi)
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{STATE_LABELS[state].vi}" as {state}' for state in State]
    lines.append(f"    [*] --> {State.REPORTED}")
    lines += [f"    {a} --> {b}: {' / '.join(names)}" for (a, b), names in edges.items()]
    lines += [f"    {state} --> [*]" for state in State if state in ENDED]
    return "\n".join(lines) + "\n"


def page(case_type: CaseType) -> str:
    """The page of one case type: its terms with their sources, its picture, its actions."""
    parts = [
        f"# {case_type.label.vi} · {case_type.label.en}",
        f"{case_type.hint.vi} · {case_type.hint.en}",
        "This page is written by `python -m tests.workflows.write_diagrams`; do not edit it.",
        "## Terms",
        "\n".join(_terms(case_type)),
        "\n".join(_properties(case_type)),
        "## Life cycle",
        f"```mermaid\n{mermaid(case_type)}```",
        "## Actions",
        "\n".join(_actions(case_type)),
    ]
    return "\n\n".join(parts) + "\n"


def _turns_back(action: Action) -> bool:
    """Whether it also leads elsewhere, so that staying is a move of its own (refer up)."""
    return any(before is not after for before, after in action.moves.items())


def _terms(case_type: CaseType) -> Iterator[str]:
    terms = case_type.policy.terms
    yield "| stage | term | urgent | source |"
    yield "|---|---|---|---|"
    for stage in TIMED_STAGES:
        yield _term(STATE_LABELS[State(stage)].vi, terms.stages[stage])
    for name, term in (
        ("first response", terms.first_response),
        ("silence before a case lapses", terms.lapse),
        ("decision on a dispute", terms.dispute),
        ("decision on an objection", terms.objection),
    ):
        yield _term(name, term)
    if terms.check is not None:
        yield f"| first check on the spot, when urgent | – | {_limit(terms.check)} | default |"


def _term(name: str, term: Term) -> str:
    urgent = "–" if term.urgent is None else _limit(term.urgent)
    return f"| {name} | {_limit(term.limit)} | {urgent} | {term.source}: {term.citation.en} |"


def _limit(limit: Limit) -> str:
    unit = limit.unit.value.replace("_", " ")
    return f"{limit.value} {unit}{'s' if limit.value > 1 else ''}"


def _properties(case_type: CaseType) -> Iterator[str]:
    yield f"- Competent: {', '.join(case_type.competent)}."
    policy = case_type.policy
    most = f"{policy.max_extensions}, {policy.max_extensions_complex} when complex"
    yield f"- Extensions: {most}. A pause lasts {policy.max_pause_days} days at most."
    if case_type.sensitive:
        yield "- Sensitive: never shown finer than the hamlet, nor with a time of day."
    if case_type.starts_at_top:
        yield "- Begins at the province, unseen by the commune."


def _actions(case_type: CaseType) -> Iterator[str]:
    yield "| action | from → to | by | else refused with |"
    yield "|---|---|---|---|"
    for action in case_type.actions:
        by = ", ".join(sorted(standing.value for standing in action.by))
        needs = " ".join(guard.because.en for guard in action.guards)
        yield f"| {action.name} · {action.label.vi} | {_moves(action)} | {by} | {needs or '–'} |"


def _moves(action: Action) -> str:
    """``reported, assessed → declined``; states in the order of a case's life."""
    sources: dict[str, list[State]] = {}
    for before in State:
        if before in action.moves:
            after = action.moves[before]
            stays = after is before and not _turns_back(action)
            sources.setdefault(BESIDE if stays else after.value, []).append(before)
    return "; ".join(f"{', '.join(froms)} → {to}" for to, froms in sources.items())
