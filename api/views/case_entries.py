"""Timeline entries and photos as the macros draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from flask_babel import format_timedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import ago, day, exact
from api.sentences.table import DEADLINES, NOTES, STEPS
from api.timeline import Entry
from casework.lists.attachments import Photo
from casework.refs import ZONE

AFTER = "after"
EVERYTHING = ""
FILTERS = (
    (EVERYTHING, later("Tất cả")),
    (STEPS, later("Các bước")),
    (NOTES, later("Ghi chú và ảnh")),
    (DEADLINES, later("Thời hạn và chỉ đạo")),
)


class PhotoView(NamedTuple):
    """A photo in a strip."""

    href: str
    thumb: str
    alt: str


class Filter(NamedTuple):
    """One way to narrow the timeline."""

    label: Any
    href: str
    number: int
    current: bool


def entry_views(entries: Iterable[Entry], now: datetime) -> list[dict[str, Any]]:
    """What ``macros/timeline.html`` draws, newest first."""
    return [_entry_view(entry, now) for entry in reversed(list(entries))]


def filters(entries: Sequence[Entry], ref: str, chosen: str) -> list[Filter]:
    """The filters that would show anything."""
    return [
        Filter(label, _href(ref, group), count, current=group == chosen)
        for group, label in FILTERS
        if (count := len(narrowed(entries, group))) or group == chosen
    ]


def narrowed(entries: Sequence[Entry], group: str) -> list[Entry]:
    """Those of one group; an unknown group shows everything."""
    known = {name for name, _label in FILTERS} - {EVERYTHING}
    return [entry for entry in entries if group not in known or entry.group == group]


def photo_views(photos: Iterable[Photo]) -> list[PhotoView]:
    """Photos with words for those who do not see them."""
    return [_photo_view(photo) for photo in photos]


def _entry_view(entry: Entry, now: datetime) -> dict[str, Any]:
    relative, precise = when(entry.at, now)
    return {
        "at_relative": relative,
        "at_exact": precise,
        "who": entry.person,
        "sentence": entry.sentence,
        "body": "\n".join(f"{label}: {text}" if label else text for label, text in entry.fields),
        "kind": entry.kind,
        "tone": entry.tone,
        "photos": photo_views(entry.photos),
    }


def when(at: datetime | date, now: datetime) -> tuple[str, str]:
    """Relative and exact words; of a mere date only whole days are said."""
    if isinstance(at, datetime):
        return ago(at), exact(at)
    passed = (now.astimezone(ZONE).date() - at).days
    if passed == 0:
        return str(_("hôm nay")), day(at)
    words = format_timedelta(timedelta(days=passed), granularity="day")
    return str(_("%(time)s trước", time=words)), day(at)


def _photo_view(photo: Photo) -> PhotoView:
    href = f"/attachments/{photo.token}"
    if not photo.ready:
        alt = _("Đang xử lý ảnh")
    else:
        alt = _("Ảnh sau khi xử lý") if photo.moment == AFTER else _("Ảnh hiện trạng")
    return PhotoView(href, f"{href}/thumb", str(alt))


def _href(ref: str, group: str) -> str:
    return f"/cases/{ref}?show={group}#timeline" if group else f"/cases/{ref}#timeline"
