"""Dead letters as lines: to whom, since when, and what went wrong in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import ago, exact
from api.views.mine import Moment
from casework.lists.letters import count_dead, dead_letters, retried
from casework.notify.channels import name_of
from casework.seats import Reading
from casework.units import read_tree
from workflows.actors import Actor


class DeadLetter(NamedTuple):
    """One line."""

    id: int
    name: str
    email: str
    way: str
    fault: str
    tries: int
    when: Moment


class DeadLettersView(NamedTuple):
    """All that ``letters/dead.html`` needs; ``in_all`` may be more than the lines shown.

    ``retried`` letters failed and are tried again, the oldest ``since`` then.
    """

    lines: Sequence[DeadLetter]
    in_all: int
    retried: int
    since: str


def dead_letters_view(session: Reading, actor: Actor, *, on: date) -> DeadLettersView:
    """What this actor may mend."""
    tree = read_tree(session)
    rows = dead_letters(session, actor, tree, on=on)
    again = retried(session, actor, tree, on=on)
    return DeadLettersView(
        [_line(row) for row in rows],
        count_dead(session, actor, tree, on=on),
        again.letters,
        "" if again.since is None else exact(again.since),
    )


def fault_words(fault: str | None) -> str:
    """From what the sender noted: whose fault it is, and what may help."""
    said = fault or ""
    if "refused" in said and "sign-in" not in said:
        return str(_("Máy chủ thư từ chối địa chỉ này. Kiểm tra lại địa chỉ."))
    if "sign-in refused" in said:
        return str(_("Máy chủ thư không nhận mật khẩu của dịch vụ. Báo quản trị."))
    if "put off" in said:
        return str(_("Máy chủ thư hoãn nhận nhiều lần."))
    if "unreachable" in said:
        return str(_("Không kết nối được với máy chủ thư."))
    if "channel" in said:
        return str(_("Kênh không nhận. Người này cần nhập lại địa chỉ kênh."))
    return str(_("Lỗi chưa rõ. Báo quản trị."))


def _line(row: Any) -> DeadLetter:
    return DeadLetter(
        id=row.id,
        name=row.name,
        email=row.email,
        way=name_of(row.scheme) if row.scheme else _("Thư điện tử"),
        fault=fault_words(row.fault),
        tries=row.tries,
        when=Moment(ago(row.dead_at), exact(row.dead_at)),
    )
