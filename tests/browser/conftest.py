"""A real browser on a real service. Debian's chromium, driven by playwright; nothing is downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        reason = "no chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; CI must run the browser tests")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # --no-sandbox: root in a container has no user namespaces.
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


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
def service(tmp_path_factory: pytest.TempPathFactory, assets_dir: Path) -> Iterator[str]:
    """The address of a service over the packaged sample; tests only read."""
    process, url = _serve(tmp_path_factory.mktemp("service"), assets_dir)
    yield url
    _end(process)


@pytest.fixture
def own_service(tmp_path: Path, assets_dir: Path) -> Iterator[str]:
    """The address of a service whose data a test may change."""
    process, url = _serve(tmp_path, assets_dir)
    yield url
    _end(process)


@pytest.fixture
def empty_service(tmp_path: Path, assets_dir: Path) -> Iterator[str]:
    """The address of a service that holds nothing."""
    process, url = _serve(tmp_path, assets_dir, "--no-seed")
    yield url
    _end(process)


class Watched:
    """A page whose console errors and foreign requests are collected; a test ends with none of either."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(url)

    def check(self) -> None:
        assert self.errors == []
        assert self.foreign == []


@pytest.fixture
def open_page(browser: Browser):
    """``open_page(url, width=…, height=…, scheme=…)`` gives a watched page on it."""
    opened: list[tuple[BrowserContext, Watched]] = []

    def make(
        url: str, *, width: int = 1440, height: int = 900, scheme: str = "light", path: str = "/"
    ) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        watched = Watched(context, url)
        opened.append((context, watched))
        watched.page.goto(url + path)
        return watched

    yield make
    for context, watched in opened:
        watched.check()
        context.close()
