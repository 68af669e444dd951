"""Keys on the command line: directly, and through a service that asks for keys itself."""

from __future__ import annotations

import stat
import subprocess
import sys

import httpx
import pytest

from tests.api.access_kit import OWN


def test_the_life_of_a_key(zhize):
    made = zhize("keys", "add", "--role", "editor", "--label", "人事", "--json").json("key-created")
    assert made["secret"].startswith("zk_") and made["key"]["active"]
    shown = zhize("keys", "add")
    assert shown.out.startswith("zk_") and shown.out.count("\n") == 1, "the secret alone, for a pipe"
    listed = zhize("keys", "list")
    assert made["key"]["key_id"] in listed.out and made["secret"] not in listed.out + listed.err
    ended = zhize("keys", "revoke", made["key"]["key_id"], "--json").json("key")
    assert ended["active"] is False
    assert zhize("keys", "revoke", "key_nope").code == 2


def test_a_link_with_its_code(zhize, tmp_path):
    made = zhize("keys", "link", "--days", "3", "--url", "https://hr.example.com", "--qr", "码.svg")
    assert made.out.startswith("https://hr.example.com/enter#")
    assert (tmp_path / "码.svg").read_text(encoding="utf-8").startswith("<svg")
    assert zhize("keys", "link", "--qr", "没有/码.svg").code == 3


def test_a_widget(zhize):
    ran = zhize("keys", "widget", "--origin", "https://www.example.com", "--json")
    assert ran.json("key-created")["key"]["kbs"] == ["default"]
    assert zhize("keys", "widget", "--origin", "https://*").code == 2
    assert zhize("keys", "add", "--label", "长" * 300, "--json").json("problem")["code"] == "invalid_request"


def test_privacy_changes_and_forgetting(zhize, tmp_path):
    (tmp_path / "仓库.txt").write_text(OWN, encoding="utf-8")
    assert zhize("docs", "add", "仓库.txt").code == 0
    assert zhize("kb", "privacy", "default", "--hide", "--json").json("kb-privacy")["hide_sources"] is True
    assert zhize("kb", "privacy", "没有", "--hide").code == 2
    answer = zhize("ask", "谁负责出入库登记？", "--json").json("answer")
    assert zhize("forget", answer["conversation_id"], "--json").json("forgotten")["turns"] == 0
    entries = zhize("changes", "--json").json("changes")["entries"]
    assert [(one["action"], one["target"]) for one in entries] == [
        ("forget", ""),
        ("kb privacy", "default"),
        ("docs add", "仓库.txt"),
    ]
    assert all(one["actor"].startswith("local:") for one in entries)


@pytest.fixture
def guarded(environment, tmp_path, zhize):
    """A service that listens everywhere and asks for keys, with an admin's key."""
    secret = zhize("keys", "add", "--role", "admin").out.strip()
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--host", "0.0.0.0", "--port", "0", "--no-seed"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line, process.stderr.read()
    yield "http://" + line.split("http://", 1)[1].strip(), secret
    process.terminate()
    process.communicate(timeout=20)


def test_commands_reach_a_guarded_owner_through_its_token(guarded, zhize, tmp_path):
    url, secret = guarded
    token = tmp_path / "data" / "owner.token"
    assert stat.S_IMODE(token.stat().st_mode) == 0o600
    with httpx.Client(base_url=url, trust_env=False) as client:
        assert client.get("/v1/documents").status_code == 401
        for bearer in (secret, token.read_text()):
            assert client.get("/v1/keys", headers={"authorization": f"Bearer {bearer}"}).status_code == 200
        assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 421
    (tmp_path / "仓库.txt").write_text(OWN, encoding="utf-8")
    assert zhize("docs", "add", "仓库.txt", "--json").code == 0
    assert zhize("keys", "list", "--json").json("key-list")["keys"][0]["role"] == "admin"
    entries = zhize("changes", "--json").json("changes")["entries"]
    assert (entries[0]["actor"], entries[0]["action"]) == ("owner", "POST /v1/documents")
    token.unlink()
    assert zhize("roles", "--json").json("problem")["code"] == "key_needed"
