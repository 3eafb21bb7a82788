"""Who sits where in the invented province: every account with its seat and term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from casework.demo_data.accounts import DEMO_ACCOUNTS, address
from casework.demo_data.names import invented_names
from casework.demo_data.places import COMMUNES, PROVINCE, TOP, offices
from workflows.actors import Role

# The province's twenty collaborators watch over one field each.
SECTORS = (
    "Công nhân, khu công nghiệp", "Nông dân", "Thanh niên", "Phụ nữ", "Cựu chiến binh",
    "Trí thức, nhà giáo", "Y tế", "Tôn giáo", "Dân tộc thiểu số", "Doanh nghiệp",
    "Lao động tự do", "Báo chí", "Văn nghệ sĩ", "Ngư dân", "Cán bộ hưu trí",
    "Học sinh, sinh viên", "Tiểu thương", "Giao thông vận tải", "Môi trường", "Biên giới, hải đảo",
)  # fmt: skip
# The office of Đá Vách stood empty for a month; its duties passed to the province meanwhile.
VACANT, LEFT_DAYS_AGO, CAME_DAYS_AGO = "DVA", 80, 48
# A collaborator of Lạch Sú gave up; somebody else must then be asked to confirm.
DEPARTED, DEPARTED_DAYS_AGO = "LSU", 100


@dataclass(frozen=True)
class Sitting:
    """A person in a seat; the days tell how long before the end of the history a term changed."""

    email: str
    name: str
    role: Role
    unit: str
    agency: str | None = None
    sector: str = ""
    came_days_ago: int | None = None
    left_days_ago: int | None = None

    def serves(self, days_ago: float) -> bool:
        """Whether the term covers the day so long before the end of the history."""
        came = self.came_days_ago is None or days_ago <= self.came_days_ago
        return came and (self.left_days_ago is None or days_ago >= self.left_days_ago)


@cache
def sittings() -> tuple[Sitting, ...]:
    """Everybody, with names; the accounts shown on the first page keep theirs."""
    known = {account.email: account.name for account in DEMO_ACCOUNTS}
    names = invented_names(frozenset(known.values()))
    found = []
    for seat in _seats():
        name = known.get(seat.email) or next(names)
        found.append(Sitting(**{**vars(seat), "name": name}))
    return tuple(found)


@cache
def seated(role: Role, unit: str, agency: str | None = None) -> tuple[Sitting, ...]:
    """The people of one role in one place or agency."""
    return tuple(
        one for one in sittings() if (one.role, one.unit, one.agency) == (role, unit, agency)
    )


def _seats() -> Iterator[Sitting]:
    yield from _province()
    for place in COMMUNES:
        yield from _commune(place.code, place.slug, place.collaborators)
    for office in offices():
        yield _seat(f"lanhdao.{office.slug}", Role.AGENCY_HEAD, office.unit, office.name)
        for number in range(1, office.officers + 1):
            local = f"canbo.{office.slug}.{number}"
            yield _seat(local, Role.AGENCY_OFFICER, office.unit, office.name)


def _seat(
    local: str,
    role: Role,
    unit: str,
    agency: str | None = None,
    *,
    sector: str = "",
    came: int | None = None,
    left: int | None = None,
) -> Sitting:
    return Sitting(address(local), "", role, unit, agency, sector, came, left)


def _province() -> Iterator[Sitting]:
    slug = PROVINCE.slug
    # Two, because a role is given by one and granted by another.
    yield _seat("quantri", Role.ADMIN, TOP)
    yield _seat("quantri.2", Role.ADMIN, TOP)
    yield _seat(f"kiemsoat.{slug}", Role.AUDITOR, TOP)
    yield _seat(f"giamsat.{slug}", Role.OBSERVER, TOP)
    yield _seat(f"daumoi.{slug}", Role.COORDINATOR, TOP)
    yield _seat(f"daumoi.{slug}.2", Role.COORDINATOR, TOP)
    yield _seat(f"thuongtruc.{slug}", Role.COMMITTEE, TOP)
    for number in (2, 3):
        yield _seat(f"thuongtruc.{slug}.{number}", Role.COMMITTEE, TOP)
    for number, sector in enumerate(SECTORS, start=1):
        yield _seat(f"ctv.{slug}.{number}", Role.COLLABORATOR, TOP, sector=sector)


def _commune(unit: str, slug: str, collaborators: int) -> Iterator[Sitting]:
    if unit == VACANT:
        yield _seat(f"daumoi.{slug}.cu", Role.COORDINATOR, unit, left=LEFT_DAYS_AGO)
        yield _seat(f"daumoi.{slug}", Role.COORDINATOR, unit, came=CAME_DAYS_AGO)
    else:
        yield _seat(f"daumoi.{slug}", Role.COORDINATOR, unit)
    yield _seat(f"thuongtruc.{slug}", Role.COMMITTEE, unit)
    yield _seat(f"giamsat.{slug}", Role.OBSERVER, unit)
    for number in range(1, collaborators + 1):
        yield _seat(f"ctv.{slug}.{number}", Role.COLLABORATOR, unit, sector="Dân cư")
    if unit == DEPARTED:
        yield _seat(
            f"ctv.{slug}.{collaborators + 1}",
            Role.COLLABORATOR,
            unit,
            sector="Dân cư",
            left=DEPARTED_DAYS_AGO,
        )
