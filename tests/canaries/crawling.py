"""Everything that leaves the house: answers to everybody, files, mails, log, Redis, rows and bytes."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import MetaData, select
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

from casework.database import db
from casework.models import Person
from tests.canaries.house import NAMES, STRANGER, House, folder_of_mails
from tests.canaries.planting import photos
from tests.canaries.unpacking import of_mail, parts
from tests.canaries.variants import sung
from tests.routes import LINES

HREF = re.compile(rb'(?:href|hx-get|src)="(/[^"#]*)')
NEXT = re.compile(rb'"next":\s*"([^"]+)"')
LEFT_OUT = re.compile(r"^/(static|sign-out|language)")
CASE_PAGES = ("", "/confirm")
CASE_DATA = ("", "/events")
NOBODY = "-"


class Heard(NamedTuple):
    """A word was heard by somebody at a place; of what is no answer, by whoever holds it."""

    field: str
    who: str
    place: str


class Crawl(NamedTuple):
    """What was looked at, and what was heard."""

    looked: int
    heard: frozenset[Heard]


def answers(house: House, who: str, *, each: int) -> Crawl:
    """Every page and every data a person comes to; of one route ``each`` further links at most."""
    begin = starts(house, who)
    waiting, seen, often = deque(begin), set(begin), Counter[str]()
    heard: set[Heard] = set()
    looked = 0
    while waiting:
        path = waiting.popleft()
        rule = rule_of(house, path)
        often[rule] += path not in begin
        if often[rule] > each:
            continue
        looked += 1
        place = f"GET {rule}"
        head, body = ask(house, who, path)
        for part in (head, *parts(body)):
            heard |= {
                Heard(house.field_of(w), who, place) for w in sung(part, house.words.values())
            }
        found = (
            [*HREF.findall(body), *NEXT.findall(body)] if b"html" in head or b"json" in head else []
        )
        for link in (html.unescape(one.decode()) for one in found):
            if link not in seen and not LEFT_OUT.match(link):
                seen.add(link)
                waiting.append(link)
    return Crawl(looked, frozenset(heard))


def starts(house: House, who: str) -> list[str]:
    """Every address without a variable, every case, photo and file, whoever may see them."""
    plain = [line.rule for line in LINES if line.method == "GET" and "<" not in line.rule]
    cases = [f"/cases/{ref}{tail}" for ref in house.refs.values() for tail in CASE_PAGES]
    data = [f"/api/v1/cases/{ref}{tail}" for ref in house.refs.values() for tail in CASE_DATA]
    pictures = [f"/attachments/{token}{tail}" for token in photos() for tail in ("", "/thumb")]
    own = house.more.get(who, [])
    others = [path for name, paths in house.more.items() if name != who for path in paths[:1]]
    begin = [*own, *plain, *cases, *data, *pictures, *others]
    return [path for path in begin if not LEFT_OUT.match(path)]


def rule_of(house: House, path: str) -> str:
    """The route an address belongs to."""
    with house.app.test_request_context(path) as context:
        try:
            if context.request.routing_exception is not None:
                raise context.request.routing_exception
        except (RequestRedirect, MethodNotAllowed, HTTPException):
            return path.partition("?")[0]
        return str(context.request.url_rule)


def ask(house: House, who: str, path: str) -> tuple[bytes, bytes]:
    """The head of the answer, status and all, and its body."""
    given: dict[str, Any] = {}
    client = house.browsers[who]
    if path.startswith("/api/"):
        client = house.browsers[STRANGER]
        if who != STRANGER:
            given["headers"] = {"Authorization": f"Bearer {house.bearers[who]}"}
    answer = client.get(path, **given)
    head = f"{answer.status}\n{answer.headers}".encode()
    body = answer.get_data()
    answer.close()
    return head, body


def mails(house: House) -> Crawl:
    """Every mail by who gets it."""
    logins = dict(db.session.execute(select(Person.email, Person.id)).all())
    names = {person: name for name, person in house.cast.ids.items()}
    db.session.rollback()
    heard: set[Heard] = set()
    found = sorted(folder_of_mails(house.settings).glob("*.eml"))
    for path in found:
        raw = path.read_bytes()
        to = re.search(rb"^To: (\S+)", raw, re.MULTILINE)
        assert to is not None
        who = names[logins[to.group(1).decode()]]
        for part in of_mail(raw):
            heard |= _heard(house, part, who, "mail")
    return Crawl(len(found), frozenset(heard))


def log(house: House) -> Crawl:
    """Every line, with tracebacks."""
    text = "\n".join(house.log.lines).encode("utf-8", "surrogatepass")
    return Crawl(len(house.log.lines), frozenset(_heard(house, text, NOBODY, "log")))


def redis(house: House) -> Crawl:
    """Every key, and what lies under it as Redis itself would write it to a disk."""
    heard: set[Heard] = set()
    with house.redis.client() as client:
        keys = list(client.scan_iter(count=1000))
        for key in keys:
            # A dump may be packed; what it holds is asked for in the open too.
            for part in (key, client.dump(key) or b"", *_opened(client, key)):
                heard |= _heard(house, part, NOBODY, "redis")
    return Crawl(len(keys), frozenset(heard))


def _opened(client: Any, key: bytes) -> Iterator[bytes]:
    ways = {
        b"string": lambda: client.get(key), b"hash": lambda: client.hgetall(key),
        b"list": lambda: client.lrange(key, 0, -1), b"set": lambda: client.smembers(key),
        b"zset": lambda: client.zrange(key, 0, -1), b"stream": lambda: client.xrange(key),
    }  # fmt: skip
    found = ways[client.type(key)]()
    yield found if isinstance(found, bytes) else repr(found).encode()


def rows(house: House) -> Crawl:
    """Every row of every table, by table."""
    heard: set[Heard] = set()
    looked = 0
    found = MetaData()
    with db.engine.connect() as connection:
        found.reflect(connection)
        for table in found.sorted_tables:
            for row in connection.execute(select(table)):
                looked += 1
                text = "\n".join(str(value) for value in row).encode()
                heard |= _heard(house, text, NOBODY, f"rows of {table.name}")
    return Crawl(looked, frozenset(heard))


def raw_bytes(house: House) -> Crawl:
    """Every byte on the disk, free pages and what SQLite keeps beside its file among them."""
    heard: set[Heard] = set()
    looked = 0
    for path in _on_disk(house):
        looked += 1
        kind = "files" if "files" in path.parts else path.name
        kind = "database" if path.name.endswith((".db", "-wal", "-shm")) else kind
        for part in parts(path.read_bytes()):
            heard |= _heard(house, part, NOBODY, f"bytes of {kind}")
    return Crawl(looked, frozenset(heard))


def _on_disk(house: House) -> Iterator[Path]:
    database = db.engine.url.database
    if db.engine.dialect.name == "sqlite" and database:
        yield from (path for path in Path(database).parent.glob(f"{Path(database).name}*"))
    mail = folder_of_mails(house.settings)
    for path in sorted(house.settings.data.rglob("*")):
        if path.is_file() and mail not in path.parents and path.suffix != ".db":
            yield path


def _heard(house: House, content: bytes, who: str, place: str) -> set[Heard]:
    return {Heard(house.field_of(w), who, place) for w in sung(content, house.words.values())}


EVERYBODY = (*NAMES, STRANGER)
