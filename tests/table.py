"""The table of design §2, typed by hand: who may do what to a case, and where it leads.

Nothing here is taken from the code: this is what the code is held against. A row reads
``action | from > to ; from > to | who | needs``; ``=`` in place of ``> to`` means it stays.
``who ; mark: others`` says that with this mark on the case, or in this state, others do it instead
(the first that fits counts; ``+`` joins marks). Needs are marks the case must bear, or not; see ``MARKS``.

``verdict`` and ``http_status`` answer for a whole case: a ``Situation`` is a state with marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

STATES = (
    "reported", "assessed", "assigned", "in_progress", "resolved", "feedback",
    "closed", "declined", "merged",
)  # fmt: skip
STANDINGS = (
    "reporter", "confirmer", "coordinator", "coordinator_above", "decider", "committee",
    "lead", "support", "reader", "system",
)  # fmt: skip
MARKS = {
    "disputed": "the reporter or confirmer said it is not fixed",
    "lapse_due": "fourteen days have passed since somebody was asked to confirm",
    "objected": "an objection to the end is open",
    "past_90_days": "the end lies more than ninety days back",
    "at_the_top": "the province holds the case: no unit above, units below",
    "kept_at_the_top": "official conduct: it is never handed to a commune",
    "paused": "the clocks stand still",
    "pauses_spent": "this custody was paused for as long as the type allows",
    "overdue": "the stage's due date has passed",
    "late": "a clock of whoever has the work now is late, or was before it ended",
    "extension_asked": "an extension waits for its decision",
    "extended": "one extension was granted in this cycle",
    "extensions_spent": "no extension is left",
    "hand_back_asked": "the agency asked to give the case back",
    "category_asked": "a longer category waits for a second person",
    "hot_spot": "the case is in the register of hot spots",
    "recurs": "it was found to bring back a case closed not long ago",
    "status_asked": "the type asks the agency to say how far it is",
    "statutory": "a term of the law is running and could be made longer",
    "statutory_spent": "the law gives the running term no more time",
    "dialogue": "a meeting with people was recorded",
    "directive_lead": "a directive to the lead agency is open",
    "directive_coordinator": "a directive to the coordinator is open",
}
TABLE = """
assess       | reported > assessed                              | coordinator
decline      | reported assessed > declined                     | coordinator
merge        | reported assessed > merged                       | coordinator
assign       | assessed > assigned                              | coordinator
accept       | assigned > in_progress                           | lead
return_case  | assigned > assessed                              | lead
reassign     | assigned in_progress > assigned                  | coordinator
resolve      | in_progress > resolved                           | lead
rework       | resolved > in_progress                           | coordinator
give_feedback| resolved > feedback                              | coordinator
confirm      | feedback > closed                                | reporter confirmer
dispute      | feedback =                                       | reporter confirmer | not disputed
close        | feedback > closed                                | coordinator        | disputed
lapse        | feedback > closed                                | system   | not disputed, lapse_due
object       | closed declined merged =                         | reporter | not objected, not past_90_days
dismiss_objection | closed declined merged =                    | decider  | objected
reopen       | feedback closed > assigned ; declined merged > reported | coordinator committee ; objected: decider
refer_up     | reported assessed assigned in_progress > reported | coordinator committee | not at_the_top
refer_down   | reported assessed > reported                     | coordinator | at_the_top, not kept_at_the_top

note         | reported assessed assigned in_progress resolved feedback = | reporter coordinator committee lead support
attach       | reported assessed assigned in_progress resolved feedback = | reporter confirmer coordinator lead support
status_note  | in_progress =                                    | lead        | status_asked
split        | reported assessed =                              | coordinator
deny_recurrence | reported assessed assigned in_progress resolved feedback closed declined merged = | coordinator | recurs
change_severity | assessed assigned in_progress resolved feedback = | coordinator committee
correct      | assessed assigned in_progress resolved feedback = | coordinator
recategorise | assessed assigned in_progress =                  | coordinator | not category_asked
decide_category | assessed assigned in_progress =               | coordinator_above committee | category_asked
pause        | assigned in_progress =                           | coordinator | not paused, not pauses_spent
resume       | assigned in_progress =                           | coordinator | paused
ask_extension | in_progress =              | lead | not extension_asked, not extensions_spent, not overdue
decide_extension | in_progress =           | coordinator ; extended: committee | extension_asked
ask_hand_back | in_progress =              | lead        | not hand_back_asked
refuse_hand_back | in_progress =           | coordinator | hand_back_asked
name_confirmer | feedback =                | coordinator
remind       | assigned in_progress =      | coordinator committee
explain      | reported assessed assigned in_progress resolved = | coordinator ; assigned: lead ; in_progress: lead | late
direct       | reported assessed assigned in_progress resolved feedback closed = | committee
answer_directive | reported assessed assigned in_progress resolved feedback closed = | coordinator lead ; directive_lead + directive_coordinator: coordinator lead ; directive_lead: lead ; directive_coordinator: coordinator | directive
close_directive  | reported assessed assigned in_progress resolved feedback closed = | committee | directive
hold_dialogue | reported assessed assigned in_progress resolved feedback closed = | coordinator committee
add_commitment | reported assessed assigned in_progress resolved feedback closed = | coordinator committee | dialogue
hold_over | reported assessed assigned in_progress resolved feedback closed = | coordinator committee
attach_statutory | assessed assigned in_progress resolved feedback = | coordinator lead
extend_statutory | reported assessed assigned in_progress resolved feedback closed declined merged = | coordinator lead | statutory, not statutory_spent
settle_statutory | reported assessed assigned in_progress resolved feedback closed declined merged = | coordinator lead | statutory
put_in_hot_spot  | reported assessed assigned in_progress resolved feedback closed = | committee | not hot_spot
take_out_of_hot_spot | reported assessed assigned in_progress resolved feedback closed = | committee | hot_spot
"""


@dataclass(frozen=True)
class Row:
    """One action of the table."""

    action: str
    moves: dict[str, str]
    who: frozenset[str]
    instead: dict[frozenset[str], frozenset[str]]
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """A case as the table sees it: its state and the marks it bears."""

    state: str
    marks: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return " ".join([self.state, *sorted(self.marks)])


def situation(state: str, *marks: str) -> Situation:
    """A situation; refuses a word the table does not know."""
    if state not in STATES or not set(marks) <= set(MARKS):
        raise ValueError(f"the table knows no {state} with {marks}")
    return Situation(state, frozenset(marks))


def _row(line: str) -> Row:
    action, moves, who, needs = [*(cell.strip() for cell in line.split("|")), ""][:4]
    first, *others = who.split(";")
    row = Row(action, {}, frozenset(first.split()), {}, tuple(filter(None, needs.split(", "))))
    for move in moves.split(";"):
        before, arrow, after = move.partition(">")
        for state in before.replace("=", "").split():
            row.moves[state] = after.strip() if arrow else state
    for other in others:
        marks, _, people = other.partition(":")
        row.instead[frozenset(marks.replace("+", " ").split())] = frozenset(people.split())
    return row


ROWS = {row.action: row for row in map(_row, filter(None, TABLE.splitlines()))}


def who_may(action: str, case: Situation) -> frozenset[str]:
    """The standings that do this to such a case."""
    row = ROWS[action]
    return next(
        (others for marks, others in row.instead.items() if marks <= case.marks | {case.state}),
        row.who,
    )


def holds(need: str, case: Situation) -> bool:
    """Whether the case is as the row needs it."""
    if need.startswith("not "):
        return need.removeprefix("not ") not in case.marks
    if need == "directive":
        return bool({"directive_lead", "directive_coordinator"} & case.marks)
    return need in case.marks


def verdict(action: str, case: Situation, standings: frozenset[str]) -> str:
    """``done``, or why not: ``unseen`` (404), ``not allowed`` (403), ``not possible`` (409)."""
    row = ROWS[action]
    if not standings:
        return "unseen"
    if not standings & who_may(action, case):
        return "not allowed"
    if case.state not in row.moves or not all(holds(need, case) for need in row.needs):
        return "not possible"
    return "done"


def possible(case: Situation, standings: frozenset[str]) -> frozenset[str]:
    """The actions that would succeed: the buttons of the page."""
    return frozenset(action for action in ROWS if verdict(action, case, standings) == "done")


def situations() -> list[Situation]:
    """Every state, plain and with every mark, and the pairs of marks that play together."""
    pairs = [
        ("disputed", "lapse_due"),
        ("at_the_top", "kept_at_the_top"),
        ("objected", "past_90_days"),
        ("extension_asked", "extended"),
        ("extension_asked", "extensions_spent"),
        ("extension_asked", "overdue"),
        ("directive_lead", "directive_coordinator"),
        ("statutory", "statutory_spent"),
    ]
    wanted = [(), *((mark,) for mark in MARKS), *pairs]
    return [situation(state, *marks) for state, marks in product(STATES, wanted)]


# --- The cast (tests/cast.py) before the standard case (tests/cases.py) ----------------------
# Alice reported it in Suối Mây, where Bob coordinates and Grace sits on the committee; from
# `assigned` on the environment office of Dan and Dora has it. Carol and Frank are the province.

CAST = (
    "alice", "amy", "wendy", "bob", "bill", "carol", "dan", "dora", "eve", "paul", "uma",
    "frank", "grace", "gus", "olga", "ada", "otto",
)  # fmt: skip
AT_AN_AGENCY = frozenset({"assigned", "in_progress", "resolved", "feedback", "closed"})
# Nobody has weighed and screened these: the standard case is declined or merged unassessed.
UNSCREENED = frozenset({"reported", "declined", "merged"})
# Who administers or audits has nothing to do with any case: no route for cases is open to them.
NO_CASE_ROUTE = frozenset({"ada", "otto"})
HTTP = {"done": 200, "unseen": 404, "not allowed": 403, "not possible": 409}


def standings_of(name: str, case: Situation) -> frozenset[str]:
    """Where one of the cast stands towards the standard case."""
    words: dict[str, set[str]] = {
        "alice": {"reporter"},
        "bob": {"coordinator", "reader"},
        "grace": {"committee", "reader"},
        "carol": {"coordinator_above", "reader"},
        "frank": {"committee", "reader"},
    }
    found = set(words.get(name, ()))
    if name in {"dan", "dora"} and case.state in AT_AN_AGENCY:
        found = {"lead"}
    if name == "olga" and case.state not in UNSCREENED:
        found = {"reader"}
    if "at_the_top" in case.marks:
        # Referred up: Suối Mây only reads, the province coordinates, its committee stands above.
        top = {"bob": {"reader"}, "grace": {"reader"}, "carol": {"coordinator", "reader"}}
        found = top.get(name, found)
    decider = "frank" if "at_the_top" in case.marks else "carol"
    if name == decider and "objected" in case.marks:
        found.add("decider")
    return frozenset(found)


def http_status(name: str, action: str, case: Situation) -> int:
    """What a page or the JSON answers when one of the cast tries this: 200 stands for any 2xx."""
    if name in NO_CASE_ROUTE:
        return 403
    return HTTP[verdict(action, case, standings_of(name, case))]


def seen_by(name: str, case: Situation) -> bool:
    """Whether one of the cast may open the standard case at all; else it is a 404."""
    return bool(standings_of(name, case))
