"""The committed OpenAPI document is what the routes say, and breaks nobody who built on the frozen one.

``docs/openapi.json`` follows the code (``python -m api.openapi docs/openapi.json``).
``tests/api/openapi-frozen.json`` is what clients were promised; it is replaced only on purpose, with a line in the
changelog that says what breaks.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from api.openapi import document
from tests.api.breaking import breaks

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "docs" / "openapi.json"
FROZEN = Path(__file__).with_name("openapi-frozen.json")


@pytest.fixture(scope="module")
def present():
    return document()


def test_the_committed_document_is_what_the_routes_say(present):
    assert COMMITTED.read_text(encoding="utf-8") == present, (
        "stale: run `python -m api.openapi docs/openapi.json` and review the diff"
    )


def test_nothing_breaks_a_client(present):
    assert breaks(json.loads(FROZEN.read_text(encoding="utf-8")), json.loads(present)) == []


def _without(document, *path):
    *parents, last = path
    place = document
    for one in parents:
        place = place[one]
    del place[last]


def _ask(document, part):
    operation = document["paths"]["/v1/ask"]["post"]
    if part == "request":
        return document["components"]["schemas"]["Question"]
    return document["components"]["schemas"]["Answer"] if part == "response" else operation


CHANGES = {
    "a route less": lambda d: _without(d, "paths", "/v1/ask"),
    "a method less": lambda d: _without(d, "paths", "/v1/documents", "post"),
    "a field of the answer less": lambda d: _without(_ask(d, "response"), "properties", "citations"),
    "a field of the answer that may be missing": lambda d: _ask(d, "response")["required"].remove("citations"),
    "a field of the answer of another type": lambda d: _ask(d, "response")["properties"]["total"].update(type="string"),
    "a field of the question that is needed": lambda d: _ask(d, "request")["required"].append("kb"),
    "a shorter question": lambda d: _ask(d, "request")["properties"]["question"].update(maxLength=10),
    "another kind of request": lambda d: _without(d, "paths", "/v1/ask", "post", "requestBody", "content", "application/json"),
    "no more events": lambda d: _without(d, "paths", "/v1/ask", "post", "responses", "200", "content", "text/event-stream"),
    "a parameter less": lambda d: d["paths"]["/v1/search"]["get"]["parameters"].pop(),
    "a parameter that is needed": lambda d: d["paths"]["/v1/roles"]["get"]["parameters"].append(
        {"in": "query", "name": "new", "required": True}
    ),
    "deep inside": lambda d: _without(d, "components", "schemas", "Citation", "properties", "start_utf16"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_breaking_change_is_seen(present, change):
    before = json.loads(present)
    after = copy.deepcopy(before)
    CHANGES[change](after)
    assert breaks(before, after), change


def test_additions_break_nothing(present):
    before = json.loads(present)
    after = copy.deepcopy(before)
    after["paths"]["/v1/new"] = {"get": {"responses": {}}}
    after["components"]["schemas"]["Answer"]["properties"]["new"] = {"type": "string"}
    after["components"]["schemas"]["Question"]["properties"]["new"] = {"type": "string"}
    assert breaks(before, after) == []
