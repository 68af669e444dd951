"""A running service as other processes meet it: its start, its ownership, its polite end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

OWN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"


class Service:
    """``zhize serve`` on a free port."""

    def __init__(self, environment, cwd):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
            env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        line = self.process.stdout.readline()
        assert "http://" in line, self.process.stderr.read()
        self.url = "http://" + line.split("http://", 1)[1].strip()

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        return code, self.process.stdout.read(), self.process.stderr.read()


@pytest.fixture
def service(environment, tmp_path) -> Iterator[Service]:
    running = Service(environment, tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.wait()
    running.process.stdout.close()
    running.process.stderr.close()


def test_serves_and_ends_politely(service, tmp_path, zhize):
    with httpx.Client(base_url=service.url, trust_env=False) as client:
        assert client.get("/readyz").json()["status"] == "ok"
        answer = client.post("/v1/ask", json={"question": "谁负责开具增值税发票？"}).json()
        assert len(answer["citations"]) == 3
        assert client.get("/").status_code == 200
    code, _, err = service.end()
    assert code == 0
    assert "Traceback" not in err
    assert not (tmp_path / "data" / "owner.json").exists()
    assert zhize("roles").code == 0, "the directory is free again"


def test_sigterm_during_a_stream_still_ends_with_0(service):
    with (
        httpx.Client(base_url=service.url, trust_env=False) as client,
        client.stream(
            "POST",
            "/v1/ask",
            json={"question": "谁负责开具增值税发票？"},
            headers={"accept": "text/event-stream"},
        ) as response,
    ):
        next(response.iter_lines())
        started = time.monotonic()
        code, _, err = service.end()
    assert code == 0 and "Traceback" not in err
    assert time.monotonic() - started < 10


def test_commands_speak_to_the_owner(service, zhize, tmp_path):
    ran = zhize("ask", "谁负责开具增值税发票？", "--json")
    assert ran.code == 0 and len(ran.json("answer")["citations"]) == 3
    (tmp_path / "仓库.txt").write_text(OWN, encoding="utf-8")
    added = zhize("docs", "add", "仓库.txt", "--json")
    assert added.code == 0 and added.json("document-upload")["sample_present"] is True
    names = [one["name"] for one in zhize("docs", "list", "--json").json("document-list")["documents"]]
    assert names == ["seed.txt", "仓库.txt"]
    assert zhize("docs", "show", "仓库.txt").out == OWN
    assert zhize("docs", "remove", "seed.txt", "--json").json("document-removed")["removed"]
    with httpx.Client(base_url=service.url, trust_env=False) as client:
        assert [one["name"] for one in client.get("/v1/documents").json()["documents"]] == ["仓库.txt"]
    bad = zhize("docs", "add", "仓库.txt", "没有.txt", "--kb", "x" * 101, "--json")
    assert bad.code == 2 and {one["code"] for one in bad.json("document-upload")["problems"]} == {
        "invalid_request",
        "file_not_found",
    }
    assert zhize("doctor", "--json").json("doctor-report")


def test_a_second_service_on_the_directory_gives_up_quickly(service, zhize):
    started = time.monotonic()
    ran = zhize("serve", "--port", "0")
    assert ran.code == 3 and "正由另一个进程使用" in ran.err
    assert time.monotonic() - started < 6
    with httpx.Client(base_url=service.url, trust_env=False) as client:
        assert client.get("/readyz").status_code == 200


def test_a_dead_owner_leaves_nothing_to_clean_up(service, zhize):
    service.process.kill()
    service.process.wait()
    assert zhize("ask", "谁负责开具增值税发票？", "--json").code == 0


def test_an_owner_that_does_not_answer(service, zhize):
    service.process.send_signal(signal.SIGSTOP)
    try:
        ran = zhize("roles", "--json")
    finally:
        service.process.send_signal(signal.SIGCONT)
    assert (ran.code, ran.json("problem")["code"]) == (3, "service_unreachable")
    assert service.url in ran.err


def test_port_in_use_and_foreign_addresses(zhize):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = zhize("serve", "--port", str(taken.getsockname()[1]))
        assert ran.code == 3 and "已被占用" in ran.err
    for host in ("0.0.0.0", "::", "192.168.1.2", "example.org"):
        ran = zhize("serve", "--host", host, "--port", "0")
        assert ran.code == 2 and "没有访问密钥" in ran.err, host


def test_owner_json_is_never_trusted_without_the_lock(zhize, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "owner.json").write_text(json.dumps({"pid": 1, "url": "http://127.0.0.1:9"}))
    assert zhize("roles", "--json").code == 0
