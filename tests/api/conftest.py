"""A client that holds every response to its contract, and workspaces over the real parts."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api import openai_errors
from api.app import create_app
from api.cli import console, main
from api.contract import Problem
from api.messages import MESSAGES
from api.problems import MEDIA_TYPE
from api.schemas import CONTRACTS, schema_file
from api.settings import Settings
from api.wiring import Workspace
from index.dictionary import _Shards
from index.protocols import Encoder
from index.tokens import Tokens

ROOT = Path(__file__).resolve().parents[2]

_VALIDATORS = {
    name: Draft202012Validator(json.loads(schema_file(name).read_text(encoding="utf-8")))
    for name in CONTRACTS
}

# (method, path) -> contract of the successful response
_ROUTES: tuple[tuple[str, str, str], ...] = (
    ("POST", r"/v1/ask", "answer"),
    ("POST", r"/v1/check", "check"),
    ("POST", r"/v1/drafts", "draft"),
    ("POST", r"/v1/drafts/batch", "draft-batch"),
    ("GET", r"/v1/drafts/batch/[^/]+", "draft-batch"),
    ("GET", r"/v1/drafts/[^/]+", "draft"),
    ("PATCH", r"/v1/drafts/[^/]+", "draft"),
    ("GET", r"/v1/drafts/[^/]+/compare", "draft-comparison"),
    ("POST", r"/v1/eval", "eval-report"),
    ("POST", r"/v1/audit", "audit-report"),
    ("POST", r"/v1/feedback", "feedback"),
    ("GET", r"/v1/feedback", "feedback-list"),
    ("GET", r"/v1/inbox", "inbox-list"),
    ("PATCH", r"/v1/inbox/[^/]+", "inbox-group"),
    ("GET", r"/v1/usage", "usage"),
    ("GET", r"/v1/curated", "curated-list"),
    ("POST", r"/v1/curated", "curated"),
    ("GET", r"/v1/curated/[^/]+", "curated"),
    ("PUT", r"/v1/curated/[^/]+", "curated"),
    ("DELETE", r"/v1/curated/[^/]+", "curated-removed"),
    ("GET", r"/v1/search", "search"),
    ("GET", r"/v1/roles", "role-list"),
    ("GET", r"/v1/roles/[^/]+", "role"),
    ("GET", r"/v1/documents", "document-list"),
    ("POST", r"/v1/documents", "document-upload"),
    ("GET", r"/v1/documents/[^/]+/parse", "parse"),
    ("GET", r"/v1/documents/check", "document-check"),
    ("POST", r"/v1/documents/reparse", "document-reparse"),
    ("GET", r"/v1/documents/[^/]+/check", "document-check"),
    ("POST", r"/v1/documents/[^/]+/reparse", "document-reparse"),
    ("POST", r"/v1/documents/[^/]+/restore", "document-restored"),
    ("GET", r"/v1/documents/[^/]+/versions", "document-versions"),
    ("GET", r"/v1/documents/[^/]+/diff", "document-diff"),
    ("PATCH", r"/v1/documents/[^/]+", "document"),
    ("GET", r"/v1/jobs", "job-list"),
    ("DELETE", r"/v1/jobs", "job-list"),
    ("GET", r"/v1/jobs/[^/]+", "job"),
    ("DELETE", r"/v1/jobs/[^/]+", "job"),
    ("GET", r"/v1/kbs", "kb-list"),
    ("DELETE", r"/v1/kbs/[^/]+", "kb-removed"),
    ("POST", r"/v1/kbs/import", "kb-import"),
    ("GET", r"/v1/documents/[^/]+", "document"),
    ("DELETE", r"/v1/documents/[^/]+", "document-removed"),
    ("GET", r"/v1/documents/[^/]+/text", "document-text"),
    ("GET", r"/v1/keys", "key-list"),
    ("POST", r"/v1/keys", "key-created"),
    ("DELETE", r"/v1/keys/[^/]+", "key"),
    ("PUT", r"/v1/kbs/[^/]+/privacy", "kb-privacy"),
    ("GET", r"/v1/changes", "changes"),
    ("GET", r"/v1/session", "session"),
    ("POST", r"/v1/session", "session"),
    ("DELETE", r"/v1/session", "session"),
    ("POST", r"/v1/widget/session", "widget-token"),
    ("DELETE", r"/v1/conversations/[^/]+", "forgotten"),
    ("GET", r"/healthz", "health"),
    ("GET", r"/readyz", "health"),
)
_NOT_JSON = re.compile(
    r"/|/v1/chat/completions|/v1/models(?:/[^/]+)?|/mcp|/v1/drafts/[^/]+/export|/docs|/favicon\.ico|/pages/.*|/openapi\.json"
)


def check_contract(name: str, value: object) -> Any:
    """Fail unless ``value`` fits the committed schema; give it back."""
    errors = [f"{error.json_path}: {error.message}" for error in _VALIDATORS[name].iter_errors(value)]
    assert not errors, f"does not fit {name}.schema.json: {errors[:3]}"
    return value


def check_problem(response: Any) -> Problem:
    """Fail unless the response is a whole problem of ours with words in both languages."""
    assert response.headers["content-type"].split(";")[0] == MEDIA_TYPE, response.text[:200]
    found = Problem.model_validate(check_contract("problem", response.json()))
    assert found.status == response.status_code
    assert found.code in MESSAGES
    assert found.message_zh and found.message_en
    assert "Traceback" not in response.text and 'File "' not in response.text
    return found


def check_openai_error(response: Any) -> dict[str, Any]:
    """Fail unless the response is an error as clients of the OpenAI API read it."""
    assert response.headers["content-type"].split(";")[0] == "application/json", response.text[:200]
    error: dict[str, Any] = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"} and error["code"] in MESSAGES
    return error


class ContractClient(TestClient):
    """Every response is checked: success by its route's schema, failure as a problem."""

    def request(self, method: str, url: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        response = super().request(method, url, **kwargs)
        path = response.request.url.path
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
        if response.status_code >= 400:
            check_openai_error(response) if openai_errors.speaks(path) else check_problem(response)
        elif response.headers.get("content-type", "").startswith(
            "application/json"
        ) and not _NOT_JSON.fullmatch(path):
            contract = next(
                name
                for verb, pattern, name in _ROUTES
                if verb == method.upper() and re.fullmatch(pattern, path)
            )
            if contract == "document-upload" and response.status_code == 202:
                contract = "document-accepted"
            check_contract(contract, response.json())
        return response


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory, assets_dir: Path) -> Iterator[None]:
    """What every data directory makes alike is made once a session: jieba's dictionary (1 s) and the encoder (0.2 s).

    Only in this process: commands in processes of their own make both, and ``tests/index`` tests how.
    """
    folder = tmp_path_factory.mktemp("dictionaries")
    make, load = _Shards.make, Workspace._load_encoder
    encoders: dict[Path, Encoder] = {}

    def made(path: Path | None, stamp: str, words: dict[str, int]) -> _Shards:
        if path is None:
            return make(path, stamp, words)
        kept = folder / stamp
        if not kept.exists():
            make(kept, stamp, words)
        with suppress(OSError):  # a directory that cannot be written: it is made in memory
            shutil.copyfile(kept, path)
        return _Shards.open(path, stamp) or make(path, stamp, words)

    def loaded(workspace: Workspace) -> Encoder:
        if workspace.settings.assets_dir != assets_dir:
            return load(workspace)
        if assets_dir not in encoders:
            encoders[assets_dir] = load(workspace)
        return encoders[assets_dir]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Shards, "make", made)
        patch.setattr(Workspace, "_load_encoder", loaded)
        yield


def client_of(workspace: Any) -> ContractClient:
    return ContractClient(create_app(workspace), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory, assets_dir: Path) -> Iterator[Workspace]:
    """The packaged sample, opened once; tests only read from it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("sample"), assets_dir=assets_dir)
    workspace = Workspace.open(settings)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def sample_client(sample_workspace: Workspace) -> Iterator[ContractClient]:
    """HTTP over the sample; for reading only."""
    with client_of(sample_workspace) as client:
        yield client


@pytest.fixture
def client(tmp_path: Path, assets_dir: Path) -> Iterator[ContractClient]:
    """HTTP over a data directory of its own that starts empty."""
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    with client_of(workspace) as opened:
        yield opened
    workspace.close()


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    def json(self, contract: str) -> Any:
        """The whole standard output as JSON that fits a contract."""
        return check_contract(contract, json.loads(self.out))


Run = Callable[..., Ran]


def environment(home: Path, assets: Path, **more: str) -> dict[str, str]:
    """A clean environment: nothing of the caller's settings, a home of its own."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV") if name in os.environ
    }
    return {
        **kept,
        "HOME": str(home),
        "ZHIZE_DATA_DIR": str(home / "data"),
        "ZHIZE_ASSETS_DIR": str(assets),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "default",
        **more,
    }


@pytest.fixture
def zhize_process(tmp_path: Path, assets_dir: Path) -> Run:
    """Run the command as a user does: in a process and a home of its own."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", *arguments],
            cwd=tmp_path,
            env=environment(tmp_path, assets_dir),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return _clean(Ran(done.returncode, done.stdout.decode(), done.stderr.decode()))

    return run


@pytest.fixture
def zhize(tmp_path: Path, assets_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command's whole main function in this process, which saves the imports; same home, same rules."""
    for name in [name for name in os.environ if name.startswith(("ZHIZE_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name, value in environment(tmp_path, assets_dir).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, env: Mapping[str, str] | None = None, stdin: bytes = b"") -> Ran:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["zhize", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(console, "state", console.State())
            patch.setattr("api.cli.app.state", console.state)
            with pytest.raises(SystemExit) as ended:
                main()
        for stream in streams:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams)
        return _clean(Ran(int(ended.value.code or 0), out, err))

    return run


def _clean(ran: Ran) -> Ran:
    assert "Traceback" not in ran.err + ran.out, ran.err
    return ran


@pytest.fixture(name="check_contract")
def _check_contract() -> Callable[[str, object], Any]:
    """``check_contract(name, value)`` for tests that hold a value themselves."""
    return check_contract


@pytest.fixture(name="check_problem")
def _check_problem() -> Callable[[Any], Problem]:
    """``check_problem(response)`` for responses that no ``ContractClient`` fetched."""
    return check_problem


@pytest.fixture(name="client_of", scope="session")
def _client_of() -> Callable[[Any], ContractClient]:
    """A client over anything that has a desk and settings."""
    return client_of


@pytest.fixture(name="environment")
def _environment(tmp_path: Path, assets_dir: Path, jieba_cache: Path, tokens: Tokens) -> dict[str, str]:
    """The environment of a service with a home of its own, where jieba's dictionary is prepared (a second each)."""
    (tmp_path / "data").mkdir(exist_ok=True)
    shutil.copyfile(jieba_cache, tmp_path / "data" / jieba_cache.name)
    return environment(tmp_path, assets_dir)
