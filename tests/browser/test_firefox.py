"""The widget in Debian's firefox-esr on another origin, driven by puppeteer-core (playwright cannot drive it)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.kit import STRICT_HOST, axe_source, lacking
from tests.browser.test_widget import snippet

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PUPPETEER = "24.43.1"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def puppeteer() -> Path:
    """puppeteer-core by name from npm, kept in the user's cache; it brings no browser."""
    folder = Path.home() / ".cache" / "zhize" / "puppeteer"
    found = folder / "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"
    if not found.exists():
        npm = shutil.which("npm")
        if npm is None:
            lacking("npm is not here")
        folder.mkdir(parents=True, exist_ok=True)
        wanted = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts", f"puppeteer-core@{PUPPETEER}"]
        done = subprocess.run(
            [npm, "install", *wanted], cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )
        if not found.exists():
            lacking(f"puppeteer-core could not be fetched: {done.stderr[-200:]}")
    return found


@pytest.fixture(scope="module")
def firefox() -> str:
    found = shutil.which("firefox-esr")
    if found is None:
        lacking("no firefox-esr on this machine (Debian: apt-get install firefox-esr)")
    return found


def test_the_widget_in_firefox(service, foreign, widget_key, puppeteer, firefox, tmp_path):
    policy = {"content-security-policy": STRICT_HOST % (service, service)}
    path = foreign.page("/firefox", f"<main><h1>一家公司</h1></main>{snippet(service, widget_key)}", policy)
    axe = tmp_path / "axe.js"
    axe.write_text(axe_source(), encoding="utf-8")
    node = shutil.which("node") or "node"
    command = [node, HERE / "firefox.mjs", puppeteer, firefox, foreign.url + path, axe, tmp_path]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["violations"] == {"closed": [], "open": [], "sources": []}
    assert seen["counter"] == "3/3" and seen["kept"] == 1
    assert "发票" in seen["quote"]
    assert seen["errors"] == []
    assert set(seen["foreign"]) <= {service, foreign.url}
