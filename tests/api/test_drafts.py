"""``/v1/drafts`` and ``zhize draft``."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document

BRIEF = {"role": "销售部负责人", "focus": ["渠道", "客户"], "duties": 5}


def test_a_draft_lives_through_its_versions(sample_client):
    made = sample_client.post("/v1/drafts", json=BRIEF)
    assert made.status_code == 201
    draft = made.json()
    assert draft["version"] == 1 and "薪酬" in draft["missing"]
    path = f"/v1/drafts/{draft['draft_id']}"
    assert sample_client.get(path).json() == draft
    duties = next(one for one in draft["sections"] if one["kind"] == "duty")["lines"]
    assert all(one["origin"] == "corpus" and one["duty_ids"] for one in duties)
    edits = {"edits": [{"op": "edit", "line_id": duties[0]["id"], "text": "制定渠道战略"}]}
    assert sample_client.patch(path, json=edits).json()["version"] == 2
    changes = sample_client.get(f"{path}/compare", params={"before": 1, "after": 2}).json()["changes"]
    assert [one["change"] for one in changes] == ["changed"]
    assert sample_client.get(path, params={"version": 1}).json() == draft


@pytest.mark.parametrize("form", ["md", "txt", "html", "jsonld", "docx"])
def test_exports_are_files(sample_client, form):
    draft = sample_client.post("/v1/drafts", json=BRIEF).json()
    got = sample_client.get(f"/v1/drafts/{draft['draft_id']}/export", params={"format": form})
    assert got.status_code == 200
    plain, _, named = got.headers["content-disposition"].partition("; filename*=UTF-8''")
    assert plain.endswith(f'.{form}"') and unquote(named) == f"{draft['title']}.{form}"
    if form == "docx":
        assert Document(io.BytesIO(got.content)).paragraphs[0].text == "销售部负责人"
    else:
        assert "渠道" in got.text


def test_which_job_is_meant_is_asked_back(sample_client):
    asked = sample_client.post("/v1/drafts", json={"role": "销售部负责人"})
    assert asked.status_code == 200
    assert asked.json()["draft_id"] is None and len(asked.json()["options"]) > 3
    chosen = {"role": "销售部负责人", "profile": asked.json()["options"][0]["profile"]}
    assert sample_client.post("/v1/drafts", json=chosen).status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [{}, {"role": ""}, {"role": "销" * 1000}, {**BRIEF, "duties": 0}, {**BRIEF, "duties": 500}, {**BRIEF, "audience": "x"},
     {**BRIEF, "profile": "没有"}, {**BRIEF, "more": 1}],
)  # fmt: skip
def test_wrong_briefs_are_problems(sample_client, wrong):
    assert sample_client.post("/v1/drafts", json=wrong).status_code == 422


def test_unknown_drafts_and_bases(sample_client):
    assert sample_client.get("/v1/drafts/nowhere").status_code == 404
    assert sample_client.get("/v1/drafts/nowhere/export").status_code == 404
    assert sample_client.post("/v1/drafts", json={**BRIEF, "kb": "nowhere"}).status_code == 404


def test_draft_on_the_command_line(zhize, tmp_path: Path):
    ran = zhize(
        "draft",
        "销售部负责人",
        "--focus",
        "渠道",
        "--focus",
        "客户",
        "--duties",
        "8",
        "--format",
        "docx",
        "-o",
        "jd.docx",
    )
    assert ran.code == 0, ran.err
    assert "渠道" in "\n".join(one.text for one in Document(str(tmp_path / "jd.docx")).paragraphs)
    assert "尚缺" in ran.err and "没有混入其他类" in ran.err
    shown = zhize("draft", "销售部负责人", "--focus", "渠道", "--audience", "internal")
    assert shown.code == 0 and "## 主要职责" in shown.out
    asked = zhize("draft", "销售部负责人")
    assert asked.code == 1 and "--profile" in asked.err and not asked.out
    bad = zhize("draft", "前台", "--requirement", "限男性", "--json")
    assert bad.code == 1
    assert "限男性" not in bad.json("draft")["markdown"]
    assert json.loads(bad.out)["findings"][0]["left_out"]
    assert zhize("draft", "销" * 1000).code == 2
    assert zhize("draft", "前台", "--format", "docx").code == 2
    assert zhize("draft", "前台", "--audience", "poster").code == 2
    assert zhize("draft", "前台", "-o", "no/such/folder/x.md").code == 3


def test_a_table_of_briefs_on_the_command_line(zhize, tmp_path: Path):
    table = "岗位,侧重点,任职要求\n销售部负责人,渠道,会Excel\n销售部负责人,,\n前台,,限男性；本科\n"
    (tmp_path / "briefs.csv").write_text(table, encoding="utf-8")
    ran = zhize("batch", "briefs.csv", "-o", "out", "--format", "md")
    assert ran.code == 1, "one row must say which job is meant"
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "001-销售部负责人.md",
        "003-前台.md",
        "report.csv",
    ]
    report = (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(report) == 4 and "请指明岗位类型" in report[2] and "限定性别" in report[3]
    assert "限男性" not in (tmp_path / "out" / "003-前台.md").read_text(encoding="utf-8")
    assert zhize("batch", "nowhere.csv", "-o", "out").code == 2


def test_saved_drafts_on_the_command_line(zhize, tmp_path: Path):
    made = zhize("draft", "销售部负责人", "--focus", "渠道", "--json").json("draft")
    lines = next(one for one in made["sections"] if one["kind"] == "duty")["lines"]
    key = made["draft_id"]
    changed = zhize("drafts", "edit", key, "edit", "--line", lines[0]["id"], "--text", "制定渠道战略")
    assert changed.code == 0 and "制定渠道战略" in changed.out and "原文：" in changed.out
    assert "~ 【岗位职责】" in zhize("drafts", "compare", key, "1", "2").out
    assert zhize("drafts", "compare", key, "1", "2", "--json").json("draft-comparison")["changes"]
    assert "制定渠道战略" not in zhize("drafts", "show", key, "--version", "1").out
    assert zhize("drafts", "show", key, "--format", "docx", "-o", "jd.docx").code == 0
    assert Document(str(tmp_path / "jd.docx")).paragraphs
    assert lines[1]["id"] in zhize("drafts", "show", key, "--ids").out
    assert zhize("drafts", "edit", key, "add", "--section", "任职要求", "--text", "限男性").code == 2
    assert zhize("drafts", "edit", key, "explode").code == 2
    assert zhize("drafts", "show", "nowhere").code == 2
