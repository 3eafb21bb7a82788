"""A file is one idea: aim for 30 to 150 lines, and never go above 300."""

from tests.architecture.sources import ROOT, modules

LIMIT = 300


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {
        path.as_posix(): len((ROOT / path).read_text("utf-8").splitlines()) for path in modules()
    }
    assert {path: lines for path, lines in lengths.items() if lines > LIMIT} == {}
