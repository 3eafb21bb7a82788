"""A denunciation is not taken: it is shown its way, and nothing of it stays."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.clock import read_clock
from casework.database import db
from casework.models import Case, Redirection
from tests.api.conftest import MakeApp, SignIn
from tests.api.pages.test_report import count, filled
from tests.api.signed_in import sign_browser_in
from tests.cast import Cast

SECRET = "Bí thư nhận tiền của chủ mỏ đêm 12"


def test_the_report_form_leads_there(sign_in: SignIn) -> None:
    page = sign_in("alice").get("/report").text
    assert 'href="/report/denunciation"' in page
    assert "Viết đơn trên giấy" in sign_in("alice").get("/report/denunciation").text


def test_it_is_counted_and_not_a_word_is_kept(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("alice")
    given = {"place_unit": str(cast.unit("SMY")), "what": SECRET, "title": SECRET}
    answer = browser.post("/report/denunciation", data=given)
    assert answer.status_code == 200
    assert "Đã ghi nhận một lượt hướng dẫn" in answer.text
    assert 'data-draft-sent="report"' in answer.text
    assert SECRET not in answer.text
    assert (count(Case), count(Redirection)) == (0, 1)
    for table in db.metadata.sorted_tables:
        assert SECRET not in str(db.session.execute(select(table)).all()), table


@pytest.mark.parametrize("unit", ["", "x", "999999", "-1", "1" * 40, "\0"])
def test_a_place_is_needed(sign_in: SignIn, unit: str) -> None:
    answer = sign_in("alice").post("/report/denunciation", data={"place_unit": unit})
    assert answer.status_code == 422
    assert "Chọn xã, phường." in answer.text
    assert count(Redirection) == 0


@pytest.mark.parametrize("who", ["dan", "frank", "olga", "ada", "otto"])
def test_whoever_takes_no_reports_is_refused(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/report/denunciation").status_code == 403
    assert sign_in(who).post("/report/denunciation", data={}).status_code == 403


def test_words_of_a_denunciation_stop_the_report_until_its_writer_says_it_is_none(
    sign_in: SignIn, cast: Cast
) -> None:
    browser, words = sign_in("alice"), "Dân tố cáo cán bộ thu tiền sai."
    stopped = browser.post("/report", data=filled(cast, what=words))
    assert stopped.status_code == 422
    assert "Đây có phải tố cáo một cán bộ không?" in stopped.text
    assert count(Case) == 0
    sent = browser.post("/report", data=filled(cast, what=words, no_denunciation="true"))
    assert sent.status_code == 303
    assert count(Case) == 1


def test_it_is_asked_while_typing(sign_in: SignIn, cast: Cast) -> None:
    page = sign_in("alice").post("/report/similar", data=filled(cast, title="Tố cáo cán bộ xã"))
    assert "Đây có phải tố cáo một cán bộ không?" in page.text


def test_the_office_adds_where_denunciations_are_received(app_with: MakeApp, cast: Cast) -> None:
    channel = "Trụ sở tiếp công dân tỉnh, sáng thứ Hai và thứ Năm."
    app = app_with(denunciation_channel=channel)
    browser = sign_browser_in(app.test_client(), cast.person("alice"), now=read_clock(db.session))
    assert channel in browser.get("/report/denunciation").text
