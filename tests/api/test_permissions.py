"""Every route has its row, every row its route, and each role gets what its row says, by request."""

from __future__ import annotations

import re

import pytest
from starlette.routing import Mount, Route

from api.access.permissions import NOT_LISTED, TABLE, Role, permission
from tests.api.access_kit import Door

_EXAMPLE = re.compile(r"\{\w+(?::path)?\}")
_HARMLESS = {"GET", "HEAD"}


def _operations(routes):
    for route in routes:
        if isinstance(route, Mount):
            yield "GET", route.path + "/{path:path}"
        elif (router := getattr(route, "original_router", None)) is not None:  # FastAPI keeps routers whole
            yield from _operations(router.routes)
        elif isinstance(route, Route):
            yield from ((one, route.path) for one in route.methods or () if one not in ("HEAD", "OPTIONS"))


def test_every_route_has_its_own_row_and_every_row_a_route(sample_client):
    document = sample_client.get("/openapi.json").json()
    offered = {
        (method.upper(), path) for path, operations in document["paths"].items() for method in operations
    }
    offered |= set(_operations(sample_client.app.routes))
    for method, path in sorted(offered):
        example = _EXAMPLE.sub("x1", path)
        row = permission(method, example)
        assert row is not NOT_LISTED, f"{method} {path} stands in no row of api/access/permissions.py"
        if not path.startswith("/pages/"):
            assert _EXAMPLE.sub("x1", row.path) == example, f"{method} {path} is read as {row.path}"
    shapes = {(method, _EXAMPLE.sub("x1", path)) for method, path in offered}
    unused = [row for row in TABLE if (row.method, _EXAMPLE.sub("x1", row.path)) not in shapes]
    assert not unused, f"rows without a route: {unused}"


def test_no_row_is_hidden_by_an_earlier_one():
    for row in TABLE:
        if row.path != "/pages/{path:path}":
            assert permission(row.method, _EXAMPLE.sub("x1", row.path)) is row


@pytest.mark.parametrize(
    "path",
    ["/v1", "/v1/", "/v1/documents/", "//v1/ask", "/v1/documents/a/b/c", "/V1/ask", "/mcp2", "/v1/ask\n"],
)
def test_what_is_not_listed_is_the_admins(path):
    assert permission("GET", path) is NOT_LISTED


def test_writing_is_never_a_readers_but_for_asking_rating_and_forgetting():
    allowed = {"/v1/ask", "/v1/check", "/v1/feedback", "/v1/chat/completions", "/mcp"}
    allowed |= {"/v1/conversations/{conversation_id}"}
    for row in TABLE:
        if row.method not in _HARMLESS and row.role is Role.reader:
            assert row.path in allowed
        if row.widget:
            assert row.path in {"/v1/ask", "/v1/feedback", "/v1/conversations/{conversation_id}"}


@pytest.fixture(scope="module")
def door(tmp_path_factory, assets_dir, client_of):
    from api.settings import Settings
    from api.wiring import Workspace

    workspace = Workspace.open(
        Settings(data_dir=tmp_path_factory.mktemp("door"), assets_dir=assets_dir, rate_limit_address="off"),
        seed=False,
    )
    opened = Door(workspace, client_of)
    opened.key("admin")
    with opened.client:
        yield opened
    workspace.close()


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.role > Role.nobody], ids=lambda row: f"{row.method} {row.path}"
)
def test_each_row_by_request(door, row):
    """Nobody is let in without a key, and no key below the role; a body is never looked at before that."""
    path = _EXAMPLE.sub("x1", row.path)
    lower = [role for role in (Role.reader, Role.editor) if role < row.role]
    refused = door.client.request(row.method, path, follow_redirects=False)
    if row.path in ("/", "/chat"):
        assert refused.status_code == 303 and refused.headers["location"] == "/enter"
    else:
        assert refused.status_code == 401, refused.text
        assert refused.headers["www-authenticate"] == "Bearer"
    wrong = door.client.request(
        row.method, path, headers={"authorization": "Bearer zk_wrong"}, follow_redirects=False
    )
    assert wrong.status_code in (401, 303)
    for role in lower:
        response = door.client.request(row.method, path, headers=door.bearer(role.name))
        assert response.status_code == 403, (role, response.text)
