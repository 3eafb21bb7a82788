"""Every macro draws with strict names, and says in words what it shows by shape or colour."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from tests.templates.drawing import ROOT, draw, environment

MARKS = '{% import "macros/marks.html" as m %}'
PAGE = '{% import "macros/page.html" as m %}'
FORM = '{% import "macros/form.html" as m %}'
TONES = [
    ("none", "Còn 8 ngày (02/12)"),
    ("soon", "Còn 1 ngày (23/11)"),
    ("late", "Quá hạn 3 ngày"),
    ("grave", "Quá hạn 12 ngày"),
    ("paused", "Đã dừng tính hạn 12 ngày (từ 10/11)"),
]


def plain(html: str) -> str:
    """What a screen reader says: the text without tags and without what is hidden from it."""
    seen = re.sub(r"<(\w+)[^>]*aria-hidden[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", seen)).strip()


@pytest.mark.parametrize("code", ["normal", "emerging", "pressing", "hot"])
@pytest.mark.parametrize("brief", [True, False])
def test_severity_has_its_own_shape_and_words(code: str, brief: bool) -> None:
    html = draw(MARKS + "{{ m.severity(code, 'Bức xúc', brief=brief) }}", code=code, brief=brief)
    assert f"#severity-{code}" in html
    assert plain(html) == "Bức xúc"


@pytest.mark.parametrize(("tone", "text"), TONES)
def test_lateness_has_words_and_says_working_days(tone: str, text: str) -> None:
    view = {"tone": tone, "text": text, "title": "3 ngày làm việc"}
    html = draw(MARKS + "{{ m.lateness(view) }}", view=view)
    assert plain(html) == f"{text} (3 ngày làm việc)"
    assert f"lateness-{tone}" in html
    assert 'title="3 ngày làm việc"' in html


def test_lateness_without_words_draws_nothing() -> None:
    view = {"tone": "none", "text": "", "title": ""}
    assert draw(MARKS + "{{ m.lateness(view) }}", view=view) == ""


def test_chips_say_their_words() -> None:
    html = draw(
        MARKS + "{{ m.state_chip('closed', 'Đã kết thúc') }} {{ m.hot_spot_mark() }}"
        " {{ m.verification_chip('disputed', 'Báo chưa xong') }} {{ m.urgent_chip() }}"
        " {{ m.complex_chip() }} {{ m.cycle_chip(2) }}{{ m.cycle_chip(1) }}"
    )
    expected = "Đã kết thúc Điểm nóng Báo chưa xong Khẩn Phức tạp Xử lý lần 2"
    assert plain(html) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [(25, 30, "83%"), (0, 0, "–"), (299, 300, "&gt;99%"), (1, 300, "&lt;1%"), (30, 30, "100%")],
)
def test_a_rate_shows_both_numbers_and_never_rounds_to_all_or_none(
    numerator: int, denominator: int, said: str
) -> None:
    source = '{% from "macros/rate.html" import rate %}{{ rate(n, d, "/x") }}'
    html = draw(source, n=numerator, d=denominator)
    assert re.sub(r"\s+", " ", plain(html)) == f"{said} · {numerator}/{denominator}"
    assert 'href="/x"' in html


def test_a_time_is_relative_with_the_exact_one_on_hover_and_on_paper() -> None:
    source = '{% from "macros/time.html" import when %}{{ when("hôm qua", "14:05 ngày 22/11") }}'
    html = draw(source)
    assert 'title="14:05 ngày 22/11"' in html
    assert plain(html) == "hôm qua (14:05 ngày 22/11)"


def stop(label: str, status: str, **more: object) -> dict[str, Any]:
    blank = {"at": "", "late": False, "paused": False, "holder": ""}
    return {"label": label, "status": status, **blank, **more}


def test_the_rail_says_late_paused_current_and_each_holder_once() -> None:
    stops = [
        stop("Đã giao", "done", at="14/10", late=True, holder="Sở Xây dựng"),
        stop("Đang xử lý", "current", at="19/10", paused=True, holder="Sở Xây dựng"),
        stop("Đã kết thúc", "next"),
    ]
    html = draw('{% from "macros/rail.html" import rail %}{{ rail(stops) }}', stops=stops)
    assert plain(html).count("Sở Xây dựng") == 1
    assert plain(html).count("Quá hạn") == 1
    assert "Dừng tính hạn" in plain(html)
    assert html.count('aria-current="step"') == 1
    assert "chưa tới" in plain(html)


LADDER = '{% from "macros/ladder.html" import ladder %}'


def rungs(reached: int) -> list[dict[str, Any]]:
    seen = ["Bình", "", "", "", ""]
    return [
        {
            "level": level,
            "label": f"Bậc {level}",
            "reached": level < reached,
            "at": "ngày 10/11",
            "seen_by": seen[level],
            "seen_at": "14:05 ngày 11/11/2026" if seen[level] else "",
            "event": 7 if level == 1 else None,
        }
        for level in range(5)
    ]


@pytest.mark.parametrize("detail", [True, False])
def test_the_ladder_says_who_was_told_and_who_has_seen_it(detail: bool) -> None:
    html = draw(LADDER + "{{ ladder(rungs, detail=detail) }}", rungs=rungs(2), detail=detail)
    assert "Bình - đã xem 14:05 ngày 11/11/2026" in plain(html)
    assert "chưa ai xem" in plain(html)


def test_a_rung_that_waits_for_a_word_has_its_button_where_there_is_an_address() -> None:
    drawn = draw(LADDER + "{{ ladder(rungs, detail=True, post='/there') }}", rungs=rungs(2))
    assert drawn.count('<form method="post" action="/there">') == 1
    assert 'name="event" value="7"' in drawn
    assert "<form" not in draw(LADDER + "{{ ladder(rungs, detail=True) }}", rungs=rungs(2))


def test_the_highest_rung_says_in_sight_whether_it_was_seen() -> None:
    words = '{% from "macros/ladder.html" import last_seen %}{{ last_seen(r) }}'
    assert "Bình - đã xem" in plain(draw(words, r=rungs(1)))
    assert "chưa ai xem" in plain(draw(words, r=rungs(2)))
    assert plain(draw(words, r=rungs(0))).strip() == ""


def test_the_short_ladder_counts_its_rungs() -> None:
    assert "Đã báo lên 2/5 mức" in plain(draw(LADDER + "{{ ladder(r) }}", r=rungs(2)))
    assert "Chưa báo lên mức nào" in plain(draw(LADDER + "{{ ladder(r) }}", r=rungs(0)))


CLOCK = '{% import "macros/clock.html" as m %}'


def days() -> list[dict[str, Any]]:
    marks = [("start", None, ""), ("counted", 1, ""), ("holiday", None, "Quốc khánh")]
    marks += [("paused", None, "Chờ mẫu nước"), ("weekend", None, ""), ("due", 2, "")]
    first = date(2026, 9, 1)
    return [
        {
            "date": first + timedelta(days=n),
            "day": f"{n + 1}/9",
            "mark": mark,
            "ordinal": ordinal,
            "name": name,
        }
        for n, (mark, ordinal, name) in enumerate(marks)
    ]


def test_a_clock_shows_due_original_holder_and_its_reckoning() -> None:
    view = {
        "name": "Hạn cả vụ việc",
        "due_text": "Thứ Năm 05/11/2026",
        "due_exact": "12 ngày làm việc",
        "original_text": "28/10/2026",
        "tone": "late",
        "lateness": "Quá hạn 12 ngày",
        "holder": "Sở Xây dựng",
        "explain_href": "/why",
    }
    said = plain(draw(CLOCK + "{{ m.clock(view) }}", view=view))
    for words in (*view.values(), "Cách tính"):
        assert words in said or words in ("late", "/why")
    opened = draw(CLOCK + "{{ m.clock(view) }}", view={**view, "strip": days()})
    assert "<details" in opened
    assert 'href="/why"' in opened


def test_the_strip_names_every_kind_of_day_and_stands_in_weeks() -> None:
    html = draw(CLOCK + "{{ m.strip(days) }}", days=days())
    said = plain(html)
    for words in ("ngày được tính", "Quốc khánh", "dừng tính hạn", "cuối tuần", "ngày đến hạn"):
        assert words in said
    assert "strip-from-1" in html, "1 September 2026 is a Tuesday"


def test_the_strip_also_takes_dates_already_written_out() -> None:
    written = [{**day, "date": "ngày 01/09/2026"} for day in days()]
    html = draw(CLOCK + "{{ m.strip(days) }}", days=written)
    assert "strip-weekly" not in html
    assert "ngày 01/09/2026" in html


FIELDS = {
    "text": "m.text('a', 'Nhãn', hint='Gợi ý', error='Sai')",
    "textarea": "m.textarea('a', 'Nhãn', hint='Gợi ý', error='Sai')",
    "select": "m.select('a', 'Nhãn', [('1', 'Một')], '1', hint='Gợi ý', error='Sai')",
    "date": "m.date('a', 'Nhãn', hint='Gợi ý', error='Sai')",
    "radios": "m.radios('a', 'Nhãn', [('1', 'Một', '')], '1', hint='Gợi ý', error='Sai')",
    "checkboxes": "m.checkboxes('a', 'Nhãn', [('1', 'Một', '')], ['1'], 'Gợi ý', 'Sai')",
    "tiles": "m.tiles('a', 'Nhãn', [('1', 'Một', 'other')], '1', hint='Gợi ý', error='Sai')",
    "switch": "m.switch('a', 'Nhãn', True, hint='Gợi ý', error='Sai')",
    "file": "m.file('a', 'Nhãn', multiple=True, hint='Gợi ý', error='Sai')",
}


@pytest.mark.parametrize("source", FIELDS.values(), ids=FIELDS.keys())
def test_a_field_has_its_label_hint_error_and_the_id_the_summary_leads_to(source: str) -> None:
    html = draw(FORM + "{{ " + source + " }}")
    for words in ("Nhãn", "Gợi ý", "Lỗi: Sai"):
        assert words in plain(html)
    assert html.count('id="f-a"') == 1
    assert 'aria-describedby="f-a-hint f-a-error"' in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize("name", ["radios", "checkboxes", "tiles", "switch", "select"])
def test_a_choice_made_before_comes_back(name: str) -> None:
    html = draw(FORM + "{{ " + FIELDS[name] + " }}")
    assert re.search(r" (checked|selected)[ >]", html)


def test_an_optional_field_says_so_and_a_required_one_is_marked() -> None:
    assert "(không bắt buộc)" in draw(FORM + "{{ m.text('a', 'Nhãn') }}")
    required = draw(FORM + "{{ m.text('a', 'Nhãn', required=True, maxlength=9) }}")
    assert "(không bắt buộc)" not in required
    assert " required" in required
    assert 'maxlength="9"' in required


def test_the_error_summary_leads_to_each_field() -> None:
    html = draw(FORM + "{{ m.errors_summary({'title': 'Nhập tên sự việc.'}) }}")
    assert '<a href="#f-title">Nhập tên sự việc.</a>' in html
    assert draw(FORM + "{{ m.errors_summary({}) }}") == ""


def test_what_people_typed_is_escaped() -> None:
    html = draw(FORM + "{{ m.text('a', 'Nhãn', value) }}", value='"><script>')
    assert "<script>" not in html


def test_a_final_action_carries_its_question() -> None:
    html = draw(FORM + "{{ m.submit('Trả lại', 'danger', confirm='Trả lại vụ việc?') }}")
    assert 'data-confirm="Trả lại vụ việc?"' in html
    assert "a-token" in draw(FORM + "{{ m.csrf() }}")


def test_page_parts_say_their_words() -> None:
    tab = {"label": "Cần giao", "href": "#", "count": 5, "age": "2 ngày", "current": True}
    figure = {"label": "Quá hạn", "value": 37, "href": "/q", "note": "tháng trước 41"}
    assert "lâu nhất 2 ngày" in plain(draw(PAGE + "{{ m.tabs([t]) }}", t=tab))
    assert 'aria-current="page"' in draw(PAGE + "{{ m.tabs([t]) }}", t=tab)
    assert plain(draw(PAGE + "{{ m.figures([f]) }}", f=figure)) == "Quá hạn 37 tháng trước 41"
    assert "Trang sau" in draw(PAGE + "{{ m.pager('/2', None) }}")
    assert draw(PAGE + "{{ m.pager(None, None) }}") == ""
    assert "Xem" in draw(PAGE + "{{ m.empty('Không có vụ việc.', 'Xem', '/') }}")
    assert "340/1500" in draw(PAGE + "{{ m.progress(340, 1500, 'Đang tạo') }}")
    assert "Đã gửi." in draw(PAGE + "{{ m.flash() }}")
    assert ">x</div>" in draw(PAGE + "{% call m.toolbar('Lọc') %}x{% endcall %}")


def test_a_timeline_entry_is_a_sentence_with_who_when_and_photos() -> None:
    view = {
        "at_relative": "hôm qua",
        "at_exact": "08:12 ngày 22/11/2026",
        "who": "Sở Xây dựng",
        "sentence": "Nhận xử lý.",
        "body": "Đã cử tổ công tác.",
        "kind": "state",
        "tone": "state",
        "photos": [{"href": "/p", "thumb": "/t", "alt": "Biên bản"}],
    }
    html = draw('{% from "macros/timeline.html" import entry %}{{ entry(v) }}', v=view)
    for words in ("Nhận xử lý.", "Sở Xây dựng", "08:12 ngày 22/11/2026", "Đã cử tổ công tác."):
        assert words in plain(html)
    assert 'alt="Biên bản"' in html


def test_a_missing_photo_is_said() -> None:
    source = '{% import "macros/photos.html" as m %}{{ m.before_after(none, none) }}'
    assert plain(draw(source)) == "Chưa có ảnh Trước Chưa có ảnh Sau"


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    sprite = (ROOT / "static/icons/sprite.svg").read_text(encoding="utf-8")
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    for path in (ROOT / "templates").rglob("*.html"):
        used = set(re.findall(r'\bicon\("([^"~]+)", ?\d*\)', path.read_text(encoding="utf-8")))
        assert used <= known, path.name
    types = {"pollution", "illegal_mining", "land_grievance", "production_water", "other"}
    types |= {"household_electricity", "social_evils", "traffic_safety", "official_conduct"}
    assert types <= known


def test_no_macro_has_inline_style_or_script() -> None:
    names = [name for name in environment().list_templates() if name.startswith("macros/")]
    assert len(names) > 10
    for name in names:
        text = (ROOT / "templates" / name).read_text(encoding="utf-8")
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", text), name
