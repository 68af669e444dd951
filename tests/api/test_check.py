"""``POST /v1/check`` and ``zhize check``."""

from __future__ import annotations

from pathlib import Path


def test_check_over_http(sample_client):
    text = "招聘前台：限女性，形象气质佳，提供单身宿舍。"
    found = sample_client.post("/v1/check", json={"text": text}).json()
    assert [one["rule"] for one in found["findings"]] == ["gender", "appearance"]
    assert found["blocks"] == 1 and found["warnings"] == 1
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found["findings"])
    assert "妇女权益保障法" in found["findings"][0]["basis"]
    assert "不是法律意见" in found["disclaimer"]


def test_bad_bodies_are_problems(sample_client):
    assert sample_client.post("/v1/check", json={}).status_code == 422
    assert sample_client.post("/v1/check", json={"text": ""}).status_code == 422
    assert sample_client.post("/v1/check", json={"text": "男" * 100_001}).status_code == 422


def test_check_on_the_command_line(zhize, tmp_path: Path):
    (tmp_path / "bad.txt").write_text("只招35岁以下未婚女性\n", encoding="utf-8")
    ran = zhize("check", "bad.txt")
    assert ran.code == 1
    assert "未婚女性" in ran.out and "第 1 行" in ran.out and "不是法律意见" in ran.out
    found = zhize("check", "bad.txt", "--json")
    assert found.code == 1
    assert {one["rule"] for one in found.json("check")["findings"]} == {"age", "gender", "marriage"}
    clean = zhize("check", "-", stdin="负责渠道客户的开发和维护，性别不限。\n".encode())
    assert clean.code == 0 and "没有发现问题" in clean.out
    assert not (tmp_path / "data").exists(), "a check touches no data directory"
    assert zhize("check", "nowhere.txt").code == 2
