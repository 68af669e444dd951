"""The page and /docs come from this service alone, and build themselves without parsing HTML from data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient

from api.access.access import Access
from api.settings import Settings
from tests.api.access_kit import no_model

PAGES = Path(str(resources.files("api.pages")))


@pytest.fixture
def client(client_of):
    nothing = SimpleNamespace(
        desk=None, settings=Settings(), access=Access(None), audit=None, leave_model=no_model
    )
    with client_of(nothing) as opened:
        yield opened


@pytest.fixture
def visitor(client):
    """Somebody who fetches files: the manifest is a file for those who build a site, no contract of the API."""
    return TestClient(client.app, base_url="http://127.0.0.1")


PAGE_PATHS = ["/", "/chat", "/demo", "/docs", "/enter", "/widget/frame"]
SCRIPTS = sorted(PAGES.glob("*/*.js"))
_DOCUMENTED = "https://您的服务地址"  # the only foreign address: an example to copy, in words


@pytest.mark.parametrize("path", PAGE_PATHS)
def test_pages_and_everything_they_name_are_served_here(client, path):
    response = client.get(path)
    assert response.status_code == 200 and 'lang="zh-CN"' in response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    named = re.findall(r'(?:src|href)="([^"#]+)"', response.text.replace(_DOCUMENTED, "#"))
    assert named
    for address in named:
        assert not re.match(r"/|\w+:", address), f"{address} would leave the folder that a proxy gives us"
        assert client.get(urljoin(path, address)).status_code == 200, address


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(PAGES).as_posix())
def test_modules_import_what_exists_and_make_no_html_of_data(client, path):
    source = path.read_text(encoding="utf-8")
    here = f"/pages/{path.relative_to(PAGES).as_posix()}"
    for address in re.findall(r'(?:from|import\() ?"([^"]+)"', source):
        assert address.startswith("."), f"{address} would leave the folder that a proxy gives us"
        response = client.get(urljoin(here, address))
        assert response.status_code == 200, address
        assert "javascript" in response.headers["content-type"]
    for forbidden in (
        *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"),
        *("http://", "https://"),
    ):
        assert forbidden not in source.replace("http://www.w3.org/2000/svg", ""), forbidden


def test_no_inline_style_or_script():
    for path in PAGES.glob("*/*.html"):
        source = path.read_text(encoding="utf-8")
        assert " style=" not in source and "<style" not in source
        assert not re.search(r"<script(?![^>]*src=)", source)
        assert not re.search(r"\son[a-z]+=", source)
        assert "http" not in source.replace(_DOCUMENTED, "")


def test_files_are_compressed_and_asked_for_only_once(client):
    first = client.get("/pages/shared/thread.js")
    assert first.headers["content-encoding"] == "gzip" and "export class Thread" in first.text
    again = client.get("/pages/shared/thread.js", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    plain = client.get("/pages/shared/thread.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers and plain.text == first.text


@pytest.mark.parametrize(
    "path", ["__init__.py", "../guard.py", "..%2fguard.py", "shared", "shared/none.js", ".x.js"]
)
def test_nothing_but_the_pages_own_kinds_of_file(client, path):
    assert client.get(f"/pages/{path}").status_code == 404


class TestWidget:
    def test_the_manifest_tells_what_a_page_may_pin(self, visitor):
        manifest = visitor.get("/widget/manifest.json").json()
        pinned = visitor.get(f"/{manifest['src']}")
        digest = base64.b64encode(hashlib.sha384(pinned.content).digest()).decode()
        assert manifest["integrity"] == f"sha384-{digest}"
        assert "immutable" in pinned.headers["cache-control"]
        assert pinned.headers["access-control-allow-origin"] == "*"
        assert pinned.headers["cross-origin-resource-policy"] == "cross-origin"

    def test_the_loader_holds_what_it_loads_to_its_hash(self, visitor):
        build = re.search(r"const BUILD = (.+);", visitor.get("/widget.js").text)
        assert build is not None
        settings = json.loads(build[1])
        assert [path for path, _ in settings["parts"]] == ["chat.js", "shared/en.js"]
        for path, integrity in settings["parts"]:
            found = visitor.get(f"/{settings['base']}{path}")
            digest = base64.b64encode(hashlib.sha384(found.content).digest()).decode()
            assert integrity == f"sha384-{digest}", path

    def test_another_version_is_not_here(self, visitor):
        assert visitor.get("/widget/0123456789/widget.js").status_code == 404
        version = visitor.get("/widget/manifest.json").json()["version"]
        assert visitor.get(f"/widget/{version}/index.html").status_code == 404

    def test_it_is_small(self, visitor):
        """The budget: the loader within 3 KB, everything within 25 KB, as sent."""
        version = visitor.get("/widget/manifest.json").json()["version"]
        sizes = {}
        for path in ("widget.js", "chat.js", "shared/en.js"):
            with visitor.stream("GET", f"/widget/{version}/{path}") as response:
                sizes[path] = len(b"".join(response.iter_raw()))
        assert sizes["widget.js"] <= 3 * 1024, sizes
        assert sum(sizes.values()) <= 25 * 1024, sizes

    def test_its_settings_are_those_of_the_document(self):
        """``docs/widget.md`` is the contract: what it promises is read, and what is read it names."""
        page = (PAGES.parents[1] / "docs/widget.md").read_text(encoding="utf-8")
        table = page.split("## Settings (the contract)")[1].split("\nMethods")[0]
        promised = set(
            re.findall(r"`data-([a-z]+)`", "".join(re.findall(r"^\|(.+?)\|", table, re.MULTILINE)))
        )
        folder = PAGES / "widget"
        code = "".join(
            (folder / name).read_text(encoding="utf-8")
            for name in ("widget.js", "chat.js", "widget.css", "frame.js", "keep.js", "session.js")
        )
        read = set(re.findall(r"(?:dataset|this\.data|\bdata)\.([a-z]+)\b", code))
        read |= set(re.findall(r"\[data-([a-z]+)", code)) | set(
            re.findall(r'"([a-z]+)" in this\.dataset', code)
        )
        for names in re.findall(r"const \{ ([a-z, ]+) \} = this\.data(?:set)?;", code):
            read |= set(names.split(", "))
        assert len(promised) > 10
        assert promised <= read, promised - read
        assert read - promised <= {"marker", "rating"}, read - promised  # the window's own elements


_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_PAIRS = re.compile(r'^  "(.+?)": "(.+)",$', re.MULTILINE)
# Pages in Chinese only (the foreign company's, the door), and words that are questions to the service.
_CHINESE_ONLY = ("demo/", "enter/", "docs.js", "console/samples.js")


def test_english_has_every_word():
    """The Chinese words are the keys: what a page says has an English twin, and no twin is left over."""
    said: set[str] = set()
    table: dict[str, str] = {}
    for path in SCRIPTS:
        source = re.sub(r"^\s*(//|\*|/\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if path.name == "en.js":
            table |= dict(_PAIRS.findall(source))
        elif not path.relative_to(PAGES).as_posix().startswith(_CHINESE_ONLY):
            said |= {words for words in _WORDS.findall(source) if _HAN.search(words)}
    for path in PAGES.glob("*/*.html"):
        for words in re.findall(r'data-t(?:-\w+)?="([^"]+)"', path.read_text(encoding="utf-8")):
            said.add(words)
    assert said - table.keys() == set(), "no English for these"
    assert table.keys() - said == set(), "nobody says these any more"
    for zh, en in table.items():
        assert set(re.findall(r"{\w+}", en)) <= set(re.findall(r"{\w+}", zh)), en
