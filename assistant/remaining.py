"""What is left of an answer when something is put aside: "其余的呢", "去掉内审那条", "除了他还有谁", "后两个念原文"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from assistant.target import Target
from corpus.model import Duty
from index.text import folded

_N = r"(?:\d{1,2}|[一二两三四五六七八九十])"
_SHOW = r"(?:也|都|全|再|一并|请|给我|给|把|念|读|列|说|讲|看|发|贴|来|要|展开|原文|出来|一下|一遍|看看|说说|讲讲|吧|了|呢|的|有哪些|有什么|是什么|有啥|是啥|哪些|什么|内容)"
# "剩下的几条也给我", "其余的呢", "还有别的吗": the rest.
_REST = re.compile(
    rf"^(?:那|还有|再)?(?:剩下|其余|余下|其他|其它|剩余|别|另外)的?(?:那)?(?:{_N}|几|些)?(?:条|个|项|点)?的?{_SHOW}*$|^还有(?:别的|其他的?|哪些)?(?:吗|么|没有?)?$"
)
_ASIDE = r"(?:去掉|除去|除开|除了?|撇开|抛开|刨去|不算|不含|不要|不看|排除)"
# "去掉内审那条，其余的": a line named by a word of its own is put aside.
_WITHOUT = re.compile(
    rf"^(?:那|就)?{_ASIDE}(?:讲|说|提|关于|刚才|上面)?(?:到)?(?P<what>[^，,]{{2,10}}?)的?(?:那|这)?(?:一)?[条项点个](?:以外|之外|外)?(?:了|吧)?(?:[，,]?(?:还有|其余|其他|其它|剩|余下|别的|另外|都).*)?$"
)
# "工资那条不要", "讲投诉的那条去掉，剩下的给我"
_WITHOUT_BEHIND = re.compile(
    rf"^(?:那|就|把)?(?:讲|说|提|关于|刚才|上面)?(?:到)?(?P<what>[^，,]{{2,10}}?)的?(?:那|这)(?:一)?[条项点个](?:就|先|都)*(?:{_ASIDE}|不用)(?:了|吧)?(?:[，,].*)?$"
)
# "除了职责4还有哪份", "除了他还有谁": an owner is put aside.
_OTHER_OWNER = re.compile(
    rf"^(?:那)?(?:{_ASIDE})?(?P<who>.*?)(?:以外|之外|外)?[，,]?(?:还有|另外|别的|其他).{{0,4}}(?:谁|哪|别的|其他|岗位|人|地方|清单|份)\S{{0,6}}$"
)
# "第1个不算，后两个念原文", "前两个", "最后一个展开": places among what was shown.
_PLACES = re.compile(
    rf"^(?:(?:前|第)?{_N}个?(?:不算|不要|不用|除外|我?知道了?|略过|跳过)[，,]?(?:只要|就|说)?)?(?P<side>前|头|后|最后|末尾)(?:面)?(?:的)?(?P<n>{_N})个(?P<rest>{_SHOW}*)$"
)


def remaining(bare: str, target: Target, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The part of what was shown, or of the list it stands in, that ``bare`` leaves; ``None`` where it leaves none."""
    shown = whom.cited(before, knowledge)
    if not shown:
        return None
    if target.roles or target.lists or target.sections:
        return _without_owner(bare, target, shown, before)
    if places := _PLACES.match(bare):
        count = numeral(places.group("n")) or 1
        kept = shown[:count] if places.group("side") in "前头" else shown[-count:]
        return _of(kept, bare, before) if len(kept) < len(shown) else None
    if without := _WITHOUT.match(bare) or _WITHOUT_BEHIND.match(bare):
        what = folded(without.group("what"))
        kept = [d for d in shown if what not in folded(d.text)]
        return _of(kept, bare, before) if 0 < len(kept) < len(shown) else None
    if not _REST.match(bare):
        return None
    if before.known:
        kept = [d for d in shown if d.id not in before.known]
        return _of(kept, bare, before) if 0 < len(kept) < len(shown) else None
    homes = {d.list_id for d in shown}
    if len(homes) > 1 or not before.items:
        return None
    kept = [d for d in knowledge.duties([knowledge.lists[i] for i in homes]) if d not in shown]
    return _of(kept, bare, before) if kept else None


def _without_owner(bare: str, target: Target, shown: Sequence[Duty], before: Turn) -> Whole | None:
    """The duties of other jobs and lists than the one named, where the question is who or what else."""
    if not _OTHER_OWNER.match(bare) or not re.search(_ASIDE, bare):
        return None
    lists, roles = {e.id for e in target.named_lists}, {r.id for r in target.roles}
    kept = [d for d in shown if d.list_id not in lists and (lists or d.role_id not in roles)]
    return _of(kept, bare, before) if len(kept) < len(shown) else None


def _of(kept: Sequence[Duty], bare: str, before: Turn) -> Whole:
    what = f"{before.topic or '、'.join(before.subject)}：{bare}"
    return Whole(what, about=tuple(d.id for d in kept)) if kept else Whole(what, missing=what)


def said_known(target: Target, before: Turn, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the duties that a turn says to be known: whole lists, or items of them or of what was shown."""
    lists = list(target.named_lists) or [knowledge.lists[d.list_id] for d in whom.cited(before, knowledge)]
    duties = knowledge.duties(list(dict.fromkeys(lists)))
    if not target.items:
        return tuple(d.id for d in duties) if target.named_lists else ()
    numbers = {str(int(n)) for n in target.items}
    return tuple(d.id for d in duties if d.number in numbers)
