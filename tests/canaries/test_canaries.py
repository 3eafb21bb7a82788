"""A word planted in each confidential field is heard by nobody but whom the table names (C1, C4)."""

from __future__ import annotations

import io
import logging
import zipfile

import pytest
from flask import Response

from casework.models import OutboxItem
from casework.unit_of_work import unit_of_work
from tests.canaries import crawling
from tests.canaries.allowed import leaks, unheard
from tests.canaries.crawling import Heard, answers, starts
from tests.canaries.house import STRANGER, House, folder_of_mails
from tests.canaries.planting import a_talking_photo
from tests.canaries.unpacking import parts
from tests.canaries.variants import sung
from tests.canaries.words import CAMERA, CHOSEN, REPORTER, UNSEALED
from tests.security_figures import tried

ASKED = ("alice", "bob", "dan", "frank", "otto", STRANGER)
EACH = 1
"""Further links of one route; ``make test-long`` follows more, and asks everybody."""
PLACES = (crawling.mails, crawling.log, crawling.redis, crawling.rows, crawling.raw_bytes)


def test_no_word_is_heard_where_it_may_not_be_and_each_is_where_it_may(house: House) -> None:
    looked, heard = 0, set[Heard]()
    with tried("C4", "planted words in answers, files, mails, log, Redis and raw bytes") as figures:
        for who in ASKED:
            crawl = answers(house, who, each=EACH)
            looked, heard = looked + crawl.looked, heard | crawl.heard
        for search in PLACES:
            crawl = search(house)
            assert crawl.looked, search
            looked, heard = looked + crawl.looked, heard | crawl.heard
        figures.tried, figures.through = looked, len(leaks(heard))
        assert leaks(heard) == [], "\n".join(map(str, leaks(heard)))
    assert unheard(heard) == set()


def test_the_coordinator_who_says_why_reads_the_name(house: House) -> None:
    """Otherwise the search might find nothing because there is nothing to be found."""
    assert REPORTER in house.unsealed
    head, body = crawling.ask(house, "otto", "/audit")
    assert head.startswith(b"200")
    assert UNSEALED in body.decode()


@pytest.mark.parametrize("who", ["dan", STRANGER])
def test_a_leak_in_one_header_is_heard(house: House, who: str) -> None:
    def planted(answer: Response) -> Response:
        answer.headers["ETag"] = REPORTER.encode().hex()
        return answer

    house.app.after_request_funcs.setdefault(None, []).append(planted)
    try:
        heard = answers_of(house, who)
    finally:
        house.app.after_request_funcs[None].remove(planted)
    assert {each.field for each in leaks(heard)} >= {"reporter's name"}
    assert leaks(answers_of(house, who)) == []


def answers_of(house: House, who: str) -> set[Heard]:
    """What the first few addresses say."""
    found = set()
    for path in starts(house, who)[:4]:
        for part in crawling.ask(house, who, path):
            found |= {
                Heard(house.field_of(word), who, f"GET {crawling.rule_of(house, path)}")
                for word in sung(part, house.words.values())
            }
    return found


def test_a_leak_in_a_mail_is_heard(house: House) -> None:
    folder = folder_of_mails(house.settings)
    letter = next(iter(folder.glob("*.eml"))).read_bytes()
    copy = folder / "planted.eml"
    copy.write_bytes(letter.replace(b"Subject: ", f"Subject: {REPORTER} ".encode(), 1))
    try:
        assert any(each.field == "reporter's name" for each in leaks(crawling.mails(house).heard))
    finally:
        copy.unlink()


def test_a_leak_in_the_log_is_heard(house: House) -> None:
    before = list(house.log.lines)
    logging.getLogger("casework.drain").warning("letter to %s", REPORTER)
    assert leaks(crawling.log(house).heard) == [Heard("reporter's name", "-", "log")]
    house.log.lines[:] = before


def test_a_leak_in_redis_is_heard(house: House) -> None:
    with house.redis.client() as client:
        client.hset("rq:job:x", "description", f"send({REPORTER!r})")
        try:
            assert leaks(crawling.redis(house).heard) == [Heard("reporter's name", "-", "redis")]
        finally:
            client.delete("rq:job:x")


def test_a_leak_in_a_row_and_on_the_disk_is_heard(house: House) -> None:
    with unit_of_work() as session:
        item = session.query(OutboxItem).first()
        assert item is not None
        item.fault = house.words["token"]
    try:
        assert leaks(crawling.rows(house).heard) == [Heard("token", "-", "rows of outbox")]
        found = leaks(crawling.raw_bytes(house).heard)
        on_disk = [Heard("token", "-", "bytes of database")]
        assert found == (on_disk if house.settings.database_url.startswith("sqlite") else [])
    finally:
        with unit_of_work() as session:
            session.query(OutboxItem).update({"fault": None})


def test_a_leak_in_a_packed_file_is_heard(house: House) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", f"<creator>{REPORTER}</creator>" * 9)
    assert not sung(stream.getvalue(), [REPORTER])
    found = set().union(*(sung(p, [REPORTER]) for p in parts(stream.getvalue())))
    assert found == {REPORTER}
    assert CHOSEN["metadata of a photo"] in sung(a_talking_photo(), [CAMERA])
