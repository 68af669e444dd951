"""Questions over everything: which lists do (not) mention a thing, with whom to deal, what has a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import field_lines
from assistant.catchall import is_catch_all
from assistant.contract import Block, Intent
from assistant.literal import Words
from assistant.mentions import as_printed
from assistant.refusing import not_covered
from assistant.times import fixed_times
from assistant.timing import figures_asked, money_in
from assistant.topical import by_topic
from corpus.model import Duty, DutyList, Role
from index.text import folded

_WITHOUT = re.compile(
    r"(?:没有?|未|不)(?:再|曾|有)?(?:提|涉及|包含|写|包括|含|出现|谈|讲)|(?:没有?|缺|无)(?:[\"“「『]|[^，,。]{1,8}(?:这|[一两二三])个?[词字])"
)
_WHICH_LISTS = re.compile(r"(?:哪|几|多少)(?:些|几|一)?(?:个|份|条|项)?(?:清单|列表|份职责|个职责|职责)")
_WITH_WHOM = re.compile(
    r"(?:和|跟|与|同|向|给)(?:哪|什么|谁)|(?:哪些|什么|哪几个)(?:外部|内部)?(?:的)?(?:单位|部门|机构).{0,6}(?:打交道|联系|对接|合作|往来|沟通|配合|协调)|(?:哪些|什么|哪几个)[^，,]{0,8}(?:对接|打交道|联系|配合|合作|沟通|协调|往来|接触)的(?:外部|内部)?(?:部门|单位|机构|人|对象|方|公司)|对外(?:要)?(?:联系|打交道|沟通|对接|配合)|打交道|(?:和|跟|与|同)(?:其他|其它|别的|另外的|兄弟|各个?)(?:部门|单位|科室|机构)|(?:外部|内部|对外)的?(?:单位|部门|机构)(?:都|一共|总共)*(?:有|是)?(?:哪|什么|几|多少)"
)
_GOVERNMENT = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:税务局?|工商局?|社保局|公积金中心|派出所|公安|消防(?:大队|部门|支队|局)|安监|环保局?|质监|药监|市场监管|海关|外管局|人社局?|劳动(?:局|部门)|政府(?:机关|部门)?|行政(?:机关|主管部门)|主管部门|监管部门|居委会|街道办?)"
)
_FIXED_TIME = re.compile(r"期限|时间|频率|周期|时限|定期")
# "财务中心", "销售部", "相关部门", "各部门": who sits in the same house.
_INSIDE = re.compile(
    r"(?:各|相关|其他|本)?部门(?!领导|负责人|内部|经理)|[\u4e00-\u9fff]{2,4}(?:部(?![分署件位门])|中心|科室|事业部|车间|班组)"
)
# "子公司", "政府机关", "外管局", "商场", "第三方网站": who does not.
_OUTSIDE = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:机关|管局|税务局|工商局|银行|政府|公安|消防|安监|商场|媒体|供应商|代理商|加盟商|合作方|第三方|其他网站|合作网站|同行)"
)
_TOGETHER = re.compile(
    r"协调|协助|配合|沟通|联系|对接|合作|核对|汇报|反馈|提交|报送|上报|传达|谈判|联合|共同|协商|传递|要求|办理|联检|交接|系统中|第三方|报送"
)


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
        return _having(desk, lists, hits, "、".join(words), without=True)
    chosen = [e for e in lists if hits[e.id]]
    total = sum(map(len, hits.values()))
    joint = "”和“" if sought.all_of else "”或“"
    texts = [d.text for own in hits.values() for d in own]
    printed = [w for w in words if sought.all_of or any(map(replace(sought, words=(w,)).finder(cut), texts))]
    text = f"原文写有“{joint.join(printed or words)}”的共 {total} 条，见 {len(chosen)} 份清单："
    groups = [
        Block(
            type="group",
            label=desk.knowledge.label(e),
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
    found = figures_asked(asked) if wants_figures(asked, intent) else None
    if not found:
        return _of_matter(asked, desk, lists) if wants_figures(asked, intent) else None
    roles = [desk.knowledge.roles[i] for i in dict.fromkeys(e.role_id for e in lists)]
    outcome = _scan(desk, lists, found[1], f"写有“{found[0]}”的条目", roles)
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
        _scan(desk, lists, holds, f"写有金额、与“{'、'.join(w[0] for w in says)}”有关的条目")
        if says
        else None
    )
    return outcome if outcome and outcome.total else None


_SAME = 0.95  # strength of a synonym that says the same
_HOW_MUCH = re.compile(r"多少|几(?!条|项|个岗位|处)")
_WANTS_ITEMS = re.compile(
    r"活|哪|什么|啥|列|所有|全部|汇总|都|凡|找|摘|条目|条款|规定|有关|相关|事|工作|任务|几|多少"
)


def aggregate(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome:
    """Scan every item of ``lists`` (all duty lists when the question names none)."""
    without = asks_without(asked)
    if not without and _WITH_WHOM.search(asked.text) and not _matters(asked):
        return _partners(asked, desk, lists)
    if (_WHICH_LISTS.search(asked.text) or without) and not asked.topic.empty:
        return _lists_with(asked, desk, lists, without=bool(_WITHOUT.search(asked.text)))
    if _FIXED_TIME.search(asked.text):
        return _scan(desk, lists, fixed_times, "写明了固定时间或周期的职责")
    return by_topic(asked, desk, "aggregate")


# What "要和哪些部门打交道" is made of: asking it of a matter (收款确认要跟哪个部门核对) is a fact.
_DEALING = frozenset(
    "跟 和 与 同 别的 其他 其它 另外的 兄弟 打交道 部门 外部 内部 机构 单位 配合 合作 沟通 联系 协调 协作 对接 往来 接触 外面 公司 人员 岗位 对外 对象 打 交道 业务往来 政府 政府部门 机关 依据 单位部门 外部单位 官方 监管 主管部门 往来 外部 内部 哪些单位 几个 需要 对内 政府机关 机关单位 官方机构 出现 会 要 有 常".split()
)


def _matters(asked: Asked) -> bool:
    return any(not _of_dealing(term.word) for term in asked.topic.terms)


def _of_dealing(word: str) -> bool:
    """Whether a word is put together from those of dealing with somebody: 政府打交道."""
    return not word or any(word[:n] in _DEALING and _of_dealing(word[n:]) for n in range(1, len(word) + 1))


# "除了职责12，还有哪份职责管应收账款": what is named is what is not asked for.
_EXCEPT = re.compile(
    r"除了?(?:开)?|以外|之外|(?:的|那[节份]|的[节份])(?:都)?(?:不要|不算|不看)|不算|排除|剔除|去掉"
)


def excepted(asked: Asked) -> bool:
    """Whether the lists that the question names are to be left out."""
    return bool(_EXCEPT.search(asked.text)) and bool(asked.target.named_lists)


def _partners(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome:
    outside = re.search(r"外部|机构|单位|外面|对外|公司外", asked.text)
    inside = re.search(r"部门|内部|科室", asked.text)
    if re.search(r"政府|机关|官方|监管|主管部门", asked.text):
        return _scan(
            desk,
            lists,
            lambda t: [_name(m.group()) for m in _GOVERNMENT.finditer(folded(t))],
            "写明要打交道的政府部门",
        )
    patterns = [
        p for p, wanted in ((_INSIDE, inside or not outside), (_OUTSIDE, outside or not inside)) if wanted
    ]

    def find(text: str) -> list[str]:
        view = folded(text)
        if not _TOGETHER.search(view):
            return []
        return list(dict.fromkeys(_name(m.group()) for p in patterns for m in p.finditer(view)))

    return _scan(desk, lists, find, "写明要打交道的部门和单位")


# "时与销售部", "促进营销中心", "以及在外管局": what a clause says before it comes to the name.
_BEFORE_NAME = re.compile(
    r"^.*(?:[和与及跟同在向对由时受给被为将把让]|办理|处理|管理|查看|促进|协调|联系|通过|根据|按照|维护|组织|参与|建立|接待|拜访|走访|对接|沟通)(?=[\u4e00-\u9fff]{2})"
)


def _name(found: str) -> str:
    """The name of a department or body without what stands before it in its clause."""
    return _BEFORE_NAME.sub("", found)


def _scan(
    desk: Desk,
    lists: Sequence[DutyList],
    find: Callable[[str], list[str]],
    what: str,
    roles: Sequence[Role] = (),
) -> Outcome:
    """Every item of ``lists`` in which ``find`` finds something, and every labelled value of ``roles``."""
    knowledge = desk.knowledge
    hits: list[tuple[Duty, list[str]]] = [
        (d, words) for d in knowledge.duties(lists) if (words := find(d.text))
    ]
    names: dict[str, list[int]] = {}
    for duty, words in hits:
        marker = desk.composer.mark(duty)
        for word in words:
            names.setdefault(word, []).extend([marker] if marker else [])
    fields = field_lines(desk, [(r, f) for r in roles for f in r.fields if find(f.text)])
    total = len(hits) + len(fields)
    head = Block(type="text", text=f"{what}：查遍 {len(lists)} 份清单，共 {total} 条。")
    index = [Block(type="item", text=name, markers=marks) for name, marks in names.items()]
    summary = Block(type="group", label="归纳", text=f"{len(names)} 种说法", children=index)
    groups = [
        Block(type="group", label=knowledge.label(entry), text="", children=desk.composer.items(own))
        for entry in lists
        if (own := [d for d, _ in hits if d.list_id == entry.id])
    ]
    return Outcome("aggregate", (head, summary, *groups, *fields), total, total)


def _lists_with(asked: Asked, desk: Desk, lists: Sequence[DutyList], *, without: bool) -> Outcome:
    words = [term.word for term in asked.topic.terms]
    variants = [v for term in asked.topic.terms for v, strength in term.variants if strength >= 0.95]
    knowledge = desk.knowledge
    having: dict[str, list[Duty]] = {
        entry.id: [d for d in knowledge.duties([entry]) if any(w in d.text for w in (*words, *variants))]
        for entry in lists
    }
    what = "、".join(words)
    if not any(having.values()):
        return not_covered(desk, what, "aggregate")
    return _having(desk, lists, having, what, without=without)


def _having(
    desk: Desk, lists: Sequence[DutyList], having: dict[str, list[Duty]], what: str, *, without: bool
) -> Outcome:
    knowledge = desk.knowledge
    chosen = [entry for entry in lists if bool(having[entry.id]) != without]
    verb = "没有提到" if without else "提到"
    head = Block(type="text", text=f"查遍 {len(lists)} 份清单，{len(chosen)} 份{verb}“{what}”：")
    groups = []
    for entry in chosen:
        shown = knowledge.duties([entry])[:1] if without else having[entry.id]
        text = f"{entry.size} 条，均未提到" if without else f"{len(shown)} 条"
        groups.append(
            Block(type="group", label=knowledge.label(entry), text=text, children=desk.composer.items(shown))
        )
    return Outcome("aggregate", (head, *groups), len(chosen), len(chosen))
