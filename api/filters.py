"""What templates may call: labels in the reader's language, times in the office's zone."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask
from flask_babel import format_timedelta
from flask_babel import gettext as _

from api.language import language, say
from api.session import request_now
from casework.refs import ZONE

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def install(app: Flask) -> None:
    """Make them known to Jinja."""
    app.add_template_filter(say, "say")
    app.add_template_filter(ago, "ago")
    app.add_template_filter(exact, "exact")
    app.add_template_filter(day, "day")


def ago(moment: datetime) -> str:
    """``2 giờ trước``; within a minute, ``vừa xong``."""
    passed = request_now() - moment
    if passed.total_seconds() < 60:  # noqa: PLR2004 -- a minute
        return str(_("vừa xong"))
    return str(_("%(time)s trước", time=format_timedelta(passed, granularity="minute")))


def exact(moment: datetime) -> str:
    """``14:05 ngày 22/11/2026``, in Vietnam's time."""
    return str(_("%(time)s ngày %(day)s", time=f"{moment.astimezone(ZONE):%H:%M}", day=day(moment)))


def day(when: date | datetime) -> str:
    """``22/11/2026``."""
    local = when.astimezone(ZONE) if isinstance(when, datetime) else when
    return f"{local:%d/%m/%Y}"


def weekday(when: date) -> str:
    """``thứ Sáu``."""
    names = WEEKDAYS_EN if language() == "en" else WEEKDAYS_VI
    return names[when.weekday()]
