"""How a question ties a matter to the items it wants: "跟发票没关系的", "不谈合同、不谈客户的", "除了兜底的", "只看写培训的".

A matter is wanted or unwanted. Three grammars say so: a tie (跟…有关 / 无关), a verb of speaking with its denial (讲…的 /
不讲…的), and a verb of leaving out, before its matter or behind it. Nothing here knows a matter, nor what it is chosen
from: a named list (``choosing.py``) or what the rest of the question, ``Relation.kept``, finds (``excluding.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.completeness import asks_unabridged

How = Literal["without", "besides", "with"]
_STOP = "，,。；;？?：:"
_M = rf"(?P<m>[^{_STOP}]{{1,24}}?)"
# What is wanted instead ("还有哪些", "其余的") ends what is left out; "交办的其他工作" is a matter by itself.
_REST = r"(?:还|其余|剩|余下|哪|什么|啥|都|列|(?:其他|其它|别的)(?!工作|任务|事|职责|交办|临时))"
_M_REST = rf"(?P<m>(?:(?!{_REST})[^{_STOP}]){{2,24}}?)"
_MUCH = r"(?:直接|间接|明显|完全|密切|大|太|任何|什么|啥|半点|一点|半毛钱|多少)*"
_TIED = r"(?:关系|关联|联系|相关|有关|关|相干|沾边|沾上?|搭边|搭界|挂钩|打交道|挨边|挨着|牵扯|牵连|搭得上)"
_TIE = r"(?:跟|和|与|同|对)"
# "讲解能力", "谈判那条": no verb of speaking where it is part of a word.
_SAYS = r"(?:谈(?!判|妥)论?|提(?!供|出|高|交|升|前|货|成|醒|倡|取|炼|示|案|报)及?|讲(?!解|课|授|师|座|究|台)|说(?!明|服)|写(?!作|字)|涉及|牵涉|触及|碰(?!头)|沾|出现|包含|包括|带(?!队|班|领|教|徒)|含(?!税)|属于|关于|针对|点名)(?:到|及|着|有|过|了|上|的是)*"
# "讲不讲信用" asks, "分别写" denies nothing, "先不说酒店" only changes the subject.
_DENIED = r"(?<!先)(?:(?<!有)并?没有?|从?未|并?(?<![讲说写提会带谈含要能是])不|(?<![分类级区特性个派告])别)(?:有|曾|再|去|专门|直接|怎么|会|要)*"
_LEAD = r"(?:除了|除开|除去|除掉|除却|抛开|抛去|撇开|撇去|撇除|刨去|刨掉|刨开|略去|(?<!算)不算|不含|不包括|不包含)"
_NOT = r"(?:(?<!要)不要|(?<!看)不看|别要|别算|略过|跳过)"  # "不要学历的岗位" needs none: it is said of what came before
_TAKE = (
    r"(?:扣掉|扣除|减去|筛掉|滤掉|去掉|去除|剔除|剔掉|排除|排掉|删掉|拿掉)"  # also done to things: 排除故障
)
_EXCEPT = rf"(?:{_LEAD}|{_TAKE}|(?<![扫清消开解排拆免删铲])除)"
_SORT = r"(?:方面|性质|类|字样|字眼|这块|那块|这一块|的事|事)?"
_NOUN = r"(?:条目|条款|内容|部分|条|项|点|个|句)"
_ITEMS = rf"(?:的)?(?:那|这)?(?:一|[几些两三四])?{_NOUN}?"
_WHO = r"(?:条目|条款|内容|部分|职责|工作|要求|条|项|点)"
_WHO_SOME = r"(?:[一几些两三四1-4])?(?:条目|条款|内容|条|项|点|句)"
# What is known or need not be said is left out when the rest is asked for.
KNOWN = (
    r"(?:知道|看|听|读|清楚|明白|了解|懂|背|会|记|有|不用|不必|甭)(?:说|讲|列|念|看|过|了|的|住|下来|得|到)*"
)
# Where a matter ends: before 的 with what is asked of the items, or with the clause.
_END = rf"{_SORT}(?:的(?:有|是|都|全|就|给|列|挑|找|拿|单独|一共|总共|还|哪|几|多少|那|这|所有|全部|{_WHO}|$|[，,。；;？?])|$|(?=[，,。；;？?]))"
_EDGE = r"(?P<edge>^|有没有|[，,。；;：: ]|里头?|里面|中|当中|内|的|是|把|将|出|看|要|列|挑|找|些|条|目|职责\d{1,3}|凡|节|块|部分)"
_INSIDE = r"(?:其中|里面|掉|了)?(?:的)?"
_CLAUSE_END = r"(?:不算|不要|之?后)?(?:的)?(?:算进来|算在内|的话)?(?=$|[，,。；;])"
_BUT = r"(?:但是?|不过|可是?|只是|其中)*"
_LEFT = r".*(?:还|其余|其他|其它|剩|别的|余下)"
_TAKEN_END = r"(?:以外|之外|外|之?后)?(?:的)?(?=$|[，,。；;]|还|其余|其他|其它|剩|余下|别的|都|有|哪|列|给)"
_BEHIND = rf"(?:除外|以外|之外|不用(?:列|给)?|免了|{_LEAD}|{_NOT}|{_TAKE})"


@dataclass(frozen=True, slots=True)
class Relation:
    """A matter and how the items wanted stand to it: without it, all besides it, or with it.

    Attributes:
        span: from the first words of the tie to its last.
        kept: the question without them, which may be no question any more ("的都列一下").
    """

    how: How
    matters: tuple[str, ...]
    span: tuple[int, int]
    kept: str = ""

    @property
    def said(self) -> str:
        """The matters as a person would say them."""
        return "、".join(self.matters)


_GRAMMAR: tuple[tuple[How, str], ...] = (
    # "跟发票没关系的", "与渠道无关的", "和代理商不沾边"
    ("without", rf"{_TIE}{_M}(?:并?没有?|毫无|无|并?不)(?:有|是)?{_MUCH}{_TIED}(?:的(?=$|[，,。；;？?]))?"),
    # "不谈合同、不谈客户的", "没提到管理的", "哪些条目没有涉及战略"
    ("without", rf"(?:既|又|也|凡是?)?{_DENIED}{_SAYS}{_M}{_END}"),
    # "不是讲培训的", "不是协助性质的"
    ("without", rf"(?:并?(?<!是)不是|不属于)(?:在)?(?:{_SAYS})?{_M}{_END}"),
    # "非财务类的" (非营利组织 is no denial)
    ("without", rf"(?<![是无])非{_M}(?<=方面|性质|[^，,]类){_END}"),
    # "除了交办的其他工作以外，…", "除工作原则外"
    ("besides", rf"{_EXCEPT}{_INSIDE}{_M_REST}{_ITEMS}(?:以外|之外|外)(?:的|不算|不要)*"),
    # "除了工作原则，还要…", "抛开客户投诉，客户方面的条目"
    ("besides", rf"{_LEAD}{_INSIDE}{_M_REST}{_ITEMS}{_CLAUSE_END}"),
    # "…，但是不要归档保管那类的"
    ("besides", rf"(?P<edge>[，,；; ]|里头?|里面|中){_BUT}{_NOT}{_INSIDE}{_M_REST}{_ITEMS}{_CLAUSE_END}"),
    # "除了泡茶还要会哪些", "除了水电还算什么"
    ("besides", rf"{_LEAD}{_INSIDE}{_M}{_ITEMS}(?:的)?(?={_REST}|其他|其它|别的|有|给)"),
    # "排除广告那几条", "去掉重要客户，剩下的列给我"; "排除故障，谁负责" is an act
    (
        "besides",
        rf"{_TAKE}{_INSIDE}{_M}(?:(?:的)?(?:那|这)(?:一|[几些两三四])?{_NOUN}|的{_NOUN}?|(?={_LEFT})){_TAKEN_END}",
    ),
    ("besides", rf"(?<=[，,]){_BUT}{_TAKE}{_INSIDE}{_M_REST}{_ITEMS}(?=$|[，,](?!.*(?:谁|哪个)))"),
    # "处理订单以外的都列一下", "把提到客户的剔除", "发票那几条不要"
    (
        "besides",
        rf"{_EDGE}{_M}{_ITEMS}(?:都|先|全|统统|就)*{_BEHIND}(?:进来|进去|在内|出来)*(?:的|掉|了|后|[，,]|$)",
    ),
    # "备货那一点不用说了，其余几点", "跟区域培训配合的那个我知道了，其他几条呢"
    (
        "besides",
        rf"{_EDGE}{_M}(?:的)?[那这](?:{_WHO_SOME}|个|块)(?:我|都|已经?|就|先|早|是|也)*(?:{KNOWN}|{_BEHIND})[^，,。；;]{{0,4}}[，,。；; ](?:那么?|就|把|请|给我|再|说说|只要)*(?=其余|其他|其它|剩|余下|别的|另外|还有)",
    ),
    # "跟客户直接相关的", "和能力有关的几条"
    ("with", rf"{_TIE}{_M}(?:有|是)?{_MUCH}{_TIED}(?:的|$)"),
    # "只看写培训的", "挑出讲广告的", "里提到渠道的"
    ("with", rf"(?:只|仅|光|单|{_EDGE})(?:要|看|列|挑|找|给|留|选)?(?:有|是)?{_SAYS}{_M}{_END}"),
)
_FORMS = tuple((how, re.compile(pattern)) for how, pattern in _GRAMMAR)
_AND = re.compile(r"、|以及|还有|和|与|跟|(?<![提涉触普])及|或者?|也(?=不|没)|又(?=不|没)|/")
_LEADING = re.compile(
    rf"^(?:但是?|不过|可是|只是|那|这|其中|里面|里头|里(?=..)|当?中(?={_SAYS}|{_TIE})|所有|任何|一切|凡是?|掉|了|的|(?:最后)?(?:那|这)一?[条项点](?:是)?|最后|既|也|又|就|都|对(?!账|方|手|接|外|内|比|象)|跟|和|与|同(?!行|事|类|业)|有关|{_DENIED}{_SAYS}(?=..)|{_SAYS}(?=..)|(?:只|仅)(?:要|看)?)+(?=.)"
)
_TRAILING = re.compile(
    rf"(?:{_MUCH}(?:有关|相关|沾边|挂钩|直接)|方面|性质|之类|等等?|类|字样|字眼|这块|那块|[那这]边|的|那|这|几|些|一|两|[那这几些一两三四的](?:条|项|点)|条目|条款|部分|内容)+$"
)
# What points at items and is no matter; a list or a number is left out elsewhere.
_NO_MATTER = re.compile(
    rf"^得|^(?:{_WHO}|其他|其它|其余|别的|什么|啥|个?了|个|掉|哪些|这个|这些|那些|它|里面?|中|文本|原文|的|哪|多少|几|一样|重复|详细|清楚|明确)*$|职责\s*\d|清单\s*\d|第\s*\d|谁"
)


# "除了职责1，还有哪里写了检查" (the name taken away): the list itself is left out, and nothing is chosen from it.
_LIST_LEFT_OUT = re.compile(
    rf"(?:^|[，,。；;\s]的?)(?:{_EXCEPT}|{_NOT})了?\s*(?:职责)?\s*(?:(?:这|那)[份节个])?\s*(?:[，,、和与]|以外|之外|外|还)"
)


def leaves_out_lists(rest: str) -> bool:
    """Whether ``rest`` (a question without the lists it names) leaves those lists out."""
    return bool(_LIST_LEFT_OUT.search(rest))


_LIST = re.compile(
    r"(?:第?\d{1,3}号?)?(?:岗位|工作)?(?:职责|清单)\s*[:：]?\s*\d{1,3}|第?\d{1,3}[号份](?:清单|职责)?"
)


@lru_cache(maxsize=256)  # asked by whoever may choose or leave out, of the same question
def relation_in(text: str) -> Relation | None:
    """The relation by which ``text`` chooses items; ``None`` where it ties no matter to them."""
    read = _LIST.sub(lambda m: "，" * len(m.group()), text)
    for how, pattern in _FORMS:
        found = list(pattern.finditer(read))
        matters = [bare for m in found for part in _AND.split(m.group("m")) if (bare := _bare(part))]
        matters = [m for m in matters if not (_NO_MATTER.search(m) or asks_unabridged(m))]
        if matters:
            span = found[0].start(), found[-1].end()
            return Relation(how, tuple(dict.fromkeys(matters)), span, _kept(text, how, found))
    return None


def leaving_out(text: str) -> Relation | None:
    """The relation by which ``text`` leaves a matter out of what its rest asks; ``None`` where that asks nothing."""
    relation = relation_in(text)
    asks = relation and relation.how != "with" and len(relation.kept) > 1
    return relation if relation and asks and not _ONLY_REST.fullmatch(relation.kept) else None


_ONLY_REST = re.compile(r"(?:的|还要?|还有|其余|其他|其它|剩下?|别的|都|的?职责|给我|列|出来|[，, ])*")
_TURN = re.compile(rf"{_BUT}(?:把|将)?$")
_FRAME = re.compile(r"^(?:只要|只看|只列|就要|给我)")
_FREE = frozenset(("", "，", ",", "；", ";", " ", "把", "将"))
_MARKS = "，,。；;？? "


def _kept(text: str, how: How, found: list[re.Match[str]]) -> str:
    """``text`` without what was ``found``, where that stands by itself; what is merely not said must end the question."""
    kept, at = "", 0
    if any(_WITHIN.search(match.group("m")) for match in found):
        return ""  # "基本素质里装修知识那条跳过": of a list that is named
    for match in found:
        edge = match.span("edge") if "edge" in match.re.groupindex else (match.start(),) * 2
        if text[slice(*edge)] not in _FREE:  # within a clause, or right behind a list, whose name it ends
            return ""
        kept, at = kept + text[at : edge[1]], match.end()
    before, after = _TURN.sub("", kept), text[at:].lstrip(_MARKS)
    if not after.strip(_MARKS):
        unsaid = how == "without" and not (
            before.endswith(("，", ",")) and found[-1].group().rstrip(_MARKS).endswith("的")
        )
        return "" if unsaid else before.rstrip(_MARKS)
    return "" if how == "without" else before + (after if before else _FRAME.sub("", after))


def _bare(part: str) -> str:
    """A matter without the words that tie it: 发票 of "跟发票有关的那几条"."""
    inner = _TRAILING.sub("", _WITHIN.sub("", part.strip()))
    return _TRAILING.sub("", _LEADING.sub("", inner)).strip(' "“”')


_WITHIN = re.compile(r"^[^里]{2,}?(?:里[面头]?|当中|底下|下面)(?=..)")  # "促销管理里备货那一点"


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
