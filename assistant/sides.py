"""What each side of a comparison says of its matter: the matter cut to what the sides speak of, and the items about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.matching import strength, supports
from assistant.topic import Term, Topic
from corpus.model import Duty, DutyList
from index.text import folded

# In what respect things are compared or tied, not what is compared: 盘点周期 is about 盘点, 跟客户打交道 about 客户.
_RESPECTS = frozenset(
    "频率 频次 周期 时限 期限 时间 次数 金额 额度 标准 规定 方式 方法 流程 范围 数量 力度 程度 程序 做法 尺度 口径 比重 顺序 难度 快慢 多少 分寸 打交道 沾边 有关 相关".split()
)


def shared_matter(topic: Topic, desk: Desk, sides: Sequence[Sequence[DutyList]]) -> Topic:
    """The words of ``topic`` that some item of some side holds, without those that only say in what respect.

    A word that stands nowhere in what is compared only describes it (工地 of "工地安全员", 碰到 of "碰到投诉"). The topic
    stays as it is where no word would be left.
    """
    texts = [folded(d.text) for lists in sides for d in desk.knowledge.duties(lists)]
    held = [t for t in topic.terms if any(strength(t, text) > 0 for text in texts)]
    for drop in (_is_respect, _is_short):
        held = [t for t in held if not drop(t)] or held
    if not held or len(held) == len(topic.terms):
        return topic
    text = "".join(t.word for t in held)
    return replace(topic, terms=tuple(held), text=text, meaning=text)


def _is_respect(term: Term) -> bool:
    return term.word in _RESPECTS


def _is_short(term: Term) -> bool:
    return len(term.word) == 1


# "区域经理和省区经理听着差不多，工作上有啥不一样": how they seem to the asker.
_SEEMS = re.compile(
    r"(?:都|全)(?:好?像)?是(?:做|搞|干|管|写|讲|跑)|(?:听|看)(?:着|上去|起来|来)|感觉|觉得|貌似|好像|乍一|名字(?:很|挺|都|差)"
)


def without_opinion(asked: Asked) -> Topic:
    """The matter without what stands only in a clause that says how the sides seem."""
    clauses = re.split(r"[，,。;；!！?？]", asked.text)
    said = "".join(clause for clause in clauses if not _SEEMS.search(clause))
    kept = tuple(t for t in asked.topic.terms if t.word in said)
    if not said or len(kept) == len(asked.topic.terms):
        return asked.topic
    text = "".join(t.word for t in kept)
    return replace(asked.topic, terms=kept, text=text, label=text, meaning=text)


def items_about(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> list[Duty]:
    """Items of one side about the topic: those that hold nearly as much of it as the side's best.

    Where some item prints the whole matter in its own words, those that only come near it (清点 for 盘点) are none; where
    one spells it with other characters between (交接班 for 交班), those that lack some of them are none (值班).
    """
    if asked.topic.empty:
        return []
    duties = desk.knowledge.duties(lists)
    topics = [t for t in (asked.topic, _word_by_word(asked, desk)) if t.terms]
    found = [supports(t, [(d.text, "") for d in duties]) for t in topics]
    scored = list(zip(duties, zip(*found, strict=True), strict=True))
    covered = [(d, max(s.coverage for s in held)) for d, held in scored]
    printed = [(d, max(s.exact for s in held)) for d, held in scored]
    for measured, enough in ((printed, _PRINTED), (covered, _ENOUGH)):
        best = max((share for _, share in measured), default=0.0)
        if best >= enough:
            kept = {d.id for d, share in measured if share >= best * _NEARLY}
            near = [(d, max(s.chars for s in held)) for d, held in scored if d.id in kept]
            spelled = max(share for _, share in near)
            return [d for d, share in near if spelled < _PRINTED or share >= spelled * _NEARLY]
    evidence = desk.selector.select(asked.topic, asked.text, list_ids=[e.id for e in lists])
    return [f.duty for f in evidence.found]


def _word_by_word(asked: Asked, desk: Desk) -> Topic:
    """The topic in its shortest words: a set phrase (投诉处理) may stand apart in a list (处理 … 投诉)."""
    terms = []
    for word in dict.fromkeys(w for t in asked.topic.terms for w in (t.parts or desk.index.tokens(t.word))):
        if len(word) > 1:
            near = tuple(pair for pair in desk.lexicon.synonyms(word) if pair[1] >= _SAME)
            terms.append(Term(word, desk.knowledge.rarity(word), near, ()))
    return Topic(asked.topic.text, tuple(terms))


_SAME = 0.9
_PRINTED = 0.95  # of the matter, in its own words
_ENOUGH = 0.3  # a side may put the topic in half of the words
_NEARLY = 0.78  # of the side's best coverage
