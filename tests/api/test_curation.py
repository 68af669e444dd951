"""Feedback, inbox and curated answers over HTTP and on the command line; every response fits its schema."""

from __future__ import annotations

import pytest

SHOP = "店长岗位职责\n1、每周一召开门店例会；\n2、负责门店盘点；\n3、处理顾客投诉。\n"


def upload(client, text: str) -> None:
    file = ("shop.txt", text.encode(), "text/plain")
    done = client.post("/v1/documents", files=[("file", file)], headers={"prefer": "wait=30"})
    assert done.status_code == 201


@pytest.fixture
def shop(client):
    upload(client, SHOP)
    return client


def ask(client, question: str):
    return client.post("/v1/ask", json={"question": question}).json()


def test_from_an_unanswered_question_to_a_curated_answer(shop):
    assert not ask(shop, "年假有几天？")["answered"]
    ask(shop, "请问年假有几天？")
    found = shop.get("/v1/inbox").json()
    (group,) = found["groups"]
    assert (found["open"], group["count"], group["question"]) == (1, 2, "年假有几天")
    duty = ask(shop, "谁负责盘点？")["citations"][0]["duty_id"]
    given = {"questions": [group["question"]], "text": "满一年 5 天，找店长登记。", "duty_ids": [duty]}
    made = shop.post("/v1/curated", json=given)
    assert made.status_code == 201
    answer = ask(shop, "年假有几天呢")
    assert (answer["worded_by"], answer["citations"][0]["duty_id"]) == ("curated", duty)
    assert shop.get("/v1/inbox").json()["groups"] == []
    assert (
        shop.get("/v1/inbox", params={"state": "all"}).json()["groups"][0]["curated_id"] == made.json()["id"]
    )
    assert shop.get("/v1/usage").json()["months"][0]["curated"] == 1


def test_a_stale_answer_shows_and_is_mended(shop):
    duty = ask(shop, "谁负责盘点？")["citations"][0]["duty_id"]
    given = {"questions": ["谁负责盘点"], "text": "店长", "duty_ids": [duty]}
    made = shop.post("/v1/curated", json=given).json()
    upload(shop, SHOP.replace("门店盘点", "门店与仓库盘点"))
    assert shop.get("/v1/curated").json()["stale"] == 1
    assert shop.get(f"/v1/curated/{made['id']}").json()["duties"][0]["standing"] == "changed"
    now = ask(shop, "谁负责盘点？")
    assert now["worded_by"] == "extractive"
    again = {**given, "duty_ids": [now["citations"][0]["duty_id"]]}
    assert not shop.put(f"/v1/curated/{made['id']}", json=again).json()["stale"]
    assert ask(shop, "谁负责盘点？")["worded_by"] == "curated"
    assert shop.delete(f"/v1/curated/{made['id']}").json()["removed"]
    assert ask(shop, "谁负责盘点？")["worded_by"] == "extractive"


def test_thumbs(shop):
    answer = ask(shop, "谁负责盘点？")
    base = {"conversation_id": answer["conversation_id"], "question": answer["question"]}
    assert shop.post("/v1/feedback", json={**base, "rating": "up"}).status_code == 201
    bullet = {**base, "rating": "down", "duty_id": answer["citations"][0]["duty_id"], "comment": "不是我"}
    shop.post("/v1/feedback", json=bullet)
    found = shop.get("/v1/feedback").json()
    assert (found["up"], found["down"], found["feedback"][0]["comment"]) == (1, 1, "不是我")
    assert len(shop.get("/v1/feedback", params={"rating": "up"}).json()["feedback"]) == 1
    (group,) = shop.get("/v1/inbox").json()["groups"]
    assert group["reasons"] == {"thumb_down": 1}
    key = group["key"]
    assert shop.patch(f"/v1/inbox/{key}", json={"state": "ignored"}).json()["state"] == "ignored"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/v1/feedback", {"conversation_id": "c", "rating": "meh"}, 422, "invalid_request"),
        ("POST", "/v1/feedback", {"conversation_id": "c", "rating": "up", "kb": "no"}, 404, "kb_not_found"),
        ("POST", "/v1/curated", {"questions": [], "text": "x"}, 422, "invalid_request"),
        (
            "POST",
            "/v1/curated",
            {"questions": ["a吗"], "text": "x", "duty_ids": ["d"]},
            404,
            "duty_not_found",
        ),
        ("PUT", "/v1/curated/none", {"questions": ["a吗"], "text": "x"}, 404, "curated_not_found"),
        ("GET", "/v1/curated/none", None, 404, "curated_not_found"),
        ("DELETE", "/v1/curated/none", None, 404, "curated_not_found"),
        ("PATCH", "/v1/inbox/none", {"state": "done"}, 404, "inbox_not_found"),
        ("GET", "/v1/inbox?state=odd", None, 422, "invalid_request"),
    ],
)
def test_what_cannot_be_done_is_a_problem(client, method, path, body, status, code):
    response = client.request(method, path, json=body)
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_a_question_has_one_curated_answer(client):
    client.post("/v1/curated", json={"questions": ["班车几点"], "text": "八点"})
    again = client.post("/v1/curated", json={"questions": ["请问班车几点呢？"], "text": "九点"})
    assert (again.status_code, again.json()["code"]) == (409, "curated_question_taken")


def test_the_commands(zhize, tmp_path):
    file = tmp_path / "shop.txt"
    file.write_text(SHOP, encoding="utf-8")
    assert zhize("docs", "add", str(file)).code == 0
    assert zhize("ask", "年假有几天？").code == 1
    found = zhize("inbox", "--json").json("inbox-list")
    assert [one["question"] for one in found["groups"]] == ["年假有几天"]
    assert "年假有几天" in zhize("inbox").out
    made = zhize(
        "curate", "add", "-q", "年假有几天", "--text", "5 天", "--cite-from", "谁负责盘点？", "--json"
    ).json("curated")
    assert [one["text"] for one in made["duties"]] == ["负责门店盘点"]
    assert zhize("ask", "年假有几天呢", "--json").json("answer")["worded_by"] == "curated"
    edited = zhize("curate", "edit", made["id"], "--text", "6 天", "--json").json("curated")
    assert (edited["text"], edited["questions"]) == ("6 天", ["年假有几天"])
    file.write_text(SHOP.replace("门店盘点", "盘点全部门店"), encoding="utf-8")
    zhize("docs", "add", str(file))
    stale = zhize("curate", "list")
    assert stale.code == 1 and "待复核" in stale.out
    assert zhize("curate", "show", made["id"], "--json").json("curated")["stale"]
    assert zhize("inbox", "usage", "--json").json("usage")["months"][0]["curated"] == 1
    assert zhize("curate", "remove", made["id"], "--json").json("curated-removed")["removed"]
    assert zhize("curate", "show", made["id"]).code == 2
    assert zhize("inbox", "thumbs", "--json").json("feedback-list")["up"] == 0
