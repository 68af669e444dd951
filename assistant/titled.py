"""Lists asked for by a word of their headings: "标题里写营业部的有几份", "用销售部打头的清单", "营业部的清单有几份".

The word is not cut out of the question by its wording: it is the longest stretch of it that some headings hold and
others do not. What the headings are told apart from ("而不是销售部") is no part of it.
"""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk
from corpus.model import DutyList

_COUNT = r"(?:[\d两二三四五六七八九十几]{1,3}[个份篇张]|所有|全部)?"
_HEADINGS = re.compile(
    rf"标题|题目|名[称字](?!$)|抬头|(?P<opening>[开打起]头(?!的(?:[那这]?[一\d]?[段句])))|[叫挂标].{{2,10}}的{_COUNT}(?:职责|清单|列表)|(?:写|用|标|挂)的是"
)
_LISTS = re.compile(
    r"份|清单|列表|标题|题目|名[称字]|[开打起]头的(?:职责|清单)|(?:职责|叫.{2,10}的)(?:一共|总共|都)?有?(?:几|多少)个"
)
_ASKED = re.compile(r"几|多少|哪|列|所有|全部|每一?条|内容|逐条|念|给我|什么|啥|有$")
_CONTRAST = re.compile(r"(?:而|并)?不(?:是|叫|写)[^，,的]{1,10}")
_PLAIN = re.compile(r"岗位|职责|清单|列表|工作|内容|标题|负责|的|部分|要求|\d")
_POINTED = re.compile(
    r"[这那](?:一|个)*(?:标题|题目|名[称字])|底下|下面|紧跟|印[成着]"
)  # one heading, not a word of several
_EDGE = re.compile(r"^[的了有是带]|[的了有是带]$")
_SHORTEST = 2
# "营业部的清单有几份", "有几份清单是营业部的": lists by a word of their headings, without the word for heading.
_OWNED = (
    re.compile(
        r"(?:^|[，,。 ])(?P<word>[\u4e00-\u9fff]{2,8})的(?:职责)?(?:清单|列表)(?:都|一共|总共|共)?(?:有|是)?(?:哪|几|多少)(?:几|些)?份?"
    ),
    # "收了多少份负责人职责"
    re.compile(
        r"(?:几|多少|哪几|哪些)份(?P<word>[\u4e00-\u9fff]{2,8}?)的?(?:岗位|工作)?职责(?:清单)?(?:$|[，,。?？])"
    ),
    re.compile(
        r"(?:哪|几|多少)(?:几|些)?份(?:职责|清单|列表)*(?:都)?(?:是|叫|属于|归|写的是|标的是|挂的是)(?P<word>[\u4e00-\u9fff]{2,8}?)(?:的|名下的?|名字)?$"
    ),
)


def names_headings(text: str) -> bool:
    """Whether ``text`` asks for lists by a word of their headings: "以营业部负责人开头的职责"."""
    found = None if _POINTED.search(text) else _HEADINGS.search(text)
    return bool(found and _LISTS.search(text) and _ASKED.search(text))


# "…，内容都给我列齐", "逐条列出来": not which lists there are, but what stands in them.
_IN_FULL = re.compile(
    r"逐条|每一?条|条目|内容|原[文话]|全文|完整|(?:合在|放在?)?一(?:起|块儿?)列|列[齐全]|(?:全|都|全部)[列给发]|念|(?:写|说|讲)(?:了|的)*(?:什么|啥)|一条不[落漏]"
)


def wants_items(text: str) -> bool:
    """Whether what stands in the lists is wanted, not which they are; how many there are is no such wish."""
    return bool(_IN_FULL.search(text)) and not _HOW_MANY.search(text)


_HOW_MANY = re.compile(r"(?<![那这他它外余的])(?:几|多少)(?:份|个|条|张)")


def titled(asked: Asked, desk: Desk) -> tuple[str, list[DutyList]] | None:
    """The word of headings that the question asks for, with the lists under such; ``None`` where it asks for none."""
    if asked.target.lists or asked.target.items:
        return None
    text = _CONTRAST.sub("，", asked.text)
    of_headings = _HEADINGS.search(text) if names_headings(text) else None
    of_shares = _SHARES.search(text)
    word = next((m.group("word") for pattern in _OWNED if (m := pattern.search(text))), "")
    if not (of_headings or of_shares or word):
        return None  # before the labels of all lists are made, which most questions need not
    headed = [e for e in desk.knowledge.lists.values() if e.heading]
    labels = {e.id: desk.knowledge.label(e) for e in headed}
    if of_headings:
        opens = bool(of_headings.group("opening"))
        word = _longest(text, list(labels.values()), opens=opens)
        chosen = [
            e for e in headed if word and (labels[e.id].startswith(word) if opens else word in labels[e.id])
        ]
        return (word, chosen) if chosen else None
    if of_shares and (of_role := _by_role(asked, labels, headed)):
        return of_role
    chosen = [e for e in headed if word and word in labels[e.id]]
    named = asked.target.named_lists or len(chosen) in (0, len(headed))
    return None if named else (word, chosen)


# "营业部负责人的职责有几份": of one job's lists, those that print the name by which it is called here.
_SHARES = re.compile(r"(?:几|多少|哪几|哪些)份")


def _by_role(
    asked: Asked, labels: dict[str, str], headed: list[DutyList]
) -> tuple[str, list[DutyList]] | None:
    roles = {role.id for role in asked.target.roles}
    own = [e for e in headed if e.role_id in roles]
    for word in asked.target.role_words:
        chosen = [e for e in own if word in labels[e.id].lower()]
        if 0 < len(chosen) < len(own):
            return word, chosen
    return None


def _longest(text: str, labels: list[str], *, opens: bool) -> str:
    """The longest stretch of ``text`` that some of ``labels`` hold (or open with) and others do not."""
    for size in range(min(len(text), max(map(len, labels), default=0)), _SHORTEST - 1, -1):
        for at in range(len(text) - size + 1):
            part = text[at : at + size]
            if len(_PLAIN.sub("", part)) < _SHORTEST or _EDGE.search(part):
                continue
            held = sum(label.startswith(part) if opens else part in label for label in labels)
            if 0 < held < len(labels):
                return part
    return ""
