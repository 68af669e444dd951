"""Which lists lean to a theme: "财务类的是哪几份", "哪几份偏网络推广", "管门店的内容集中在哪几份".

A theme is no word that an item prints: every list is weighed as a whole by how near its items lie to the theme, and
those that stand clear of the rest are named, as our own grouping (按内容归纳).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean, pstdev

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from corpus.model import Duty, DutyList

_LISTS = r"(?:份|个|组|篇|张)?(?:岗位)?(?:职责|清单|列表|内容|材料)?"
_WHICH = rf"(?:哪几?|哪些|几){_LISTS}"
_THEME = r"(?P<theme>[\u4e00-\u9fffa-z]{2,8}?)"
_ASKED = (
    # "财务类的是哪几份清单", "网络推广方向的清单有哪些", "偏财务的都是哪几份"
    re.compile(
        rf"(?:^|[，,。 ])(?:偏|主要(?:管|讲|是|做)|重在)?(?:跟|和|与)?{_THEME}(?:类|方向|性质|口|条线|这一?类|那一?类|一类)(?:的)?{_LISTS}(?:都|主要)?(?:是|有|在|集中在|归)?{_WHICH}"
    ),
    re.compile(
        rf"(?:偏|偏向|侧重于?|主要(?:管|讲|是|做|说)(?:的是)?|重在|专门(?:管|讲|做))(?:于)?{_THEME}(?:的|类的|方面的|工作的)*{_LISTS}(?:都|主要)?(?:是|有|在)?{_WHICH}"
    ),
    # "哪几份职责是偏财务的", "哪些清单主要讲网络推广", "哪几份属于财务类"
    re.compile(
        rf"{_WHICH}(?:都|是|算|更|比较)*(?:偏向?|侧重于?|主要(?:管|讲|是|做|说)(?:的是)?|属于|重在|专门(?:管|讲|做))(?:于)?{_THEME}(?:类|方面|方向|性质|工作|口)?的?(?:[，,。].*)?$"
    ),
    # "管门店终端的内容集中在哪里", "税务方面的职责集中在哪几份"
    re.compile(
        rf"(?:^|[，,。 ])(?:管|讲|说|做|有关|关于|跟|和|与)?{_THEME}(?:有关|相关|方面|这块|这一块)?(?:的)?(?:内容|职责|工作|条目|活儿?|事情?)?(?:都|主要|大多|大部分|基本)*集中在(?:哪(?:里|儿|几份|几个|些|份|一?块|一?份|一?节)|什么地方)"
    ),
    # "网络那几份职责各自讲什么", "做线上推广的那三份"
    re.compile(
        rf"(?:^|[，,。 ]){_THEME}(?:相关|有关|方面|类|口)?的?[那这](?:几|[两三四五2-5])(?:份|个)(?!月|人|岗|部门|字)"
    ),
)
_CLEAR = 1.0  # standard deviations above the mean of all lists: "财务" gives 2.8, 2.0, 1.3, then 0.4
_NEAR = 0.17  # of the best list's score: below it the texts have no such theme
_MOST = 6
_SCANNED = 400  # lists; beyond, a theme is asked of an archive and not of a text
_BEST = 3


# "网络那几份职责各讲什么", "管开店的是哪几份": several lists are asked for or pointed at, by what they are about.
_SEVERAL = re.compile(
    r"(?:[哪那这]|有)(?:几|些|[两三四五六]|[2-6])份|(?<!第)几份|[哪那这](?:些|几)(?:个|张|篇)?(?:职责)?(?:清单|列表)|(?:清单|列表)(?:都|一共|总共|分别)*(?:是|有|在)?(?:哪|几|多少)"
)
# What they are about as wholes; "发票都在哪几份职责里" asks where a thing stands.
_AS_A_WHOLE = re.compile(
    r"概[括述]|各|分别|重点|一句话|方向|大意|大概|(?:的|类)[那这]?(?:几份)?(?:清单|列表|职责)?(?:都|主要)?(?:是|有|在)(?:哪|几)|[讲管做](?:的是)?[^，,]{2,8}的$"
)
# Words, headings and sizes are looked up, never weighed.
_LOOKED_UP = re.compile(
    r"提到|提及|谈到|写[到有着了]|讲到|说到|出现|涉及|包[含括]|[含带]|字样|[“\"「]|没|不|未|无|标题|名[称字]|最|[开打起]头|叫|条(?!线)|编号|一样|重复|更|除"
)
_NO_THEME = frozenset(
    "重点 概括 分别 各自 介绍 大体 主要 内容 清单 职责 岗位 负责人 说明 短句 偏向 侧重 方向 汇总 归类 名字 标出 一句话 各 讲 管 份 类 方面 文本 全文".split()
)


def theme_asked(text: str) -> str | None:
    """The theme whose lists are asked for, ``None`` where none is."""
    found = next((m for pattern in _ASKED if (m := pattern.search(text))), None)
    return found.group("theme") if found else None


def _theme_of(asked: Asked) -> str | None:
    """The theme as one of the ways of asking names it; else the whole matter of a question for several lists."""
    if theme := theme_asked(asked.text):
        return theme
    text = asked.text
    if (
        asked.target.items
        or _LOOKED_UP.search(text)
        or not (_SEVERAL.search(text) and _AS_A_WHOLE.search(text))
    ):
        return None
    return "".join(t.word for t in asked.topic.terms if t.word not in _NO_THEME) or None


def of_theme(asked: Asked, desk: Desk) -> Outcome | None:
    """A map of the lists that lean to the theme asked for; ``None`` where none is asked for or none stands clear."""
    theme = _theme_of(asked)
    if theme is None:
        return None
    roles = {role.id for role in asked.target.roles}
    lists = [
        e for e in desk.knowledge.lists.values() if e.kind == "duty" and (not roles or e.role_id in roles)
    ]
    if not _BEST <= len(lists) <= _SCANNED:
        return None
    weighed = _weighed(desk, theme, lists)
    scores = [score for score, _, _ in weighed]
    best, floor = max(scores), fmean(scores) + _CLEAR * pstdev(scores)
    chosen = [(entry, duties) for score, entry, duties in weighed if score >= floor][:_MOST]
    if best < _NEAR or not chosen:
        return None
    groups = [
        Block(
            type="group",
            label=desk.knowledge.label(entry),
            text=f"{entry.size} 条",
            children=desk.composer.items(duties[:1]),
        )
        for entry, duties in chosen
    ]
    head = f"偏“{theme}”的清单有 {len(chosen)} 份（按内容归纳，原文没有这样分类）。每份给出条数和最接近的一条原文："
    return Outcome("overview", (Block(type="text", text=head), *groups), len(chosen), len(groups))


def _weighed(desk: Desk, theme: str, lists: Sequence[DutyList]) -> list[tuple[float, DutyList, list[Duty]]]:
    """Each list with its score (the mean of all its items and of its best ones) and its items, nearest first."""
    duties = desk.knowledge.duties(lists)
    near = desk.index.cosines(theme, [d.id for d in duties])
    found = []
    for entry in lists:
        own = sorted((d for d in duties if d.list_id == entry.id), key=lambda d: -near.get(d.id, 0.0))
        values = [near.get(d.id, 0.0) for d in own]
        if values:
            found.append(((fmean(values) + fmean(values[:_BEST])) / 2, entry, own))
    return found
