"""What the browser tests share: a watched page, another origin, and axe-core."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import tarfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn, Self

import pytest
from playwright.sync_api import BrowserContext, Page

AXE_VERSION = "4.14.1"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a company's site may send at its strictest; %s is the service's origin.
STRICT_HOST = (
    "default-src 'none'; script-src %s; style-src 'self'; img-src 'self'; connect-src %s; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def lacking(reason: str) -> NoReturn:
    """Something that the test needs is not on this machine: it skips, but never in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; CI must run this test")
    pytest.skip(reason)


class Watched:
    """A page whose console errors and foreign requests are collected; a test ends with none of either."""

    def __init__(self, context: BrowserContext, homes: tuple[str, ...]) -> None:
        self.context = context
        self.homes = homes
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((*self.homes, "data:", "blob:")):
            self.foreign.append(url)

    def check(self) -> None:
        """No error in the console (a refused policy is one) and no request to anybody else."""
        assert self.errors == [], self.errors
        assert self.foreign == [], self.foreign


class Foreign:
    """A web server on a port of its own: ``page(path, html, headers)`` puts a page there."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                data, headers = pages.get(self.path.split("?")[0], (b"", {}))
                self.send_response(200 if data else 404)
                for name, value in {"content-type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        return Handler

    def page(self, path: str, html: str, headers: dict[str, str] | None = None) -> str:
        """The address of a page with this body."""
        shell = (
            f'<!doctype html><html lang="zh-CN"><head><title>别处</title></head><body>{html}</body></html>'
        )
        data = html if html.startswith("<!doctype") else shell
        self.pages[path] = (data.encode(), {"referrer-policy": "no-referrer", **(headers or {})})
        self.pages["/favicon.ico"] = (b"x", {"content-type": "image/png"})
        return path

    def file(self, path: str, text: str, media_type: str) -> None:
        """Another kind of file."""
        self.pages[path] = (text.encode(), {"content-type": media_type})

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until it is true. (Playwright's own wait evaluates strings, which a strict policy forbids.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(30)


@functools.cache
def axe_source() -> str:
    """axe-core by name from npm, kept in the user's cache."""
    kept = Path.home() / ".cache" / "zhize" / f"axe-core-{AXE_VERSION}.min.js"
    if not kept.exists():
        npm = shutil.which("npm")
        if npm is None:
            lacking("axe-core is not here and npm is not either")
        kept.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [npm, "pack", "--silent", f"axe-core@{AXE_VERSION}"],
            cwd=kept.parent, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        if done.returncode:
            lacking(f"axe-core could not be fetched: {done.stderr[-200:]}")
        archive = kept.parent / done.stdout.strip().splitlines()[-1]
        with tarfile.open(archive) as opened:
            found = opened.extractfile("package/axe.min.js")
            assert found is not None
            kept.write_bytes(found.read())
        archive.unlink()
    return kept.read_text(encoding="utf-8")


def violations(page: Page, *, within: str | None = None) -> list[str]:
    """What axe-core finds wrong on the page, or in one element of it; each with the place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    context = json.dumps({"include": [[within]]} if within else {"include": [["html"]]})
    options = json.dumps({"runOnly": {"type": "tag", "values": AXE_TAGS}})
    found: Any = page.evaluate(f"axe.run({context}, {options})")
    return [
        f"{one['id']}: {one['help']} at {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
