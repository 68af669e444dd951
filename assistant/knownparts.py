"""Items of a list that the asker has already, or spares us: "第一条我知道了，把剩下的给我", "领导交办的就不用写了".

Each is said as the part of the list that is wanted, which the readers of numbers and exclusions know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LIST = r"(?:[\u4e00-\u9fff]{0,8}?(?:职责|清单)\s*[:：]?\s*\d{1,3})"
_REST = r"(?:剩下|其余|余下|其他|别的|后面|另外)的?(?:那?几?[条项]|条目|内容)?"
# "职责13，开票那第1条我知道了，把剩下的几条给我"
_KNOWN = re.compile(
    rf"^(?P<list>{_LIST})[，,里中的]*(?:[^，,\d第]{{0,12}}?)(?:那|的)?第(?P<known>\d{{1,2}})条我?(?:已经|都)?(?:知道|看过|看到|有|记住|记得|背过|会|清楚)了?[，,](?:请|麻烦|把|给我|就要)*{_REST}[^，,]{{0,8}}$"
)
# "我已经看到职责10的第7条了，从第8条开始往后给我"
_GOT_TO = re.compile(
    rf"^(?:我)?(?:已经|都|刚)?(?:看|读|抄|念|学|背)(?:到|完)了?(?P<list>{_LIST})的?第\d{{1,2}}条了?[，,](?:请|麻烦)?从?第(?P<first>\d{{1,2}})条(?:开始|起)?[^\d第]{{0,10}}$"
)
# "职责4列一下，最后那条“领导交办”的就不用写了"
_SPARED = re.compile(
    rf"^(?P<list>{_LIST}[^，,]{{0,8}})[，,](?:最后)?(?:那|这)?一?条?[“\"]?(?P<what>[^，,“”\"第\d]{{2,16}}?)[”\"]?的?(?:那?一?[条项])?(?:就|都|也)?(?:不用|不必|别|不需要|甭)(?:再)?(?:写|列|要|说|念|给|发|看|管|提)(?:了|出来)*$"
)


# "想应聘销售监督，要求全部发我": whose they are.
_APPLIES = re.compile(
    r"^(?:我)?(?:们)?(?:想|要|准备|打算|正在?|刚)*(?:去|来)?(?:应聘|面试|竞聘|报考|应征|竞岗)(?:一下)?(?P<job>[^，,的谁哪什吗]{2,12}?)(?:的话|岗位?|职位)?[，,](?=(?:任职|素质|能力|岗位|基本|招聘|相关)*(?:要求|素质|条件|资格|职责|工作))"
)
# "职责12那个岗位要什么学历": whose list it is, is no other thing.
_WHOSE_LIST = re.compile(rf"(?P<list>{_LIST})(?:的)?(?:那|这)?个?(?:岗位?|职位|人)(?=要|得|需|有|招)")
# "那一节，几条都列上", "有几条列几条": all of them, no count.
_HOWEVER_MANY = re.compile(
    r"(?:一共|总共)?(?:有)?(?:几|多少)[条项点个](?:职责|要求)?(?:就|都|全|统统)+(?:列|给|发|写|念|说|要|贴)(?:几[条项点个])?(?:上|出来|全|我|一下|齐)*"
)


# "不要第7条，其他按顺序再列一遍": the list before without it.
_BUT_ITEM = re.compile(
    r"^(?:不要|去掉|除了|除去|跳过|略过|不算|不看)(?P<items>(?:第?\d{1,2}[条项点]?[、和,，]?)+)(?:以外|之外|外)?[，,]?(?:其他|其它|其余|剩下|余下|别的|另外)"
)


def but_items(text: str, lists: Sequence[str]) -> str:
    """``text`` with the list before (the one of ``lists``) where it only leaves items of it out."""
    but = _BUT_ITEM.match(text) if len(lists) == 1 else None
    return f"{lists[0]}除了{but.group('items').rstrip('、和,，')}有哪些" if but else text


def without_known(text: str) -> str:
    """``text`` (a normalised question) with what is spared said as an exclusion or a span."""
    text = _HOWEVER_MANY.sub("全部列出来", text)
    text = _WHOSE_LIST.sub(lambda found: found.group("list"), text, count=1)
    text = _APPLIES.sub(lambda found: f"{found.group('job')}的", text, count=1)
    if (known := _KNOWN.match(text)) is not None:
        return f"{known.group('list')}除了第{known.group('known')}条"
    if (got := _GOT_TO.match(text)) is not None:
        return f"{got.group('list')}从第{got.group('first')}条开始"
    if (spared := _SPARED.match(text)) is not None:
        return f"{spared.group('list')}，除了{spared.group('what')}的"
    return text
