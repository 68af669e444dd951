"""A real browser on a real service. Debian's chromium, driven by playwright; nothing is downloaded.

One browser and one service a worker: starting them costs more than most tests. Tests that change what the service
holds use ``own_service`` or put things back.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from index.tokens import Tokens
from tests.browser.kit import Foreign, Watched, lacking

ROOT = Path(__file__).resolve().parents[2]
Serve = Callable[..., tuple[subprocess.Popen[str], str]]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")  # no longer: its event loop would break the asyncio tests of other files
def browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        lacking("no chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        # --no-sandbox: root in a container has no user namespaces.
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def serve(assets_dir: Path, jieba_cache: Path, tokens: Tokens) -> Serve:
    """Starts services where jieba's dictionary is prepared (a second each)."""

    def started(home: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
        (home / "data").mkdir()
        shutil.copyfile(jieba_cache, home / "data" / jieba_cache.name)
        return _serve(home, assets_dir, *more)

    return started


def _serve(home: Path, assets: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "ZHIZE_DATA_DIR": str(home / "data"),
        "ZHIZE_ASSETS_DIR": str(assets),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0", *more],
        env=environment, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://" in line
    return process, "http://" + line.split("http://", 1)[1].strip()


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(timeout=20)
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """The address of a service over the packaged sample; tests only read."""
    process, url = serve(tmp_path_factory.mktemp("service"))
    yield url
    _end(process)


@pytest.fixture(scope="module")
def own_service(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """The address of a service whose data the tests of one file change."""
    process, url = serve(tmp_path_factory.mktemp("own"))
    yield url
    _end(process)


@pytest.fixture(scope="module")
def empty_service(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """The address of a service that holds nothing."""
    process, url = serve(tmp_path_factory.mktemp("empty"), "--no-seed")
    yield url
    _end(process)


@pytest.fixture(scope="session")
def foreign() -> Iterator[Foreign]:
    """Another origin: a little web server whose pages a test writes."""
    with Foreign() as opened:
        yield opened


@pytest.fixture(scope="session")
def widget_key(service: str, foreign: Foreign) -> str:
    """A widget of the service that may stand on the other origin."""
    wanted = {"kind": "widget", "label": "test", "origins": [foreign.url], "kbs": ["default"]}
    response = httpx.post(f"{service}/v1/keys", json=wanted)
    assert response.status_code == 201, response.text
    return str(response.json()["secret"])


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """``open_page(url, width=…, height=…, scheme=…)`` gives a watched page on it."""
    opened: list[Watched] = []

    def make(
        url: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        path: str = "/",
        also: tuple[str, ...] = (),
        script: str = "",
        **more: object,
    ) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale="zh-CN",
            reduced_motion="reduce",
            **more,  # type: ignore[arg-type]
        )
        watched = Watched(context, (url, *also))
        opened.append(watched)
        if script:
            watched.page.add_init_script(script)
        watched.page.goto(url + path)
        return watched

    yield make
    for watched in opened:
        try:
            watched.check()
        finally:
            with contextlib.suppress(Error):
                watched.context.close()
