"""``casework demo``: everything at once, on an invented province."""

from __future__ import annotations

import os

import click

from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, Account
from casework.running.demo import run_demo


@click.command()
def demo() -> None:
    """The whole service on an invented province; PORT chooses the port."""
    run_demo(os.environ, welcome=welcome(), say=click.echo)


def welcome() -> str:
    """Whom one can be, in columns, and how to stop."""
    width = max(len(account.email) for account in DEMO_ACCOUNTS)
    lines = [_line(account, width) for account in DEMO_ACCOUNTS]
    head = f"Tài khoản dùng thử, mật khẩu chung: {DEMO_PASSWORD}"
    return "\n".join([head, *lines, "", "Dừng: Ctrl+C"])


def _line(account: Account, width: int) -> str:
    return f"  {account.email:<{width}}  {account.role}: {account.hint}"


COMMANDS = (demo,)
