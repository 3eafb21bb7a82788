"""The JSON interface described: OpenAPI 3.1, made from the shapes that the routes themselves use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from marshmallow import Schema

from api.addresses import API
from api.json_schema import Json, json_schema, name_of, of_field, reference
from api.schemas import case as out
from api.schemas.acknowledgement import Acknowledgement
from api.schemas.actions import ACTION_SCHEMAS
from api.schemas.attachment import AttachmentSchema
from api.schemas.report import ReportSchema
from api.schemas.search import CaseQuery
from api.unchecked import NAMES_KEPT
from workflows.lifecycle import LIFE_CYCLE

REF = {"name": "ref", "in": "path", "required": True, "schema": {"type": "string"}}
TEXT = {"type": "string"}
KEY = "^[!-~]{1,64}$"
HEADERS: Json = {
    "ETag": {"required": True, "schema": {**TEXT, "pattern": '^"v[1-9][0-9]*"$'}},
    "Location": {"required": True, "schema": {**TEXT, "pattern": "^/"}},
    "Retry-After": {"required": True, "schema": {**TEXT, "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"required": True, "schema": {**TEXT, "pattern": "^Bearer"}},
}
REFUSAL_HEADERS = {401: "WWW-Authenticate", 503: "Retry-After"}
NAMES: Json = {
    "name": NAMES_KEPT, "in": "header", "schema": TEXT,
    "description": "Keeps words that may name somebody; the 422 for them says what to send.",
}  # fmt: skip
FOLLOWING = ("read", "readHistory", "readDeadlines")
IF_MATCH = {"name": "If-Match", "in": "header", "schema": TEXT, "example": '"v3"'}
SHAPES: tuple[type[Schema], ...] = (
    ReportSchema, Acknowledgement,
    out.CaseShape, out.ChangedShape, out.PossibleShape, out.UnitShape, out.AgencyShape,
    out.DirectiveShape, out.PageShape, out.RowShape, out.HistoryShape, out.EntryShape,
    out.FieldShape, out.PhotoShape,
)  # fmt: skip
EVERYWHERE = {
    401: "No valid token",
    403: "Not allowed",
    404: "No such case for this token",
    503: "The database does not answer; try again after some seconds",
}
ON_CHANGE = {409: "Not possible as the case stands", 412: "The case has moved on", 422: "Bad input"}


class Operation(NamedTuple):
    """One method of one path."""

    method: str
    path: str
    name: str
    summary: str
    status: int
    answer: Json
    body: Json | None = None
    parameters: tuple[Json, ...] = ()
    problems: dict[int, str] = {}  # noqa: RUF012 -- read only, as everything here
    headers: tuple[str, ...] = ()


def document() -> Json:
    """The whole document as plain values."""
    paths: dict[str, Json] = {}
    for each in operations():
        paths.setdefault(each.path, {})[each.method] = _described(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sổ vụ việc", "version": "1"},
        "servers": [{"url": API}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {name_of(shape): json_schema(shape) for shape in SHAPES}
            | {"Problem": PROBLEM, "Transition": {"oneOf": list(_transitions())}},
        },
    }


def operations() -> Iterator[Operation]:
    """Every operation, in the order a case meets them."""
    changed = reference(out.ChangedShape)
    too_large = {413: "Too large", 415: "Another content type"}
    yield Operation(
        "post", "/cases", "report", "Report a case", 201, changed, _json(reference(ReportSchema)),
        ({"name": "Idempotency-Key", "in": "header", "schema": {**TEXT, "pattern": KEY}}, NAMES),
        too_large | {400: "Not one JSON object", 422: "Bad input"}, ("ETag", "Location"),
    )  # fmt: skip
    yield Operation(
        "get", "/cases", "list", "List cases", 200, reference(out.PageShape), None,
        tuple(_queries()), {422: "Bad input"},
    )  # fmt: skip
    yield Operation(
        "get", "/cases/{ref}", "read", "Read a case", 200, reference(out.CaseShape), None,
        (REF, {"name": "If-None-Match", "in": "header", "schema": TEXT}), {}, ("ETag",),
    )  # fmt: skip
    yield Operation(
        "post", "/cases/{ref}/transitions", "act", "Carry out an action", 200, changed,
        _json({"$ref": "#/components/schemas/Transition"}),
        (REF, {**IF_MATCH, "required": True}, NAMES),
        too_large | ON_CHANGE | {400: "Not one JSON object", 428: "If-Match is missing"},
        ("ETag",),
    )  # fmt: skip
    yield Operation(
        "post", "/cases/{ref}/attachments", "attach", "Add a photo", 201, changed,
        _photo(), (REF, IF_MATCH), too_large | ON_CHANGE, ("ETag",),
    )  # fmt: skip
    yield Operation(
        "post", "/cases/{ref}/acknowledgements", "acknowledge", "Say that a rung was seen", 201, changed,
        _json(reference(Acknowledgement)), (REF,),
        too_large | {400: "Not one JSON object", 409: "Said before", 422: "Bad input"},
        ("ETag",),
    )  # fmt: skip
    yield Operation(
        "post", "/cases/{ref}/source-codes", "giveSourceCode", "Get a code for the source of a report", 201,
        {"type": "object", "properties": {"code": TEXT}, "required": ["code"]}, None, (REF,),
        {422: "It has enough codes"},
    )  # fmt: skip
    yield Operation(
        "get", "/cases/{ref}/events", "readHistory", "Read the history", 200, reference(out.HistoryShape),
        None, (REF,),
    )  # fmt: skip
    yield Operation(
        "get", "/cases/{ref}/deadlines", "readDeadlines", "Read the deadlines with their days", 200,
        {"type": "object", "properties": {"deadlines": {"type": "array", "items": {}}}},
        None, (REF,),
    )  # fmt: skip
    yield Operation("get", "/openapi.json", "describe", "This document", 200, {"type": "object"})


def _described(each: Operation) -> Json:
    done: Json = {
        "description": each.summary,
        "content": {"application/json": {"schema": each.answer}},
    }
    if each.headers:
        done["headers"] = {name: HEADERS[name] for name in each.headers}
    if each.name == "report":
        done["links"] = {name: _next_with_its_ref(name) for name in FOLLOWING}
    answers: Json = {str(each.status): done}
    made: Json = {"operationId": each.name, "summary": each.summary, "responses": answers}
    if each.name == "read":
        answers["304"] = {"description": "Not changed since the version in If-None-Match"}
    if each.name == "describe":
        return made | {"security": []}
    for status, words in sorted((EVERYWHERE | each.problems).items()):
        answers[str(status)] = _refusal(each, status, words)
    if each.parameters:
        made["parameters"] = list(each.parameters)
    if each.body is not None:
        made["requestBody"] = {"required": True, "content": each.body}
    return made


def _refusal(each: Operation, status: int, words: str) -> Json:
    content = {"schema": {"$ref": "#/components/schemas/Problem"}}
    made: Json = {"description": words, "content": {"application/problem+json": content}}
    if status in REFUSAL_HEADERS:
        name = REFUSAL_HEADERS[status]
        made["headers"] = {name: HEADERS[name]}
    if status == 422 and NAMES in each.parameters:  # noqa: PLR2004
        made["headers"] = {NAMES_KEPT: {"schema": TEXT}}
    return made


def _next_with_its_ref(name: str) -> Json:
    """What a program may ask of the case it has just reported."""
    return {"operationId": name, "parameters": {"ref": "$response.body#/ref"}}


def _transitions() -> Iterator[Json]:
    """One shape an action; attach has its own address, and lapse is the system's."""
    for action in LIFE_CYCLE:
        shape = ACTION_SCHEMAS.get(action.name)
        if shape is None or action.name == "lapse":
            continue
        made = json_schema(shape)
        made["title"] = action.label.en
        made["description"] = action.label.vi
        made["properties"] = {"action": {"const": action.name}, **made["properties"]}
        made["required"] = ["action", *made.get("required", [])]
        yield made


def _queries() -> Iterator[Json]:
    for name, field in CaseQuery().fields.items():
        yield {"name": name, "in": "query", "schema": of_field(field)}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _photo() -> Json:
    schema: dict[str, Any] = json_schema(AttachmentSchema)
    schema["properties"]["photo"] = {"type": "string", "format": "binary"}
    schema["required"] = ["photo", *schema.get("required", [])]
    kinds = {"photo": {"contentType": "image/jpeg, image/png, image/webp"}}
    return {"multipart/form-data": {"schema": schema, "encoding": kinds}}


PROBLEM: Json = {
    "type": "object",
    "description": "RFC 9457; errors names each field with what is wrong with it.",
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"field": TEXT, "detail": TEXT}},
        },
    },
    "required": ["type", "title", "status"],
}
