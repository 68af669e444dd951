"""One of what was just shown, picked out: "讲合同的那条", "B那条怎么说的", "刚才最后一条", "印章那条".

A word picks among the bullets of the answer before, then among the lists they stand in; a letter or numeral is a
printed number; a place counts the bullets as they were shown.
"""

from __future__ import annotations

import re

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.target import Target
from assistant.titles import is_job_title
from assistant.topic import Topic
from corpus.model import Duty
from index.text import folded

_SAYS = r"(?:(?:讲|说|写|提|谈|关于|有关|涉及|带|跟|和|管)(?:到|及|着|有)?(?:的是)?)?"
_PICK = re.compile(
    rf"^(?:那|就|我(?:要|说|问|指)的?是?|看|(?:刚才|刚刚|上面|前面|里面|其中|里头|当中)(?:说|列|讲|提)?(?:到)?的?)*{_SAYS}"
    rf"(?P<what>[^，,。谁哪几第]{{1,10}}?)(?:有关|相关)?(?:的)?(?:那|这)一?(?:条|项|点|句)(?:职责|要求|规定)?(?P<rest>.*)$"
)
_MARKER = re.compile(r"[a-zA-Z]|[一二三四五六七八九十]{1,2}|\d{1,2}|[①-⑳]")
_LETTERS = "abcdefghij"
_COMPARES = re.compile(r"区别|不同|一样|重复|重了|相比|对比|比较|谁|哪")
_VAGUE = re.compile(r"^(?:刚才|刚刚|上面|下面|前面|后面|的|是|还有|另外|它)+$")


def picked(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The duties that ``bare`` picks out of what was shown; ``None`` when it picks none."""
    found = _PICK.match(bare)
    if not found or not before.cited or _COMPARES.search(found.group("rest")):
        return None
    what = folded(found.group("what")).strip()
    if not what or _VAGUE.match(what) or is_job_title(what):
        return None
    cited = whom.cited(before, knowledge)
    beside = knowledge.duties([knowledge.lists[i] for i in dict.fromkeys(d.list_id for d in cited)])
    for pool in (cited, beside):
        chosen = [d for d in pool if _is_it(what, d)]
        if chosen and (len(chosen) < len(pool) or len(pool) == 1):
            about = tuple(d.id for d in chosen)
            return Whole(f"{before.topic or '、'.join(before.subject)}：{bare}", about=about)
    return None


# "3和4也给我看看" after the second item of a list: bare numbers go on with items.
_NUMBERS = re.compile(
    r"^(?:那|把|再|还有|和|加上|顺便|看|念|列)*(?P<numbers>\d{1,2}(?:\s*[、和跟与,，]\s*\d{1,2})*)(?:也|都|呢|给|念|看|列|讲|说|发|一下|我|吧|一起|[?？。 ])*$"
)


def items_by_number(text: str, before: Turn | None) -> str:
    """``text`` with its bare numbers told as items, where the turn before asked for items of one list."""
    found = (
        _NUMBERS.match(text) if before is not None and before.items and len(before.lists) < _SEVERAL else None
    )
    if found is None:
        return text
    told = "、".join(f"第{number}条" for number in re.findall(r"\d+", found.group("numbers")))
    return f"{told}{text[found.end('numbers') :]}"


def by_place(items: tuple[int, ...], before: Turn) -> tuple[str, ...]:
    """Ids of the bullets at ``items`` (from 1, or from the end where negative) of an answer over several lists."""
    cited = before.cited
    return tuple(cited[n - 1] if n > 0 else cited[n] for n in items if n and -len(cited) <= n <= len(cited))


# "第3条里说的金额是多少", "第2条提到的期限": something that the item itself says.
_SAID_IN = re.compile(r"条(?:里|中|上)?(?:面|头)?(?:说|提|写|讲|规定|要求)(?:到|及|着)?的")


def pointed(bare: str, items: tuple[int, ...], before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "第2条是什么意思": an item of the list just shown; of the bullets just shown where they stand in several."""
    if before.home and _SAID_IN.search(bare):
        read = knowledge.duties_by_id(before.cited).values()
        about = tuple(d.id for d in read if d.number in {str(n) for n in items})
        if about:
            return Whole(f"{before.home}：{bare}", about=about)
    shown = before.home or next(iter(before.lists or ("" if before.cited else before.subject)), "")
    if shown:
        return Whole(f"{shown}{bare}")
    cited = by_place(items, before)
    return Whole(f"{before.topic}：{bare}", about=cited) if cited else None


# "只看导购员的", "我说的是接电话那个岗": of what was shown, the part that has these words.
_ONLY = re.compile(
    r"^(?:那|就|请|我)*(?:只|仅|单|光|就)(?:限(?:于|定)?|要|看|说|讲|列|给|问|留|算|想要|想看)|^限(?:定)?(?:在|于)"
)
_THAT_ONE = re.compile(r"(?:那|这)?一?(?:个|份|边|块|条|位|些)?(?:岗位?|职位|清单|部分|人)?的?$")


def narrowed(text: str, matter: Topic, before: Turn, knowledge: Knowledge, *, corrects: bool) -> Whole | None:
    """Of what was just cited, the part that ``text`` names, where it names some of it and not all.

    Args:
        corrects: the answer before was turned down, so that a part of it may be meant without "只看".
    """
    rest = _ONLY.sub("", text)
    if (rest == text and not corrects) or len(before.cited) < _SEVERAL or _COMPARES.search(rest):
        return None
    cited = whom.cited(before, knowledge)
    name = folded(_THAT_ONE.sub("", rest))
    chosen = [d for d in cited if name and name in folded(d.text)]
    chosen = chosen or [d for d in cited if name and name in folded(knowledge.roles[d.role_id].title)]
    chosen = chosen or _of_list(matter, cited, knowledge)
    if not chosen or len(chosen) == len(cited):
        return None
    topic = before.topic or "、".join(before.subject)
    return Whole(f"{topic}：{rest}", about=tuple(d.id for d in chosen))


# "除去职责6呢", "7号不算", "职责2不用看了": what is named is put aside.
_OUT = re.compile(
    r"除(?:了|去|开|掉)?|不(?:算|看|要|含)|不用(?:看|列|管)?|去掉|排除|刨(?:去|掉|开)|抛开|撇开|拿掉|扣掉"
)
_ONLY_OUT = re.compile(
    r"^(?:除(?:了|去|开|掉)?|不(?:算|看|要|含)|不用(?:看|列|管)?|去掉|排除|刨(?:去|掉|开)|抛开|撇开|拿掉|扣掉|把|将|那|就|先|都|了|的|呢|吧|外|以外|之外|份|号|职责|清单|岗位|[，, ])*$"
)


def of_named(text: str, target: Target, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "只看10号清单", "单说会计的": of what was just cited, the part under the lists or jobs named, where there is some."""
    out = bool(_OUT.search(text)) and _ONLY_OUT.match(target.rest) is not None
    if (_ONLY.sub("", text) == text and not out) or target.items:
        return None
    if not (target.named_lists or target.roles):
        return None
    lists, roles = {e.id for e in target.named_lists}, {r.id for r in target.roles}
    shown = whom.cited(before, knowledge)
    named = [d for d in shown if d.list_id in lists or (not lists and d.role_id in roles)]
    chosen = [d for d in shown if d not in named] if out else named
    if not chosen or (len(chosen) == len(shown) and not out):
        return None
    topic = before.topic or "、".join(before.subject)
    return Whole(f"{topic}：{_ONLY.sub('', text)}", about=tuple(d.id for d in chosen))


def _of_list(matter: Topic, cited: list[Duty], knowledge: Knowledge) -> list[Duty]:
    """Those in the one list whose lines hold most of the words: 接电话、弄网站那个岗."""
    words = [t.word for t in matter.terms if len(t.word) > 1]
    held: dict[str, int] = {}
    for list_id in dict.fromkeys(d.list_id for d in cited):
        texts = " ".join(folded(d.text) for d in knowledge.duties([knowledge.lists[list_id]]))
        held[list_id] = sum(word in texts for word in words)
    best = max(held.values(), default=0)
    lists = [list_id for list_id, count in held.items() if count == best]
    return [d for d in cited if d.list_id == lists[0]] if best and len(lists) == 1 else []


_SEVERAL = 2


def _is_it(what: str, duty: Duty) -> bool:
    if _MARKER.fullmatch(what):
        number = folded(duty.number or "").strip("().、")
        lettered = what in _LETTERS and number == str(_LETTERS.index(what) + 1)  # "A" is stored as 1
        return number == what or lettered or bool(re.match(rf"{re.escape(what)}[\s.、)]", folded(duty.text)))
    return what in folded(duty.text)
