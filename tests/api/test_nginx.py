"""The sample ``docs/nginx.conf`` with a real nginx in front of a real service."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
QUESTION = {"question": "谁负责开具增值税发票？"}


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        reason = "no nginx on this machine (Debian: apt-get install nginx-light)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; CI must run this test")
        pytest.skip(reason)
    return found


@pytest.fixture(params=["stripped", "left"])
def behind(request, nginx, environment, tmp_path, zhize):
    """The address of the service as nginx shows it, and a reader's key."""
    secret = zhize("keys", "add", "--role", "editor").out.strip()
    listen = _free()
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
        env={**environment, "ZHIZE_ROOT_PATH": "/zhize", "ZHIZE_PUBLIC_URL": "http://hr.example.com/zhize",
             "ZHIZE_RATE_LIMIT_ADDRESS": "5/minute"},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    port = process.stdout.readline().split("http://127.0.0.1:", 1)[1].strip()
    sample = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    server = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{listen};", sample)
    server = re.sub(r"^\s*ssl_.*\n", "", server, flags=re.MULTILINE)
    server = server.replace(
        "http://127.0.0.1:8000/;", f"http://127.0.0.1:{port}{'/' if request.param == 'stripped' else ''};"
    )
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log;\n"
        f"events {{}}\nhttp {{\n{folders}{server}\n}}\n"
    )
    front = subprocess.Popen([nginx, "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")])
    with httpx.Client(
        base_url=f"http://127.0.0.1:{listen}", trust_env=False, headers={"host": "hr.example.com"}, timeout=30
    ) as client:
        for _ in range(100):
            try:
                client.get("/zhize/healthz")
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield client, secret
    for one in (front, process):
        one.terminate()
        one.wait(timeout=20)
    process.stdout.close()
    process.stderr.close()


@pytest.mark.slow
def test_the_sample_with_a_real_nginx(behind):
    client, secret = behind
    key = {"authorization": f"Bearer {secret}"}
    assert client.get("/zhize").headers["location"].endswith("/zhize/")
    entered = client.get("/zhize/")
    assert (entered.status_code, entered.headers["location"]) == (303, "/zhize/enter")
    assert client.get("/zhize/healthz", headers={"host": "evil.example"}).status_code == 421
    answer = client.post("/zhize/v1/ask", json=QUESTION, headers=key).json()
    assert len(answer["citations"]) == 3
    with client.stream(
        "POST", "/zhize/v1/ask", json=QUESTION, headers={**key, "accept": "text/event-stream"}
    ) as response:
        lines = [line for line in response.iter_lines() if line.startswith("event:")]
    assert lines[0] == "event: status" and lines[-1] == "event: done"
    made = client.post(
        "/zhize/v1/session", json={"credential": secret}, headers={"origin": "http://hr.example.com"}
    )
    assert made.status_code == 200 and "Path=/zhize" in made.headers["set-cookie"]
    assert client.get("/zhize/").status_code == 200
    assert client.get("/zhize/pages/icon.svg").status_code == 200
    assert re.fullmatch(r"[0-9a-f]{32}", client.get("/zhize/healthz").headers["x-request-id"]), (
        "nginx's own id"
    )
    client.cookies.clear()
    # The address that is counted is nginx's word, not the caller's.
    codes = [
        client.post(
            "/zhize/v1/session", json={"credential": "x"}, headers={"x-forwarded-for": f"10.0.0.{number}"}
        ).status_code
        for number in range(8)
    ]
    assert 429 in codes
