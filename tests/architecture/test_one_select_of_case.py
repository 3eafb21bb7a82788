"""Fetching is permission: cases are selected in one file, and lists get them only for a reader.

Every function of ``casework/queries.py`` is either for people, and then takes the actor, or for
the service itself, and then no page, list or export calls it.
"""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import ROOT, modules

QUERIES = "casework/queries.py"
# Whole folders that show nothing to anybody: `casework check`, and the seeding of the demo.
OWN_EYES = ("casework/checking/", "casework/demo_data/", "casework/commands/")
# Which names these files may take from the table of cases, and why that shows nobody a case.
ALLOWED = {
    "casework/figures/behind.py": "the lines behind a number, joined under visible()",
    "casework/figures/ledger.py": "the lines behind a number, joined under visible()",
    "casework/lists/access.py": "who opened which case, for auditors alone: its number and no more",
    "casework/lists/breach.py": "how often a case was opened, by number, for whoever works on the server",
    "casework/meetings/deciding.py": "the agenda's line of a case that perform has just let change",
    "casework/reports/freezing.py": "the one case a report was asked for, which asking found visible",
    "casework/notify/contents.py": "asks whether there is any news, under visible()",
    "casework/notify/dead.py": "the unit whose desk is told, and notices are read under visible()",
    "casework/notify/letters.py": "when a letter leaves; what it says is asked anew",
}
FOR_PEOPLE = {"visible_case", "visible_rows", "case_to_change"}
# What an auditor's search by number takes: the id, which is shown to nobody.
FOR_AUDITORS = {"casework/lists/access.py": {"id_of_number"}}
READS_FOR_PEOPLE = ("api/", "casework/lists/", "casework/exports/")
TAKERS = {"select", "select_from", "join", "outerjoin", "get", "get_one", "query", "exists"}


def selects_of_case(source: str) -> list[int]:
    """Lines where a call of select, join and the like is given ``Case`` or a column of it."""
    return sorted(
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and _called(node) in TAKERS
        and any(_is_case(argument) for argument in node.args)
    )


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_case(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute | ast.Call | ast.Starred):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id == "Case"


def imported_from_queries(source: str) -> set[str]:
    return {
        name.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "casework.queries"
        for name in node.names
    }


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("select(Case)", [1]),
        ("select(Case.id).where(x)", [1]),
        ("select(X.id).join(Case, Case.id == X.case_id)", [1]),
        ("session.get(Case, 1)", [1]),
        ("db.session.query(Case)", [1]),
        ("select(CaseText)", []),
        ("visible_rows(actor, tree, Case.ref).where(Case.id == 1)", []),
        ("Case.id.in_(select(CaseReporter.case_id))", []),
    ],
)
def test_the_search_knows_a_select_of_case(source: str, lines: list[int]) -> None:
    assert selects_of_case(source) == lines


def test_only_one_file_selects_cases() -> None:
    found = {
        path.as_posix()
        for path in modules()
        if path.as_posix() != QUERIES
        and not path.as_posix().startswith(OWN_EYES)
        and selects_of_case(text_of(path.as_posix()))
    }
    assert found == set(ALLOWED)


def test_the_queries_for_people_are_those_that_ask_who_looks() -> None:
    functions = {
        node.name: {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
        for node in ast.parse(text_of(QUERIES)).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert {name for name, given in functions.items() if "actor" in given} >= FOR_PEOPLE


def test_what_is_for_the_service_is_called_by_no_page_list_or_export() -> None:
    """Commands, sweeps and jobs may: nobody reads what they select."""
    called = {
        path.as_posix(): imported_from_queries(text_of(path.as_posix())) - FOR_PEOPLE
        for path in modules()
        if path.as_posix().startswith(READS_FOR_PEOPLE)
    }
    assert {place: names for place, names in called.items() if names} == FOR_AUDITORS


def test_lists_and_exports_that_tell_of_cases_ask_for_a_reader() -> None:
    """Whoever reads a table that hangs on cases narrows it by ``visible`` or a visible case."""
    for path in modules():
        place = path.as_posix()
        if place in OF_THEIR_OWN or not place.startswith(READS_FOR_PEOPLE):
            continue
        tree = ast.parse(text_of(place))
        taken = {
            name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        if taken & OF_CASES and taken & {"select", "exists"}:
            assert taken & ASKS, place


# Tables in which a row tells of a case.
OF_CASES = {"Attachment", "CaseEvent", "CaseText", "EventPayload", "CaseClock", "Escalation"}
ASKS = {"visible_rows", "visible_case", "visible", "wholly_visible", "list_rows", "read_case"}
OF_THEIR_OWN: dict[str, str] = {
    "casework/lists/agency_load.py": "counts of whole agencies, which are no secret",
    "casework/exports/conclusions.py": "of cases that cases_by_id has found for the reader",
    "casework/lists/earlier.py": "of cases a visible list has found, for offices",
    "casework/lists/rungs.py": "of cases a visible list has found",
    "casework/lists/said.py": "of a case that was read as visible",
    "casework/lists/pauses.py": "of cases a visible list has found",
}
