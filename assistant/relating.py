"""How a question ties a matter to the items it wants: "跟发票没关系的", "不谈合同、不谈客户的", "除了兜底的", "只看写培训的".

A matter is wanted or unwanted. Three grammars say so: a tie (跟…有关 / 无关), a verb of speaking with its denial (讲…的 /
不讲…的), and a verb of leaving out, before its matter or behind it. Nothing here knows a matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

How = Literal["without", "besides", "with"]
_M = r"(?P<m>[^，,。；;？?：:]{1,24}?)"
_MUCH = r"(?:直接|间接|明显|完全|密切|大|太|任何|什么|啥|半点|一点|半毛钱|多少)*"
_TIED = r"(?:关系|关联|联系|相关|有关|关|相干|沾边|沾上?|搭边|搭界|挂钩|挨边|挨着|牵扯|牵连|搭得上)"
_TIE = r"(?:跟|和|与|同|对)"
_SAYS = r"(?:谈论?|提及?|讲|说|写|涉及|牵涉|触及|碰|沾|出现|包含|包括|带|含|属于|关于|针对|点名)(?:到|及|着|有|过|了|上|的是)*"
_DENIED = r"(?:(?<!有)并?没有?|从?未|并?不|别|并?非)(?:有|曾|再|去|专门|直接|怎么|会|要)*"
_LEAVE = r"(?:除了?|除开|除去|除掉|除却|抛开|抛去|撇开|撇去|撇除|刨去|刨掉|刨开|扣掉|扣除|减去|筛掉|滤掉|去掉|去除|剔除|剔掉|排除|排掉|删掉|拿掉|略去|略过|跳过|不算|不含|不包括|不包含|不要|不看)"
_SORT = r"(?:方面|性质|类|字样|字眼|这块|那块|这一块|的事|事)?"
_ITEMS = r"(?:的)?(?:那|这)?(?:一|[几些两三四])?(?:条目|条款|内容|部分|条|项|点|个|句)?"
_WHO = r"(?:条目|条款|内容|部分|职责|工作|要求|条|项|点)"
# Where a matter ends: before 的 with what is asked of the items, or with the clause.
_END = rf"{_SORT}(?:的(?:有|是|都|全|就|给|列|挑|找|拿|单独|一共|总共|还|哪|几|多少|那|这|所有|全部|{_WHO}|$|[，,。；;？?])|$|(?=[，,。；;？?]))"
_EDGE = r"(?:^|有没有|[，,。；;：: ]|里头?|里面|中|当中|内|的|是|把|将|出|看|要|列|挑|找|些|条|目|职责\d{1,3}|凡|节|块|部分)"


@dataclass(frozen=True, slots=True)
class Relation:
    """A matter and how the items wanted stand to it: without it, all besides it, or with it."""

    how: How
    matters: tuple[str, ...]
    span: tuple[int, int]

    @property
    def said(self) -> str:
        """The matters as a person would say them."""
        return "、".join(self.matters)


_GRAMMAR: tuple[tuple[How, str], ...] = (
    # "跟发票没关系的", "与渠道无关的", "和代理商不沾边"
    ("without", rf"{_TIE}{_M}(?:并?没有?|毫无|无|并?不)(?:有|是)?{_MUCH}{_TIED}"),
    # "不谈合同、不谈客户的", "没提到管理的", "哪些条目没有涉及战略"
    ("without", rf"(?:既|又|也|凡是?)?{_DENIED}{_SAYS}{_M}{_END}"),
    # "不是讲培训的", "不是协助性质的", "非财务类的"
    ("without", rf"(?:并?(?<!是)不是|并?(?<![是无])非|不属于)(?:在)?(?:{_SAYS})?{_M}{_END}"),
    # "除了兜底的", "撇开增值税和发票，别的还有啥", "排除广告那几条"
    (
        "besides",
        rf"{_LEAVE}(?:其中|里面|掉|了)?(?:的)?{_M}{_ITEMS}(?:以外|之外|外|不算|不要|之?后)?(?:的)?(?=$|[，,。；;]|还|其余|其他|其它|剩|余下|别的|都|有|哪|列|给)",
    ),
    # "处理订单以外的都列一下", "把提到客户的剔除", "发票那几条不要"
    (
        "besides",
        rf"{_EDGE}{_M}{_ITEMS}(?:都|先|全|统统|就)?(?:除外|以外|之外|不用|{_LEAVE})(?:的|掉|了|后|，|,|$|[，,])",
    ),
    # "跟客户直接相关的", "和能力有关的几条"
    ("with", rf"{_TIE}{_M}(?:有|是)?{_MUCH}{_TIED}(?:的|$)"),
    # "只看写培训的", "挑出讲广告的", "里提到渠道的"
    ("with", rf"(?:只|仅|光|单|{_EDGE})(?:要|看|列|挑|找|给|留|选)?(?:有|是)?{_SAYS}{_M}{_END}"),
)
_FORMS = tuple((how, re.compile(pattern)) for how, pattern in _GRAMMAR)
_AND = re.compile(r"、|和|与|跟|及|或者?|以及|还有|也(?=不|没)|又(?=不|没)|/")
_LEADING = re.compile(
    rf"^(?:那|这|其中|里面|里头|当?中(?={_SAYS}|{_TIE})|所有|任何|一切|凡是?|掉|了|的|(?:最后)?(?:那|这)一?[条项点](?:是)?|最后|既|也|又|就|都|对|{_TIE}|有关|{_DENIED}{_SAYS}|{_SAYS}|(?:只|仅)(?:要|看)?)+(?=.)"
)
_TRAILING = re.compile(
    rf"(?:{_MUCH}(?:有关|相关|沾边|挂钩|直接)|方面|性质|之类|等等?|类|字样|字眼|这块|那块|的|那|这|几|些|一|两|条目|条款|条|项|点|部分|内容)+$"
)
# What points at items and is no matter; a list or a number is left out elsewhere.
_NO_MATTER = re.compile(
    rf"^得|^(?:{_WHO}|其他|其它|其余|别的|什么|啥|了|掉|哪些|这个|这些|那些|它|里面|文本|原文|的|哪|多少|几|一样|重复|详细|清楚|明确)*$|职责\s*\d|清单\s*\d|第\s*\d|谁"
)


# "除了职责1，还有哪里写了检查" (the name taken away): the list itself is left out, and nothing is chosen from it.
_LIST_LEFT_OUT = re.compile(
    rf"{_LEAVE}了?\s*(?:职责)?\s*(?:(?:这|那)[份节个])?\s*(?:[，,、和与]|以外|之外|外|还)"
)


def leaves_out_lists(rest: str) -> bool:
    """Whether ``rest`` (a question without the lists it names) leaves those lists out."""
    return bool(_LIST_LEFT_OUT.search(rest))


_LIST = re.compile(
    r"(?:第?\d{1,3}号?)?(?:岗位|工作)?(?:职责|清单)\s*[:：]?\s*\d{1,3}|第?\d{1,3}[号份](?:清单|职责)?"
)


def relation_in(text: str) -> Relation | None:
    """The relation by which ``text`` chooses items; ``None`` where it ties no matter to them."""
    text = _LIST.sub(lambda m: "，" * len(m.group()), text)
    for how, pattern in _FORMS:
        found = list(pattern.finditer(text))
        matters = [bare for m in found for part in _AND.split(m.group("m")) if (bare := _bare(part))]
        matters = [m for m in matters if not _NO_MATTER.search(m)]
        if matters:
            return Relation(how, tuple(dict.fromkeys(matters)), (found[0].start(), found[-1].end()))
    return None


def _bare(part: str) -> str:
    """A matter without the words that tie it: 发票 of "跟发票有关的那几条"."""
    return _TRAILING.sub("", _LEADING.sub("", part.strip())).strip(' "“”')


_AGAIN: dict[How, str] = {
    "without": "{}里跟{}无关的",
    "besides": "{}除了{}，还有什么",
    "with": "{}里关于{}的",
}


def asked_again(of: str, question: str, matter: str) -> str:
    """What ``question`` chose, asked of the list ``of``: what was asked for without a matter stays so ("那职责13呢").

    Args:
        matter: the question's own, or what takes its place ("那合同呢").
    """
    relation = relation_in(question)
    return _AGAIN[relation.how if relation else "with"].format(of, matter)


def matter_of(question: str, topic: str) -> str:
    """What a question is about: 发票 of "跟发票没关系的", whose topic, what is left of its words, is 发票没关系."""
    relation = relation_in(question)
    return topic if relation is None or relation.how == "with" or not topic else relation.said
