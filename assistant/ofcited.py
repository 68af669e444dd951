"""Whether a follow-up asks something of the duties just cited: when, to whom, on what basis, a figure, where it is printed."""

from __future__ import annotations

import re

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.topic import Topic

# Asked of the duties just cited: when, to or with whom, on what basis, where it is printed.
_OF_CITED = re.compile(
    r"(?:频率|周期|多久|多常|几天|几号|几次|什么时候|啥时候|何时|哪天|时间|期限)|(?:给|向|跟|和|与|对|找|交|发|报)(?:到|给)?(?:谁|哪)|(?:根据|按照?|依据|凭|参照)(?:的)?(?:是)?(?:什么|啥|哪)"
    r"|(?:看|查|考察|检查|评估|了解|包括)(?:他们|它们|其)?(?:的)?(?:哪些|什么|哪几个?)(?:方面|内容|东西|情况|$)|(?:原文|原话|原句|出处|来源|全文)|(?:归|在|是|属于)?哪(?:一)?(?:份|条|节|个清单|一条|里写)|第几条|在哪(?:里|儿|个)?"
)
_SOURCE = re.compile(
    r"^(?:这|那)?(?:一)?(?:条|句|个)?(?:的)?(?:原文|原话|原句|出处|来源)(?:在哪里?儿?|给我|发我|是什么|怎么写的?|是?哪.{0,6})?$"
)
# "同一条里还干什么", "这条里的销售计划指什么"
_SAME_LINE = re.compile(r"^(?:同一|这同一|这一?|那一?)条(?:职责|要求)?(?:里|中|上)")
# "通知谁", "审完给谁", "做完要交到哪个部门": the act of the duty cited, and whom it reaches.
_TO_WHOM = re.compile(
    r"^(?:那|然后|再|之后|接着)*(?!由|归|是|让|找|该|谁)(?P<done>\S{1,2}?)(?:完|好)?(?:了|之后|以后|后)?(?:还|再|又|都)?(?:要|得|应该|该|需要)?(?:给|交|报|发|送|通知|提交)?(?:给|到|至|于)?(?:谁|哪(?:个|些|位)(?:人|部门|领导|岗位)|哪(?:里|儿))(?:来)?$"
)
# Words of such questions that need no evidence of their own.
_LIGHT = frozenset(
    "主要看 方面 东西 情况 交给 报给 发给 递给 提交 汇报 上报 通知 报 递 频率 周期 几天 几号 一次 部门 具体 一般 时间 日期 期限 人 谁 原文 出处 来源 原话 地方 哪条 每月 每个 每次 每年 每周 归 在 做 发 交 开 给 搞 弄 评 写 看 报 次 几次 多长 会议室".split()
)


def asks_of_cited(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> bool:
    """Whether ``bare`` is about the duties just cited: it brings no matter that they lack."""
    if before.cited and _SAME_LINE.match(bare):
        return True
    to_whom = _TO_WHOM.match(bare)
    if not before.cited or not (to_whom or _OF_CITED.search(bare)):
        return False
    if _SOURCE.search(bare):
        return True
    texts = [d.text for d in whom.cited(before, knowledge)]
    if to_whom and (done := to_whom.group("done")) and any(done in text for text in texts):
        return True
    words = [_MODAL.sub("", t.word) for t in matter.terms]
    return all(not w or w in _LIGHT or any(w in text for text in texts) for w in words)


_MODAL = re.compile(r"^(?:要|得|该|应|需|必须)+")  # "要交" of "什么时候要交"


# "2万以上的呢", "1000元以下呢", "12月的呢": a figure or a month that lines beside it bear.
_VALUE = re.compile(
    r"^(?:要是|如果|那)?(?:超过|低于|不到|不足|满|高于|大于|小于)?(?P<value>\d[\d.,]*(?:万|千|百)?|[一二三四五六七八九十]{1,2}(?=月|万|千|百))(?P<unit>月|元|块|天|小时|分钟|%|％|度|℃|岁|年|人|次)?(?:份|钱)?(?:以上|以下|以内|以外|之内|及以上|起)?的?$"
)


def of_value(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The duties just cited that bear the figure ``bare`` consists of, else those of their lists that do."""
    found = _VALUE.match(bare)
    if not found or not before.cited:
        return None
    value = found.group("value")
    dated = found.group("unit") == "月"
    bears = re.compile(rf"(?<![\d.]){re.escape(value)}(?![\d.]){'月' if dated else ''}")
    shown = whom.cited(before, knowledge)
    beside = knowledge.duties([knowledge.lists[i] for i in dict.fromkeys(d.list_id for d in shown)])
    for pool in (shown, beside):
        if chosen := tuple(d.id for d in pool if bears.search(d.text)):
            return Whole(f"{before.topic or '、'.join(before.subject)}：{bare}", about=chosen)
    return None
