"""The text between a heading and its first numbered item: "标题底下紧跟着的那段话", "编号前面那句引语"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Intent
from assistant.enumerating import chosen_items
from corpus.model import Duty, DutyList
from index.text import folded

_UNDER = r"(?:底下|下面|之下|下方|后面|下)"
_ONE = r"(?:紧(?:跟|接|挨)着?)?的?(?:那|这|头|第)?[一1]?"
_LEADS = re.compile(
    rf"总述|紧(?:跟|接)着?的?(?:那|这|一)*[段句]|引言|引语|导语|引子|前言|开头(?:的|那|一)*(?:段|句)|概述(?:段|部分|那段)|(?:标题|题目|名称)的?{_UNDER}{_ONE}(?:[段句行](?:话|字|文字|说明)?|段文字|说明)"
    rf"|(?:没有?|不带|未|无)(?:带|标|写|印|有|加)?(?:编号|序号)的(?:那|这)?[一1]?[句条项行]"
    rf"|(?:编号|序号|条目|第[一1]条)的?(?:前面|之前|上面|上方|前头|前){_ONE}(?:[段句行]|说明)"
)
# "引言也要", "连引言一起列": beside the items, which bring their lead along.
_ALSO = re.compile(
    r"(?:连|带上?|连同|包括|加上|含|以及)[^，,。]{0,4}(?:引言|引语|导语|引子|前言|总述)|(?:引言|引语|导语|引子|前言|总述)[^，,。]{0,3}(?:也|都|一起|一并|一块)"
)
_SENTENCE = re.compile(
    r"[句行]|编号的(?:那|这)?[一1]?[条项]|段话|引语|引言|引子|导语|前言|说明"
)  # 那段 may be all that stands under a heading


def lead_of(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The text that leads the lists named, where it is asked for; ``None`` where it is not, or where none does."""
    if _ALSO.search(asked.text):
        return None
    named = asked.target.named_lists
    if found := _parts_led(asked, desk, named, intent):
        return found
    if not _LEADS.search(asked.text):
        return None
    leads = desk.knowledge.duties([e for e in named if e.kind == "overview"][:1])
    if not leads and _SENTENCE.search(asked.text):
        leads = [d for e in named if (d := _unnumbered(desk.knowledge.duties([e]))) is not None]
    if not leads:
        return None
    label = desk.knowledge.label(desk.knowledge.lists[leads[0].list_id])
    answered: Intent = "fact" if intent == "fact" else "enumerate"
    return chosen_items(desk, leads, answered, f"“{label}”标题下、编号之前的话")


# "促销管理都包括哪些类型的促销活动", "列了几种活动": the parts of what a list is about, which the text before its first number names.
_PARTS = re.compile(
    r"(?:包括|包含|涵盖|覆盖|涉及|针对|管|列|有|分|是|写)[了的到是]*(?:哪|几|多少|什么)(?:些|几)?(?:(?P<kinds>类型|种类|种|类)|个)?(?:的)?(?P<of>[\u4e00-\u9fff]{2,8}?)?(?:类型|种类)?[呀啊呢吗?？]*$"
)
_NAMES_PARTS = re.compile(r"(?:包[括含]|涵盖|分为|分成)[^。；;]*、")


def _parts_led(asked: Asked, desk: Desk, named: Sequence[DutyList], intent: Intent) -> Outcome | None:
    """The sentence that leads one named list and names the parts of its matter, where such parts are asked for."""
    found = _PARTS.search(asked.text)
    over = [e for e in named if e.kind == "overview"]
    lists = [e for e in named if e.kind != "overview"]
    if (
        found is None
        or not (found.group("of") or found.group("kinds"))
        or len(lists) != 1
        or len(over) > 1
        or asked.target.items
    ):
        return None
    led = desk.knowledge.duties(over)
    lead = led[0] if led else _unnumbered(desk.knowledge.duties(lists))
    of = found.group("of") or ""
    if lead is None or not _NAMES_PARTS.search(folded(lead.text)) or _OF_LIST.search(of):
        return None
    if of and of not in folded(lead.text):
        return None
    label = desk.knowledge.label(named[0])
    return chosen_items(desk, [lead], "count" if intent == "count" else "fact", f"“{label}”编号之前的话")


_OF_LIST = re.compile(r"职责|工作|任务|内容|条|项|方面|事")


def _unnumbered(duties: list[Duty]) -> Duty | None:
    """A list's first item, where it alone bears no number: "包括新品上市、店庆等促销活动的管理：" before 1."""
    return (
        duties[0] if len(duties) > 1 and not duties[0].number and all(d.number for d in duties[1:]) else None
    )
