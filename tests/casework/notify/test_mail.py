"""A letter as an e-mail."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes, policy

from casework.models import Letter
from casework.notify.mail import dedup_key, email
from casework.notify.wording import Written

WRITTEN = Written("Có cập nhật mới", "Đăng nhập để xem.", "<p>Đăng nhập để xem.</p>")


def test_it_has_both_bodies_and_says_that_a_machine_wrote_it(now: datetime) -> None:
    sent = email(
        WRITTEN, to="bob@anminh.example", mail_from="so@anminh.example", message_id="x", dated=now
    )
    read = message_from_bytes(sent.as_bytes(), policy=policy.default)
    assert read["Subject"] == "Có cập nhật mới"
    assert read["From"] == "Sổ vụ việc <so@anminh.example>"
    assert read["Message-ID"] == "<x@anminh.example>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert "thong-bao.anminh.example" in read["List-Id"]
    assert read["Date"] == "Mon, 02 Mar 2026 09:00:00 +0700"
    kinds = [part.get_content_type() for part in read.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_it_is_the_same_bytes_each_time(now: datetime) -> None:
    given = {"to": "a@b.example", "mail_from": "so@b.example", "message_id": "x", "dated": now}
    first, second = email(WRITTEN, **given), email(WRITTEN, **given)  # type: ignore[arg-type]
    assert first.as_bytes() == second.as_bytes()


def test_the_key_is_of_person_content_and_way() -> None:
    letter = Letter(person_id=1, key="digest-2026-03-03", way="mail")
    again = Letter(person_id=1, key="digest-2026-03-03", way="mail")
    assert dedup_key(letter) == dedup_key(again)
    others = [
        Letter(person_id=2, key="digest-2026-03-03", way="mail"),
        Letter(person_id=1, key="digest-2026-03-04", way="mail"),
        Letter(person_id=1, key="digest-2026-03-03", way="channel-1"),
    ]
    assert len({dedup_key(each) for each in [letter, *others]}) == 4
