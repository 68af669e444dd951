"""Requests made from the OpenAPI document (schemathesis): no server error, no undocumented status, no odd shape."""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.access.permissions import Role
from api.app import create_app
from api.settings import Settings
from api.wiring import Workspace
from tests.api.access_kit import OWN

# Bounded for CI; ZHIZE_TEST_FUZZ=200 looks longer.
EXAMPLES = int(os.environ.get("ZHIZE_TEST_FUZZ", "8"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@schemathesis.serializer("application/x-ndjson")
def _lines(_context, value):
    return value.encode("utf-8", "replace") if isinstance(value, str) else bytes(value)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory, assets_dir):
    """An application over texts of its own, which may be changed, and one that asks for keys."""
    opened = []
    applications = []
    for name in ("open", "guarded"):
        home = tmp_path_factory.mktemp(name)
        limits = {"rate_limit_key": "off", "rate_limit_address": "off", "rate_limit_session": "off"}
        workspace = Workspace.open(Settings(data_dir=home, assets_dir=assets_dir, **limits), seed=False)
        workspace.desk.add([("仓库.txt", OWN.encode())])
        opened.append(workspace)
        applications.append(create_app(workspace))
    opened[1].access.add("api", role=Role.admin)
    reader = opened[1].access.add("api", role=Role.reader)[1]
    yield applications[0], applications[1], reader
    for workspace in opened:
        workspace.close()


def _run(app, headers, *, reading=None, leave_out=()):
    """``reading``: the headers that the document itself is read with."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=dict(reading or headers))
    failed = []
    for result in schema.get_all_operations():
        operation = result.ok()
        if (operation.method.upper(), operation.path) in leave_out:
            continue

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def one(case):
            case.call_and_validate(headers=dict(headers), checks=CHECKS)

        try:
            one()
        except BaseException as error:  # all of them are told at the end
            if isinstance(error, KeyboardInterrupt):
                raise
            failed.append(f"{operation.label}: {error}")
    assert not failed, "\n\n".join(failed)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the fuzzer's own
@pytest.mark.parametrize("who", ["local", "reader", "nobody"])
def test_requests_made_from_the_document(fuzzed, who):
    open_app, guarded, reader = fuzzed
    host = {"host": "127.0.0.1"}
    if who == "local":
        # The first key would close the door on the rest of this run.
        _run(open_app, host, leave_out={("POST", "/v1/keys")})
    else:
        known = {**host, "authorization": f"Bearer {reader}"}
        _run(guarded, known if who == "reader" else host, reading=known)
