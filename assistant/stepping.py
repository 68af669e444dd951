"""One step on from the turn before: "下一条", "上一份", "它前面那节", "前后两条"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.headings import Section
from assistant.knowledge import Knowledge
from assistant.normalise import numeral

_STEP = re.compile(
    r"^(?:再|接着|继续|那|往|看|说|念|它|这条|这份|这节|的|[，, ])*(?P<side>前后|上|前|下|后|往下|往上)(?:面|边)?(?:的)?(?:紧挨着的)?(?:那|再)?(?:念|说|看|读|列)?(?:一|1|两|二)?\s*(?P<unit>条|项|点|款|份|篇|节|块|部分|章|段)(?P<rest>.{0,10})$"
)
# "再往后三条", "接着往下两条": so many on from the last item named.
_MORE = re.compile(
    r"^(?:(?:那|再|接着|继续|然后)+(?:往|向)?|(?:往|向))(?P<side>后|下|前|上)(?:面|边|数|看|念|走|再|来|说|列|的|那)*(?P<n>\d{1,2}|[两二三四五六七八九十])\s*(?:条|项|点|款)$"
)
# "接下来三条", "后面两条呢"
_NEXT = re.compile(
    r"^(?:那|再|看|念|说)*(?:接?下来|接着|继续|再来|再往下|往下|后面|下面)的?(?:再)?(?:来|念|说|看|列|给我)?(?P<n>\d{1,2}|[一两二三四五六七八九十])\s*(?:条|项|点|款)(?:呢|也?(?:给我|列|念|说|发)(?:一?下|出来)*)?$"
)
_ITEM_UNITS = frozenset("条项点款")


@dataclass(frozen=True, slots=True)
class Stepped:
    """The question one step on, or what there is no more of."""

    text: str
    missing: str | None = None


def step(text: str, before: Turn, knowledge: Knowledge) -> Stepped | None:
    """The item or the list beside the one that the turn before named; ``None`` when no step is meant."""
    if (more := _MORE.search(text)) and before.subject and before.items and min(before.items) > 0:
        count = numeral(more.group("n")) or 1
        if more.group("side") in "后下":
            return _items(before, tuple(range(1, count + 1)), base=int(max(before.items)))
        return _items(before, tuple(range(-count, 0)), base=int(min(before.items)))
    if (after := _NEXT.search(text)) and before.subject and before.items and min(before.items) > 0:
        count = numeral(after.group("n")) or 1
        return _items(before, tuple(range(1, count + 1)), base=int(max(before.items)))
    if (parts := _PARTS.match(text)) and before.lists:
        return _nth_parts(parts, before, knowledge)
    found = _STEP.search(text)
    if not found or not before.subject:
        return None
    side = found.group("side")
    offsets = (-1, 1) if side == "前后" else (-1,) if side in ("上", "前", "往上") else (1,)
    if found.group("unit") in _ITEM_UNITS:
        return _items(before, offsets)
    return _lists(before, offsets[0], knowledge)


def _items(before: Turn, offsets: tuple[int, ...], *, base: int | None = None) -> Stepped | None:
    if not before.items:
        return None
    if base is None:
        base = before.items[-1] if offsets[-1] > 0 else before.items[0]
    places = [base + offset for offset in offsets]
    label = before.subject[0]
    if base < 0 or min(places) < 1:
        return Stepped(label, f"{label}在这一条之前或之后的内容")
    return Stepped(f"{label}{'、'.join(f'第{place}条' for place in places)}是什么")


def _lists(before: Turn, offset: int, knowledge: Knowledge) -> Stepped | None:
    label = before.subject[-1] if offset > 0 else before.subject[0]
    here = next((s for s in knowledge.sections if s.label.strip() == label.strip()), None)
    if here is None:
        return None
    beside = _siblings(here, knowledge)
    place = beside.index(here) + offset
    if not 0 <= place < len(beside):
        return Stepped(label, f"{label}之{'后' if offset > 0 else '前'}的清单")
    return Stepped(f"{beside[place].label.strip()}有哪些")


# "二和三那两节呢", "第三块", "第2、4部分": parts by their place under the heading before.
_PARTS = re.compile(
    r"^(?:那|看|说)*第?(?P<first>\d{1,2}|[一二三四五六七八九十])(?:(?:、|和|跟|与|到|至)第?(?P<second>\d{1,2}|[一二三四五六七八九十]))?(?:那|这|的)*(?:两|几|个)?(?:节|块|部分|章|大块|方面)(?:的)?(?:呢|也|说说|列一下|有哪些|是什么|讲什么)*$"
)


def _nth_parts(parts: re.Match[str], before: Turn, knowledge: Knowledge) -> Stepped | None:
    here = [s for s in knowledge.sections if s.label.strip() in before.lists]
    beside = next((found for s in here if (found := knowledge.children(s))), None) or (
        _siblings(here[0], knowledge) if here else []
    )
    places = [n for name in ("first", "second") if (n := numeral(parts.group(name) or ""))]
    if not beside or not places:
        return None
    if max(places) > len(beside):
        return Stepped(before.lists[0], f"{before.lists[0]}的第{max(places)}部分")
    return Stepped(f"{'和'.join(beside[n - 1].label.strip() for n in places)}有哪些")


def _siblings(here: Section, knowledge: Knowledge) -> list[Section]:
    return [
        s
        for s in knowledge.sections
        if s.document_id == here.document_id
        and len(s.path) == len(here.path)
        and s.path[:-1] == here.path[:-1]
    ]
