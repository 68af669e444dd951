"""Question sheets and audits over HTTP and on the command line."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook

SHOP = "店长岗位职责\n1、每周一召开门店例会；\n2、负责门店盘点；\n3、处理顾客投诉。\n"
ROWS = [
    {"question": "谁负责门店盘点？", "gold": ["负责门店盘点"]},
    {"question": "谁处理顾客投诉？", "gold": ["店长岗位职责 第1条"]},
    {"question": "年假有几天？", "answerable": False},
]


def lines(rows) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


@pytest.fixture
def shop(client):
    file = ("shop.txt", SHOP.encode(), "text/plain")
    done = client.post("/v1/documents", files=[("file", file)], headers={"prefer": "wait=30"})
    assert done.status_code == 201
    return client


def send(client, path: str, name: str, data: bytes, **form: str):
    return client.post(path, files={"file": (name, data, "application/octet-stream")}, data=form)


def test_a_sheet_is_scored_and_asks_nothing_of_the_inbox(shop):
    found = send(shop, "/v1/eval", "q.jsonl", lines(ROWS)).json()
    assert (found["overall"]["n"], found["overall"]["refused"], len(found["misses"])) == (3, 1.0, 1)
    assert found["misses"][0]["missing"][0]["text"] == "每周一召开门店例会"
    assert shop.get("/v1/inbox", params={"state": "all"}).json()["groups"] == []
    assert shop.get("/v1/usage").json()["months"] == []


def test_bad_rows_are_a_problem_with_their_numbers(shop):
    bad = send(shop, "/v1/eval", "q.jsonl", lines([*ROWS, {"question": ""}]))
    assert (bad.status_code, bad.json()["code"]) == (422, "eval_rows_invalid")
    assert "第 4 行" in bad.json()["message_zh"] and "row 4" in bad.json()["message_en"]
    assert send(shop, "/v1/eval", "q.txt", b"x").status_code == 415
    assert send(shop, "/v1/eval", "q.jsonl", lines(ROWS), kb="no").status_code == 404
    assert shop.post("/v1/eval").status_code == 415


def test_an_audit_goes_out_and_comes_back(shop):
    made = shop.get("/v1/audit", params={"sample": 2, "q": ["谁负责门店盘点？", "年假有几天？"]})
    book = load_workbook(io.BytesIO(made.content))
    page = book["审核"]
    assert [page.cell(row, 3).value for row in (2, 3)] == ["已答", "拒答"]
    page["F2"], page["G2"], page["H2"], page["H3"] = "对", 0, "否", "是"
    out = io.BytesIO()
    book.save(out)
    found = send(shop, "/v1/audit", "audit.xlsx", out.getvalue()).json()
    assert found["item_precision"]["share"] == found["refusal_recall"]["share"] == 1.0
    wrong = send(shop, "/v1/audit", "audit.xlsx", b"no workbook")
    assert wrong.status_code == 422


def test_the_commands(zhize, tmp_path):
    (tmp_path / "shop.txt").write_text(SHOP, encoding="utf-8")
    zhize("docs", "add", "shop.txt")
    (tmp_path / "q.jsonl").write_bytes(lines(ROWS))
    found = zhize("eval", "q.jsonl", "--json")
    assert found.code == 1 and len(found.json("eval-report")["misses"]) == 1
    shown = zhize("eval", "q.jsonl")
    assert "漏 每周一召开门店例会" in shown.out and "多 处理顾客投诉" in shown.out
    assert zhize("eval", "q.jsonl", "--at-least", "0.2").code == 0
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    bad = zhize("eval", "bad.jsonl")
    assert bad.code == 2 and "第 1 行" in bad.err
    assert zhize("eval", "none.jsonl").code == 2
    assert zhize("audit", "-o", "sheet.xlsx", "--sample", "5").code == 0
    read = zhize("audit", "--read", "sheet.xlsx", "--json").json("audit-report")
    assert read["questions"] == 5 and read["item_precision"]["share"] is None
    assert zhize("audit").code == 2
    assert zhize("audit", "-o", "/nowhere/x.xlsx", "--sample", "1").code == 3
