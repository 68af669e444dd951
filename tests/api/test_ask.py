"""``POST /v1/ask`` and ``GET /v1/search`` over the real sample."""

from __future__ import annotations

import json

import pytest

from api.wiring import seed_bytes


def events(response):
    """(event, value) pairs of a stream."""
    found = []
    for block in response.text.replace("\r\n", "\n").strip().split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith(":")]
        if lines:
            fields = dict(line.split(": ", 1) for line in lines)
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_lookup_cites_every_owner_verbatim(sample_client):
    answer = sample_client.post("/v1/ask", json={"question": "谁负责开具增值税发票？"}).json()
    assert answer["answered"] and answer["refusal"] is None
    cited = {(one["list"], one["number"]) for one in answer["citations"]}
    assert cited == {("营业部负责人职责12", "1"), ("销售部负责人职责:13", "2"), ("销售部负责人职责:13", "3")}
    text = seed_bytes().decode("utf-8-sig")
    for one in answer["citations"]:
        assert text[one["start"] : one["end"]] == one["text"]
        utf16 = text.encode("utf-16-le")[2 * one["start_utf16"] : 2 * one["end_utf16"]]
        assert utf16.decode("utf-16-le") == one["text"]


def test_enumeration_is_complete(sample_client):
    answer = sample_client.post("/v1/ask", json={"question": "营业部负责人职责7有哪些"}).json()
    assert (answer["total"], answer["shown"], len(answer["citations"])) == (11, 11, 11)


@pytest.mark.parametrize("question", ["年假有几天？", "程序员的岗位职责有哪些？"])
def test_refusals_are_answers_with_status_200(sample_client, question):
    response = sample_client.post("/v1/ask", json={"question": question})
    assert response.status_code == 200
    answer = response.json()
    assert not answer["answered"] and answer["citations"] == [] and answer["refusal"]["message"]


def test_stream_tells_the_same_as_json(sample_client, check_contract):
    body = {"question": "谁负责开具增值税发票？"}
    plain = sample_client.post("/v1/ask", json=body).json()
    response = sample_client.post("/v1/ask", json=body, headers={"accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-cache"
    names = [name for name, _ in events(response)]
    assert names == ["status", *["citation"] * 3, *["delta"] * (len(names) - 5), "done"]
    by_name = {name: [value for one, value in events(response) if one == name] for name in names}
    done = check_contract("answer", by_name["done"][0])
    assert "".join(one["text"] for one in by_name["delta"]) == done["answer"] == plain["answer"]
    assert by_name["citation"] == done["citations"] == plain["citations"]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
@pytest.mark.parametrize(
    ("question", "code"),
    [("", "question_empty"), ("  \n ", "question_empty"), ("责" * 100_000, "question_too_long")],
)
def test_a_question_that_cannot_be_asked(sample_client, question, code, accept):
    response = sample_client.post("/v1/ask", json={"question": question}, headers={"accept": accept})
    assert response.status_code == 422
    assert response.json()["code"] == code
    assert len(response.text) < 2_000, "a problem never echoes the question"


@pytest.mark.parametrize(
    "question",
    [
        "NEAR(",
        "AND OR NOT *",
        "第999999999999999999999999条",
        "𠮷" * 10,
        "\u202e谁",
        "e\u0301" * 50,
    ],
)
def test_odd_questions_are_answered_or_refused(sample_client, question):
    assert sample_client.post("/v1/ask", json={"question": question}).status_code == 200
    assert sample_client.get("/v1/search", params={"q": question}).status_code == 200


def test_lone_surrogates_break_nothing(sample_client):
    headers = {"content-type": "application/json"}
    body = rb'{"question": "\ud800\u8c01\u8d1f\u8d23", "role": "\ud800", "conversation_id": "\udfff"}'
    assert sample_client.post("/v1/ask", content=body, headers=headers).status_code == 200
    unknown = rb'{"question": "\u8c01", "kb": "\ud800"}'
    assert sample_client.post("/v1/ask", content=unknown, headers=headers).json()["code"] == "kb_not_found"


def test_unknown_knowledge_base(sample_client):
    response = sample_client.post("/v1/ask", json={"question": "谁负责开票", "kb": "没有这个"})
    assert (response.status_code, response.json()["code"]) == (404, "kb_not_found")


@pytest.mark.parametrize("body", [{}, {"question": 3}, {"question": "好", "surprise": 1}, [], "x"])
def test_a_body_that_does_not_fit(sample_client, body):
    response = sample_client.post("/v1/ask", json=body)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


def test_broken_json(sample_client):
    response = sample_client.post(
        "/v1/ask", content=b'{"question": ', headers={"content-type": "application/json"}
    )
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_strict_content_type(sample_client, kind):
    headers = {"content-type": kind} if kind else {}
    response = sample_client.post("/v1/ask", content='{"question": "谁负责开票"}'.encode(), headers=headers)
    assert (response.status_code, response.json()["code"]) == (415, "media_type")


def test_search_finds_the_invoices(sample_client):
    found = sample_client.get("/v1/search", params={"q": "增值税发票", "limit": 5}).json()
    assert 0 < len(found["hits"]) <= 5
    assert "增值税" in found["hits"][0]["text"]
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("params", "code"),
    [({"q": ""}, "question_empty"), ({"q": "好", "limit": 0}, "invalid_request"), ({}, "invalid_request")],
)
def test_search_with_wrong_parameters(sample_client, params, code):
    response = sample_client.get("/v1/search", params=params)
    assert (response.status_code, response.json()["code"]) == (422, code)


@pytest.mark.parametrize("question", ["\x00", "（" * 1000, "？？？"])
def test_a_question_without_a_word_is_empty(sample_client, question):
    answer = sample_client.post("/v1/ask", json={"question": question})
    assert answer.status_code == 422
    assert answer.json()["code"] == "question_empty"
