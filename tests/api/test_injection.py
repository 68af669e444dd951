"""Over a hundred hostile texts, as questions, documents, file names and briefs: they are told back or refused, and
nothing of them happens."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from api.settings import Settings
from api.wiring import Workspace
from tests.api.access_kit import OWN
from tests.api.payloads import CANARY, PAYLOADS

_LOADS = {"src", "href", "action", "srcset", "poster", "data", "formaction", "background"}
_RUNS = {"script", "iframe", "object", "embed", "form", "link", "base", "svg", "math", "img"}


@pytest.fixture(scope="module")
def client(tmp_path_factory, assets_dir, client_of):
    workspace = Workspace.open(
        Settings(data_dir=tmp_path_factory.mktemp("hostile") / "data", assets_dir=assets_dir), seed=False
    )
    workspace.desk.add([("仓库.txt", OWN.encode())])
    with client_of(workspace) as opened:
        opened.workspace = workspace
        yield opened
    workspace.close()


@pytest.fixture(autouse=True)
def nothing_happened(client):
    """No key, no file outside of the directory, and the texts answer as before."""
    before = _state(client)
    yield
    assert _state(client) == before
    home = client.workspace.directory.path
    left = [
        path
        for folder in (Path("/tmp"), Path.cwd(), home.parent, home)
        for path in folder.glob(f"*{CANARY}*")
    ]
    assert not left


def _state(client):
    answer = client.post("/v1/ask", json={"question": "谁负责出入库登记？"}).json()
    return (client.get("/v1/keys").json(), [one["text"] for one in answer["citations"]])


def test_there_are_enough_of_them():
    assert len(set(PAYLOADS)) >= 100


def test_as_questions(client):
    for payload in PAYLOADS:
        asked = json.dumps({"question": payload})
        headers = {"content-type": "application/json"}
        plain = client.post("/v1/ask", content=asked, headers=headers)
        assert plain.status_code in (200, 422), (payload, plain.text)
        assert plain.headers["content-type"].split(";")[0] in ("application/json", "application/problem+json")
        stream = client.post("/v1/ask", content=asked, headers={**headers, "accept": "text/event-stream"})
        assert stream.status_code in (200, 422)
        # A line break of a payload must not become an event of its own.
        allowed = {"status", "citation", "delta", "done", "error"}
        assert set(re.findall(r"^event: (.*?)\r?$", stream.text, re.MULTILINE)) <= allowed
        assert not re.search(r"^(?:set-cookie|location):", stream.text, re.MULTILINE)
        for response in (plain, stream):
            assert not any(CANARY in value for value in response.headers.values())
        if plain.status_code == 200:
            answer = plain.json()
            told = answer["answer"] + "".join(answer["notes"])
            for one in answer["citations"]:
                assert one["text"] in OWN, "only what the texts say is cited"
            if answer["answered"]:
                assert "evil.example" not in told and "](javascript" not in told
        client.get("/v1/search", params={"q": payload.encode("utf-8", "replace").decode()})
        client.get(f"/v1/roles/{CANARY}", params={"kb": payload.encode("utf-8", "replace").decode()[:90]})


@pytest.mark.slow
def test_as_documents_and_their_names(client):
    for payload in PAYLOADS:
        words = payload.encode("utf-8", "replace").decode()
        name = re.sub(r"[\r\n\"\x00]", "_", words)[:120] + ".txt"
        text = f"保洁员岗位职责\n1、负责{words}；\n2、负责大厅保洁。\n"
        response = client.post("/v1/documents", files=[("file", (name, text.encode()))], data={"kb": "敌意"})
        assert response.status_code in (201, 422), (payload, response.text)
        if response.status_code != 201:
            continue
        document = response.json()["documents"][0]["document"]
        kept = client.get(f"/v1/documents/{document['document_id']}/text").json()["text"]
        answer = client.post("/v1/ask", json={"question": "保洁员的职责有哪些？", "kb": "敌意"}).json()
        assert any("大厅保洁" in one["text"] for one in answer["citations"]), payload
        for one in answer["citations"]:
            assert (
                one["document_id"] != document["document_id"]
                or kept[one["start"] : one["end"]] == one["text"]
            )
        original = client.get(f"/v1/documents/{document['document_id']}/original")
        assert original.headers["content-disposition"].startswith("attachment;")
        assert "default-src 'none'" in original.headers["content-security-policy"]
        assert original.content == text.encode()
        assert (
            client.delete(f"/v1/documents/{document['document_id']}", params={"purge": True}).status_code
            == 200
        )


@pytest.mark.slow
def test_as_briefs(client):
    for payload in PAYLOADS:
        words = payload.encode("utf-8", "replace").decode()
        brief = {
            "role": "仓库管理员", "focus": [words[:90]], "place": words[:90], "company": words[:90],
            "salary": words[:90], "requirements": [words[:200] or "无"], "apply": words[:90],
        }  # fmt: skip
        response = client.post("/v1/drafts", json=brief)
        assert response.status_code in (201, 422), (payload, response.text)
        if response.status_code != 201:
            continue
        path = f"/v1/drafts/{response.json()['draft_id']}/export"
        made = {
            form: client.get(path, params={"format": form})
            for form in ("md", "txt", "html", "jsonld", "docx")
        }
        assert {one.status_code for one in made.values()} == {200}
        assert all(one.headers["content-disposition"].startswith("attachment;") for one in made.values())
        _inert_html(made["html"].text, payload)
        json.loads(made["jsonld"].text)
        assert "<script" not in made["jsonld"].text and "</script" not in made["jsonld"].text
        markdown = made["md"].text
        assert not re.search(r"(?<!\\)!?\[[^\]\\]*\]\((?:https?|javascript|data):", markdown), payload
        _inert_docx(made["docx"].content, payload)


def _inert_html(text, payload):
    page = lxml_html.fromstring(text.encode("utf-8", "replace"))
    for element in page.iter(etree.Element):
        assert element.tag not in _RUNS, payload
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), payload
            assert name.lower() not in _LOADS or value.startswith("#"), payload
            assert "evil.example" not in value and CANARY not in value, payload


def _inert_docx(data, payload):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            assert b'TargetMode="External"' not in part, (name, payload)
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)
                assert b"fldSimple" not in part and b"instrText" not in part, (name, payload)


def test_on_a_terminal(zhize):
    """What a file says must not move the cursor, set the title or draw links."""
    ran = zhize("ask", "\x1b]0;owned\x07谁负责\x1b[31m开具增值税发票\x9b2J？")
    assert ran.code in (0, 1)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", ran.out)
