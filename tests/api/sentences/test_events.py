"""The sentence of an event, and the words beside it, for each reader."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.sentences.events import fields, readable, sentence, who
from casework.database import db
from casework.lists.case import CaseReading, Told, read_case
from tests.cases import Cases
from tests.cast import ENVIRONMENT, POLICE, Cast
from workflows.states import State

SECRET = "Cán bộ tên Tám ở nhà số 9."


def reading(cases: Cases, cast: Cast, ref: str, who: str) -> CaseReading:
    return read_case(db.session, ref, actor=cast.actor(who), now=cases.now)


def last(found: CaseReading, kind: str) -> Told:
    return [told for told in found.told if told.step.event.kind == kind][-1]


def said(cases: Cases, cast: Cast, ref: str, reader: str, kind: str) -> str:
    found = reading(cases, cast, ref, reader)
    return sentence(last(found, kind), found)


def test_a_return_is_said_with_its_reason(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case", reason="Không thuộc thẩm quyền.")
    assert (
        said(cases, cast, ref, "bob", "returned")
        == f"{ENVIRONMENT} trả lại: Không thuộc thẩm quyền."
    )


def test_a_long_reason_stands_below_the_sentence(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    why = "Không thuộc thẩm quyền vì kênh do xã quản lý. " * 4
    cases.do("dan", ref, "return_case", reason=why.strip())
    found = reading(cases, cast, ref, "bob")
    told = last(found, "returned")
    assert sentence(told, found) == f"{ENVIRONMENT} trả lại."
    assert fields(told, found) == [("Lý do", why.strip())]


def test_a_case_is_given_to_a_subordinate_and_passed_on_to_others(cases: Cases, cast: Cast) -> None:
    given = cases.at(State.ASSIGNED)
    passed = cases.at(State.ASSESSED)
    cases.do("bob", passed, "assign", lead=cast.agency(POLICE))
    assert said(cases, cast, given, "bob", "assigned") == f"Đầu mối Xã Suối Mây giao {ENVIRONMENT}."
    assert said(cases, cast, passed, "bob", "assigned") == f"Đầu mối Xã Suối Mây chuyển {POLICE}."


def test_supporting_agencies_are_named(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=[cast.agency(POLICE)])
    assert said(cases, cast, ref, "bob", "assigned").endswith(f"; phối hợp: {POLICE}.")


@pytest.mark.parametrize("reader", ["alice", "bob", "dan", "frank", "olga"])
def test_a_witness_is_only_a_collaborator_of_the_place(
    cases: Cases, cast: Cast, reader: str
) -> None:
    ref = cases.at(State.CLOSED)
    found = reading(cases, cast, ref, reader)
    for kind in ("reported", "confirmed"):
        assert who(last(found, kind), found) == "Cộng tác viên – Xã Suối Mây"


def test_an_office_that_recorded_a_report_is_named_with_its_source(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.reported(who="bob", source="hotline")
    assert said(cases, cast, ref, "bob", "reported") == (
        "Đầu mối Xã Suối Mây ghi nhận phản ánh (Đường dây nóng)."
    )


@pytest.mark.parametrize("reader", ["alice", "bob", "frank", "grace"])
def test_the_raw_report_is_in_no_entry(cases: Cases, cast: Cast, reader: str) -> None:
    ref = cases.reported(what=SECRET)
    cases.do("bob", ref, "assess", what="Đã che tên.")
    found = reading(cases, cast, ref, reader)
    for told in found.told:
        assert readable(told, found) == {} or SECRET not in str(readable(told, found))
        assert SECRET not in str(fields(told, found)) + sentence(told, found)


def test_an_agency_does_not_read_a_witness_raw(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute", words=SECRET)
    for reader, reads in (("alice", True), ("bob", True), ("frank", True), ("dan", False)):
        found = reading(cases, cast, ref, reader)
        assert (SECRET in str(fields(last(found, "disputed"), found))) is reads, reader


def test_a_witness_reads_the_public_answer_and_not_what_offices_tell_each_other(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", message="Nội bộ.")
    cases.do("dan", ref, "accept")
    cases.do("dan", ref, "resolve")
    mine, office = (reading(cases, cast, ref, reader) for reader in ("alice", "bob"))
    assert fields(last(mine, "assigned"), mine) == []
    assert fields(last(office, "assigned"), office) == [("Lời nhắn", "Nội bộ.")]
    assert fields(last(mine, "resolved"), mine) == [
        ("Nội dung trả lời người dân", "Kênh đã được nạo vét.")
    ]
    assert [label for label, _text in fields(last(office, "resolved"), office)] == [
        "Kết quả",
        "Nội dung trả lời người dân",
        "Minh chứng",
    ]


def test_a_witness_is_told_no_severity(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    assert said(cases, cast, ref, "alice", "assessed") == "Đầu mối Xã Suối Mây phân loại."
    assert said(cases, cast, ref, "bob", "assessed") == "Đầu mối Xã Suối Mây phân loại: Bức xúc."


def test_a_correction_is_read_by_everybody_with_what_was_there_before(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "correct", title=None, place="Cống số 3", reason="Ghi nhầm cống.")
    for reader in ("alice", "bob", "dan", "frank"):
        found = reading(cases, cast, ref, reader)
        told = last(found, "corrected")
        assert sentence(told, found) == "Đầu mối Xã Suối Mây đính chính: Ghi nhầm cống."
        assert fields(told, found) == [
            ("Nơi xảy ra đã ghi", "Kênh tiêu thôn Đông"),
            ("Nơi xảy ra sửa thành", "Cống số 3"),
        ]


def test_a_corrected_commune_is_named_with_the_wrong_one(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "assess")
    cases.do("carol", ref, "correct", place_unit=cast.unit("BSE"), reason="Thuộc phường.")
    assert said(cases, cast, ref, "frank", "corrected") == (
        "Đầu mối Tỉnh An Minh đính chính địa bàn từ Xã Suối Mây thành Phường Bàu Sen: Thuộc phường."
    )


def test_a_referral_names_the_unit_that_gave_and_the_one_that_got(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "refer_up", reason="Nội bộ.")
    assert said(cases, cast, ref, "carol", "referred_up") == (
        "Đầu mối Xã Suối Mây chuyển lên Tỉnh An Minh: Nội bộ."
    )
    assert said(cases, cast, ref, "alice", "referred_up") == (
        "Đầu mối Xã Suối Mây chuyển lên Tỉnh An Minh."
    )


def test_dates_and_numbers_are_said(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct")
    cases.do("bob", ref, "pause")
    cases.do("bob", ref, "remind", now=cases.now + timedelta(hours=1))
    assert said(cases, cast, ref, "dan", "directed") == (
        "Thường trực cấp ủy cho ý kiến chỉ đạo số 1, hạn 16/03/2026."
    )
    assert said(cases, cast, ref, "dan", "paused") == (
        "Đầu mối Xã Suối Mây duyệt dừng tính hạn đến 20/03/2026: Chờ kết quả giám định, quan trắc."
    )
    assert said(cases, cast, ref, "dan", "reminded") == "Đầu mối Xã Suối Mây đôn đốc lần 1."
