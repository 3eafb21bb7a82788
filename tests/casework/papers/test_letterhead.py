"""The words around a paper, and those an office puts over them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casework.errors import BadInput
from casework.papers.letterhead import Letterhead, bare, letterhead


def head(data: Path, *, day: date = date(2026, 12, 5), kind: str = "province") -> Letterhead:
    return letterhead(
        "report",
        unit_name="Tỉnh An Minh" if kind == "province" else "Xã Suối Mây",
        unit_kind=kind,
        parent_name="" if kind == "province" else "Tỉnh An Minh",
        day=day,
        subject="tình hình",
        footer="Số liệu chốt lúc 17:00",
        data=data,
    )


def test_a_province_and_a_commune_have_their_own_heads(tmp_path: Path) -> None:
    fields = head(tmp_path).fields()
    assert fields["issuer"] == "BAN TUYÊN GIÁO VÀ DÂN VẬN"
    assert fields["number"].endswith("-BC/BTGDVTU")
    assert fields["place_and_day"] == "An Minh, ngày 05 tháng 12 năm 2026"
    commune = head(tmp_path, kind="ward").fields()
    assert commune["superior"] == "ĐẢNG BỘ TỈNH AN MINH"
    assert commune["number"].endswith("-BC/ĐU")


def test_days_and_the_first_two_months_carry_a_nought(tmp_path: Path) -> None:
    february = head(tmp_path, day=date(2026, 2, 3)).fields()["place_and_day"]
    assert february == "An Minh, ngày 03 tháng 02 năm 2026"
    march = head(tmp_path, day=date(2026, 3, 3)).fields()["place_and_day"]
    assert march == "An Minh, ngày 03 tháng 3 năm 2026"


def test_an_office_replaces_what_it_wants_and_keeps_the_rest(tmp_path: Path) -> None:
    own = tmp_path / "papers" / "papers.toml"
    own.parent.mkdir()
    own.write_text('[units.province]\nabbreviation = "BTGDV"\n', "utf-8")
    fields = head(tmp_path).fields()
    assert fields["number"].endswith("-BC/BTGDV")
    assert fields["issuer"] == "BAN TUYÊN GIÁO VÀ DÂN VẬN"


@pytest.mark.parametrize(
    "broken", ["not toml [", '[units.province]\nissuer = "{nobody}"\n', "units = 3\n"]
)
def test_an_offices_file_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    own = tmp_path / "papers" / "papers.toml"
    own.parent.mkdir()
    own.write_text(broken, "utf-8")
    with pytest.raises(BadInput) as refused:
        head(tmp_path)
    assert refused.value.field == "template"


def test_a_place_is_named_without_its_kind() -> None:
    assert bare("Phường Bàu Sen") == "Bàu Sen"
    assert bare("Hòn Khói") == "Hòn Khói"
