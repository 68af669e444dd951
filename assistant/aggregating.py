"""Questions over everything: which lists do (not) mention a thing, with whom to deal, what has a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all
from assistant.contract import Block, Intent
from assistant.enumerating import chosen_items
from assistant.literal import Words
from assistant.mentions import as_printed
from assistant.partners import WITH_WHOM, has_matters, partners
from assistant.refusing import not_covered
from assistant.rhythms import extreme_rhythm
from assistant.scanning import having_or_not, scan
from assistant.times import fixed_times, vague_times
from assistant.timing import figures_asked, money_in
from assistant.topical import by_topic
from corpus.model import Duty, DutyList
from index.text import folded

_WITHOUT = re.compile(
    r"(?:没有?|未|不)(?:再|曾|有)?(?:提|涉及|包含|写|包括|含|出现|谈|讲)|(?:没有?|缺|无)(?:[\"“「『]|[^，,。]{1,8}(?:这|[一两二三])个?[词字])"
)
_WHICH_LISTS = re.compile(r"(?:哪|几|多少)(?:些|几|一)?(?:个|份|条|项)?(?:清单|列表|份职责|个职责|职责)")
_FIXED_TIME = re.compile(r"期限|时间|频率|周期|时限|定期")


_ANY_LIST = re.compile(r"清单|职责|岗位责任|列表|哪(?:几|些|一)?(?:份|节|个|块|篇|部分)")


def asks_without(asked: Asked) -> bool:
    """Whether lists are asked for that do not mention a thing: "不涉及计划的是哪几份职责"."""
    text = asked.text
    return bool(
        _WITHOUT.search(text)
        and _ANY_LIST.search(text)
        and re.search(r"哪|几|多少|列|有$|是$|(?:清单|职责|列表|岗位)(?:给我)?$", text)
    )


def by_words(asked: Asked, desk: Desk, sought: Words, lists: Sequence[DutyList]) -> Outcome | None:
    """Every item of ``lists`` that prints one of the words; ``None`` when no item does."""
    if sought.any_of:
        said = "\n".join(d.text.lower() for d in desk.knowledge.duties(lists))
        sought = replace(sought, words=as_printed(sought.words, said))
    without, words = asks_without(asked), sought.words

    def cut(word: str) -> list[str]:
        return [w for w in desk.index.words(word) if w.strip()] or [word]

    holds = sought.finder(cut)
    hits = {
        e.id: [
            d for d in desk.knowledge.duties([e]) if (is_catch_all(d) if sought.catch_all else holds(d.text))
        ]
        for e in lists
    }
    if sought.all_of and _OF_LISTS.search(asked.text):
        hits = {e.id: _items_with_all(desk.knowledge.duties([e]), words) for e in lists}
    if not any(hits.values()):
        return None
    if without:
        return having_or_not(desk, lists, hits, "、".join(words), without=True)
    chosen = [e for e in lists if hits[e.id]]
    total = sum(map(len, hits.values()))
    joint = "”和“" if sought.all_of else "”或“"
    texts = [d.text for own in hits.values() for d in own]
    printed = [w for w in words if sought.all_of or any(map(replace(sought, words=(w,)).finder(cut), texts))]
    text = f"原文写有“{joint.join(printed or words)}”的共 {total} 条，见 {len(chosen)} 份清单："
    groups = [
        Block(
            type="group",
            label=desk.knowledge.headed(e),
            text=f"{len(hits[e.id])} 条",
            children=desk.composer.items(hits[e.id]),
        )
        for e in chosen
    ]
    intent: Intent = "count" if asked.intent == "count" else "aggregate"
    return Outcome(intent, (Block(type="text", text=text), *groups), total, total)


def wants_figures(asked: Asked, intent: Intent) -> bool:
    """Whether the question may be after items by their time or figures; cheap, and no for most."""
    return intent not in ("draft", "requirements") and bool(_WANTS_ITEMS.search(asked.text))


# "哪些清单既提到客户又提到市场": the words may stand in different items of one list.
_OF_LISTS = re.compile(r"清单|列表|(?:哪|几|多少)(?:几|些)?份")


def _items_with_all(duties: Sequence[Duty], words: Sequence[str]) -> list[Duty]:
    """The items that print one of the words, where the list prints them all."""
    having = [d for d in duties if any(w in d.text for w in words)]
    return having if all(any(w in d.text for d in having) for w in words) else []


def by_figures(asked: Asked, desk: Desk, lists: Sequence[DutyList], intent: Intent) -> Outcome | None:
    """Every item of ``lists`` with the time or the sort of figure that the question is after."""
    said = [d.text for d in desk.knowledge.duties(lists)] if "最" in asked.text else []
    found = extreme_rhythm(asked.text, said) or (
        figures_asked(asked) if wants_figures(asked, intent) else None
    )
    if not found:
        return _of_matter(asked, desk, lists) if wants_figures(asked, intent) else None
    roles = [desk.knowledge.roles[i] for i in dict.fromkeys(e.role_id for e in lists)]
    outcome = scan(desk, lists, found[1], f"写有“{found[0]}”的条目", roles)
    return outcome if outcome.total else not_covered(desk, found[0], "aggregate")


# "凡是跟金额挂钩的审批权限", "带金额的报销规定都列出来", "涉及钱数的处罚": a sort of figure, and a matter beside it.
_MONEY_IN = re.compile(
    r"(?:跟|和|与|同|涉及|牵涉|带|含|写|有|提|按|标|说|设|限|明确|规定)[了有到明着]?(?:具体|明确)?的?(?:金额|钱数?|数额|款额|额度)(?:挂钩|有关|相关|沾边|限制|上限|门槛|标准|要求|有联系)*(?:了)?的"
)
_OF_LAW = frozenset("权限 职权 规定 要求 标准 条款 条目 事项 职责 工作 内容 限制 额度 金额 数额 钱数".split())


def _of_matter(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome | None:
    """The items that name an amount of money and print the matter's words; ``None`` where none prints them."""
    found = _MONEY_IN.search(asked.text)
    if not found or _HOW_MUCH.search(asked.text):
        return None
    terms = [
        t
        for t in asked.topic.terms
        if len(t.word) > 1 and t.word not in found.group() and t.word not in _OF_LAW
    ]
    forms = [(t.word, *(v for v, strength in t.variants if strength >= _SAME)) for t in terms]
    says = [words for words in forms if any(desk.knowledge.rarity(w) < desk.knowledge.unseen for w in words)]

    def holds(text: str) -> list[str]:
        view = folded(text)
        return money_in(view) if all(any(w in view for w in words) for words in says) else []

    outcome = (
        scan(desk, lists, holds, f"写有金额、与“{'、'.join(w[0] for w in says)}”有关的条目") if says else None
    )
    return outcome if outcome and outcome.total else None


_SAME = 0.95  # strength of a synonym that says the same
_HOW_MUCH = re.compile(r"多少|几(?!条|项|个岗位|处)")
_WANTS_ITEMS = re.compile(
    r"活|哪|什么|有没有|有吗|的$|啥|列|所有|全部|汇总|都|凡|找|摘|条目|条款|规定|有关|相关|事|工作|任务|几|多少"
)


def aggregate(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome:
    """Scan every item of ``lists`` (all duty lists when the question names none)."""
    without = asks_without(asked)
    if not without and WITH_WHOM.search(asked.text) and not has_matters(asked):
        return partners(asked, desk, lists)
    if (_WHICH_LISTS.search(asked.text) or without) and not asked.topic.empty:
        return _lists_with(asked, desk, lists, without=bool(_WITHOUT.search(asked.text)))
    if _FIXED_TIME.search(asked.text):
        return scan(desk, lists, fixed_times, "写明了固定时间或周期的职责")
    return by_topic(asked, desk, "aggregate")


# "哪几份没出现任何周期、时间词", "没写明期限的清单": what is lacking is no word but every time.
_NO_TIME = re.compile(
    r"(?:没有?|未|不)[^，,。]{0,8}(?:时间|周期|期限|频率|频次|时限)(?:词|字眼|要求|限制|的|$|[、或和])"
)


def timeless(asked: Asked, desk: Desk) -> Outcome | None:
    """The lists, of those named or of all, in which no time is printed, where just that is asked for."""
    if not _NO_TIME.search(asked.text):
        return None
    role_ids = [role.id for role in asked.target.roles] or list(desk.knowledge.roles)
    lists = [e for e in asked.target.named_lists if e.kind == "duty"] or desk.knowledge.lists_of(
        role_ids, "duty"
    )
    having = {
        e.id: [d for d in desk.knowledge.duties([e]) if fixed_times(d.text) or vague_times(d.text)]
        for e in lists
    }
    return having_or_not(desk, lists, having, "任何时间或周期", without=True)


# "除了职责12，还有哪份职责管应收账款": what is named is what is not asked for.
_EXCEPT = re.compile(
    r"除了?(?:开)?|以外|之外|(?:的|那[节份]|的[节份])(?:都)?(?:不要|不算|不看)|不算|排除|剔除|去掉"
)


def excepted(asked: Asked) -> bool:
    """Whether the lists that the question names are to be left out."""
    return bool(_EXCEPT.search(asked.text)) and bool(asked.target.named_lists)


def _lists_with(asked: Asked, desk: Desk, lists: Sequence[DutyList], *, without: bool) -> Outcome:
    words = [term.word for term in asked.topic.terms]
    lacked = [m.end() for m in _WITHOUT.finditer(asked.text)] if without else []
    behind = asked.text[lacked[-1] :].lower() if lacked else ""
    if behind and any(w in behind for w in words):  # 增值税 of "12到14这三份财务的，哪份没写增值税"
        words = [w for w in words if w in behind]
    variants = [v for t in asked.topic.terms for v, s in t.variants if s >= _SAME and t.word in words]
    knowledge = desk.knowledge
    having: dict[str, list[Duty]] = {
        entry.id: [d for d in knowledge.duties([entry]) if any(w in d.text for w in (*words, *variants))]
        for entry in lists
    }
    what = "、".join(words)
    if not any(having.values()):
        return not_covered(desk, what, "aggregate")
    return having_or_not(desk, lists, having, what, without=without)


def catch_alls(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "兜底条款有哪些": the items that leave room for other work, in the lists or of the roles named."""
    target, knowledge = asked.target, desk.knowledge
    if excepted(asked) or _LEAVES_OUT.search(asked.text):
        return None
    lists = target.named_lists or knowledge.lists_of(
        [r.id for r in target.roles] or list(knowledge.roles), "duty"
    )
    found = [d for d in knowledge.duties(lists) if is_catch_all(d)]
    answered: Intent = "count" if intent == "count" else "aggregate"
    return chosen_items(desk, found, answered, "交办其他工作的兜底条目") if found else None


_LEAVES_OUT = re.compile(r"除|不算|不含|不要|去掉|去除|剔除|排除|抛开|刨去")
