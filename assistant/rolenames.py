"""The names a question may use for a role: as printed, shorter, with its level moved, or as people call the job.

*Names* stand for a role wherever they are found. *Soft* names are words of work as well (保安, 质检), so they stand
for a role only where the sentence speaks of a person ("应聘保安", "保安能让进吗") and asks for nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistant.levels import level_names
from assistant.lexicon import lexicon
from assistant.persons import person_names
from assistant.spelling import look_alikes
from assistant.titles import is_job_title
from corpus.model import Role
from index.text import folded, narrowed, simplified

PARENTHESIS = re.compile(r"\(.*?\)|（.*?）|【.*?】")
_DEPARTMENT = re.compile(
    r"^[\u4e00-\u9fff]{1,8}?(?:部门|部|科|处|室|中心|车间|公司|集团|事业部|分部|分公司|门店|单位|企业|机构|项目部)(?=[\u4e00-\u9fffa-z]{2,})"
)
# 销售部经理 is spoken of as 销售经理.
_DEPARTMENT_MARK = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:部门|部|科|处|中心)(?=(?:负责人|经理|主管|总监|主任|专员|助理)$)"
)
# Ranks that every department has: 经理 alone is not the 销售部经理.
RANKS = frozenset(
    "经理 主管 总监 主任 负责人 部长 科长 处长 专员 文员 助理 人员 员工 组长 主办 干事 内勤 领导".split()
)
_JOINT = re.compile("[、,，和与及]")
_MODIFIER_CHARS = 4  # 业务|跟单员, 门店|店长: what may stand before a name of its own


def short_names(name: str) -> list[str]:
    """Shorter forms people use: 出纳 for 财务科出纳, php工程师 for php工程师(高级)."""
    base = PARENTHESIS.sub("", name)
    bare = _DEPARTMENT.sub("", base)
    forms = [base] if base != name and len(base) > 1 else []
    forms += [form] if (form := _DEPARTMENT_MARK.sub("", base)) != base else []
    forms += [bare] if bare != base and is_job_title(bare) and bare not in RANKS else []
    return [
        *forms,
        *_inside(name),
        *_either(base),
        *_leading(base),
        *_without_modifier(base),
        *_unit_tails(base),
    ]


# 货(水)车司机 is two jobs, 货车司机 and 水车司机.
_INSIDE = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{1,4})[(（](?P<other>[\u4e00-\u9fff]{1,4})[)）](?P<rest>[\u4e00-\u9fff]{1,8})"
)


def _inside(name: str) -> list[str]:
    """水车司机 for 货(水)车司机: what stands in brackets inside a name is said for as much before them."""
    found = _INSIDE.fullmatch(name)
    if found is None or len(found.group("one")) < len(found.group("other")):
        return []
    kept = found.group("one")[: -len(found.group("other"))]
    return [f"{kept}{found.group('other')}{found.group('rest')}"]


def _either(name: str) -> list[str]:
    """The titles of one job that a stroke parts: 首席营销官 and cmo of 首席营销官/cmo; java of Java/PHP工程师 is none."""
    parts = [part.strip() for part in re.split("[/／|｜]", name)]
    titles = all(is_job_title(part) or any(map(is_job_title, lexicon().titles_of(part))) for part in parts)
    return [part for part in parts if part not in RANKS] if len(parts) > 1 and titles else []


# A title that goes on behind its rank: 商务专员BD, 客服专员客服营销; 销售经理助理 and 主任医师 are others' titles, 项目经理部 is a unit.
_GOES_ON = re.compile(
    r"(?P<title>.{2,12}?(?:经理|专员|主管|总监|工程师|设计师|顾问|讲师|代表|助理))(?P<more>\S{1,6})"
)
_ANOTHER = re.compile(
    r"(?:经理|助理|主管|总监|代表|秘书|主任|学徒|[员长工手生人岗部处科室组团队会班])$|^[/／、,，和兼与及]|\d"
)


def _leading(name: str) -> list[str]:
    """商务专员 for 商务专员bd: the title with which a longer name of no other job begins."""
    found = _GOES_ON.fullmatch(name)
    if found is None or _ANOTHER.search(found.group("more")):
        return []
    slip = found.group("title").endswith(found.group("more"))  # Java软件工程师师
    return [found.group("title")] if slip or not found.group("more").endswith("师") else []


def _without_modifier(name: str) -> list[str]:
    """跟单员 for 业务跟单员: the endings of three characters and more that are titles by themselves.

    Modifiers are words of two characters: 维修技师 for 设备维修技师, never 修技师.
    """
    longest = min(_MODIFIER_CHARS, len(name) - _TITLE_CHARS)
    ends = [name[cut:] for cut in range(2, longest + 1, 2)]
    if name.endswith("店长") and name != "店长":
        ends.append("店长")
    return [end for end in ends if is_job_title(end) and end not in RANKS and not _RANKED.search(end)]


# 机要信访科 for 两办机要信访科, 后勤保卫处 for 学院后勤保卫处: the end of a unit's name that still says what it is for.
_UNIT = re.compile(r"[\u4e00-\u9fff]{4,14}(?:科|部|处|室|中心|办公室|委员会|领导小组|队|组|站|所|车间)")
_UNIT_ALONE = re.compile(
    r"(?:总|院|校|厂|县|市|区|镇|乡|省|本|各|分)?(?:科|部|处|室|中心|办公室|委员会|领导小组|工作组|队|组|站|所|车间)"
)
_UNIT_CHARS = 3


def _unit_tails(name: str) -> list[str]:
    """The ends of a unit's name, cut by words of two characters, that name more than a kind of unit."""
    if _UNIT.fullmatch(name) is None:
        return []
    ends = [name[cut:] for cut in range(2, len(name) - _UNIT_CHARS + 1, 2)]
    return [end for end in ends if _UNIT_ALONE.fullmatch(end) is None]


_TITLE_CHARS = 3
_RANKED = re.compile(r"(?:经理|主管|总监|主任|负责人|专员|文员|助理|人员|工程师|组长|队长|班长)$")


def role_names(roles: Iterable[Role]) -> dict[str, tuple[Role, ...]]:
    """Every name that stands for a role; a shorter form only where it is nobody's full name."""
    full: dict[str, list[Role]] = defaultdict(list)
    short: dict[str, list[Role]] = defaultdict(list)
    roles = list(roles)
    scanned = len(roles) <= _SCANNED
    for role in roles:
        for name, printed in {folded(n): n for n in role.names}.items():
            full[name].append(role)
            meant = as_meant(name) if scanned else []
            for form in (
                *_spaced(printed),
                *person_names(printed)[0],
                *short_names(name),
                *level_names(name),
                *lexicon().titles_of(name),
                *meant,
            ):
                short[form].append(role)
    names = {**{k: v for k, v in short.items() if k not in full}, **full}
    return {name: tuple(dict.fromkeys(roles)) for name, roles in names.items()}


def _spaced(printed: str) -> list[str]:
    """python developer for Python Developer, whose folded form lost the blank that people type between words in letters."""
    words = narrowed(printed).lower().split()
    spaced = re.sub(r"(?<![a-z]) | (?![a-z])", "", simplified(" ".join(words)))
    return [spaced] if " " in spaced else []


# Jobs of texts that may have been scanned; for each name of a classification's thousands, forms cost 12 MB and no page is a scan.
_SCANNED = 1_000


def as_meant(name: str) -> list[str]:
    """What a scanner may have misread as ``name``: 微生物检验员 for 徽生物检验员, a character of a look alike."""
    if len(name) < _SLIP_CHARS:
        return []
    alike = look_alikes()
    slips = ((at, c) for at, one in enumerate(name) if not one.isascii() for c in alike.get(one, ""))
    return [name[:at] + c + name[at + 1 :] for at, c in slips]


def sharers(title: str, names: Mapping[str, tuple[Role, ...]]) -> tuple[Role, ...]:
    """The jobs that a title names side by side: 导购 and 收银员 of 导购、收银员; none for a job of its own."""
    parts = [folded(part) for part in _JOINT.split(title)]
    owners = [names.get(part, ()) for part in parts]
    return (
        tuple(dict.fromkeys(role for each in owners for role in each))
        if len(parts) > 1 and all(owners)
        else ()
    )


def soft_names(names: Mapping[str, tuple[Role, ...]]) -> dict[str, tuple[Role, ...]]:
    """What people call the roles: 保安 for 保安员, and the table's 岗位称呼 (看大门的, 库管)."""
    soft: dict[str, tuple[Role, ...]] = {}
    for name, roles in names.items():
        if name.endswith("员") and len(name) > _TITLE_CHARS - 1 and is_job_title(name[:-1]):
            soft.setdefault(name[:-1], roles)
        elif is_job_title(name + "员"):
            soft.setdefault(name + "员", roles)
    for role in dict.fromkeys(role for roles in names.values() for role in roles):
        for work in (w for printed in role.names for w in person_names(printed)[1]):
            soft[work] = (*soft.get(work, ()), role)
    for called, titles in lexicon().callings:
        meant = tuple(dict.fromkeys(role for title in titles for role in names.get(folded(title), ())))
        if meant and called not in names:
            soft.setdefault(folded(called), meant)
    return {name: roles for name, roles in soft.items() if name not in names}


# A person is spoken of: "应聘保安", "保安能让进吗", "看大门的换岗要早来多久", "仓管员干嘛".
PERSON_AFTER = (
    r"(?=的(?:职责|工作|要求|条件|工资|待遇|任务|薪|权限|责任|活)|职责|工作|要求|任职|待遇|工资|薪|这|那|岗|们|能|要|需|可|该|得|必|应|不|平|每|"
    r"一|做|干|负|管|是|有|都|主|具|归|向|换|值|碰|遇|发|怎|何|几|多|吗|么|还|才|会|懂|持|大哥|大叔|师傅|在|到|上|下|早|晚|夜|白天|半夜|凌晨|中午|$|[，,。？?、 ])"
)
_PERSON_BEFORE = r"(?:(?<=应聘)|(?<=招聘)|(?<=入职)|(?<=当)|(?<=做)|(?<=是)|(?<=招)|(?<=当个)|(?<=做个)|(?<=一名)|(?<=作为)|(?<=身为)|(?<=^)|(?<=[，,。 ])|(?<=和)|(?<=跟)|(?<=与)|(?<=的))"
NOBODY = re.compile(r"谁|哪(?:个|些|位|几个)?(?:岗|人|职位|部门)|归.{0,4}管|找哪")


def take_soft(text: str, soft: Mapping[str, tuple[Role, ...]]) -> tuple[str, str] | None:
    """``text`` without the soft name that speaks of a person in it, and that name; ``None`` without one."""
    if NOBODY.search(text):
        return None
    for name in sorted((n for n in soft if n in text), key=len, reverse=True):
        found = re.search(_PERSON_BEFORE + re.escape(name) + PERSON_AFTER, text)
        if found:
            return text[: found.start()] + " " + text[found.end() :], name
    return None


# Ranks that say no more of a job than its work does: people say 前台 for 前台文员, 客服 for 客服专员.
_PLAIN_RANK = re.compile(r"(?:文员|专员|人员|接待员?|职员|员)")


def without_rank(called: str, names: Iterable[str]) -> str | None:
    """The one name that is ``called`` and a plain rank: 前台文员 for 前台; none where there are two of the kind."""
    found = [n for n in names if n.startswith(called) and _PLAIN_RANK.fullmatch(n, len(called))]
    return found[0] if len(found) == 1 else None


def in_order(part: str, whole: str) -> bool:
    """Whether the characters of ``part`` stand in ``whole`` in their order, others between them: 城管 in 城市管理."""
    rest = iter(whole)
    return all(char in rest for char in part)


def misspelt(typed: str, names: Iterable[str]) -> str | None:
    """The one name that ``typed`` misses by a single slip: a character swapped, wrong, missing or doubled."""
    if len(typed) < _SLIP_CHARS:
        return None
    near = [name for name in names if abs(len(name) - len(typed)) < 2 and _one_slip(typed, name)]
    return near[0] if len(near) == 1 else None


_SLIP_CHARS = 4


def _one_slip(a: str, b: str) -> bool:
    """Whether the Damerau distance of two different texts is one and the slip is not in a Chinese modifier.

    "pyhton技术经理" is Python技术经理; 市场总监 is not 商场总监, so a wrong Chinese character is none of ours
    (homophones are mended elsewhere).
    """
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]:
        return True
    latin = (rest_a[:1] + rest_b[:1]).isascii()
    return latin and (rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:])
