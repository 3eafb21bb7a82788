"""What people say in the demo, put together from the phrases in ``texts/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from casework.demo_data.places import Place
from casework.demo_data.reading import toml
from workflows.choices import Outcome

COMMON = "texts/common.toml"
TITLES_TRIED = 40
SEASONS = ("winter", "spring", "spring", "spring", "summer", "summer", "summer",
           "autumn", "autumn", "autumn", "winter", "winter")  # fmt: skip


@dataclass(frozen=True)
class Matter:
    """One matter in one place: what was said, and the phrases that answer it."""

    type: str
    title: str
    what: str
    place: str
    kind: str
    hamlet: str
    done: tuple[str, ...]
    sector: str = ""


@dataclass
class Wording:
    """Makes matters whose titles are all different."""

    used: set[str] = field(default_factory=set)

    def matter(self, rng: Random, type_: str, place: Place, on: date) -> Matter:
        """A new matter of this type in this place, in words that fit the season."""
        for _ in range(TITLES_TRIED):
            found = _matter(rng, type_, place, on)
            if found.title not in self.used:
                break
        self.used.add(found.title)
        return found

    def told_anew(self, rng: Random, first: Matter, place: Place, on: date) -> Matter:
        """The same matter as a neighbour would report it."""
        again = self.matter(rng, first.type, place, on)
        return Matter(
            type=first.type,
            title=f"Tiếp tục phản ánh: {first.title[0].lower()}{first.title[1:]}",
            what=f"{first.what.split('. ')[0].rstrip('.')}. {again.what.split('. ')[-1]}",
            place=first.place,
            kind=first.kind,
            hamlet=first.hamlet,
            done=first.done,
            sector=first.sector,
        )


def _matter(rng: Random, type_: str, place: Place, on: date) -> Matter:
    common, phrases = toml(COMMON), rng.choice(toml(f"texts/{type_}.toml")["matter"])
    hamlet = rng.choice(place.hamlets)
    names = {"h": hamlet, "c": place.inline}
    spot = rng.choice(phrases["spots"]).format(**names)
    since = rng.choice([*common["since"], *common["seasons"][SEASONS[on.month - 1]]])
    names |= {"spot": spot, "Spot": _capital(spot), "since": since}
    title = rng.randrange(len(phrases["titles"]))
    sentences = [phrases["what"][title]]
    sentences += rng.sample(common["impact"], rng.choice((0, 1, 1, 2)))
    sentences.append(rng.choice(_for_title(phrases, "wish", title)))
    where = _capital(spot) + ("" if hamlet in spot or place.inline in spot else f", {hamlet}")
    return Matter(
        type=type_,
        title=_capital(phrases["titles"][title].format(**names)),
        what=" ".join(_capital(one.format(**names)) for one in sentences),
        place=where,
        kind=phrases["kind"],
        hamlet=hamlet,
        done=tuple(_for_title(phrases, "done", title)),
        sector=phrases.get("sector", ""),
    )


def _for_title(phrases: dict[str, Any], of: str, title: int) -> list[str]:
    """As many phrases as titles belong to them one by one; otherwise each fits every title."""
    found: list[str] = phrases.get(of, [])
    return found[title : title + 1] if len(found) == len(phrases["titles"]) else found


def result(rng: Random, matter: Matter, outcome: str) -> str:
    """What the agency says it did."""
    own: dict[str, Any] = toml(f"texts/{matter.type}.toml")
    if outcome == Outcome.SETTLED:
        return _one(rng, matter.done + tuple(own["done"][:1]))
    if outcome == Outcome.PARTLY:
        return _one(rng, own["partly"])
    return _one(rng, own["explained"])


def told(rng: Random, matter: Matter) -> str:
    """What the people are told."""
    return _one(rng, toml(f"texts/{matter.type}.toml")["told"])


def wrong(rng: Random, matter: Matter) -> str:
    """What is still wrong, in a collaborator's words."""
    return _one(rng, toml(f"texts/{matter.type}.toml")["wrong"])


def reason(rng: Random, of: str) -> str:
    """Why somebody did this."""
    return _one(rng, toml(COMMON)["reasons"][of])


def answer(rng: Random, matter: Matter, decline_reason: str) -> str:
    """The reply to a reporter whose matter is not taken up."""
    return _one(rng, toml(COMMON)["answers"][f"decline_{decline_reason}"]).format(h=matter.hamlet)


def note(rng: Random, matter: Matter, kind: str) -> str:
    """A short note: progress, a confirmation, a group, a document's number."""
    text = _one(rng, toml(COMMON)["notes"][kind])
    return text.format(h=matter.hamlet, n=rng.randrange(11, 480))


def _one(rng: Random, phrases: Sequence[str]) -> str:
    return rng.choice(phrases)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
