"""Parts of a list that the asker has already, or spares us, and a list named with words that only tell which it is."""

from __future__ import annotations

import pytest

from assistant.contract import Question
from assistant.knownparts import without_known
from tests.eval.workspace import EvalWorkspace, open_workspace


@pytest.fixture(scope="module")
def workspace() -> EvalWorkspace:
    return open_workspace("seed")


@pytest.mark.parametrize(
    ("question", "heading", "numbers"),
    [
        ("职责13，开票那第一条我知道了，把剩下的几条给我", "销售部负责人职责:13", "234567"),
        ("我已经看到职责10的第七条了，从第八条开始往后给我", "销售部负责人职责10", "8 9 10 11"),
        ("职责4列一下，最后那条“领导交办”的就不用写了", "销售部负责人职责4", "123456"),
        ("销售部职责1列一下", "营业部负责人职责1", "12345"),
        ("销售部职责1(好像是讲精装修的那份)列一下", "营业部负责人职责1", "12345"),
        ("项目销售那份职责6，念给我听", "销售部负责人职责6", "12345"),
        ("我刚分到给销售代表做支持的岗（职责4），请问我的工作内容有哪些？", "销售部负责人职责4", "1234567"),
    ],
)
def test_exactly_these_items(workspace: EvalWorkspace, question: str, heading: str, numbers: str) -> None:
    answer = workspace.assistant.ask(Question(question=question, kb=workspace.kb))
    wanted = numbers.split() if " " in numbers else list(numbers)
    assert {citation.list for citation in answer.citations} == {heading}
    assert [str(citation.number) for citation in answer.citations] == wanted


def test_a_heading_in_quotes_called_a_long_string(workspace: EvalWorkspace) -> None:
    answer = workspace.assistant.ask(Question(question="“其他相关责任”那一长串全部贴出来吧", kb=workspace.kb))
    assert {citation.list for citation in answer.citations} == {"其他相关责任"}
    assert len(answer.citations) == 12


@pytest.mark.parametrize(
    "question",
    ["职责4第2条我知道了，那第3条呢", "发票就不用开了吗", "职责7和8哪份不用写总结", "第一条我知道了，还有呢"],
)
def test_other_questions_stay(question: str) -> None:
    assert without_known(question) == question
