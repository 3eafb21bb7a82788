"""The description tells of every route and every action, and of no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from api.addresses import API
from api.openapi import document
from api.schemas.actions import ACTION_SCHEMAS
from workflows.lifecycle import LIFE_CYCLE


@pytest.fixture
def told(app: Flask) -> Any:
    return document()


def test_every_route_is_described_and_no_other(app: Flask, told: Any) -> None:
    routes = {
        (method.lower(), re.sub("<(.*?)>", "{\\1}", rule.rule.removeprefix(API)))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(API)
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
    }
    assert routes == {(method, path) for path, deeds in told["paths"].items() for method in deeds}


def test_every_action_of_people_is_described(told: Any) -> None:
    actions = {
        each["properties"]["action"]["const"]: set(each["properties"]) - {"action"}
        for each in told["components"]["schemas"]["Transition"]["oneOf"]
    }
    assert set(actions) == {action.name for action in LIFE_CYCLE} - {"attach", "lapse"}
    for name, fields in actions.items():
        assert fields == set(ACTION_SCHEMAS[name]().fields)


def test_every_reference_leads_somewhere(told: Any) -> None:
    wanted = {text.rpartition("/")[2] for text in references(told)}
    assert wanted
    assert wanted <= set(told["components"]["schemas"])


def test_it_is_plain_json(told: Any) -> None:
    assert json.loads(json.dumps(told)) == told


def test_every_variable_of_a_path_is_a_parameter(told: Any) -> None:
    for path, deeds in told["paths"].items():
        for deed in deeds.values():
            named = {p["name"] for p in deed.get("parameters", []) if p["in"] == "path"}
            assert named == set(re.findall("{(.*?)}", path))


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_every_answer_says_which_headers_it_carries(told: Any) -> None:
    done = told["paths"]["/cases"]["post"]["responses"]
    assert set(done["201"]["headers"]) == {"ETag", "Location"}
    assert set(done["401"]["headers"]) == {"WWW-Authenticate"}
    assert set(done["503"]["headers"]) == {"Retry-After"}


def test_a_report_links_to_what_may_be_asked_of_it(told: Any) -> None:
    links = told["paths"]["/cases"]["post"]["responses"]["201"]["links"]
    names = {deed["operationId"] for deeds in told["paths"].values() for deed in deeds.values()}
    assert {each["operationId"] for each in links.values()} == set(links) <= names
