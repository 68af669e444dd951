"""The command as a user runs it: exit codes, JSON that fits its contract, words instead of tracebacks."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from api.wiring import seed_bytes

OWN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "仓库.txt"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_ask_in_an_empty_home_answers_from_the_sample(zhize_process):
    zhize = zhize_process
    ran = zhize("ask", "谁负责开具增值税发票？")
    assert ran.code == 0
    for expected in (
        "营业部负责人职责12 · 第1条",
        "销售部负责人职责:13 · 第2条",
        "销售部负责人职责:13 · 第3条",
        "seed.txt:",
    ):
        assert expected in ran.out
    assert "示例" in ran.err and "示例" in ran.out
    again = zhize("ask", "谁负责开具增值税发票？", "--json")
    answer = again.json("answer")
    assert again.code == 0 and len(answer["citations"]) == 3
    assert "seed.txt" not in again.err, "the sample goes in once"


def test_refusal_is_exit_1_and_still_an_answer(zhize):
    ran = zhize("ask", "年假有几天？", "--json")
    assert ran.code == 1
    answer = ran.json("answer")
    assert answer["answered"] is False and answer["refusal"]["message"]
    plain = zhize("ask", "年假有几天？")
    assert plain.code == 1 and answer["refusal"]["message"] in plain.out


@pytest.mark.parametrize(
    ("question", "code"),
    [("", "question_empty"), ("责" * 30_000, "question_too_long")],
    ids=["empty", "long"],
)
def test_questions_that_cannot_be_asked(zhize, tmp_path, question, code):
    ran = zhize("ask", question, "--json")
    assert (ran.code, ran.json("problem")["code"]) == (2, code)
    assert not (tmp_path / "data").exists(), "refused before anything was opened"


def test_no_seed_lasts(zhize):
    assert zhize("docs", "list", "--no-seed", "--json").json("document-list") == {"documents": []}
    assert zhize("docs", "list", "--json").json("document-list") == {"documents": []}


def test_docs_add_list_show_remove(zhize, own):
    added = zhize("docs", "add", str(own), "--json")
    assert added.code == 0
    [one] = added.json("document-upload")["documents"]
    assert one["outcome"] == "added" and one["items_added"] == 3
    listed = zhize("docs", "list", "--json").json("document-list")["documents"]
    assert [d["name"] for d in listed] == ["仓库.txt"], "own documents first: no sample"
    assert zhize("docs", "show", "仓库.txt").out == OWN
    shown = zhize("docs", "show", listed[0]["document_id"], "--json").json("document-text")
    assert shown["text"] == OWN
    assert "仓库.txt" in zhize("docs", "list").out
    roles = zhize("roles", "--json").json("role-list")["roles"]
    assert [r["duties"] for r in roles] == [3]
    gone = zhize("docs", "remove", "仓库.txt", "--json")
    assert gone.code == 0 and gone.json("document-removed")["removed"] is True
    missing = zhize("docs", "remove", "仓库.txt", "--json")
    assert (missing.code, missing.json("problem")["code"]) == (2, "document_not_found")


def test_exit_codes_of_the_process(zhize_process):
    assert zhize_process("parse", "-", stdin=OWN.encode()).code == 0
    assert zhize_process("docs", "list", "--data", "/dev/null/x").code == 3
    assert zhize_process("parse", "没有.txt").code == 2


def test_docs_add_keeps_what_can_be_read(zhize, own, tmp_path):
    (tmp_path / "图.txt").write_bytes(bytes(range(256)) * 8)
    ran = zhize("docs", "add", str(own), "图.txt", "没有.txt", "表.xlsx", "--json")
    assert ran.code == 2
    result = ran.json("document-upload")
    assert [one["document"]["name"] for one in result["documents"]] == ["仓库.txt"]
    assert sorted(one["code"] for one in result["problems"]) == [
        "document_binary",
        "file_not_found",
        "file_not_found",
    ]
    assert "图.txt" in ran.err and "没有.txt" in ran.err


def test_a_point_broken_at_the_page_s_edge_is_printed_on_one_line(zhize, tmp_path):
    broken = tmp_path / "门卫管理规定.txt"
    broken.write_text(
        "门卫管理规定\n第一条 门卫须按时上岗。\n第二条 门卫应当登记来访人员，并电话通知被访部\n门，得到同意后方可放行。\n"
        "第三条 不得让无关人员进入值班室。\n",
        encoding="utf-8",
    )
    assert "并电话通知被访部门，得到同意" in zhize("parse", str(broken)).out
    items = zhize("parse", str(broken), "--json").json("parse")["roles"][0]["lists"][0]["items"]
    assert "被访部\n门" in items[1]["text"]  # verbatim


def test_parse_touches_no_data_directory(zhize, tmp_path):
    seed = tmp_path / "seed.txt"
    seed.write_bytes(seed_bytes())
    ran = zhize("parse", str(seed), "--json")
    assert ran.code == 0
    result = ran.json("parse")
    text = seed_bytes().decode("utf-8-sig")
    items = [item for role in result["roles"] for one in role["lists"] for item in one["items"]]
    assert len(items) == 138
    assert all(text[item["start"] : item["end"]] == item["text"] for item in items)
    assert result["repairs"], "two translated Roman numerals"
    assert not (tmp_path / "data").exists()
    plain = zhize("parse", str(seed))
    assert plain.code == 0 and "营业部负责人职责7" in plain.out
    piped = zhize("parse", "-", "--json", stdin=seed_bytes())
    assert piped.json("parse")["roles"] == result["roles"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "file_not_found"), (b"", "document_empty"), (bytes(range(256)) * 20, "document_binary")],
)
def test_files_that_cannot_be_parsed(zhize, tmp_path, content, code):
    path = tmp_path / "x.txt"
    if content is not None:
        path.write_bytes(content)
    ran = zhize("parse", str(path), "--json")
    assert (ran.code, ran.json("problem")["code"]) == (2, code)
    assert "x.txt" in ran.err


def test_wrong_use_is_exit_2(zhize):
    for arguments in (
        (),
        ("nonsense",),
        ("ask",),
        ("docs",),
        ("ask", "好", "--wrong"),
        ("--lang", "fr", "roles"),
    ):
        assert zhize(*arguments).code == 2, arguments


def test_help_speaks_chinese(zhize):
    ran = zhize("--help")
    assert ran.code == 0
    for command in ("serve", "ask", "parse", "docs", "roles", "assets", "doctor"):
        assert command in ran.out
    assert "退出码" in ran.out


def test_messages_in_english(zhize):
    assert "Please write a question" in zhize("--lang", "en", "ask", "").err
    assert "Please write a question" in zhize("ask", "", env={"ZHIZE_LANG": "en"}).err


def test_unusable_data_directory(zhize, tmp_path):
    file = tmp_path / "a-file"
    file.write_text("x")
    ran = zhize("ask", "谁负责开票？", "--data", str(file), "--json")
    assert (ran.code, ran.json("problem")["code"]) == (3, "data_dir_unusable")
    assert str(file) in ran.err


def test_damaged_catalogue(zhize, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "catalogue.sqlite3").write_bytes(b"no database at all " * 500)
    ran = zhize("ask", "谁负责开票？", "--json")
    assert (ran.code, ran.json("problem")["code"]) == (3, "catalogue_damaged")
    found = zhize("doctor", "--json")
    assert found.code == 1
    assert any(not check["ok"] and check["advice"] for check in found.json("doctor-report")["checks"])


def test_wrong_setting(zhize):
    ran = zhize("roles", "--json", env={"ZHIZE_PORT": "abc"})
    assert (ran.code, ran.json("problem")["code"]) == (2, "setting_invalid")
    assert "ZHIZE_PORT" in ran.err


def test_assets_verify_and_doctor(zhize, tmp_path):
    nothing = zhize("assets", "verify", "--json", env={"ZHIZE_ASSETS_DIR": str(tmp_path / "none")})
    assert nothing.code == 1
    assert {one["state"] for one in nothing.json("asset-report")["assets"]} == {"missing"}
    report = zhize("doctor", "--json")
    assert report.code in (0, 1)
    checks = {check["name"]: check for check in report.json("doctor-report")["checks"]}
    assert checks["SQLite"]["ok"] and checks["Python"]["ok"]
    slip = zhize("doctor", "--json", env={"ZHIZE_DATADIR": "x"})
    assert slip.code == 1 and "ZHIZE_DATADIR" in slip.out


def test_one_shot_commands_import_neither_chroma_nor_the_server(environment, tmp_path):
    """Cold starts stay quick: what ``zhize ask`` must not import."""
    program = (
        "import sys\n"
        "sys.argv = ['zhize', 'ask', '谁负责开具增值税发票？', '--json']\n"
        "from api.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n"
        "    heavy = {'chromadb', 'fastapi', 'uvicorn', 'langchain_core', 'torch', 'sentence_transformers'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
        "    sys.exit(end.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert json.loads(done.stdout)["answered"] is True
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_broken_pipe_is_no_failure(environment, tmp_path):
    seed = tmp_path / "seed.txt"
    seed.write_bytes(seed_bytes() * 20)
    command = f"{sys.executable} -m api.cli parse {seed} | head -1"
    done = subprocess.run(
        command, shell=True, env=environment, cwd=tmp_path, capture_output=True, timeout=120
    )
    assert done.stderr == b"" and done.stdout


def test_full_disk_says_so_and_loses_nothing(zhize, environment, tmp_path, own):
    assert zhize("docs", "add", str(own)).code == 0
    big = tmp_path / "大.txt"
    big.write_text("".join(f"{n}、负责第{n}号仓库的盘点与登记；\n" for n in range(9_000)), encoding="utf-8")
    size = (tmp_path / "data" / "catalogue.sqlite3").stat().st_size

    def cap():  # EFBIG at a file's limit is what a full disk looks like to SQLite
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000,) * 2)

    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "docs", "add", str(big), "--json"],
        env=environment, cwd=tmp_path, capture_output=True, preexec_fn=cap, timeout=120,
    )  # fmt: skip
    assert done.returncode == 3
    assert json.loads(done.stdout)["code"] == "storage_full" and "磁盘已满" in done.stderr.decode()
    names = [one["name"] for one in zhize("docs", "list", "--json").json("document-list")["documents"]]
    assert names == ["仓库.txt"]
    assert zhize("ask", "谁负责库房盘点？").code == 0


def test_readable_only_directory(zhize, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    ran = zhize("roles", "--data", str(Path(locked) / "data"), "--json")
    assert (ran.code, ran.json("problem")["code"]) == (3, "data_dir_unusable")
