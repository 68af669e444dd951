"""What is said around a question changes no answer: greetings, whom it is put to, where and how to answer, who sent the asker."""

from __future__ import annotations

import pytest

from assistant.addressing import without_address
from assistant.contract import Answer, Question
from tests.eval.workspace import EvalWorkspace, open_workspace

QUESTIONS = (
    "销售部负责人职责5有哪些",
    "谁负责开增值税专用发票？",
    "职责12和13在发票上有什么不同",
    "出口退税什么时候申报？",
    "财务中心的工作内容",
    "谁负责食堂采购？",
)
BEFORE = (
    "小助手，",
    "AI助手，",
    "@机器人 ",
    "老师您好，请问一下，",
    "各位大佬，",
    "早上好！",
    "你好，",
    "hi, ",
    "根据文档，",
    "请根据岗位职责文档回答：",
    "按照这份资料，",
    "文档里有没有写，",
    "简单说下，",
    "请用一句话回答：",
    "麻烦详细介绍一下：",
    "领导让我问一下：",
    "有个同事托我打听一下，",
    "我想知道",
    "我就想了解一下，",
    "有个问题想咨询：",
    "如题，",
    "问题：",
    "Q: ",
    "求助：",
    "再问一下，",
    "听说有规定，",
    "我是新来的，",
    "我是一名新员工，请问",
)
BEHIND = (
    "，告诉我",
    "，谢谢！",
    "，急！",
    "😊",
    "🙏🙏",
    "？求解答",
    "？有知道的吗",
    "？请按文档回答",
    "？不要编造",
    "，别瞎说",
    "？用中文回答",
    "？请注明出处",
    "（请引用原文）",
    "？说详细点",
    "，简短回答",
    "，给个准话",
)


@pytest.fixture(scope="module")
def workspace() -> EvalWorkspace:
    return open_workspace("seed")


def _said(workspace: EvalWorkspace, question: str) -> tuple[bool, frozenset[tuple[str, str]]]:
    answer: Answer = workspace.assistant.ask(Question(question=question, kb=workspace.kb))
    return answer.answered, frozenset((citation.list, citation.text) for citation in answer.citations)


@pytest.mark.parametrize("frame", BEFORE)
def test_what_is_said_before_a_question_changes_no_answer(workspace: EvalWorkspace, frame: str) -> None:
    for question in QUESTIONS:
        assert _said(workspace, frame + question) == _said(workspace, question), question


@pytest.mark.parametrize("frame", BEHIND)
def test_what_is_said_behind_a_question_changes_no_answer(workspace: EvalWorkspace, frame: str) -> None:
    for question in QUESTIONS:
        assert _said(workspace, question.rstrip("？") + frame) == _said(workspace, question), question


ACKNOWLEDGED = ("谢谢！", "好的，", "明白了，", "很好，", "有用，", "谢谢，那", "哦哦，", "小助手，")


@pytest.mark.parametrize("frame", ACKNOWLEDGED)
def test_what_is_said_before_a_follow_up_changes_no_answer(workspace: EvalWorkspace, frame: str) -> None:
    for first, second in (("谁负责开增值税专用发票？", "出口退税呢"), ("职责13第1条是什么", "下一条呢？")):
        assert _followed(workspace, first, frame + second) == _followed(workspace, first, second), second


def _followed(workspace: EvalWorkspace, first: str, second: str) -> tuple[bool, frozenset[tuple[str, str]]]:
    before = workspace.assistant.ask(Question(question=first, kb=workspace.kb))
    answer = workspace.assistant.ask(
        Question(question=second, kb=workspace.kb, conversation_id=before.conversation_id)
    )
    return answer.answered, frozenset((citation.list, citation.text) for citation in answer.citations)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("客服，一天接几个电话", "客服，一天接几个电话"),  # a job, not whom it is put to
        ("根据合同开票的是谁", "根据合同开票的是谁"),
        ("第3条，说详细点", "第3条，说详细点"),  # what was said before is meant
        ("大致说说职责3", "大致说说职责3"),
        ("哪几份讲推广，大致说说", "哪几份讲推广，大致说说"),
        ("我是新入职的出纳，要做什么", "我是新入职的出纳，要做什么"),
        ("机器人，谁负责维护", "机器人，谁负责维护"),
        ("智能客服，谁负责训练", "智能客服，谁负责训练"),
        ("有问题，找谁处理", "有问题，找谁处理"),
        ("谁收集市场信息，提供依据", "谁收集市场信息，提供依据"),  # acts of a duty
        ("谁看客户留言，回复", "谁看客户留言，回复"),
        ("谁把数据录得完整，准确", "谁把数据录得完整，准确"),
        ("谁负责合同，看文件", "谁负责合同，看文件"),
        ("最后确认，谁签字", "最后确认，谁签字"),
        ("门店出了事，有人知道吗", "门店出了事，有人知道吗"),
        ("咨询，谁接待", "咨询，谁接待"),
        ("打印机坏了，有谁懂吗", "打印机坏了，有谁懂吗"),
        ("你好", "你好"),
        ("谁知道", "谁知道"),
        ("能告诉我谁开发票吗", "谁开发票"),
        ("卖得慢的货积在库里 谁去催", "卖得慢的货积在库里，谁去催"),
    ],
)
def test_words_of_the_question_stay(said: str, asked: str) -> None:
    assert without_address(said) == asked
