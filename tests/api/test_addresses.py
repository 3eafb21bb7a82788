"""Programs and people do not share addresses."""

import pytest
from flask import Flask

from api.addresses import API
from tests.api.conftest import SignIn


def test_every_route_of_v1_lies_under_the_prefix_and_no_page_does(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        is_json = rule.endpoint.startswith("v1_")
        assert rule.rule.startswith(API) == is_json, rule.rule


@pytest.mark.parametrize("address", ["/cases/a%00b", "/sent/%00", "/api/v1/cases/%00/events"])
def test_an_address_with_a_nul_is_none(sign_in: SignIn, address: str) -> None:
    assert sign_in("bob").get(address).status_code == 404


def test_a_nul_in_what_is_typed_is_answered_like_any_other_mistake(
    app: Flask, sign_in: SignIn
) -> None:
    entered = app.test_client().post("/sign-in", data={"email": "a\0b", "password": "c\0d"})
    assert entered.status_code < 500
    for question in ("/inbox?tab=%00&cursor=%00", "/cases?q=%00&state=%00", "/board?type=%00"):
        assert sign_in("bob").get(question).status_code < 500, question
