"""A field as it is drawn."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from api.schemas.actions import Assess, Resolve
from api.views.action_fields import Drawn, Field, Option, Start, drawn

TYPED = MultiDict({"action": "resolve", "result": "Đã làm."})
FIELD = Field("result", "textarea", "Đã làm những gì")


def draw(given: MultiDict[str, str], field: Field = FIELD, start: Start = Start()) -> Drawn:  # noqa: B008 -- a frozen tuple
    schema = Assess() if field.name in Assess().fields else Resolve()
    return drawn(field, schema, options=[], start=start, given=given, error="")


def test_it_begins_with_its_start() -> None:
    assert draw(MultiDict(), start=Start(("Sẵn có",))).value == "Sẵn có"
    assert draw(MultiDict()).value == ""


def test_what_was_typed_wins_even_when_it_was_emptied() -> None:
    assert draw(TYPED, start=Start(("Sẵn có",))).value == "Đã làm."
    emptied = MultiDict({"action": "resolve"})
    assert draw(emptied, start=Start(("Sẵn có",))).values == []


def test_a_link_may_fill_a_field_in() -> None:
    assert draw(MultiDict({"result": "Từ liên kết"})).value == "Từ liên kết"


def test_length_and_need_come_from_the_schema() -> None:
    assert draw(TYPED).maxlength == 5_000
    assert draw(TYPED).required
    assert not draw(TYPED, Field("evidence", "text", "Minh chứng")).required


def test_boxes_are_not_marked_as_needed_but_an_explicit_answer_is() -> None:
    urgent = Field("urgent", "switch", "Khẩn")
    complained = Field("complained", "checks", "Cơ quan bị phản ánh", explicit=True)
    assert not draw(TYPED, urgent).required
    assert draw(TYPED, complained).required


def test_what_stands_there_already_is_not_called_optional() -> None:
    title = Field("title", "text", "Sự việc")
    assert draw(MultiDict(), title, Start(("Nước thải",))).required
    assert not draw(MultiDict(), title).required


def test_a_hint_of_the_case_replaces_the_general_one() -> None:
    field = FIELD._replace(hint="Chung")
    assert draw(TYPED, field).hint == "Chung"
    assert draw(TYPED, field, Start(hint="Riêng")).hint == "Riêng"


def test_short_answers_may_stand_beside_each_other() -> None:
    short = draw(TYPED)._replace(options=[Option("1", "Có"), Option("0", "Không")])
    assert short.short
    assert not short._replace(options=[Option("1", "Có", "giải thích")]).short
    assert not short._replace(options=[Option("1", "Một câu trả lời dài quá một dòng")]).short


def test_options_come_as_the_macros_take_them() -> None:
    view = draw(TYPED)._replace(options=[Option("1", "Có", "hẳn")])
    assert view.pairs == [("1", "Có")]
    assert view.triples == [("1", "Có", "hẳn")]


def test_each_sentence_to_tick_has_a_box_of_its_own() -> None:
    ticks = Field("screened", "ticks", "Rà soát", parts=("Một.", "Hai."))
    assert draw(TYPED, ticks).parts == [("1", "Một.", ""), ("2", "Hai.", "")]
