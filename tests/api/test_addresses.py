"""Programs and people do not share addresses."""

from flask import Flask

from api.addresses import API


def test_every_route_of_v1_lies_under_the_prefix_and_no_page_does(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        is_json = rule.endpoint.startswith("v1_")
        assert rule.rule.startswith(API) == is_json, rule.rule
