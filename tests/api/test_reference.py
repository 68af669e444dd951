"""The read-only knowledge base of occupations: in by name, kept as it is, out by name."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.settings import Settings
from api.wiring import Workspace
from assistant.contract import Question
from corpus.assets import ENCODER, OCCUPATIONS, AssetStore, PinnedFile

WANTED = ("电工", "应急救援员", "安全防范设计评估工程技术人员", "土壤肥料技术人员")


@pytest.fixture
def small_table(tmp_path: Path, assets_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An assets folder whose table is four occupations and all classes; the encoder is the real one."""
    store = AssetStore(assets_dir)
    whole = (store.pull(OCCUPATIONS) / "csco22.csv").read_text(encoding="utf-8")
    header, *lines = whole.splitlines(keepends=True)
    kept = [line for line in lines if line[0] != "4" or line.split(",")[3] in WANTED]
    data = (header + "".join(kept)).encode()
    folder = tmp_path / "assets"
    (folder / OCCUPATIONS.name).mkdir(parents=True)
    (folder / OCCUPATIONS.name / "csco22.csv").write_bytes(data)
    (folder / ENCODER.name).symlink_to(store.pull(ENCODER))
    file = PinnedFile("csco22.csv", len(data), hashlib.sha256(data).hexdigest())
    monkeypatch.setattr("api.reference.OCCUPATIONS", replace(OCCUPATIONS, files=(file,), sources=()))
    return folder


def test_pulled_asked_kept_and_removed(zhize: Any, small_table: Path) -> None:
    env = {"ZHIZE_ASSETS_DIR": str(small_table)}
    (document,) = zhize("assets", "pull", "occupations", "--json", env=env).json("document-upload")[
        "documents"
    ]
    assert document["outcome"] == "added"
    assert document["document"]["kb"] == "reference"
    again = zhize("assets", "pull", "occupations", "--json", env=env).json("document-upload")["documents"][0]
    assert again["outcome"] == "unchanged"

    answer = zhize("ask", "--kb", "reference", "电工有哪些职责", "--json", env=env).json("answer")
    assert answer["answered"] and answer["total"] == answer["shown"] == 5
    text = (small_table / OCCUPATIONS.name / "csco22.csv").read_text(encoding="utf-8")
    for citation in answer["citations"]:
        assert citation["role"] == "电工"
        assert text[citation["start"] : citation["end"]] == citation["text"]

    for refused in (
        ("docs", "remove", "csco22.csv"),
        ("docs", "remove", "csco22.csv", "--purge"),
        ("docs", "rename", "csco22.csv", "my.csv"),
        ("kb", "remove", "reference"),
    ):
        ran = zhize(*refused, env=env)
        assert ran.code == 2, (refused, ran)
        assert "只读" in ran.err, (refused, ran)
    own = small_table.parent / "own.txt"
    own.write_text("出纳职责\n1、核对现金。\n", encoding="utf-8")
    ran = zhize("docs", "add", "--kb", "reference", str(own), env=env)
    assert ran.code == 2 and "只读" in ran.err
    assert zhize("ask", "--kb", "reference", "电工有哪些职责", "--json", env=env).json("answer")["total"] == 5

    gone = zhize("assets", "remove", "occupations", "--json", env=env).json("kb-removed")
    assert gone == {"kb": "reference", "documents": 1, "purged": True}
    assert zhize("assets", "remove", "occupations", env=env).code == 2
    assert zhize("ask", "--kb", "reference", "电工有哪些职责", env=env).code == 2


def test_reference_alone_does_not_count_as_own_texts(zhize: Any, small_table: Path) -> None:
    env = {"ZHIZE_ASSETS_DIR": str(small_table)}
    zhize("assets", "pull", "occupations", env=env)
    answer = zhize("ask", "谁负责开具增值税发票", "--json", env=env).json("answer")
    assert answer["answered"]  # from the sample, which went in all the same
    roles = zhize("roles", "--json", env=env).json("role-list")["roles"]
    assert "电工" not in {role["title"] for role in roles}


def test_an_unknown_name_is_wrong_use(zhize: Any) -> None:
    assert zhize("assets", "pull", "nothing").code == 2
    assert zhize("assets", "remove", "nothing").code == 2


def test_reindex_makes_the_same_index_anew(zhize: Any, small_table: Path) -> None:
    env = {"ZHIZE_ASSETS_DIR": str(small_table)}
    before = zhize("ask", "谁负责开具增值税发票", "--json", env=env).json("answer")
    ran = zhize("docs", "reindex", env=env)
    assert ran.code == 0 and "138" in ran.out
    after = zhize("ask", "谁负责开具增值税发票", "--json", env=env).json("answer")
    assert after["citations"] == before["citations"]


def test_a_list_never_loads_the_encoder(tmp_path: Path, assets_dir: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", assets_dir=assets_dir)
    Workspace.open(settings).close()  # puts the sample in
    workspace = Workspace.open(settings, reading=True)
    try:
        assert workspace.desk.ask(Question(question="列出销售部负责人职责12")).answered
        assert not workspace.encoder.loaded  # type: ignore[attr-defined]
        assert workspace.desk.ask(Question(question="谁负责开具增值税发票")).answered
        assert workspace.encoder.loaded  # type: ignore[attr-defined]
    finally:
        workspace.close()
