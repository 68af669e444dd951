"""``/v1/drafts/batch``: a table of briefs in, a job with progress, a zip of drafts and a report out."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from pathlib import Path

import pytest
from docx import Document

from api.batches import LocalBatches
from api.jobs.records import JobRecords
from api.settings import Settings
from api.wiring import Workspace

TABLE = (
    "岗位,侧重点,条数,任职要求,招聘人数\n"
    "销售部负责人,渠道、客户,5,三年经验；只招35岁以下未婚女性,2\n"
    "销售部负责人,,,,\n"
    "库管,,900,,\n"
    "../../etc/passwd,,3,=1+1,\n"
)


def _sent(client, table: bytes = TABLE.encode(), name: str = "briefs.csv", wait: int = 60, **form: str):
    return client.post(
        "/v1/drafts/batch", files={"file": (name, table)}, data=form, headers={"prefer": f"wait={wait}"}
    )


def _zip(client, job_id: str, form: str) -> zipfile.ZipFile:
    got = client.get(f"/v1/drafts/batch/{job_id}/zip", params={"format": form})
    assert got.status_code == 200 and got.headers["content-type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(got.content))


def test_every_row_has_its_outcome(sample_client):
    made = _sent(sample_client)
    assert made.status_code == 201
    found = made.json()
    assert made.headers["location"] == f"/v1/drafts/batch/{found['job_id']}"
    assert found["state"] == "done" and found["written"] == 2
    assert (found["done"], found["total"]) == (4, 4)
    first, second, third, fourth = found["rows"]
    assert [one["outcome"] for one in found["rows"]] == ["written", "choose", "invalid", "written"]
    assert len(second["options"]) > 3 and second["draft_id"] is None
    assert third["remarks"] == ["“条数”应不大于 30"]
    assert any("未婚" in one for one in first["remarks"]) and "薪酬" in first["missing"]
    draft = sample_client.get(f"/v1/drafts/{first['draft_id']}").json()
    assert "未婚" not in draft["markdown"] and "三年经验" in draft["markdown"]
    assert sample_client.get(made.headers["location"]).json() == found
    assert fourth["role"] == "../../etc/passwd"


@pytest.mark.parametrize("form", ["md", "txt", "html", "jsonld", "docx"])
def test_the_zip_holds_the_drafts_and_the_report(sample_client, form):
    job_id = _sent(sample_client).json()["job_id"]
    bundle = _zip(sample_client, job_id, form)
    assert bundle.testzip() is None
    assert bundle.namelist() == ["report.csv", f"001-销售部负责人.{form}", f"004-etc_passwd.{form}"]
    report = bundle.read("report.csv").decode("utf-8-sig").splitlines()
    assert report[0] == "行,岗位,文件,结果,尚缺,提示"
    assert report[1].startswith(f"1,销售部负责人,001-销售部负责人.{form},已写成,")
    assert report[2].startswith("2,销售部负责人,,请指明岗位类型,,")
    assert report[3] == "3,库管,,填写有误,,“条数”应不大于 30"
    if form == "docx":
        word = Document(io.BytesIO(bundle.read(f"001-销售部负责人.{form}")))
        assert word.paragraphs[0].text == "销售部负责人"


def test_the_zip_follows_later_changes(sample_client):
    found = _sent(sample_client).json()
    draft = sample_client.get(f"/v1/drafts/{found['rows'][0]['draft_id']}").json()
    duty = next(one for one in draft["sections"] if one["kind"] == "duty")["lines"][0]
    edits = {"edits": [{"op": "edit", "line_id": duty["id"], "text": "主持渠道季度复盘"}]}
    assert sample_client.patch(f"/v1/drafts/{draft['draft_id']}", json=edits).status_code == 200
    bundle = _zip(sample_client, found["job_id"], "md")
    assert "主持渠道季度复盘" in bundle.read("001-销售部负责人.md").decode()


def test_it_is_a_job_like_others(sample_client):
    accepted = _sent(sample_client, wait=0)
    job_id = accepted.json()["job_id"]
    assert accepted.status_code in (201, 202)
    heard = sample_client.get(f"/v1/jobs/{job_id}", headers={"accept": "text/event-stream"}).text
    last = json.loads(heard.strip().rsplit("data: ", 1)[1])
    assert last["state"] == "done" and last["batch"].startswith("drafts_")
    assert job_id in [one["job_id"] for one in sample_client.get("/v1/jobs").json()["jobs"]]


@pytest.mark.parametrize(
    ("name", "table", "status"),
    [
        ("x.csv", "甲,乙\n1,2\n".encode(), 422),
        ("x.csv", ("岗位\n" + "库管\n" * 1001).encode(), 422),
        ("x.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 422),
        ("x.csv", b"", 422),
        ("x.xlsx", b"PK\x03\x04 no workbook", 415),
    ],
)
def test_what_is_no_table_is_said_at_once(sample_client, name, table, status):
    assert _sent(sample_client, table, name).status_code == status


def test_unknown_bases_and_batches(sample_client):
    assert _sent(sample_client, kb="nowhere").json()["code"] == "kb_not_found"
    assert sample_client.post("/v1/drafts/batch", data={"kb": "default"}).status_code in (415, 422)
    for path in ("/v1/drafts/batch/nowhere", "/v1/drafts/batch/nowhere/zip"):
        assert sample_client.get(path).json()["code"] == "job_not_found"


def test_a_document_is_no_batch_and_an_unfinished_batch_has_no_zip(sample_client, sample_workspace):
    records = JobRecords(sample_workspace.catalogue)
    (document,) = records.put("default", [("a.txt", b"")])
    (waiting,) = records.put("default", [("a.csv", TABLE.encode())], "drafts")
    try:
        assert sample_client.get(f"/v1/drafts/batch/{document.id}").json()["code"] == "job_not_found"
        refused = sample_client.get(f"/v1/drafts/batch/{waiting.id}/zip")
        assert refused.status_code == 409 and refused.json()["code"] == "batch_unfinished"
    finally:
        for one in (document, waiting):
            records.cancel(one.id)


@pytest.fixture
def workspace(tmp_path: Path, assets_dir: Path):
    opened = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir))
    yield opened
    opened.close()


def test_done_again_after_a_crash_nothing_is_drafted_twice(workspace):
    """The process dies after the second row: the next one does the job again, with the same drafts."""
    (job,) = JobRecords(workspace.catalogue).put("default", [("b.csv", TABLE.encode())], "drafts")
    batches = workspace.intake.batches

    class Died(Exception):
        pass

    def until_the_second(stage: str, done: int, total: int) -> None:
        if done == 2:
            raise Died

    with pytest.raises(Died):
        batches.take(job, TABLE.encode(), until_the_second)
    assert workspace.intake.resume() == 1
    outcomes = batches.batch(job.id).rows
    assert [one.outcome for one in outcomes] == ["written", "choose", "invalid", "written"]
    drafts = workspace.desk.drafts
    assert {drafts.get(one.draft_id).version for one in outcomes if one.draft_id} == {1}


def test_a_batch_can_be_cancelled_between_rows(workspace, monkeypatch):
    going, told = threading.Event(), threading.Event()
    take = LocalBatches.take

    def slow(self, job, table, progress):
        def step(stage: str, done: int, total: int) -> None:
            if done == 1:
                going.set()
                assert told.wait(20)
            progress(stage, done, total)

        return take(self, job, table, step)

    monkeypatch.setattr(LocalBatches, "take", slow)
    started = workspace.intake.batches.submit("b.csv", TABLE.encode(), seconds=0)
    assert going.wait(20)
    workspace.intake.cancel(started.job_id)
    told.set()
    workspace.intake.runner.wait([JobRecords(workspace.catalogue).get(started.job_id)], 20)
    assert workspace.intake.batches.batch(started.job_id).state == "cancelled"
