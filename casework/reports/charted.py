"""The tables of a report that are drawn too: month by month, how old, and in time by type.

All from the frozen figures; a report counted before they had months and ages has none of these.
"""

from __future__ import annotations

from typing import Final

from casework.papers.plots import CAME, LATE, TOLD, Plot
from casework.reports.tables import Sheet, Tables
from workflows.figures.periods import Period, period_of

TREND, AGES, ON_TIME = "trend", "ages", "on_time"
SERIES: Final = {
    TREND: ((2, CAME), (3, TOLD), (4, LATE)),
    AGES: ((1, TOLD), (2, LATE)),
    ON_TIME: ((1, TOLD), (2, LATE)),
}


def plots(tables: Tables) -> dict[str, Plot]:
    """By name: the table, what of it is drawn, and its words; without what has no rows."""
    say = tables.say
    found: dict[str, tuple[Sheet, str]] = {}
    if tables.figures.get("months"):
        table = trend(tables)
        found[TREND] = table, _trend_words(tables, table)
        table = ages(tables)
        total, late = (sum(int(row[n]) for row in table.rows) for n in (3, 2))
        found[AGES] = table, say(
            f"Đang xử lý {total} việc, trong đó trễ hạn {late}.", f"{total} open, {late} of them late."
        )  # fmt: skip
    table = on_time(tables)
    if table.rows:
        good, done = (sum(int(row[n]) for row in table.rows) for n in (1, 3))
        found[ON_TIME] = (
            table,
            say(
                f"Đã xử lý {done} việc, đúng hạn ban đầu {good}.",
                f"{done} done, {good} of them by the original date.",
            ),
        )
    return {
        name: Plot(*table, SERIES[name], name != TREND, words)
        for name, (table, words) in found.items()
    }


def trend(tables: Tables) -> Sheet:
    """What came in, what the people were told of, what was late, month by month."""
    period = period_of(tables.figures["period"])
    rows = [
        (_month(code), _which(tables, period_of(code), period), *numbers)
        for code, *numbers in tables.figures["months"]
    ]
    say = tables.say
    heads = (
        say("Tháng", "Month"), say("Kỳ", "Period"), say("Tiếp nhận", "Received"),
        say("Đã phản hồi tới người dân", "Told to the people"),
        say("Trễ hạn cuối tháng", "Late at the end of the month"),
    )  # fmt: skip
    return Sheet(say("Theo tháng", "By month"), heads, rows)


def ages(tables: Tables) -> Sheet:
    """Open cases by the days since somebody told of them."""
    say, found = tables.say, tables.figures["ages"]
    rows = []
    for (first, open_, late), after in zip(found, [*found[1:], None], strict=True):
        name = (
            say(f"{first}–{after[0] - 1} ngày", f"{first}–{after[0] - 1} days")
            if after
            else say(f"Từ {first} ngày", f"{first} days or more")
        )
        rows.append((name, open_ - late, late, open_))
    heads = (
        say("Tuổi", "Age"), say("Trong hạn", "In time"), say("Trễ hạn", "Late"),
        say("Đang xử lý", "Open"),
    )  # fmt: skip
    return Sheet(say("Tuổi của việc đang xử lý", "Age of what is open"), heads, rows)


def on_time(tables: Tables) -> Sheet:
    """Cases done, by type: in time and late against the date first promised."""
    by = tables.figures["cases"]["type"]
    rows = []
    for slug, n in sorted(by.items(), key=lambda each: (-each[1].get("done", 0), each[0])):
        done, good = n.get("done", 0), n.get("on_time_original", 0)
        if done:
            rows.append(
                (tables.name_of("type", slug), good, done - good, done, tables.share(good, done))
            )
    say = tables.say
    heads = (
        say("Lĩnh vực", "Type"), say("Đúng hạn ban đầu", "By the original date"),
        say("Trễ hạn ban đầu", "After the original date"), say("Đã xử lý", "Done"),
        say("Tỷ lệ đúng hạn", "Share in time"),
    )  # fmt: skip
    return Sheet(say("Đúng hạn theo lĩnh vực", "In time by type"), heads, rows)


def _month(code: str) -> str:
    return f"{period_of(code).first:%m/%Y}"


def _which(tables: Tables, month: Period, period: Period) -> str:
    before = period.before()
    if period.first <= month.last and month.first <= period.last:
        return tables.say("Kỳ này", "This period")
    if before.first <= month.last and month.first <= before.last:
        return tables.say("Kỳ trước", "Period before")
    return tables.say("Trước đó", "Earlier")


def _trend_words(tables: Tables, table: Sheet) -> str:
    month, _which, came, told, late = table.rows[-1]
    return tables.say(
        f"Tháng {month}: tiếp nhận {came}, đã phản hồi {told}, trễ hạn cuối tháng {late}.",
        f"{month}: {came} received, {told} told to the people, {late} late at the end.",
    )
