"""The matter as the head of an answer quotes it: without who, when and how often, brackets whole, no part left over.

"派车单由谁制定" is quoted as 派车单制定, "会员投诉几天内答复" as 会员投诉答复, "填《日结表" (of 谁填《日结表》) with its bracket.
"""

from __future__ import annotations

import re

from assistant.asking import UNITS

_WHO = r"(?:都|是|要|该|得|应该|到底|究竟|具体)*(?:由|归|找|让|给|向|跟|去|叫)?(?:谁|哪(?:个|些|位|几个)(?:岗位?|部门|职位|同事|人(?![事员力]))|哪位|什么(?:岗位?|部门|职位|人(?![事员力])))(?:来|去|负责)*"
_WHEN = (
    r"(?:是|在|要|该|得|应该)*(?:什么时候|何时|啥时候|隔?多久|多长时间|哪一?天|几号|几点钟?)(?:之?内|以内|之?前)?"
    rf"|每?隔?(?:一?个?(?:天|日|周|星期|月|季度|学期|年))?(?:要|得|有|应该)*(?<![第好十])(?:几|多少)(?:{UNITS})(?:之?内|以内|之?前|以前)?"
)
_ONCE = r"(?<=[\u4e00-\u9fff])[一1](?:次|回|趟|遍)$"
_ASKED = re.compile(f"{_WHO}|{_WHEN}|{_ONCE}")
# "安全培训，一个月" (of "有没有安全培训，一个月几次"): a span that only counts how often.
_SPAN_ONLY = re.compile(r"[，, ]+(?:那|又|都)?(?:[一每]个?(?:天|日|周|星期|月|季度?|学期|年)|平时|一般)$")
_MAY = re.compile(r"^(?:能够|可以|有权|能(?![源耗力级量效]))(?=[\u4e00-\u9fff]{2})")  # "能收课时费", no 能源
_EDGES = " ，,、。；;？?！!：:的地"
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("“", "”"), ("「", "」"), ("【", "】"))


def as_matter(label: str) -> str:
    """``label`` as a matter: what is left of it without what only asks; itself where nothing else would be left."""
    left = _MAY.sub("", _SPAN_ONLY.sub("", _ASKED.sub("", label)).strip(_EDGES))
    return _balanced(left if len(left) > 1 else label)


def _balanced(text: str) -> str:
    for opening, closing in _PAIRS:
        if text.count(opening) > text.count(closing):
            text = text + closing
        elif text.count(closing) > text.count(opening):
            text = opening + text
    return text
