"""Photos that came with a form: checked by what they are, and laid in the file store."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.datastructures import FileStorage

from casework import files
from casework.actions.notes import StoredPhoto
from casework.errors import BadInput
from casework.photos import MOST_BYTES, check_photo
from workflows.words import Label

MOST_PHOTOS = 6
TOO_MANY = Label("Nhiều nhất 6 ảnh mỗi lần gửi.", "At most 6 photos at a time.")


def stored_photos(sent: Iterable[FileStorage], field: str = "photos") -> list[StoredPhoto]:
    """The photos of a file field, each once; an empty field sends one file without a name.

    All are looked at before the first is kept. Raises BadInput naming ``field``.
    """
    chosen = [file for file in sent if file.filename]
    if len(chosen) > MOST_PHOTOS:
        raise BadInput(field, TOO_MANY)
    checked = [(file, _checked(file, field)) for file in chosen]
    kept = {}
    for file, media_type in checked:
        content = _bytes(file)
        sha256 = files.keep(content)
        kept[sha256] = StoredPhoto(sha256, media_type, len(content))
    return list(kept.values())


def _checked(file: FileStorage, field: str) -> str:
    try:
        return check_photo(_bytes(file))
    except BadInput as bad:
        raise BadInput(field, bad.because) from bad


def _bytes(file: FileStorage) -> bytes:
    """At most one byte more than a photo may have; the file lies on disk, not in memory."""
    file.stream.seek(0)
    return file.stream.read(MOST_BYTES + 1)
