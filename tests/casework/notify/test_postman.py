"""Handing an e-mail over to a server that fails in every way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from casework.notify import postman
from casework.notify.postman import NotSent, hand_over
from casework.outbox import GivenUp
from tests.smtp_sink import Sink, smtp_sink


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sink]:
    with smtp_sink(tmp_path_factory.mktemp("sink")) as running:
        running.hang = 5.0
        yield running


def message(name: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "so@anminh.example", "bob@anminh.example"
    made["Message-ID"] = f"<{name}@anminh.example>"
    made.set_content("Có cập nhật mới")
    return made


def names(sink: Sink) -> list[str]:
    return [each.message_id.strip("<>").partition("@")[0] for each in sink.received()]


def send(name: str, sink: Sink, tmp_path: Path) -> None:
    hand_over(message(name), smtp_url=sink.url, data=tmp_path)


def test_a_server_takes_it(sink: Sink, tmp_path: Path) -> None:
    sink.behave(accept=1)
    send("taken", sink, tmp_path)
    assert sink.received()[-1][:2] == ("<taken@anminh.example>", "bob@anminh.example")


@pytest.mark.parametrize(
    ("way", "because"),
    [("temporary", "put off 451"), ("drop", "unreachable"), ("refuse", "unreachable")],
)
def test_what_may_succeed_later_is_tried_again(
    sink: Sink, tmp_path: Path, way: str, because: str
) -> None:
    sink.behave(**{way: 1})
    with pytest.raises(NotSent, match=because):
        send(way, sink, tmp_path)
    assert (way in names(sink)) == (way == "drop")


def test_a_final_refusal_is_given_up(sink: Sink, tmp_path: Path) -> None:
    sink.behave(permanent=1)
    with pytest.raises(GivenUp, match="refused 550"):
        send("permanent", sink, tmp_path)


def test_a_server_that_hangs_is_left(
    sink: Sink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postman, "ANSWER", 0.3)
    sink.behave(hang=1)
    began = time.monotonic()
    with pytest.raises(NotSent, match="unreachable"):
        send("hanging", sink, tmp_path)
    assert time.monotonic() - began < 2


def test_a_server_that_is_only_slow_is_left_when_the_whole_takes_too_long(
    sink: Sink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postman, "WHOLE", 0.3)
    sink.behave(hang=1)
    began = time.monotonic()
    with pytest.raises(NotSent):
        send("slow", sink, tmp_path)
    assert time.monotonic() - began < 2


def test_nobody_at_the_address_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(NotSent, match="unreachable"):
        hand_over(message("x"), smtp_url="smtp://127.0.0.1:9", data=tmp_path)


def test_a_fault_names_nobody(sink: Sink, tmp_path: Path) -> None:
    for way in ("temporary", "permanent", "drop"):
        sink.behave(**{way: 1})
        with pytest.raises((NotSent, GivenUp)) as fault:
            send("nameless", sink, tmp_path)
        assert "bob" not in str(fault.value)


def test_a_trial_puts_it_into_a_folder_once(tmp_path: Path) -> None:
    for _ in range(2):
        hand_over(message("x"), smtp_url="file:mail", data=tmp_path)
    assert [path.name for path in (tmp_path / "mail").iterdir()] == ["x.eml"]
