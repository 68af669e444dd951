"""What a wrapped question about a job wants; the questions stand in no training file (a test holds that)."""

from pathlib import Path

import pytest

from assistant.classifier import JOB
from assistant.wanting import plain_want

ASKS = Path(__file__).parents[1] / "eval" / "asks"
WRAPPED = [
    ("明天我就去顶班了，库管从早到晚得忙活些什么，一样样讲给我", "库管有哪些职责"),
    ("领导叫我把库管的活儿背熟，帮我全部列一遍", "库管有哪些职责"),
    ("库管这位置平常要干的活都发来看看", "库管有哪些职责"),
    ("我表弟想来当库管，得满足哪些条件啊", "库管的任职要求有哪些"),
    ("库管招人都有啥要求", "库管的任职要求有哪些"),
    ("库管手上握着哪些权限", "库管有哪些权限"),
    ("年底考评库管看哪几个指标", "库管的考核指标有哪些"),
    ("用两句话讲讲库管是个怎样的岗位", "库管主要做什么"),
    ("库管的职责加一块总共多少条", "库管有多少条职责"),
]
LEFT = [
    "库管几号盘点",
    "库管要不要会开叉车",
    "没有驾照能不能干库管",
    "库管学历上有什么要求",
    "库管的权限有几条",
    "库管跟采购员比谁管得宽",
    "帮我写一份库管的招聘启事",
    "货损了库管要不要赔",
    "除了交办的其他任务，库管的职责有哪些",
    "库管的职责，交办的不算，还有哪些",
    "抛开盘点，库管还有哪些职责",
    "库管职责前五条",
    "库管职责随便挑三条给我",
    "库管有哪些职责是必须24小时内完成的",
    "库管500元以上的审批权限有哪些",
    "库管夜班有哪些职责",
    "库管月底都要干哪些活",
    "库管每周有哪些工作",
    "库管的职责里哪几条要出报告",
    "库管有哪些职责提到盘点",
    "库管一个月挣多少",
]


@pytest.mark.parametrize(("typed", "plain"), WRAPPED)
def test_a_wrapped_request_is_read_in_plain_words(typed: str, plain: str) -> None:
    assert plain_want(typed, ("库管",), "库管") == plain


@pytest.mark.parametrize("typed", LEFT)
def test_what_asks_one_thing_is_left(typed: str) -> None:
    assert plain_want(typed, ("库管",), "库管") == typed


def test_a_long_story_is_left() -> None:
    story = "我昨天去面试，" * 12 + "库管有哪些职责"
    assert plain_want(story, ("库管",), "库管") == story


def test_none_of_these_was_trained_on() -> None:
    trained = "".join(path.read_text(encoding="utf-8") for path in ASKS.glob("*.tsv")).replace("【R】", JOB)
    assert not [q for q in (*(q for q, _ in WRAPPED), *LEFT) if q.replace("库管", JOB) in trained]
