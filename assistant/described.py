"""A list named by what it is about instead of its heading: "管应收账款登记、开票、装订凭证的那份，全给我".

    question := matters pointer asked | opener matters 的 pause asked

Every list (every job, where its lists are few) is weighed by how well its items hold the matters. The one that holds
clearly most is meant, and the question is read as if it had named it; where two fit alike, it is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from assistant.asked import Desk, Outcome, Told, refused
from assistant.contract import Option
from assistant.enumerating import WALL_ITEMS, WALL_LISTS
from assistant.framing import unframed
from assistant.headings import list_number
from assistant.matching import supports
from assistant.normalise import numeral
from assistant.target import Target, resolve
from assistant.titles import is_job_title
from assistant.topic import Topic, topic_of
from corpus.model import Duty, DutyList
from index.text import folded

_PAPER = r"(?:份|张|篇|版|套)(?:(?:岗位|工作)?(?:职责|清单|单子|说明书|列表|JD|jd)|岗位(?=[，,的里]))*"
_PERSON = r"(?:岗位?|职位|人|负责人|主管|经理|老总|总监|领导|头儿?|同事|老大|员工|专员|管事的|一把手)"
# "销售代表的岗位职责": 岗位 there only says whose duties.
_NO_DUTIES = r"(?!(?:岗位?|职位)(?:职责|责任|说明|描述|要求|任务|工作))"
_ALL = r"全[给列要念发文部]|完整|所有|逐[条项]|一条[不别没]|列|清单|职责|任务|工作|[干做管](?:的|些|什么|啥|哪)|负责(?:的|什么|啥|哪)|活儿?"
# "…的那份", "营业部那份", "做甲的和做乙的那两份": a paper; whatever is asked of it.
# In "跟单位签的那张纸快过期了" a thing is named behind it, which is none of the lists.
_NO_THING = r"(?=$|[，,。；;：:？?！! ]|[的里中上有是和跟与给帮列全都整要写第共几哪把请讲说都呢吧吗念发原逐完长短多最谁归又也还])"
# "…的那份负责人职责", "…那份营业部职责": a word that heads the lists, behind the pointer.
_HEADED = r"(?:(?P<word>(?![的里中上有是和跟与给列全要写第共几哪把请讲说都])[\u4e00-\u9fff]{2,8}?)的?(?:岗位|工作)?(?:职责|责任)(?:清单)?(?!\d))?"
_OF_PAPER = re.compile(
    rf"(?:的)?(?<![在从])(?:那|这)(?:[一1]|(?P<two>[两2]))?(?:{_PAPER}|小?节|章){_HEADED}{_NO_THING}(?:里面?|中|上)?(?:的)?"
)
_TWO = re.compile(r"的(?:和|跟|与|、|还有|以及)")
# "…那个岗", "…的那位", "…的负责人": somebody, of whom all is asked.
_BESIDE = r"(?:级别|那边|这边)?(?:[，,]|的|要|得|都|他|她|自己|平时|具体)*"
_OF_PERSON = re.compile(
    rf"(?:(?:(?:的)?(?:那|这)[一1]?(?:(?:个|位|名)(?:[\u4e00-\u9fff]{{0,4}}?(?P<rank>{_PERSON})|(?=[，,]))|位){_BESIDE}(?=.{{0,6}}(?:{_ALL})|呢?[?？]?$)"
    rf"|的{_NO_DUTIES}{_PERSON}{_BESIDE}(?=.{{0,6}}(?:{_ALL}))))"
)
# "哪份是搞流通渠道、超市的？把它的条目念一遍", "有一份是发帖子的，那份完整的是怎样"
_OPENED = re.compile(
    rf"^(?:找一?下|看看)?(?:有|哪)[一1]?(?:{_PAPER}{_HEADED}|个{_PERSON}|位)(?:是|里|上|专门|主要|讲|写)*(?P<what>[^？?。]{{2,60}}?)的?[，,？?。](?P<asked>.+)$"
)
# "列出以项目管理为主题的清单全文", "把有关接待客户的职责清单全部列出": lists by their theme. What opens it is possessive: 看看 is 看 twice.
_THEMED = re.compile(
    r"^(?P<lead>(?:请|麻烦|帮我?|给我?|把|将|我?[想要]|看看?|看一?下|列举?一?[出下]?|找一?[出下]?|发一?下?|念|贴)*+)(?:以|有关|关于|涉及|讲|管|针对)?(?P<what>(?!所有|全|整|[这那本该我咱]|带|有(?!关)|条数|最|没|未|不|每|各|哪)(?:(?!提到|提及|写到|说到|涉及|包含)[^？?。，,]){2,30}?|(?!所有|全|整|[这那本该我咱]|带|有(?!关)|条数|最|没|未|不|每|各|哪)[^？?。]{2,16}[，,、][^？?。，,]{2,16}?)(?:为主题|为主|相关|有关)?的(?:岗位|工作)?(?:职责)?(?:清单|列表|单子)(?P<asked>(?:里面?|的|之)*(?:全文|全部|所有|完整|悉数|内容|条目|都?列|发|念|贴|给我|整[份张个]|逐条)?[^？?。，,]{0,8})[？?。]?$"
)
_SHOWN = re.compile(r"全文|全部|所有|完整|悉数|内容|条目|列|发|念|贴|给我|逐条")
# "我是给销售代表打下手的，我这份职责有哪些", "被分去管网站和接电话，我的职责全文": the list of what the asker does.
_MINE = re.compile(
    r"(?:^|(?<=[，,。 ]))(?:我|被|我被)(?:现在|刚|是|专门)*(?:(?:分|派|安排|调|叫|指定)(?:去|到|来)?)?(?:(?:管|做|负责|搞|跑|接|给|帮|弄)(?=.))(?P<what>[^，,？?。]{3,30}?)的?[，,]\s*(?:那)?我(?:这|的|自己的?|这边的?)(?:份|套|个岗位?)?的?(?:岗位|工作)?(?:职责|清单|任务)(?P<asked>.*)$"
)
_BACK = re.compile(
    r"^(?:[，,？?。 ]|请|麻烦|帮我?|把|给我|就)*(?:(?:它|他|她|[这那][一1]?(?:个|份|位|张|篇))(?:岗位?|职责|清单)?(?:里面?|中)?的?|(?=完整|全|逐|列|念))"
)
_JOINT = re.compile(
    r"、|[，,；;]|和|与|跟|及|又(?:要|得)?|还(?:要|得|有)?|也(?:要|得)?|并且?|以及|同时|外加|兼"
)
_LEAD = re.compile(
    r"^(?:请问|我想看|看(?=[^\u4e00-\u9fff]|给|管|做)|我想要|我要|我想|想要?|给我|帮我?|请|麻烦|看一?下|看看|找一?下|找出?|列一?下|把|关于|讲|写了?|说|提到|带有?|有(?=[“\x22])|专门|主要|负责|要(?=[接做管跑写开审填签收发报去送查]|负责|处理)|就是|那个|和|跟|与)+"
)
# What is told by what it lacks, by its size or by what was shown before is no matter.
_OTHER = re.compile(
    r"(?:没|未|不|无)(?:提|写|涉|说|讲|管|包|含|带|有|是|要|负|算|看)|[去刨撇抛排剔](?:掉|除|去|开)|最[多少长短后近新]|除[了开去]|更[多少长短像偏]|别的|另|其他|其余|哪些|多少|前[一1]|后[一1]|上[一1]|下[一1]|刚才|第.{1,3}$|\d$"
)
_ITEMS_SCANNED = 3_000
_PAIR = 2
_HELD, _SURELY = (
    0.6,
    0.8,
)  # of the words of the matters, on average, that a list's best items hold: it may be meant, is
_APART = 0.12  # of the score: less and two lists fit alike
_BY_WORDS, _BY_MEANING, _BY_BREADTH = 0.7, 0.2, 0.1
_MOST = 4


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one description may mean: a list, or a job with its few lists."""

    name: str
    label: str
    lists: tuple[DutyList, ...]


def told_list(text: str, desk: Desk, job: str) -> Told | None:
    """``text`` with the one list in it that is told by its matters; ``None`` where none is told so, or none holds them."""
    if (every := _EVERY.match(text)) is not None:
        return _every(every.group("what"), desk)
    if (many := _SO_MANY.match(text)) is not None:
        told = _every(many.group("tied") or many.group("told"), desk, numeral(many.group("n")))
        if told is not None:
            return told
    found = _described(text)
    if found is None:
        return None
    target = resolve(text, desk.knowledge, asker_role=job or None)
    if target.named_lists or target.documents or target.unknown_numbers:
        return None
    whats = [_without(target.role_words, what) for what in found[0]]
    if any(is_job_title(what) and _PERSONAL.search(what) for what in whats):
        return None  # somebody is named: whom the texts lack has no list
    if any(len(what) < _SHORTEST for what in whats):
        return None  # "店长这个岗位是干什么的": nothing is told but the job's name
    units = _headed(_units(target, desk), found[2])
    units = units or _headed(_units(replace(target, roles=()), desk), found[2])
    if len(units) == 1 and not _OF_PERSON.search(text):  # the only job there is: one of its lists is told
        units = [_Unit(desk.knowledge.spoken(e), desk.knowledge.label(e), (e,)) for e in units[0].lists]
    size = sum(e.size for unit in units for e in unit.lists)
    if len(units) < 2 or size > _ITEMS_SCANNED:
        return None
    named: list[_Unit] = []
    for what in whats:
        best = _best(what, units, desk)
        if not best:
            return None
        if len(best) > 1:
            if len(whats) > 1:
                return None
            alike = tuple((unit.label, f"{unit.name}{found[1]}") for unit in best[:_MOST])
            return Told(text, alike=alike, what=what)
        named.append(best[0])
    if len({unit.label for unit in named}) != len(named):
        return None
    said = "；".join(f"“{what}”认作“{unit.label}”" for what, unit in zip(whats, named, strict=True))
    note = f"问题没有说出标题，按所说的事把{said}：那里写到的最多。"
    return Told("和".join(unit.name for unit in named) + found[1], note)


# "凡是管应收账款的清单，整份列出来": each list that holds the matter, whole.
_EVERY = re.compile(
    r"^(?:请|麻烦|帮我?|给我|把|将|列出?)*(?:凡是?|所有|每一?份|但凡)(?:是|有|里面?)?(?P<what>[^，,？?]{2,20}?)的(?:岗位|工作)?(?:职责)?(?:清单|列表|单子)[，,]?(?:.*(?:整[份张个]|全文|完整|全部|原文|逐条))"
)


# "跟学院有关的那两份清单都发我": so many of them, each whole.
_SO_MANY = re.compile(
    r"^(?:请|麻烦|帮我?|给我|把|将)*(?:(?:跟|和|与)(?P<tied>[^，,？?]{2,16}?)(?:有关|相关)|(?:管|写到?|提到|涉及|讲|说)(?P<told>[^，,？?]{2,16}?))的(?:那|这)?(?P<n>[几两三四五2-5])份(?:岗位|工作)?(?:职责|清单|单子)*[，,]?(?:都|全|一起|统统|各|给我|请|全部)*(?:列|发|给|念|贴|整)"
)


def _every(what: str, desk: Desk, number: int | None = None) -> Told | None:
    topic = topic_of(unframed(_LEAD.sub("", what)), desk.index, desk.lexicon, desk.knowledge)
    lists = [e for e in desk.knowledge.lists.values() if e.kind == "duty"]
    if topic.empty or sum(e.size for e in lists) > _ITEMS_SCANNED:
        return None
    weighed = _weighed(topic, [desk.knowledge.duties([e]) for e in lists], desk)
    held = [e for e, (covered, _) in zip(lists, weighed, strict=True) if covered >= _SURELY]
    if not held or sum(e.size for e in held) > 2 * WALL_ITEMS or (number and len(held) != number):
        return None
    note = f"写到“{what}”的清单有 {len(held)} 份，下面逐份列出。"
    return Told("和".join(desk.knowledge.spoken(e) for e in held) + "全部内容", note)


def _headed(units: Sequence[_Unit], words: Sequence[str]) -> list[_Unit]:
    """Those in whose labels every one of ``words`` stands that says whose list it is."""
    return [unit for unit in units if all(_NOBODY.fullmatch(w) or w in unit.label for w in words)]


# 那个岗, 那位同事: of any title; 那位主管 has the word in his.
_NOBODY = re.compile(r"岗位?|职位|人|老总|领导|头儿?|同事|老大|员工|管事的|一把手|负责人")


def _without(words: Sequence[str], what: str) -> str:
    for word in words:
        what = what.replace(word, " ")
    return what.strip(" 的里中，,")


_SHORTEST = 2
# 网络推广 and 采购 are also what somebody does, whom nobody may be named after; a 产品经理 is somebody.
_PERSONAL = re.compile(r"(?:[员师长工手总监岗人]|经理|主管|主任|助理|代表|会计|出纳|秘书|顾问|董事)$")


def which_told(told: Told) -> Outcome:
    """Several lists fit what was told alike: asked back."""
    options = [Option(label=label, question=question) for label, question in told.alike]
    return refused(
        "enumerate", "ambiguous", f"有几份清单都写到“{told.what}”，请问要哪一份？", options=options
    )


def _described(text: str) -> tuple[list[str], str, list[str]] | None:
    """The descriptions in ``text``, what is asked of the lists they tell, and the words that head these lists."""
    if (opened := _OPENED.match(text)) and (back := _BACK.match(opened.group("asked"))):
        words = [word] if (word := opened.group("word")) else []
        return _clean([opened.group("what")], opened.group("asked")[back.end() :], words)
    if (themed := _THEMED.match(text)) and _SHOWN.search(f"{themed.group('lead')}{themed.group('asked')}"):
        return _clean([themed.group("what")], _in_full(themed.group("asked")), [])
    if mine := _MINE.search(text):
        return _clean([mine.group("what")], _in_full(mine.group("asked")), [])
    pointers = list(_OF_PAPER.finditer(text)) or list(_OF_PERSON.finditer(text))[:1]
    if not pointers:
        return None
    starts = [0, *(p.end() for p in pointers[:-1])]
    whats = [text[start : p.start()] for start, p in zip(starts, pointers, strict=True)]
    if len(pointers) == 1 and pointers[0].groupdict().get("two"):
        whats = _TWO.split(whats[0])
        if len(whats) != _PAIR:
            return None
    words = [word for p in pointers if (word := p.groupdict().get("word") or p.groupdict().get("rank"))]
    return _clean(whats, text[pointers[-1].end() :], words)


def _in_full(asked: str) -> str:
    """What is asked of a list, in full: what only says so once more (全文, 列出来, 在哪) is left out."""
    return f"全部内容 {_ONCE_MORE.sub('', asked)}".strip()


_ONCE_MORE = re.compile(
    r"全文|全部(?:内容)?|所有|完整|悉数|内容|条目|逐条|有哪些|是什么|在哪里?|[列发念贴](?:出来?|给我|一下|我)?|整[份张个]|都|给我|一下|[的之里面呢啊吗，,?？。 ]"
)


def _clean(whats: Sequence[str], asked: str, words: list[str]) -> tuple[list[str], str, list[str]] | None:
    told = [_LEAD.sub("", what.strip(" ，,。？?")).strip(" ，,的") for what in whats]
    if any(len(what) < 2 or _OTHER.search(what) for what in told):
        return None
    asked = asked.lstrip("呢吧啊嘛").strip(" ，,。？?")
    return told, asked if _SAYS_WHAT.search(asked) else f"有哪些 {asked}".strip(), words


_SAYS_WHAT = re.compile(r"哪|什么|啥|几|多少|第|[前后]|最|全|完整|列|区别|不同|概|讲|怎|谁|多久")


def _units(target: Target, desk: Desk) -> list[_Unit]:
    knowledge = desk.knowledge
    found: list[_Unit] = []
    for role in target.roles or tuple(knowledge.roles.values()):
        lists = knowledge.lists_of([role.id], "duty")
        versions = len(lists) > 1 and all(list_number(e.heading or "") is not None for e in lists)
        if not versions and len(lists) <= WALL_LISTS and sum(e.size for e in lists) <= WALL_ITEMS:
            if lists:
                found.append(_Unit(f"{folded(role.title)}的岗位职责", role.title, tuple(lists)))
            continue
        found.extend(_Unit(knowledge.spoken(e), knowledge.label(e), (e,)) for e in lists)
    printed = [u for u in found if any(word in u.label.lower() for word in target.role_words)]
    return printed if len(printed) > 1 else found


def _best(what: str, units: Sequence[_Unit], desk: Desk) -> list[_Unit]:
    """The units that hold the matters of ``what`` most: one where it stands clear, none where none holds enough."""
    matters, units = _matters(what, units, desk)
    scores = [0.0] * len(units)
    held = [0.0] * len(units)
    total = sum(weight for _, weight in matters)
    if not total:
        return list(units) if len(units) == 1 else []
    own = [desk.knowledge.duties(unit.lists) for unit in units]
    for topic, weight in matters:
        for place, (covered, score) in enumerate(_weighed(topic, own, desk)):
            held[place] += covered * weight / total
            scores[place] += score * weight / total
    ranked = sorted(range(len(units)), key=lambda n: -scores[n])
    near = [n for n in ranked if scores[ranked[0]] - scores[n] < _APART]
    if held[ranked[0]] < _HELD or (len(near) > 1 and held[near[1]] < _SURELY):
        return []
    return [units[n] for n in near if held[n] >= _SURELY or n == ranked[0]]


def _matters(what: str, units: Sequence[_Unit], desk: Desk) -> tuple[list[tuple[Topic, float]], list[_Unit]]:
    """The matters told, each with its weight, and the units whose headings hold what else is told (营业部那份)."""
    left = list(units)
    matters = []
    for part in _JOINT.split(what):
        bare = part.strip(" 的")
        if (among := _AMONG.match(bare)) and any(among.group("who") in u.label for u in left):
            left, bare = [u for u in left if among.group("who") in u.label], among.group("what")
        act = _ACT.sub("", bare)
        named = [u for u in left if len(act) > 1 and act in u.label]
        if named and len(named) < len(left):
            left = named
            continue
        topic = topic_of(unframed(_LEAD.sub("", bare)), desk.index, desk.lexicon, desk.knowledge)
        if not topic.empty:
            matters.append((topic, max(t.weight for t in topic.terms)))
    return matters, left


_AMONG = re.compile(
    r"^(?P<who>[\u4e00-\u9fff]{2,4}?)(?:们)?(?:里面?|当中|中)(?:的)?(?P<what>.{2,})$"
)  # 会计里管应收的
_ACT = re.compile(r"^(?:管|做|干|搞|开|弄|跑|抓)(?=..)")  # 管叉车 tells the 叉车工


def _weighed(topic: Topic, own: Sequence[Sequence[Duty]], desk: Desk) -> list[tuple[float, float]]:
    """How much of the matter each unit's best item holds, and its score: by words, by meaning, by how many items."""
    duties = [d for items in own for d in items]
    covered = {
        d.id: s.coverage for d, s in zip(duties, supports(topic, [(d.text, "") for d in duties]), strict=True)
    }
    near = desk.index.cosines(topic.meaning or topic.text, [d.id for d in duties])
    low = fmean(near.values()) if near else 0.0
    span = max((v - low for v in near.values()), default=0.0) or 1.0
    found = []
    for items in own:
        words = max((covered[d.id] for d in items), default=0.0)
        meaning = max((max(0.0, near.get(d.id, low) - low) / span for d in items), default=0.0)
        breadth = sum(covered[d.id] >= _HELD for d in items) / (len(items) or 1)
        found.append((words, _BY_WORDS * words + _BY_MEANING * meaning + _BY_BREADTH * breadth))
    return found
