"""Bodies that a regulation binds, as people say them: 校方 and 学校 for 配备校车的学校, 教育局 for 教育行政部门.

Such a word stands in many duties as whom they deal with. It is the body itself where the question asks what it has
to do ("校方要尽哪些职责", "教育局那一条"), and only where one body of the texts may be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.rolenames import NOBODY, PARENTHESIS, in_order
from corpus.model import Role
from index.text import folded


@dataclass(frozen=True, slots=True)
class Body:
    """A body found in a question: the question without it, the word that said it, and whose duties are its own."""

    rest: str
    word: str
    role: Role


_JOINT = re.compile("和|与|及|以及|或者|或|、")
_ATTRIBUTE = re.compile(r"^.{2,}的(?=.{2})")  # 配备校车|的|学校
# What ends the name of a body; a house of its own kind is 校方, 院方, 店方.
_BODY = re.compile(
    r"(?:部门|机关|机构|单位|组织|委员会|公司|企业|学校|院校|医院|酒店|饭店|门店|商店|工厂|幼儿园|市场|中心|协会|提供者|经营者|使用者|管理者|生产者|所有者|业主)$"
)
_HOUSE = frozenset("校 院 店 厂 园 馆 站 社 行".split())
_OFFICE = re.compile(r"(?:行政主管|行政管理|主管|行政|管理)?(?:部门|机关)$")
_COMMITTEE = re.compile(r"(?P<whose>业主|村民|居民|职工)委员会$")


def body_names(roles: Iterable[Role], taken: Mapping[str, object]) -> dict[str, Role]:
    """The words for bodies, each of one body only and nobody's full name.

    Args:
        taken: the names that jobs have.
    """
    found: dict[str, set[str]] = defaultdict(set)
    known = {role.id: role for role in roles}
    for role in known.values():
        for name in role.names:
            for part in _JOINT.split(folded(name)):
                for form in _forms(part):
                    found[form].add(role.id)
    single = {form: known[next(iter(ids))] for form, ids in found.items() if len(ids) == 1}
    return {form: role for form, role in single.items() if form not in taken}


# 城管办 of 城市建设管理办公室, 便民中心 of 便民服务中心: its characters in their order, from the start of one of its words.
_SHORT = re.compile(r"[\u4e00-\u9fff]{1,4}?(?P<end>办|中心|局|委|院|站)")
_ENDS_OF = {"办": "办公室", "委": "委员会"}
_OF_A_BODY = re.compile(
    r"^(?:的(?!人员|同志)|都|又|主要|具体|平时|现在|这边|那边|管|做|干|负|能|可以?|要|有|办(?!公)|是|谁|在|怎么|几点|电话|呢|$|[，,。?？、和跟与])"
)


def take_short_body(text: str, roles: Sequence[Role], cut: Callable[[str], Sequence[str]]) -> Body | None:
    """The one body that ``text`` names by a shortened name.

    Args:
        cut: cuts a name into words.
    """
    for found in _SHORT.finditer(text):
        if not (re.search(f"{_BEFORE}$", text[: found.start()]) and _OF_A_BODY.search(text[found.end() :])):
            continue
        fitting = [role for role in roles if _shortens(found.group(), found.group("end"), role, cut)]
        if len(fitting) == 1:
            return Body(f"{text[: found.start()]} {text[found.end() :]}", found.group(), fitting[0])
    return None


def _shortens(said: str, end: str, role: Role, cut: Callable[[str], Sequence[str]]) -> bool:
    for name in role.names:
        base = PARENTHESIS.sub("", folded(name))
        whole = _ENDS_OF.get(end, end)
        if not base.endswith(whole) or len(base) < len(said) + 2:
            continue
        starts, at = [], 0
        for word in cut(base):
            starts.append(at)
            at += len(word)
        field, own = said.removesuffix(end), base.removesuffix(whole)
        if own.endswith(field) or any(
            in_order(field, own[start:]) for start in starts if own[start : start + 1] == field[:1]
        ):
            return True
    return False


def _forms(part: str) -> list[str]:
    bare = _ATTRIBUTE.sub("", part)
    if not (ends := _BODY.search(bare)):
        return []
    forms = [bare]
    if ends.group() in _BY_ITSELF or ends.group().endswith("者"):
        forms += [ends.group(), *([bare[2:]] if len(bare) > len(ends.group()) + 2 else [])]
    if bare[-1] in _HOUSE:
        forms.append(bare[-1] + "方")
    if office := _OFFICE.search(bare):
        field = bare[: office.start()]
        forms += (
            [field + end for end in ("局", "部门", "主管部门", "行政部门", "机关")] if len(field) > 1 else []
        )
    if committee := _COMMITTEE.search(bare):
        forms.append(committee.group("whose")[0] + "委会")  # 业委会, 村委会, 居委会
    return forms


_BY_ITSELF = frozenset("学校 医院 酒店 饭店 幼儿园 工厂 门店".split())

_BEFORE = (
    r"(?:^|(?<=[，,。;；:： ])|(?<=[的和跟与对把将在那问])|(?<=关于)|(?<=对于)|(?<=我们)|(?<=咱们)|(?<=作为))"
)
_HAS_TO = r"(?:自己|本身|那边|这边|方面|到底|具体|主要|都|又|需要|应当|应该|必须|[要该得须有应])*"
_ASKED = (
    rf"(?=的?(?:法定|主要|相关|具体)?(?:职责|责任|义务|职能|任务)|的?(?:那|这)一?(?:条|款|段|节|章|部分)"
    rf"|{_HAS_TO}(?:尽|履行|遵守|承担|落实|负责?|做到?|干|管|守)(?:些|的|到)?(?:是)?(?:什么|啥|哪|几)|有(?:什么|啥|哪些|多少|几))"
)


def take_body(text: str, bodies: Mapping[str, Role]) -> Body | None:
    """The body of which ``text`` asks what it has to do."""
    if NOBODY.search(text):
        return None
    for name in sorted((n for n in bodies if n in text), key=len, reverse=True):
        if found := re.search(_BEFORE + re.escape(name) + _ASKED, text):
            rest = f"{text[: found.start()]} {_ARTICLE.sub('', text[found.end() :])}"
            return Body(rest, name, bodies[name])
    return None


_ARTICLE = re.compile(r"^的?(?:那|这)一?(?:条|款|段|节|章|部分)(?:里|下面?|中)?")
