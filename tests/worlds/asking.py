"""What an agency's user asks: every link that can be reached, and questions nobody links to."""

from __future__ import annotations

import html
import random
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.worlds.script import World
from workflows.states import Severity, State
from workflows.types import CASE_TYPES

HREF = re.compile(rb'(?:href|hx-get|src)="(/[^"#]*)')
NEXT = re.compile(rb'"next":\s*"([^"]+)"')
BEGIN = (
    "/", "/desk", "/desk?tab=all", "/cases", "/notifications", "/notifications/settings",
    "/account", "/calendar", "/report", "/board", "/inbox", "/mine", "/audit", "/letters",
    "/policies", "/exports/x", "/health/ready", "/api/v1/cases", "/api/v1/openapi.json",
)  # fmt: skip
LEFT_OUT = re.compile(r"^/(static|sign-out)")
WORDS = (
    "alice", "amy", "wendy", "kênh", "kenh tieu", "bãi rác", "rac moi", "đào đất", "kẻ lạ",
    "SMY-2026", "BSE-2026", "BSE", "09:", "14:17", "02/03/2026", "%", "_", "' OR 1=1 --", "việc",
)  # fmt: skip
TABS = ("new", "working", "more", "reported", "support", "all", "month", "x")


class Asked(NamedTuple):
    """One recorded request."""

    who: str
    method: str
    path: str
    sent: dict[str, Any]


def reachable(world: World, who: str, most: int) -> list[Asked]:
    """Pages and data that links lead to, nearest first."""
    data = [f"/api/v1/cases/{ref}{tail}" for ref in world.refs for tail in ("", "/events")]
    waiting = deque([*BEGIN, *(f"/cases/{ref}" for ref in world.refs), *data])
    seen = set(waiting)
    found: list[Asked] = []
    while waiting and len(found) < most:
        path = waiting.popleft()
        found.append(Asked(who, "GET", path, {}))
        _status, headers, body = world.ask(who, "GET", path)
        if "json" not in headers and "html" not in headers:
            continue
        links = [*HREF.findall(body), *NEXT.findall(body)]
        for link in (html.unescape(each.decode()) for each in links):
            if link not in seen and not LEFT_OUT.match(link):
                seen.add(link)
                waiting.append(link)
    return found


def made_up(world: World, who: str, most: int, seed: int) -> Iterator[Asked]:
    """Filters, orders, words, page marks and changes that no page offers."""
    dice = random.Random(f"{seed} {who}")
    for _ in range(most):
        yield Asked(who, *_one(dice, world))


def _one(dice: random.Random, world: World) -> tuple[str, str, dict[str, Any]]:
    ref = dice.choice([*world.refs, "BSE-2026-222222"])
    kind = dice.randrange(10)
    if kind < 4:
        path = dice.choice(["/cases", "/api/v1/cases", "/desk", "/board"])
        return "GET", f"{path}?{urlencode(_question(dice))}", {}
    if kind < 6:
        tail = dice.choice(["", "/deadlines", "/events", "/confirm", "/do/note", "/do/assess",
                            "/do/resolve", "/do/return_case", "/do/ask_extension"])  # fmt: skip
        base = "/api/v1" if tail in {"", "/events", "/deadlines"} and dice.random() < 0.5 else ""
        return "GET", f"{base}/cases/{ref}{tail}", {}
    if kind < 7:
        return "GET", f"/notifications?{urlencode({'before': dice.randrange(40)})}", {}
    if kind < 8:
        form = {"place_unit": dice.choice("123"), "title": dice.choice(WORDS), "what": "nước đen"}
        return "POST", "/report/similar", {"data": form}
    version = dice.randrange(1, 9)
    action = dice.choice(["accept", "note", "return_case", "resolve", "assess", "confirm", "nope"])
    if kind < 9:
        return (
            "POST",
            f"/cases/{ref}/transitions",
            {
                "data": {
                    "action": action,
                    "version": version,
                    "reason": "Có lý do.",
                    "text": "Đã xem.",
                }
            },
        )
    return (
        "POST",
        f"/api/v1/cases/{ref}/transitions",
        {
            "json": {"action": action, "reason": "Có lý do.", "text": "Đã xem."},
            "headers": {"If-Match": f'"v{version}"'},
        },
    )


def _question(dice: random.Random) -> dict[str, Any]:
    choices: dict[str, list[Any]] = {
        "q": list(WORDS), "sort": ["newest", "due", "reporter", "reported_at"],
        "state": [*State, "x"], "type": [*CASE_TYPES, "x"], "severity": [*Severity],
        "unit": [1, 2, 3, 99], "agency": [1, 2, 3, 99], "overdue": ["true", "false"],
        "tab": list(TABS), "due": ["late", "soon", "ok"], "reporter": [4, "alice"],
        "cursor": ["W10", "x"], "verification": ["confirmed", "unconfirmed"],
    }  # fmt: skip
    names = dice.sample(sorted(choices), dice.randrange(1, 4))
    return {name: dice.choice(choices[name]) for name in names}
