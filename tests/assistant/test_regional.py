"""Cantonese and Taiwan wording, and clean Mandarin that looks like it."""

import pytest

from assistant.regional import standard
from index.text import simplified
from index.tokens import Tokens

HELD = frozenset("审核 店铺 排班表 客户投诉 投诉 招聘 培训 在线订单 店员 质量 打印".split())


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("邊個負責覆核舖頭張更表呀", "谁负责审核店铺的排班表"),
        ("啲客投訴邊個跟㗎", "客投诉谁跟"),
        ("請人同埋訓練店員係咪同一個人搞㗎", "招聘和培训店员是不是同一个人搞"),
        ("開票搵邊個", "开票找谁"),
        ("幾時出糧", "什么时候出粮"),
        ("點解要做", "点解要做"),
        ("佢哋點樣招聘㗎", "他们怎么招聘"),
        ("有冇員工餐", "有没有员工餐"),
        ("網路訂單誰在處理", "在线订单谁在处理"),
        ("誰列印合約", "谁打印合约"),
        ("啥子时候盘点", "什么时候盘点"),
        ("店长要弄啥子", "店长要弄什么"),
        ("热线是哪个在接", "热线是谁在接"),
        ("招聘由何人负责", "招聘由谁负责"),
        ("何岗位承担培训", "哪个岗位承担培训"),
        ("投诉之处理须呈报何人", "投诉的处理须呈报谁"),
        ("首份清单之全文", "第一份清单的全文"),
        ("编制人数为何", "编制人数是什么"),
    ],
)
def test_regional_words_become_standard(tokens: Tokens, typed: str, said: str) -> None:
    assert standard(simplified(typed), HELD.__contains__, tokens.words) == said


@pytest.mark.parametrize(
    "clean",
    [
        "职责9和10，哪个要接电话",
        "那哪个要求更高",
        "投诉如何处理",
        "百分之五的折扣谁批",
        "培训之后谁考核",
        "任何人都能进库房吗",
        "要有一技之长吗",
        "当务之急归谁处理",
        "统计数据由谁核对",
        "网点做什么",
        "通过数据发现问题",
        "申请人和训练有关系吗",
        "这边条件怎么样",
        "查看更新记录",
        "返工的零件谁处理",
        "仲裁归谁管",
        "大客户系统谁维护",
        "负责联系边检的岗位",
        "旅客抱怨",
    ],
)
def test_mandarin_is_left(tokens: Tokens, clean: str) -> None:
    assert standard(clean, lambda word: word not in {"训练"}, tokens.words) == clean
