"""Every Vietnamese sentence of the pages has its English, and the compiled file is current."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.architecture.sources import ROOT

FOLDER = ROOT / "translations" / "en" / "LC_MESSAGES"
METHODS = [("api/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@cache
def english() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


@cache
def said() -> frozenset[str]:
    found = extract_from_dir(str(ROOT), method_map=METHODS, keywords=KEYWORDS)
    return frozenset(
        message[2] if isinstance(message[2], str) else message[2][0] for message in found
    )


def test_every_sentence_has_its_english() -> None:
    missing = {text for text in said() if not (english().get(text) and english()[text].string)}
    assert missing == set(), "run `make translations` and translate these"


def test_no_english_is_left_of_sentences_that_are_gone() -> None:
    kept = {str(message.id) for message in english() if message.id}
    assert kept - said() == set(), "run `make translations`"


def test_no_translation_is_guessed() -> None:
    assert [message.id for message in english() if message.id and message.fuzzy] == []


def test_the_english_keeps_every_placeholder() -> None:
    broken = [
        message.id
        for message in english()
        if message.id
        and set(PLACEHOLDER.findall(str(message.id)))
        != set(PLACEHOLDER.findall(str(message.string)))
    ]
    assert broken == []


def test_the_compiled_catalogue_is_current() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, english())
    compiled.seek(0)
    with Path(FOLDER / "messages.mo").open("rb") as file:
        kept = {m.id: m.string for m in read_mo(file)}
    assert kept == {m.id: m.string for m in read_mo(compiled)}
