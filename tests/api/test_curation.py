"""Feedback, inbox and curated answers over HTTP and on the command line; every response fits its schema."""

from __future__ import annotations

import pytest

from api.listening import Listener
from api.remote import RemoteDesk
from assistant.contract import Answer, Question
from assistant.curation.contract import CuratedRequest, FeedbackRequest, InboxChange
from corpus.errors import StorageFull

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
        ("POST", "/v1/curated", {"questions": ["？！"], "text": "x"}, 422, "question_empty"),
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


def test_what_is_kept_of_a_knowledge_base_goes_with_it(client):
    file = ("shop.txt", SHOP.encode(), "text/plain")
    wait = {"prefer": "wait=30"}
    client.post("/v1/documents", files=[("file", file)], data={"kb": "shops"}, headers=wait)
    client.post("/v1/ask", json={"question": "年假有几天？", "kb": "shops"})
    client.post("/v1/curated", json={"questions": ["班车几点"], "text": "八点", "kb": "shops"})
    assert client.get("/v1/inbox", params={"kb": "shops"}).json()["open"] == 1
    client.delete("/v1/kbs/shops", params={"purge": "true"})
    assert client.get("/v1/inbox", params={"state": "all"}).json()["groups"] == []
    assert client.get("/v1/curated").json()["curated"] == []
    assert client.get("/v1/usage").json()["months"] == []


class _Slow:
    """Takes answers; cannot write the first time."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.full = True

    def heard(self, answers) -> None:
        if self.full:
            self.full = False
            raise StorageFull
        self.batches.append(len(answers))


def test_a_service_writes_in_batches_and_outlives_a_full_disk(shop):
    inbox = _Slow()
    listener = Listener(inbox, background=True)
    answer = Answer.model_validate(ask(shop, "谁负责盘点？"))
    listener.heard("default", answer)
    listener.flush()  # could not be written: given up, not raised
    for _ in range(3):
        listener.heard("default", answer)
    listener.close()
    assert sum(inbox.batches) == 3 and len(inbox.batches) <= 2


def test_a_command_reaches_all_of_it_through_a_running_service(shop):
    upload(shop, SHOP)
    desk = RemoteDesk("http://127.0.0.1", client=shop)
    answer = desk.ask(Question(question="谁负责盘点？"))
    thumb = FeedbackRequest(conversation_id=answer.conversation_id, rating="down", question=answer.question)
    assert desk.curation.rate(thumb).rating == "down" and desk.curation.feedback().down == 1
    key = desk.curation.inbox().groups[0].key
    assert desk.curation.handle(key, InboxChange(state="ignored")).state == "ignored"
    assert desk.curation.inbox(state=None).groups and not desk.curation.inbox().groups
    given = CuratedRequest(questions=["班车几点"], text="八点")
    made = desk.curation.write(given)
    assert desk.curation.rewrite(made.id, given.model_copy(update={"text": "九点"})).text == "九点"
    assert desk.curation.one(made.id).text == "九点" and len(desk.curation.curated().curated) == 1
    assert desk.curation.usage().months[0].answered == 1
    assert desk.curation.remove(made.id).removed
    found = desk.quality.evaluate(
        "q.jsonl", '{"question": "谁负责盘点？", "gold": ["负责门店盘点"]}'.encode()
    )
    assert found.overall.f1 == 1.0
    sheet = desk.quality.audit(sample=3, seed=1, asked=("谁负责盘点？",))
    assert desk.quality.read_audit("a.xlsx", sheet).questions == 1


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
