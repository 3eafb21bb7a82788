"""The register of directives as a page."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.api.conftest import CountQueries, SignIn
from tests.api.pages.meeting_world import late_cases
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State

MOST_QUERIES = 13


def test_the_overdue_ones_lead_with_text_owner_and_share(
    sign_in: SignIn, cases: Cases, cast: Cast, now: datetime
) -> None:
    late_cases(cast, now)
    fresh = cases.at(State.IN_PROGRESS, title="Việc mới")
    cases.do("frank", fresh, "direct", owner="coordinator", text="Báo cáo tuần này.")
    page = sign_in("frank").get("/directives").text
    assert page.index("Dập lửa ngay.") < page.index("Báo cáo tuần này.")
    assert ENVIRONMENT in page
    assert "Xã Suối Mây" in page
    assert "0/1" in page
    assert "Quá hạn" in page


def test_an_answer_and_the_committees_word_are_read_beside_it(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    cases.do("dan", ref, "answer_directive", text="Đã dập xong, biên bản 15.")
    frank = sign_in("frank")
    assert "Đã trả lời, chờ kết luận" in frank.get("/directives?status=answered").text
    cases.do("frank", ref, "close_directive", text="Đồng ý.")
    page = frank.get("/directives?status=closed").text
    assert "Đã dập xong, biên bản 15." in page
    assert "Thường trực cấp ủy: Đồng ý." in page
    assert "1/1" in page
    assert "không có chỉ đạo nào khớp" in frank.get("/directives?status=open").text.lower()


def test_what_was_promised_to_people_is_in_it_by_that_name(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do(
        "bob", ref, "hold_dialogue",
        commitment="Nạo vét kênh.", owner="lead", due_on=date(2026, 3, 12),
    )  # fmt: skip
    page = sign_in("frank").get("/directives").text
    assert "Cam kết số 1: Nạo vét kênh." in page
    assert "cam kết với người dân" in page


def test_each_reads_those_of_their_own_scope(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", text="Chỉ đạo kín.", owner="lead")
    assert "Chỉ đạo kín." in sign_in("dan").get("/directives").text
    assert "Chỉ đạo kín." in sign_in("olga").get("/directives").text
    for who in ("gus", "eve", "paul"):
        assert "Chỉ đạo kín." not in sign_in(who).get("/directives").text
    assert sign_in("alice").get("/directives").status_code == 403
    assert sign_in("ada").get("/directives").status_code == 403


@pytest.mark.parametrize("query", ["status=no", "agency=x", "page=0", "what=1"])
def test_a_parameter_that_is_none_is_refused(sign_in: SignIn, query: str) -> None:
    assert sign_in("frank").get(f"/directives?{query}").status_code == 422


def test_it_asks_the_same_number_of_questions_however_long_it_is(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    for _ in range(3):
        cases.do("frank", cases.at(State.IN_PROGRESS), "direct")
    frank = sign_in("frank")
    frank.get("/directives")
    with count_queries() as asked:
        assert frank.get("/directives").status_code == 200
    assert len(asked) <= MOST_QUERIES
