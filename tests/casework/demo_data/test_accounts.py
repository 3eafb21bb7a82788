"""The sign-in names on the first page of the demo."""

from __future__ import annotations

from casework.demo_data.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, DOMAIN, address
from casework.demo_data.people import sittings
from casework.demo_data.places import TOP
from workflows.actors import Role


def test_every_account_is_somebody_with_a_seat() -> None:
    seated = {one.email: one.name for one in sittings()}
    assert {account.email: account.name for account in DEMO_ACCOUNTS}.items() <= seated.items()


def test_every_role_can_be_tried() -> None:
    shown = {account.email for account in DEMO_ACCOUNTS}
    assert {one.role for one in sittings() if one.email in shown} == set(Role)


def test_both_tiers_can_be_tried() -> None:
    shown = {account.email for account in DEMO_ACCOUNTS}
    seats = {(one.role, one.unit == TOP) for one in sittings() if one.email in shown}
    for role in (Role.COLLABORATOR, Role.COORDINATOR, Role.COMMITTEE):
        assert {(role, True), (role, False)} <= seats


def test_addresses_lead_nowhere_and_are_easy_to_type() -> None:
    assert address("a") == "a@demo.example"
    assert DOMAIN.endswith(".example")
    assert all(account.email.isascii() for account in DEMO_ACCOUNTS)
    assert DEMO_PASSWORD.isascii()


def test_each_account_says_what_to_look_at() -> None:
    assert all(account.role and account.hint for account in DEMO_ACCOUNTS)
    assert len({account.email for account in DEMO_ACCOUNTS}) == len(DEMO_ACCOUNTS)


def test_a_role_can_be_proposed_by_one_and_granted_by_another() -> None:
    shown = {account.email for account in DEMO_ACCOUNTS}
    admins = [one for one in sittings() if one.role is Role.ADMIN]
    assert len(admins) == 2
    assert {one.email for one in admins} <= shown
