"""The thirty written reports: each at a fitting place, on its way or at its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from casework.demo_data.dice import dice
from casework.demo_data.fates import Fate
from casework.demo_data.people import seated
from casework.demo_data.places import COMMUNES, Office, Place, offices, places
from casework.demo_data.reading import samples
from casework.demo_data.story import tell
from casework.demo_data.walk import CALENDAR, Walk
from casework.demo_data.wording import Matter, Wording
from workflows.actors import Role

SCALES = {
    "dưới 10 hộ": "under_10",
    "10-50 hộ": "from_10",
    "50-200 hộ": "from_50",
    "trên 200 hộ": "over_200",
}
# The first word that occurs in the suggested agency tells its sector.
SECTORS = (
    ("Nông nghiệp và Môi trường", "environment"),
    ("Công an", "police"),
    ("Công Thương", "industry"),
    ("điện lực", "electricity"),
    ("thủy nông", "irrigation"),
    ("Văn phòng Tỉnh ủy", "inspection"),
    ("Sở Xây dựng", "transport"),
    ("Giáo dục", "education"),
    ("UBND", "commune_office"),
)
IN_TOWN = frozenset({"residential_group", "one_stop_shop", "market", "school"})
TRIED = 80
ON_THE_ISLAND = "HBU"


class Course(NamedTuple):
    """When it was reported, and what becomes of it or where it stands."""

    days_ago: int
    fate: Fate = Fate.CONFIRMED
    last: str | None = None
    haste: float = 0.8


COURSES = {
    "S01": Course(44, Fate.NEVER_RESOLVED),
    "S02": Course(33, Fate.REOPENED),
    "S03": Course(26, Fate.LAPSED),
    "S04": Course(20, last="accept"),
    "S05": Course(60),
    "S06": Course(25, Fate.NEVER_RESOLVED),
    "S07": Course(31, Fate.NEVER_ASSIGNED),
    "S08": Course(17, last="accept"),
    "S09": Course(48, Fate.CLOSED_AGAINST_DISPUTE),
    "S10": Course(90, Fate.REOPENED),
    "S11": Course(75, Fate.NEVER_RESOLVED),
    "S12": Course(52),
    "S13": Course(36, last="ask_extension", haste=1.2),
    "S14": Course(40),
    "S15": Course(22, last="resolve"),
    "S16": Course(3, last="assess"),
    "S17": Course(28, last="give_feedback"),
    "S18": Course(66, haste=0.5),
    "S19": Course(15, last="return_case"),
    "S20": Course(38, Fate.LAPSED),
    "S21": Course(24, last="dispute"),
    "S22": Course(12, last="accept"),
    "S23": Course(45, haste=0.9),
    "S24": Course(55, haste=0.6),
    "S25": Course(34, Fate.NEVER_ACCEPTED),
    "S26": Course(50, haste=0.7),
    "S27": Course(29, Fate.DECLINED),
    "S28": Course(2, last="report"),
    "S29": Course(70, Fate.OBJECTED, haste=0.5),
    "S30": Course(4, last="assign", haste=0.5),
}


def written(seed: str, first: int, wording: Wording, ends_at: datetime) -> Iterator[Walk]:
    """The cases, with numbers from ``first`` on."""
    for number, sample in enumerate(samples(), start=first):
        course = COURSES[sample["id"]]
        wording.used.add(sample["title"])
        yield _told(seed, number, sample, course, ends_at)


def _told(
    seed: str, number: int, sample: dict[str, Any], course: Course, ends_at: datetime
) -> Walk:
    """The story; told again with other dice until it comes by the step where it shall stop."""
    fate = Fate.REOPENED if course.last == "dispute" else course.fate
    returns = 1 if course.last == "return_case" else 0
    for tried in range(TRIED):
        walk = _walk(f"{seed}/{tried}", number, sample, course, ends_at)
        tell(walk, fate, returns=returns, photo=number % 2 == 1, lead=_lead(sample, walk.place))
        last = walk.steps[-1]
        if course.last is None or (last.action == course.last and last.at < ends_at):
            return walk
    raise ValueError(f"{sample['id']} never comes to {course.last}")


def _walk(
    seed: str, number: int, sample: dict[str, Any], course: Course, ends_at: datetime
) -> Walk:
    rng = dice(seed, sample["id"])
    place = _place(sample["place_kind"], number)
    hamlet = rng.choice(place.hamlets)
    at = ends_at - timedelta(days=course.days_ago, minutes=rng.randrange(5, 300))
    return Walk(
        number=number,
        rng=rng,
        matter=Matter(
            type=sample["category"],
            title=sample["title"],
            what=sample["description"],
            place=hamlet[0].upper() + hamlet[1:],
            kind=sample["place_kind"],
            hamlet=hamlet,
            done=(),
        ),
        place=place,
        reporter=seated(Role.COLLABORATOR, place.code)[number % place.collaborators],
        cursor=CALENDAR.add_working_time(at, timedelta(minutes=1)),
        ends_at=ends_at,
        severity=sample["severity"],
        scale=SCALES.get(sample["affected_scale"], "unknown"),
        urgent=sample["urgent"],
        complex=sample["complex"],
        haste=course.haste,
        stop_after=course.last,
    )


def _place(kind: str, number: int) -> Place:
    if kind == "island":
        return places()[ON_THE_ISLAND]
    wards = kind in IN_TOWN
    fitting = [p for p in COMMUNES if p.code != ON_THE_ISLAND and (p.kind == "ward") == wards]
    return fitting[number % len(fitting)]


def _lead(sample: dict[str, Any], place: Place) -> Office | None:
    suggested = sample["suggested_lead_agency"] or ""
    sector = next((sector for word, sector in SECTORS if word in suggested), None)
    found = [office for office in offices() if office.sector == sector and office.serves(place)]
    return min(found, key=lambda office: office.unit != place.code, default=None)
