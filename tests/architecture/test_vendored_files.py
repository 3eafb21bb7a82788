"""The front-end files of others are the ones their list names, unchanged, licence beside them."""

import hashlib
import re

from tests.architecture.sources import ROOT

VENDOR = ROOT / "static" / "vendor"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \| `(?P<sum>[0-9a-f]{64})` \|$", re.MULTILINE)


def test_every_vendored_file_has_the_listed_sum() -> None:
    listed = dict(ROW.findall((VENDOR / "README.md").read_text("utf-8")))
    present = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert present == listed


def test_every_vendored_folder_has_its_licence() -> None:
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert folders
    without = [
        folder.name
        for folder in folders
        if not ((folder / "LICENSE").is_file() or (folder / "OFL.txt").is_file())
    ]
    assert without == []


def test_the_font_faces_point_to_files_that_are_here() -> None:
    folder = VENDOR / "be-vietnam-pro"
    css = (folder / "fonts.css").read_text("utf-8")
    urls = re.findall(r'url\("([^"]+)"\)', css)
    assert sorted(urls) == sorted(path.name for path in folder.glob("*.woff2"))
    assert css.count("unicode-range:") == css.count("@font-face") == len(urls)


def test_the_font_has_a_face_for_every_vietnamese_letter() -> None:
    css = (VENDOR / "be-vietnam-pro" / "fonts.css").read_text("utf-8")
    covered: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", css):
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    letters = (
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợ"
        "pqrstuùúủũụưừứửữựvwxyỳýỷỹỵz0123456789₫–—“”‘’…·«»"
    )
    missing = {letter for letter in letters + letters.upper() if ord(letter) not in covered}
    assert missing == set()
