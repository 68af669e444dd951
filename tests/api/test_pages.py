"""The page and /docs come from this service alone, and build themselves without parsing HTML from data."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import pytest

from api.settings import Settings

PAGES = Path(str(resources.files("api.pages")))


@pytest.fixture
def client(client_of):
    with client_of(SimpleNamespace(desk=None, settings=Settings())) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_and_everything_they_name_are_served_here(client, path):
    response = client.get(path)
    assert response.status_code == 200 and 'lang="zh-CN"' in response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy and "http" not in policy
    named = re.findall(r'(?:src|href)="([^"#]+)"', response.text)
    assert named
    for address in named:
        assert address.startswith("/"), f"{address} is not of this service"
        assert client.get(address).status_code == 200, address


def test_modules_import_what_exists(client):
    for path in PAGES.glob("*.js"):
        for address in re.findall(r'from "([^"]+)"', path.read_text(encoding="utf-8")):
            response = client.get(address)
            assert response.status_code == 200
            assert "javascript" in response.headers["content-type"]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.js")), ids=lambda path: path.name)
def test_no_html_is_made_of_data(path):
    source = path.read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "http://",
        "https://",
    ):
        assert forbidden not in source.replace("http://www.w3.org/2000/svg", ""), forbidden


def test_no_inline_style_or_script():
    for path in PAGES.glob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert (
            " style=" not in source
            and "<style" not in source
            and not re.search(r"<script(?![^>]*src=)", source)
        )
        assert not re.search(r"\son[a-z]+=", source)
