"""A document's whole life over HTTP: formats, zips, versions, diff, originals, removal, export, checks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from index.fakes import FakeEncoder

FIXTURES = Path(__file__).parents[1] / "corpus" / "reading" / "fixtures"
FIRST = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"
SECOND = (
    "仓库管理员岗位职责\n1、负责出入库登记；\n2、负责库房盘点；\n3、保持库房和货架整洁；\n4、检查消防器材。\n"
)


def upload(client, *files, **data):
    wait = {"prefer": "wait=30"}
    return client.post("/v1/documents", files=[("file", one) for one in files], data=data, headers=wait)


def one_upload(client, name, content, **data):
    [one] = upload(client, (name, content), **data).json()["documents"]
    return one["document"]


def zipped(*files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_every_format_is_taken_in(client):
    files = [(name, (FIXTURES / name).read_bytes()) for name in ("store.docx", "jobs.xlsx", "reception.pdf")]
    files.append(("页.html", f"<html><body><pre>{FIRST}</pre></body></html>".encode()))
    files.append(("表.csv", "岗位,职责\n出纳,1、核对现金；2、登记日记账。\n".encode("gbk")))
    result = upload(client, *files).json()
    assert [one["document"]["name"] for one in result["documents"]] == [name for name, _ in files]
    assert all(one["document"]["duties"] for one in result["documents"])
    # The pdf has scanned pages and the workbook a hidden sheet: taken in, but worth a look.
    assert (result["ready"], result["to_review"]) == (3, 2)
    notes = {one["document"]["name"]: one["document"]["notes"] for one in result["documents"]}
    assert "扫描" in "".join(notes["reception.pdf"]) and "工作表" in "".join(notes["jobs.xlsx"])
    for name, data in files:
        response = client.get(f"/v1/documents/{name}/original")
        assert response.content == data
        assert response.headers["content-disposition"].startswith("attachment;")
    assert client.get("/v1/documents/页.html/original").headers["content-type"].startswith("text/html")


def test_a_zip_is_opened_and_says_what_it_skipped(client):
    archive = zipped(
        ("财务/出纳.txt", FIRST.replace("仓库管理员", "出纳")),
        ("财务/图.png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
        ("财务/.DS_Store", b"x"),
        ("说明书.docx", (FIXTURES / "store.docx").read_bytes()),
    )
    result = upload(client, ("岗位.zip", archive)).json()
    assert [one["document"]["name"] for one in result["documents"]] == ["财务/出纳.txt", "说明书.docx"]
    assert [one["code"] for one in result["problems"]] == ["document_image"]
    [skipped] = result["skipped"]
    assert (skipped["name"], skipped["reason"]) == ("财务/.DS_Store", "system_file")
    assert (result["ready"], result["to_review"]) == (2, 1)


def test_a_zip_bomb_is_refused(client):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(15_000_000))
    response = upload(client, ("a.zip", bomb.getvalue()))
    assert (response.status_code, response.json()["code"]) == (422, "archive_unreadable")
    assert "压缩炸弹" in response.json()["message_zh"]
    assert client.get("/v1/jobs").json() == {"jobs": []}


def test_versions_diff_rename_restore_and_purge(client):
    first = one_upload(client, "仓库.txt", FIRST.encode())
    second = one_upload(client, "仓库.txt", SECOND.encode())
    path = f"/v1/documents/{second['document_id']}"
    versions = client.get(path + "/versions").json()["versions"]
    assert [(one["version"], one["status"]) for one in versions] == [(2, "ready"), (1, "replaced")]
    changed = client.get(path + "/diff").json()
    assert (changed["from_version"], changed["to_version"]) == (1, 2)
    assert changed["diff"]["summary"] == "新增 1 条，改写 1 条，移动 1 条"
    back = client.get(path + "/diff", params={"from": 2, "to": 1}).json()["diff"]
    assert back["summary"] == "删除 1 条，改写 1 条，移动 1 条"
    for change in changed["diff"]["changes"]:
        for place, text in ((change["before"], FIRST), (change["after"], SECOND)):
            assert place is None or text[place["start"] : place["end"]] == place["text"]
    assert client.get(path + "/diff", params={"to": 9}).json()["code"] == "version_not_found"
    original = client.get(path + "/original", params={"version": 1})
    assert original.content == FIRST.encode()

    renamed = client.patch(path, json={"name": "库房.txt"})
    assert renamed.json()["document_id"] == second["document_id"]
    one_upload(client, "别的.txt", FIRST.replace("仓库管理员", "保安").encode())
    taken = client.patch(path, json={"name": "别的.txt"})
    assert (taken.status_code, taken.json()["code"]) == (409, "document_name_taken")
    assert client.patch(path, json={"name": "\n"}).json()["code"] == "document_name_invalid"
    assert client.patch(path, json={}).json()["code"] == "invalid_request"

    restored = client.post(path + "/restore", params={"version": 1}).json()
    assert (restored["outcome"], restored["document"]["version"]) == ("updated", 3)
    newest = f"/v1/documents/{restored['document']['document_id']}"
    assert client.get(newest + "/text").json()["text"] == FIRST

    client.delete(newest)
    assert not client.post("/v1/ask", json={"question": "谁负责检查消防器材？"}).json()["answered"]
    [removed] = client.get("/v1/documents", params={"removed": True}).json()["documents"]
    assert removed["status"] == "removed" and removed["removed_at"]
    assert client.post(newest + "/restore").json()["document"]["version"] == 3
    answer = client.post("/v1/ask", json={"question": "谁负责出入库登记？"}).json()
    assert {one["document"] for one in answer["citations"]} == {"库房.txt", "别的.txt"}

    client.delete(newest, params={"purge": True})
    assert client.post(newest + "/restore").json()["code"] == "document_not_found"
    assert client.get(f"/v1/documents/{first['document_id']}").status_code == 404


def test_the_parse_accounts_for_the_text_of_each_version(client):
    first = one_upload(client, "库.txt", FIRST)
    second = one_upload(client, "库.txt", SECOND)
    for version, wanted in ((1, FIRST), (2, SECOND)):
        parse = client.get(f"/v1/documents/{second['document_id']}/parse", params={"version": version}).json()
        items = [item for role in parse["roles"] for one in role["lists"] for item in one["items"]]
        assert items and all(wanted[item["start"] : item["end"]] == item["text"] for item in items)
        assert parse["document"]["chars"] == len(wanted)
    assert client.get(f"/v1/documents/{first['document_id']}/parse").status_code == 200
    assert client.get("/v1/documents/nobody/parse").status_code == 404


def test_check_names_the_places(client):
    one_upload(client, "a.txt", "出纳岗位职责\n1、负责库房盘点；\n2、每周核对现金日记账；\n".encode())
    document = one_upload(client, "b.txt", "会计岗位职责\n1、每月核对现金日记账；\n2、报税。\n".encode())
    report = client.get("/v1/documents/check").json()
    [finding] = report["findings"]
    assert (finding["rule"], finding["detail"]) == ("conflicting_frequency", "每周 / 每月")
    assert [place["document"] for place in finding["places"]] == ["a.txt", "b.txt"]
    assert (report["documents"], report["warnings"]) == (2, 1)
    assert client.get(f"/v1/documents/{document['document_id']}/check").json()["findings"] == [finding]
    assert client.get("/v1/documents/check", params={"kb": "没有"}).json()["code"] == "kb_not_found"


def test_reparse_over_http(client):
    document = one_upload(client, "a.txt", FIRST.encode())
    assert client.post("/v1/documents/reparse").json()["documents"] == []
    [again] = client.post("/v1/documents/reparse", params={"all": True}).json()["documents"]
    assert again["document"] == document and again["diff"]["summary"] == "没有变化"


def test_knowledge_bases_exported_and_back(client):
    assert client.get("/v1/kbs").json() == {"knowledge_bases": []}
    one_upload(client, "a.txt", FIRST.encode(), kb="总部")
    one_upload(client, "a.txt", SECOND.encode(), kb="总部")
    [base] = client.get("/v1/kbs").json()["knowledge_bases"]
    assert base == {"kb": "总部", "documents": 1, "roles": 1, "duties": 4, "removed": 0}
    export = client.get("/v1/kbs/总部/export")
    assert export.headers["content-type"].startswith("application/x-ndjson")
    taken = client.post("/v1/kbs/import", params={"kb": "分部"}, content=export.content).json()
    assert (taken["kb"], taken["added"], taken["documents"][0]["version"]) == ("分部", 1, 2)
    again = client.post("/v1/kbs/import", params={"kb": "分部"}, content=export.content).json()
    assert (again["added"], again["unchanged"]) == (0, 1)
    assert client.get("/v1/kbs/分部/export").content.split(b"\n")[1:] == export.content.split(b"\n")[1:]
    cut = export.content[: len(export.content) // 2]
    assert client.post("/v1/kbs/import", params={"kb": "丙"}, content=cut).json()["code"] == "export_damaged"
    assert client.delete("/v1/kbs/分部", params={"purge": True}).json()["documents"] == 1
    assert client.delete("/v1/kbs/分部").json()["code"] == "kb_not_found"
    assert client.delete("/v1/kbs/总部").json() == {"kb": "总部", "documents": 1, "purged": False}
    [base] = client.get("/v1/kbs").json()["knowledge_bases"]
    assert (base["documents"], base["removed"]) == (0, 1)
    assert client.get("/v1/kbs/没有/export").json()["code"] == "kb_not_found"


@pytest.fixture
def slow_encoder(monkeypatch):
    """An encoder that waits for the test before it encodes its first text."""
    import threading

    gate = threading.Event()
    real = FakeEncoder.encode_texts

    def wait(self, texts):
        gate.wait(20)
        yield from real(self, texts)

    monkeypatch.setattr(FakeEncoder, "encode_texts", wait)
    yield gate
    gate.set()


def test_an_upload_that_takes_long_goes_on_as_jobs(tmp_path, client_of, slow_encoder):
    from api.settings import Settings
    from api.wiring import Workspace

    workspace = Workspace.open(Settings(data_dir=tmp_path / "data"), seed=False)
    workspace.__dict__["encoder"] = FakeEncoder()
    with client_of(workspace) as client:
        files = [("file", (f"{n}.txt", FIRST.replace("仓库", f"{n}号库").encode())) for n in range(4)]
        response = client.post("/v1/documents", files=files, headers={"prefer": "wait=0"})
        assert response.status_code == 202
        accepted = response.json()
        assert [one["name"] for one in accepted["jobs"]] == [f"{n}.txt" for n in range(4)]
        assert response.headers["location"] == f"/v1/jobs?batch={accepted['batch']}"
        last, third = accepted["jobs"][3]["job_id"], accepted["jobs"][2]["job_id"]
        assert client.delete(f"/v1/jobs/{last}").json()["state"] == "cancelled"
        with client.stream("GET", f"/v1/jobs/{third}", headers={"accept": "text/event-stream"}) as events:
            lines = events.iter_lines()
            assert next(lines) == "event: progress"
            slow_encoder.set()
            seen = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
        assert seen[-1] == "done"
        states = client.get("/v1/jobs", params={"batch": accepted["batch"]}).json()["jobs"]
        assert [one["state"] for one in states] == ["done", "done", "done", "cancelled"]
        assert states[0]["document"]["items_added"] == 3
        assert client.delete(f"/v1/jobs/{third}").json()["state"] == "done", "what is done stays done"
        assert client.get("/v1/jobs/none").json()["code"] == "job_not_found"
        names = [one["name"] for one in client.get("/v1/documents").json()["documents"]]
        assert names == ["0.txt", "1.txt", "2.txt"]
    workspace.close()


def test_cancelling_a_batch_and_stopping_in_the_middle(tmp_path, client_of, slow_encoder):
    from api.settings import Settings
    from api.wiring import Workspace

    def opened():
        workspace = Workspace.open(Settings(data_dir=tmp_path / "data"), seed=False)
        workspace.__dict__["encoder"] = FakeEncoder()
        return workspace

    workspace = opened()
    with client_of(workspace) as client:
        files = [("file", (f"{n}.txt", FIRST.replace("仓库", f"{n}号库").encode())) for n in range(5)]
        one = client.post("/v1/documents", files=files[:2], headers={"prefer": "wait=0"}).json()
        two = client.post("/v1/documents", files=files[2:], headers={"prefer": "wait=0"}).json()
        gone = client.delete("/v1/jobs", params={"batch": two["batch"]}).json()["jobs"]
        assert [job["state"] for job in gone] == ["cancelled"] * 3
        slow_encoder.set()
        workspace.intake.runner.wait([workspace.intake._records.get(j["job_id"]) for j in one["jobs"]], 20)
        slow_encoder.clear()
        client.post("/v1/documents", files=files[2:], headers={"prefer": "wait=0"})
        slow_encoder.set()
    workspace.close()
    workspace = opened()  # whatever was left is finished here, once
    workspace.ingestor.resume()
    workspace.intake.resume()
    assert [one.name for one in workspace.catalogue.documents()] == [f"{n}.txt" for n in range(5)]
    assert [one.version for one in workspace.catalogue.documents()] == [1] * 5
    workspace.close()
