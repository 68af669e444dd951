"""The life of documents at the terminal, on the data directory itself and through a service that owns it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "corpus" / "reading" / "fixtures"
FIRST = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"
SECOND = (
    "仓库管理员岗位职责\n1、负责出入库登记；\n2、负责库房盘点；\n3、保持库房和货架整洁；\n4、检查消防器材。\n"
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "岗位"
    (made / "财务").mkdir(parents=True)
    (made / "仓库.txt").write_text(FIRST, encoding="utf-8")
    (made / "财务" / "出纳.txt").write_bytes(FIRST.replace("仓库管理员", "出纳").encode("gbk"))
    (made / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (made / "通知.txt").write_text("各位同事：\n明天放假一天。\n", encoding="utf-8")
    (made / ".DS_Store").write_bytes(b"x")
    shutil.copy(FIXTURES / "store.docx", made)
    return made


@pytest.fixture(params=["own", "service"])
def owned(request, environment, tmp_path):
    """Nobody owns the data directory, or a running service does."""
    if request.param == "own":
        yield
        return
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--no-seed"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert "http://" in process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_a_whole_life(owned, zhize, folder, tmp_path):
    added = zhize("docs", "add", "岗位")
    assert added.code == 2
    assert added.out.splitlines()[-1] == "3 份就绪，2 份需要查看"
    assert (
        "图.png" in added.err and "通知.txt：没有识别到任何职责条目" in added.err and ".DS_Store" in added.err
    )
    again = zhize("docs", "add", "岗位", "--json").json("document-upload")
    assert {one["outcome"] for one in again["documents"]} == {"unchanged"}
    assert (again["ready"], again["to_review"], len(again["skipped"])) == (3, 2, 1)

    (folder / "仓库.txt").write_text(SECOND, encoding="utf-8")
    assert zhize("docs", "add", "岗位/仓库.txt").code == 0
    assert zhize("docs", "diff", "仓库.txt").out.splitlines()[-1] == "新增 1 条，改写 1 条，移动 1 条"
    assert zhize("docs", "diff", "仓库.txt", "--from", "2", "--to", "1", "--json").json("document-diff")
    versions = zhize("docs", "versions", "仓库.txt", "--json").json("document-versions")["versions"]
    assert [one["version"] for one in versions] == [2, 1]

    assert zhize("docs", "export-original", "财务/出纳.txt", "-o", "out.txt").code == 0
    assert (tmp_path / "out.txt").read_bytes() == (folder / "财务" / "出纳.txt").read_bytes()
    assert zhize("docs", "show", "store.docx", "--original", "-o", "x.docx").code == 0
    assert (tmp_path / "x.docx").read_bytes() == (FIXTURES / "store.docx").read_bytes()

    assert "库房.txt" in zhize("docs", "rename", "仓库.txt", "库房.txt").out
    taken = zhize("docs", "rename", "库房.txt", "store.docx", "--json")
    assert (taken.code, taken.json("problem")["code"]) == (2, "document_name_taken")
    restored = zhize("docs", "restore", "库房.txt", "--version", "1", "--json").json("document-restored")
    assert restored["document"]["version"] == 3
    assert "docs restore" in zhize("docs", "remove", "库房.txt").err
    removed = zhize("docs", "list", "--removed", "--json").json("document-list")["documents"]
    assert [one["name"] for one in removed] == ["库房.txt"]
    assert zhize("docs", "restore", "库房.txt").code == 0

    report = zhize("docs", "check", "--json")
    assert report.code == 1 and "several_owners" in {
        one["rule"] for one in report.json("document-check")["findings"]
    }
    assert zhize("docs", "check", "库房.txt").code == 1
    assert zhize("docs", "reparse", "--all", "--json").json("document-reparse")["problems"] == []

    assert zhize("docs", "export", "-o", "kb.jsonl").code == 0
    assert json.loads((tmp_path / "kb.jsonl").read_text().splitlines()[-1])["kind"] == "end"
    taken = zhize("docs", "import", "kb.jsonl", "--kb", "副本", "--json").json("kb-import")
    assert (taken["kb"], taken["added"]) == ("副本", 4)
    bases = zhize("kb", "list", "--json").json("kb-list")["knowledge_bases"]
    assert [one["kb"] for one in bases] == ["default", "副本"] and bases[0]["duties"] == bases[1]["duties"]
    assert zhize("docs", "versions", "库房.txt", "--kb", "副本", "--json").json("document-versions")[
        "versions"
    ]
    assert zhize("kb", "remove", "副本", "--purge", "--json").json("kb-removed")["documents"] == 4
    jobs = zhize("jobs", "list", "--json").json("job-list")["jobs"]
    assert {one["state"] for one in jobs} == {"done", "failed"}
    assert zhize("jobs", "resume").code == 0 and "完成" in zhize("jobs", "list").out
    assert zhize("jobs", "show", jobs[0]["job_id"]).code == 0
    assert zhize("jobs", "cancel", "nothing", "--json").json("problem")["code"] == "job_not_found"
    assert zhize("docs", "remove", "库房.txt", "--purge").code == 0
    assert zhize("docs", "restore", "库房.txt").code == 2


def test_a_damaged_export_and_an_unwritable_target(zhize, tmp_path, folder):
    zhize("docs", "add", "岗位/仓库.txt")
    zhize("docs", "export", "-o", "kb.jsonl")
    whole = (tmp_path / "kb.jsonl").read_bytes()
    (tmp_path / "kb.jsonl").write_bytes(whole[:-200])
    ran = zhize("docs", "import", "kb.jsonl", "--kb", "新", "--json")
    assert (ran.code, ran.json("problem")["code"]) == (2, "export_damaged")
    assert [one["kb"] for one in zhize("kb", "list", "--json").json("kb-list")["knowledge_bases"]] == [
        "default"
    ]
    ran = zhize("docs", "export", "-o", "没有/kb.jsonl")
    assert ran.code == 3 and "写不了" in ran.err
    missing = zhize("docs", "export", "--kb", "没有", "-o", "x.jsonl")
    assert missing.code == 2 and not (tmp_path / "x.jsonl").exists()


def test_a_name_in_two_knowledge_bases_is_asked_back(zhize, folder):
    ids = []
    for kb in ("甲公司", "乙公司"):
        added = zhize("docs", "add", "岗位/仓库.txt", "--kb", kb, "--json").json("document-upload")
        ids.append(added["documents"][0]["document"]["document_id"])
    assert "甲公司" in zhize("docs", "list").out
    for command in (["rename", "仓库.txt", "新.txt"], ["show", "仓库.txt"], ["remove", "仓库.txt"]):
        refused = zhize("docs", *command)
        assert refused.code == 2 and all(one in refused.err for one in ids)
    assert zhize("docs", "rename", ids[0], "新.txt").code == 0
    assert zhize("docs", "show", "仓库.txt").code == 0


def test_a_first_version_is_compared_with_nothing(zhize, folder):
    zhize("docs", "add", "岗位/仓库.txt")
    lines = zhize("docs", "diff", "仓库.txt").out.splitlines()
    assert lines[0] == "仓库.txt：第 1 版，之前没有版本" and lines[-1] == "新增 3 条"
