"""Every Vietnamese sentence of the pages has its English, and the compiled file is current."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.architecture.sources import ROOT

FOLDER = ROOT / "translations" / "en" / "LC_MESSAGES"
METHODS = [("api/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
# As in `make translations`: the two names of lazy_gettext, and many() with one text for both forms.
KEYWORDS = {"_": None, "lazy_gettext": None, "_l": None, "later": None, "many": (1, 1)}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@cache
def english() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def key(message: Message) -> str:
    """The Vietnamese text, which is the same for one and for many."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> tuple[str, ...]:
    """The English text, or both of them."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@cache
def said() -> frozenset[str]:
    found = extract_from_dir(str(ROOT), method_map=METHODS, keywords=KEYWORDS)
    return frozenset(
        message[2] if isinstance(message[2], str) else message[2][0] for message in found
    )


def test_every_sentence_has_its_english() -> None:
    translated = {key(message) for message in english() if message.id and all(forms(message))}
    assert said() - translated == set(), "run `make translations` and translate these"


def test_no_english_is_left_of_sentences_that_are_gone() -> None:
    kept = {key(message) for message in english() if message.id}
    assert kept - said() == set(), "run `make translations`"


def test_every_use_of_gettext_is_seen_by_the_extractor() -> None:
    """An alias nobody told the extractor of would leave its sentences Vietnamese, unnoticed."""
    imported = re.compile(
        r"^from flask_babel import (?:lazy_)?gettext(?: as (\w+))?$", re.MULTILINE
    )
    names = {
        alias or "lazy_gettext"
        for file in (ROOT / "api").rglob("*.py")
        for alias in imported.findall(file.read_text(encoding="utf-8"))
    }
    assert names <= set(KEYWORDS)


def test_no_translation_is_guessed() -> None:
    assert [message.id for message in english() if message.id and message.fuzzy] == []


def test_the_english_keeps_every_placeholder() -> None:
    broken = [
        message.id
        for message in english()
        if message.id
        and any(
            set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(key(message)))
            for text in forms(message)
        )
    ]
    assert broken == []


def test_the_compiled_catalogue_is_current() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, english())
    compiled.seek(0)
    with Path(FOLDER / "messages.mo").open("rb") as file:
        kept = {key(m): forms(m) for m in read_mo(file) if m.id}
    assert kept == {key(m): forms(m) for m in read_mo(compiled) if m.id}
