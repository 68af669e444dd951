"""One error shape everywhere, and what the guard keeps out. No real parts needed: a desk that fails on purpose."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from api.access.access import Access
from api.settings import Settings
from corpus.errors import CatalogueDamaged, StorageFull
from tests.api.access_kit import no_model

PATHS = [
    "/",
    "/docs",
    "/v1/ask",
    "/v1/search?q=x",
    "/v1/roles",
    "/v1/roles/1",
    "/v1/documents",
    "/healthz",
    "/readyz",
]


class FailingDesk:
    """Raises what it was given, whatever is asked."""

    def __init__(self, error):
        self._error = error

    def __getattr__(self, name):
        def fail(*args, **kwargs):
            raise self._error

        return fail


@pytest.fixture
def failing(client_of):
    def make(error):
        return client_of(
            SimpleNamespace(
                desk=FailingDesk(error),
                settings=Settings(),
                access=Access(None),
                audit=None,
                leave_model=no_model,
            )
        )

    return make


@pytest.fixture
def client(failing):
    with failing(RuntimeError("secret detail")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ({"role": "店长", "duties": 500}, "body.duties: 应不大于 30"),
        ({"role": "店" * 1000}, "body.role: 最多 100 个字"),
        ({}, "body.role: 没有填写"),
        ({"role": "店长", "audience": "海报"}, "body.audience: 应是 'posting' or 'internal'"),
        ({"role": "店长", "colour": "red"}, "body.colour: 没有这一项"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_in_chinese_first(client, brief, said):
    assert said in client.post("/v1/drafts", json=brief).json()["message_zh"]


def test_unknown_addresses(client):
    for path in (
        "/nope",
        "/v1/",
        "/v1/documents/",
        "/pages/nope.js",
        "/pages/__init__.py",
        "/pages/%2e%2e/app.py",
        "/pages/swagger/x",
    ):
        response = client.get(path)
        assert (response.status_code, response.json()["code"]) == (404, "route_not_found"), path


@pytest.mark.parametrize("path", PATHS)
def test_wrong_methods(client, path):
    response = client.request("PATCH", path)
    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")
    assert response.headers["allow"]


def test_unforeseen_errors_show_nothing(client):
    for response in (
        client.get("/v1/roles"),
        client.get("/v1/documents/1/text"),
        client.post("/v1/ask", json={"question": "好"}),
        client.post("/v1/documents", files=[("file", ("a.txt", b"x"))]),
    ):
        assert (response.status_code, response.json()["code"]) == (500, "internal")
        assert "secret" not in response.text


def test_unforeseen_error_in_a_stream_is_its_last_event(client, check_contract):
    import json

    response = client.post("/v1/ask", json={"question": "好"}, headers={"accept": "text/event-stream"})
    last = response.text.strip().replace("\r\n", "\n").split("\n\n")[-1]
    event, data = last.split("\n", 1)
    assert event == "event: error"
    assert check_contract("problem", json.loads(data.removeprefix("data: ")))["code"] == "internal"
    assert "secret" not in response.text


@pytest.mark.parametrize(
    ("error", "status"), [(StorageFull(path="/x"), 507), (CatalogueDamaged(path="/x"), 503)]
)
def test_states_of_the_machine(failing, error, status):
    with failing(error) as client:
        response = client.get("/v1/roles")
        assert (response.status_code, response.json()["code"]) == (status, error.code)
        assert response.json()["instance"] == "/v1/roles"


def test_declared_body_over_the_limit(client):
    response = client.post("/v1/ask", content=b"x", headers={"content-length": str(2 << 20)})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_arriving_body_over_the_limit(client):
    def drip():
        for _ in range(40):
            yield b" " * 65536

    response = client.post("/v1/ask", content=drip(), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_upload_limit_is_a_setting(client_of):
    small = SimpleNamespace(
        desk=FailingDesk(RuntimeError()),
        settings=Settings(max_upload_mb=1),
        access=Access(None),
        audit=None,
        leave_model=no_model,
    )
    with client_of(small) as client:
        response = client.post("/v1/documents", files=[("file", ("a.txt", b"x" * (1 << 20)))])
        assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[", "10.0.0.5"]
)
def test_foreign_host_names(client, host):
    response = client.get("/healthz", headers={"host": host})
    assert (response.status_code, response.json()["code"]) == (421, "host_refused")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "[::1]:8000", "LOCALHOST"])
def test_loopback_host_names(client, host):
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_writing_from_a_foreign_page(client):
    for origin in ("https://evil.example", "null", "http://127.0.0.1:9999"):
        for response in (
            client.post("/v1/documents", files=[("file", ("a.txt", b"x"))], headers={"origin": origin}),
            client.delete("/v1/documents/1", headers={"origin": origin}),
        ):
            assert (response.status_code, response.json()["code"]) == (403, "origin_refused")
    assert (
        client.post("/v1/ask", json={"question": ""}, headers={"origin": "http://127.0.0.1"}).status_code
        != 403
    )


def test_not_ready_before_start_and_after_stop(failing):
    client = failing(RuntimeError())
    assert client.get("/readyz").json()["code"] == "not_ready"
    assert client.get("/healthz").json()["status"] == "ok"
    with client:
        assert client.get("/readyz").json()["status"] == "ok"
    assert client.get("/readyz").status_code == 503
