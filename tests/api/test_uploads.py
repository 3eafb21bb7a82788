"""Photos that come with a form."""

from __future__ import annotations

import io

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from api.uploads import MOST_PHOTOS, stored_photos
from casework import files
from casework.errors import BadInput
from casework.photos import HEIC, MOST_BYTES, NOT_A_PHOTO, PDF, TOO_BIG
from tests.api.pictures import jpeg


def sent(content: bytes, name: str = "anh.jpg") -> FileStorage:
    return FileStorage(io.BytesIO(content), name)


def stored() -> list[str]:
    return [path.name for path in files.folder().rglob("*") if path.is_file()]


def test_a_photo_is_kept_by_its_content(app: Flask) -> None:
    (photo,) = stored_photos([sent(jpeg())])
    assert files.read(photo.sha256) == jpeg()
    assert (photo.media_type, photo.size) == ("image/jpeg", len(jpeg()))


def test_an_empty_field_sends_no_photo(app: Flask) -> None:
    assert stored_photos([sent(b"", "")]) == []


def test_the_same_photo_chosen_twice_is_one(app: Flask) -> None:
    assert len(stored_photos([sent(jpeg()), sent(jpeg(), "khac.jpg"), sent(jpeg("red"))])) == 2


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"%PDF-1.7 renamed", PDF),
        (b"no picture at all", NOT_A_PHOTO),
        (b"\x00\x00\x00\x18ftypheic", HEIC),
        (b"\xff\xd8" + b"\x00" * MOST_BYTES * 2, TOO_BIG),
        (b"", NOT_A_PHOTO),
    ],
)
def test_what_is_no_photo_is_refused_by_name_and_nothing_is_kept(
    app: Flask, content: bytes, because: object
) -> None:
    with pytest.raises(BadInput) as refused:
        stored_photos([sent(jpeg()), sent(content)], "anh")
    assert (refused.value.field, refused.value.because) == ("anh", because)
    assert stored() == []


def test_too_many_photos_are_refused(app: Flask) -> None:
    with pytest.raises(BadInput) as refused:
        stored_photos([sent(jpeg()) for _ in range(MOST_PHOTOS + 1)])
    assert refused.value.field == "photos"
    assert stored() == []
