"""Whose posting is meant, by the employer's name: 绿米市场实习, "哈啰全栈的任职资格", "东京软件公司福利写了几条".

A page of several firms' postings prints each firm beside its post; people say the first characters of its name. On a page
of one post the firm needs no reading: its name is printed beside the lists, and nobody's duty speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.actors import heads
from assistant.knowledge import Knowledge
from corpus.model import Role
from index.text import folded

LABELS = frozenset("公司 公司名称 单位 单位名称 招聘单位 用人单位 企业名称".split())
_PLACE = re.compile(
    r"^(?:北京|上海|天津|重庆|深圳|广州|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|青岛|大连|厦门|宁波|无锡|合肥|济南|福州|东莞|佛山|珠海|中国|[\u4e00-\u9fff]{2,3}[省市]|河南|河北|山东|山西|江苏|浙江|安徽|福建|江西|湖北|湖南|广东|广西|海南|四川|贵州|云南|陕西|甘肃|台湾)(?=..)"
)
_KIND = re.compile(r"(?:\(.*?\)|（.*?）|股份|有限|责任|公司|集团|分公司)+.*$")
_LEAST = 2  # characters of a firm's name
# "这家公司注册资金多少": the firm, no job of this name.
_THIS_FIRM = re.compile(r"(?:这|那)(?:家|个)?(?=(?:公司|单位|企业|厂)[\u4e00-\u9fff])")
# What may stand between a firm's name and the post's: 千锋那个, 哈啰家的.
BEHIND = r"(?:公司|集团|科技|软件|网络|教育|店)?(?:家|招的?|里|那边|这边)?(?:的|那个|这个|那|这)*"
_POST = r"(?:[a-z+#.]{0,12}[\u4e00-\u9fff]{0,6}?)?(?:岗位?|职位|人)?"
_ASKS = re.compile(r"(?=的|要|平时|主要|负责|做什么|干什么|职责|岗位职责|任职|要求|福利|待遇|工资|薪|[，,])")
_OF_THE_ONLY = re.compile(
    r"^(?!工作|岗位|职位|薪|工资|福利|员工|公司|你们|我们|他们|咱们|这|那|试用|实习|转正|入职|上班|基本|主要|具体|所有|全部|其他)"
    r"(?P<firm>[a-z][a-z0-9]{1,14}|[\u4e00-\u9fff]{2,6}?)(?=(?:公司|集团)?(?:这个?|那个?|该)(?:岗位?|职位|活儿?)|给(?:哪|什么|多少|的)|(?:有|都)(?:哪些|什么)福利|的?(?:福利|待遇))",
    re.IGNORECASE,
)


def without_employer(text: str, knowledge: Knowledge) -> str:
    """``text`` with the job's own name for its employer's, or without it where the job is said as well; else itself."""
    text = _THIS_FIRM.sub("", text)
    for firm, roles in _named(text, knowledge):
        place = text.lower().find(firm)
        rest = re.sub(rf"^{BEHIND}", "", text[place + len(firm) :])
        if any(name in rest.lower() for role in roles for name in map(folded, role.names)):
            return text[:place] + rest
        if len(roles) == 1:
            return text[:place] + _in_place(rest, roles[0])
    if len(knowledge.roles) == 1 and (only := _OF_THE_ONLY.match(text)) is not None:
        firm = only.group("firm").lower()
        printed = knowledge.prints(only.group("firm")) and not heads(firm, knowledge)
        if printed and not knowledge.tells_of(firm):
            return text[only.end() :]
    return text


def _in_place(rest: str, role: Role) -> str:
    """The rest of a question behind a firm's name, with the job's name for the words that call it by a part (全栈的任职资格)."""
    title = folded(role.title)
    for end in [found.start() for found in _ASKS.finditer(rest.lower())]:
        called = re.sub(r"(?:这个|那个|的|岗位?|职位|人)+$", "", rest[:end].lower()).strip()
        if called and all(part in title for part in re.findall(r"[a-z+#.]+|[\u4e00-\u9fff]{2}", called)):
            return role.title + rest[end:]
        break
    return f"{role.title}{rest if rest.startswith('的') else '的' + rest}"


def _named(text: str, knowledge: Knowledge) -> Iterator[tuple[str, list[Role]]]:
    """The one employer that ``text`` names by the first characters of its name, and its jobs."""
    lowered = text.lower()
    found: dict[str, list[Role]] = {}
    for core, roles in employers(knowledge).items():
        called = next((core[:end] for end in range(len(core), _LEAST - 1, -1) if core[:end] in lowered), "")
        if called:
            found.setdefault(called, []).extend(roles)
    longest = max(map(len, found), default=0)
    best = [firm for firm in found if len(firm) == longest]
    if len(best) == 1 and not any(best[0] in name for name in knowledge.names):
        yield best[0], list(dict.fromkeys(found[best[0]]))


def employers(knowledge: Knowledge) -> dict[str, list[Role]]:
    """What firms are called, folded and without their place and kind, and the jobs that they offer."""
    found: dict[str, list[Role]] = {}
    for role in knowledge.roles.values():
        for field in role.fields:
            if field.name in LABELS:
                core = _KIND.sub("", _PLACE.sub("", folded(field.text)))
                if len(core) >= _LEAST:
                    found.setdefault(core, []).append(role)
    return found
