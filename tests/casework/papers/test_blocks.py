"""Blocks are plain values: equal parts make an equal paper."""

from casework.papers.blocks import Heading, Table


def test_blocks_are_values() -> None:
    assert Heading("I. Kết quả") == Heading("I. Kết quả", 1)
    assert Table(["A"], [["1"]]).caption == ""
