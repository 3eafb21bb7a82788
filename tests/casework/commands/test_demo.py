"""What the demo says once it is there."""

from __future__ import annotations

from casework.commands.demo import welcome
from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD


def test_every_account_and_the_password_are_said() -> None:
    said = welcome()
    assert DEMO_PASSWORD in said
    assert all(account.email in said and account.role in said for account in DEMO_ACCOUNTS)


def test_roles_stand_in_one_column() -> None:
    lines = [line for line in welcome().splitlines() if "@" in line]
    accounts = zip(lines, DEMO_ACCOUNTS, strict=True)
    assert len({line.index(f"  {account.role}:") for line, account in accounts}) == 1


def test_it_says_how_to_stop() -> None:
    assert welcome().endswith("Dừng: Ctrl+C")
