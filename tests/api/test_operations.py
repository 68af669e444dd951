"""What runs the service: request ids, logs without words, metrics, sub-paths, draining, retention."""

from __future__ import annotations

import json
import logging
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import httpx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.observing import JsonLines, TextLines
from api.retention import Retention
from api.settings import Settings
from api.wiring import Workspace
from tests.api.access_kit import OWN, SITE, Door

# What a visitor might type and nobody may find in a log: a name, a mobile number, an identity card, a bank card.
PRIVATE = "张三丰13912345678身份证11010519491231002X卡6222021234567890123"


def test_request_ids(sample_client):
    made = {sample_client.get("/healthz").headers["x-request-id"] for _ in range(3)}
    assert len(made) == 3
    assert sample_client.get("/nope", headers={"x-request-id": "from-the-proxy-1"}).headers[
        "x-request-id"
    ] == ("from-the-proxy-1")
    for bad in ("short", "a" * 65, "line\tbreak-and-more", 'x"},{"y":1'):
        assert sample_client.get("/healthz", headers={"x-request-id": bad}).headers["x-request-id"] != bad


def test_lines_say_what_happened_and_nothing_that_was_typed(sample_client, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    for name in ("sse_starlette", "httpx2", "httpcore2", "python_multipart", "mcp", "asyncio"):
        monkeypatch.setattr(
            logging.getLogger(name), "level", logging.WARNING
        )  # httpx2: this test's own client
    sample_client.post("/v1/ask", json={"question": PRIVATE})
    sample_client.post("/v1/ask", json={"question": PRIVATE}, headers={"accept": "text/event-stream"})
    sample_client.get("/v1/search", params={"q": PRIVATE})
    sample_client.get(f"/v1/roles/{PRIVATE}")
    sample_client.get(f"/{PRIVATE}")
    sample_client.post("/v1/check", json={"text": PRIVATE})
    body = {"model": "zhize", "messages": [{"role": "user", "content": PRIVATE}]}
    sample_client.post("/v1/chat/completions", json=body)
    sample_client.post("/v1/ask", json={"question": PRIVATE * 60})
    sample_client.post("/v1/ask", content=PRIVATE.encode(), headers={"content-type": "application/json"})
    requests = [record for record in caplog.records if record.name == "zhize.requests"]
    assert {record.route for record in requests} >= {"/v1/ask", "/v1/search", "/v1/roles/{role_id}", "other"}
    for formatter in (TextLines(), JsonLines()):
        lines = [formatter.format(record) for record in caplog.records]
        for part in ("张三丰", "13912345678", "11010519491231002X", "6222021234567890123", "%E5%BC%A0"):
            assert not [line for line in lines if part in line]
    line = json.loads(JsonLines().format(requests[0]))
    assert line["message"] == "request" and line["status"] == 200 and line["caller"] == "local"
    told = sample_client.get("/metrics").text
    assert "张三丰" not in told and "13912345678" not in told


def test_metrics(sample_client):
    sample_client.post("/v1/ask", json={"question": "谁负责开具增值税发票？"})
    sample_client.post("/v1/ask", json={"question": "宇航员的职责是什么？"})
    told = sample_client.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    assert re.search(
        r'zhize_requests_total\{method="POST",route="/v1/ask",status="200"\} ([2-9]|[1-9]\d)', told.text
    )
    assert re.search(r'zhize_answers_total\{intent="\w+",outcome="answered"\} [1-9]', told.text)
    assert re.search(r'zhize_answers_total\{intent="\w+",outcome="role_not_found"\} [1-9]', told.text)
    assert "zhize_index_ready 1.0" in told.text and "zhize_documents 1.0" in told.text
    assert "zhize_jobs_unfinished 0.0" in told.text
    assert 'zhize_request_seconds_bucket{le="0.1",route="/v1/ask"}' in told.text
    before = told.text.count("route=")
    for number in range(50):  # labels must not grow with what strangers ask for
        sample_client.get(f"/nothing/{number}")
        sample_client.request("BREW", f"/{number}")
    assert sample_client.get("/metrics").text.count("route=") < before + 60


@pytest.mark.parametrize("stripped", [True, False])
def test_under_a_prefix(sample_workspace, tmp_path, assets_dir, stripped):
    """The proxy may take the prefix off or leave it."""
    settings = Settings(data_dir=tmp_path, assets_dir=assets_dir, root_path="/zhize")
    workspace = SimpleNamespace(
        desk=sample_workspace.desk, settings=settings, access=sample_workspace.access, audit=None,
        leave_model=sample_workspace.leave_model,
    )  # fmt: skip
    base = "" if stripped else "/zhize"
    with TestClient(create_app(workspace), base_url="http://127.0.0.1") as client:
        assert client.get(f"{base}/v1/roles").status_code == 200
        assert client.post(f"{base}/v1/ask", json={"question": "谁负责开具增值税发票？"}).json()["citations"]
        assert client.get(f"{base}/").status_code == 200
        assert client.get(f"{base}/pages/icon.svg").status_code == 200
        assert client.get(f"{base}/pages/swagger/swagger-ui.css").status_code == 200
        assert client.get(f"{base}/nope").json()["code"] == "route_not_found"
        document = client.get(f"{base}/openapi.json").json()
        assert document["servers"] == [{"url": "/zhize"}]


def test_the_way_in_keeps_the_prefix(tmp_path, assets_dir):
    settings = Settings(data_dir=tmp_path / "data", assets_dir=assets_dir, root_path="/zhize")
    workspace = Workspace.open(settings, seed=False)
    secret = workspace.access.add("api")[1]
    with TestClient(create_app(workspace), base_url="http://127.0.0.1") as client:
        response = client.get("/zhize/", follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, "/zhize/enter")
        entered = client.post("/zhize/v1/session", json={"credential": secret})
        assert "Path=/zhize" in entered.headers["set-cookie"]
        assert client.get("/zhize/", follow_redirects=False).status_code == 200
    workspace.close()


def test_a_frame_may_stand_on_the_widgets_sites_only(tmp_path, assets_dir, client_of):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    door = Door(workspace, client_of)
    widget = door.widget(origins=(SITE, "https://shop.example.com"))
    ended = door.widget()
    door.access.revoke(ended)
    with TestClient(create_app(workspace), base_url="http://127.0.0.1") as client:
        framed = client.get("/widget/frame", params={"key": widget})
        assert f"frame-ancestors {SITE} https://shop.example.com" in framed.headers["content-security-policy"]
        assert "x-frame-options" not in framed.headers
        for params in ({}, {"key": "zw_nope"}, {"key": ended}, {"key": "https://evil.example"}):
            policy = client.get("/widget/frame", params=params).headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy
        # In its frame the widget speaks from our own origin; what it may do is no more than elsewhere.
        made = client.post(
            "/v1/widget/session", json={"key": widget}, headers={"origin": "http://127.0.0.1"}
        ).json()
        headers = {"authorization": f"Bearer {made['token']}", "origin": "http://127.0.0.1"}
        assert client.post("/v1/ask", json={"question": "好"}, headers=headers).status_code == 200
        assert client.post("/v1/check", json={"text": "好"}, headers=headers).status_code == 403
    for path in ("/", "/docs", "/enter", "/v1/roles"):
        with TestClient(create_app(workspace), base_url="http://127.0.0.1") as client:
            assert client.get(path).headers["x-frame-options"] == "DENY"
    workspace.close()


def test_what_was_kept_goes_after_its_days(tmp_path, assets_dir):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    from assistant.curation.contract import FeedbackRequest

    workspace.desk.add([("仓库.txt", OWN.encode())])
    for name in ("old", "new"):
        workspace.desk.curation.rate(FeedbackRequest(conversation_id=name, rating="down", question=name))
    before = (datetime.now(UTC) - timedelta(days=31)).isoformat(timespec="seconds")
    with workspace.catalogue.transaction(counts="feedback") as connection:
        connection.exec_driver_sql("UPDATE feedback SET at = ? WHERE conversation_id = 'old'", (before,))
    assert Retention(lambda: workspace.inbox, 30).run() == 1
    assert [one.conversation_id for one in workspace.desk.curation.feedback().feedback] == ["new"]
    workspace.close()


def test_draining_tells_first_and_ends_later(environment, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
        env={**environment, "ZHIZE_DRAIN_SECONDS": "2", "ZHIZE_LOG_LEVEL": "info", "ZHIZE_LOG_FORMAT": "json"},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    line = process.stdout.readline()
    url = "http://" + line.split("http://", 1)[1].strip()
    with httpx.Client(base_url=url, trust_env=False) as client:
        assert client.get("/readyz").status_code == 200
        process.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        while client.get("/readyz").status_code == 200:
            assert time.monotonic() - asked < 1
        assert client.post("/v1/ask", json={"question": "谁负责开具增值税发票？"}).json()["citations"]
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0 and 1.5 < time.monotonic() - asked < 10, err
    lines = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert {"route": "/v1/ask", "status": 200}.items() <= next(
        one for one in lines if one.get("route") == "/v1/ask"
    ).items()
    assert "增值税" not in err
