"""A follow-up that names nobody, answered where the conversation stands: the evidence is asked, not the wording.

"保存多久" after "住客遗留物品谁登记" is about the duty just cited when that holds every word asked; "要不要会英语" is
about the job spoken of when one of its lines says so. Otherwise the question stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import whom
from assistant.contrast import same_question
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.topic import Term, Topic
from corpus.model import Duty

# Every owner is asked for, or all there is: never narrowed to what was shown.
_WIDE = re.compile(
    r"谁|哪(?:个|些|几个?|位)?(?:岗位?|人|部门|职位|同事|角色|清单|份)|大家|所有|全公司|都有哪|分别|区别|不同"
)
_STRONG = 0.6  # how sure a formal word must stand for the word asked
# "是哪几张表", "分别是哪些证": what the duty just cited speaks of, spelt out.
_SPELT_OUT = re.compile(
    r"^(?:具体|分别|都|主要)*(?:是|有|指)(?:哪|什么)(?:几|些)?[张种个类份项本样]?(?P<thing>\S{0,3})$"
)
# How much, in which unit; the units that a text may print for it.
_HOW_MUCH = re.compile(r"(?:多少|几)个?(?P<unit>钟头|小时|分钟|工作日|天|周|个?月|年|块钱?|元|钱|人|次)")
_UNITS = {
    "钟头": "小时",
    "小时": "小时",
    "天": "天|日",
    "块": "元",
    "块钱": "元",
    "元": "元",
    "钱": "元",
    "个月": "个?月",
}


def nearby(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """``bare`` asked of the duties just cited, or of the job spoken of, where they hold its words."""
    terms = [t for t in matter.terms if len(t.word) > 1] or list(matter.terms)
    if not before.cited or not terms or _WIDE.search(bare):
        return None
    cited = whom.cited(before, knowledge)
    if len(terms) > 1 and _elsewhere(terms, cited, knowledge):
        return None
    if chosen := [d for d in cited if holds(d, terms)]:
        topic = before.topic or "、".join(before.subject)
        return Whole(f"{topic}：{bare}", about=tuple(d.id for d in chosen))
    role = whom.spoken_of(before, knowledge)
    lists = knowledge.lists_of([role.id]) if role else []
    if role is None or not any(holds(d, terms) for d in knowledge.duties(lists)):
        return None
    return Whole(f"{role.title}{bare}")


def only_there(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "纪要呢" after "质量分析会多久一次": the duty just cited, where it says that too and no other one does, or nobody else was asked for."""
    shown = whom.cited(before, knowledge)
    terms = [t for t in matter.terms if len(t.word) > 1]
    chosen = [d for d in shown if terms and all(t.word in d.text for t in terms)]
    asks_who = bool(_WIDE.search(before.question))
    if len(chosen) != 1 or ((asks_who or len(shown) > 1) and _elsewhere(terms, chosen, knowledge)):
        return None
    return Whole(same_question(bare, before, knowledge, of_matter=True), about=(chosen[0].id,))


def _elsewhere(terms: Sequence[Term], cited: Sequence[Duty], knowledge: Knowledge) -> bool:
    """Whether a duty that was not shown says it too: "出口退税几号申报" names its matter whole and stands alone."""
    shown = {duty.id for duty in cited}
    lists = [e for e in knowledge.lists.values() if e.kind == "duty"]
    return any(duty.id not in shown and holds(duty, terms) for duty in knowledge.duties(lists))


def of_figure(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "一个月封顶多少钟头", "是哪几张表": the one duty just cited, where it has such a figure or such a thing."""
    if len(before.cited) != 1 or _WIDE_FIGURE.search(bare):
        return None
    duty = knowledge.duties_by_id(before.cited).get(before.cited[0])
    if duty is None:
        return None
    much, thing = _HOW_MUCH.search(bare), _SPELT_OUT.match(bare)
    if much:
        unit = _UNITS.get(much.group("unit"), much.group("unit"))
        said = bool(re.search(rf"[\d一二三四五六七八九十百千万]个?(?:{unit})", duty.text))
    else:
        word = thing.group("thing") if thing else ""
        said = bool(word) and word in duty.text
    topic = before.topic or "、".join(before.subject)
    return Whole(f"{topic}：{bare}", about=before.cited) if said else None


_WIDE_FIGURE = re.compile(r"谁|岗|部门|公司|清单|职责")


def holds(duty: Duty, terms: Sequence[Term]) -> bool:
    """Whether a duty says every term, as asked, in a formal word that surely stands for it, or in its parts."""
    return all(
        term.word in duty.text.lower()
        or any(word in duty.text for word, strength in term.variants if strength >= _STRONG)
        or (bool(term.parts) and all(part in duty.text for part in term.parts))
        for term in terms
    )
