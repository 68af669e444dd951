"""One job under two names of the same page: 质检员(QC) and 质检员, 保安队长 and later just 队长.

Only a name that has no duties of its own is taken for a short form: 主任 and 副主任, each with a list, are two
jobs. Sameness by department (销售部/营业部) is another matter, see :mod:`corpus.parsing.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Set
from typing import Final

from corpus.parsing.titles import ends_in_job, is_named, is_sure, looks_like_title

_NOTE: Final = re.compile(r"^(.{2,}?)\s*[(（]([^()（）]{1,20})[)）]$")
_ABBREVIATION: Final = re.compile(r"[A-Za-z][A-Za-z/&. -]{0,11}")
#: What turns a post into another one: 副主任 is no 主任, 店长助理 no 店长.
_OTHER_POST: Final = re.compile(r"(?:副|助理|见习|实习|代理?|总|首席|高级|初级|中级|资深)$")
_MAKER: Final = re.compile(r"(?:开发|研发|测试|技术|设计)*(?:工程师|程序员|开发|设计师)")
_UNIT: Final = re.compile(r"(?:部|处|科|室|组|队|班|店|厂|中心|车间|公司|部门|团队|学校|医院)$")
_FULLER: Final = ("员", "人员", "专员", "岗", "岗位")


def abbreviation(name: str) -> str | None:
    """Return the Latin abbreviation that a name carries in brackets: ``质检员(QC)`` gives QC."""
    noted = _NOTE.match(name)
    found = noted is not None and _ABBREVIATION.fullmatch(noted.group(2)) is not None
    return noted.group(2) if noted is not None and found else None


def without_note(name: str) -> str:
    """Return a name without what stands in brackets at its end."""
    noted = _NOTE.match(name)
    return noted.group(1) if noted is not None else name


#: 采购仓管员（原采购员、仓库管理员合并）, 秩序维护员（又称保安员）.
_OTHER_NAMES: Final = re.compile(
    r"[(（](?:原(?:名|为)?|又称|亦称|又名|也称|曾用名|由)(?P<names>[^()（）]{2,40}?)(?:合并|更名|改称|改)?(?:而[成来])?[)）]"
)


def other_names(title: str) -> list[str]:
    """Return the jobs that a title's note says the post was before, or is called as well."""
    noted = _OTHER_NAMES.search(title)
    names = re.split("[、,，和与及/]", noted.group("names")) if noted is not None else []
    return [name for name in names if looks_like_title(name, longest=12)]


def side_by_side(title: str) -> list[str]:
    """Return the jobs of which a title names two and more (水吧员/服务员; 会长、副会长和秘书长), each a name for it; else nothing."""
    names = [name.strip() for name in re.split("[、，,]|(?<=..)[和与及](?=..)", title)]
    if len(names) > 1 and all(len(name) > 1 and ends_in_job(name) for name in names):
        return names
    names = [name.strip() for name in re.split("[/／]", title)]
    jobs = [name for name in names if looks_like_title(name, longest=12) and is_named(name)]
    if len(names) > 1 and len(jobs) == len(names):
        return names
    first = len(names) > 1 and jobs[:1] == names[:1] and is_sure(names[0]) and not names[0].isascii()
    return names[:1] if first else []  # 产品经理/解决方案 is called by its first half


def short_forms(kinds: Mapping[str, Set[str]], apart: Collection[Set[str]] = ()) -> dict[str, str]:
    """Return short name -> full name for the jobs of one page, given the kinds of lists each has.

    Args:
        kinds: the kinds of lists by name.
        apart: groups of names that the page prints alike, each over what is its own (焊工： beside 埋弧焊工：); they are two jobs.

    >>> short_forms({"保安队长": {"duty"}, "队长": {"requirement"}, "保安员": {"duty"}})
    {'队长': '保安队长'}
    """
    out: dict[str, str] = {}
    for name in kinds:
        bare = without_note(name)
        if bare != name and bare in kinds:
            rivals = [other for other in kinds if other != name and without_note(other) == bare]
            noted = _NOTE.match(name)
            called = noted is not None and looks_like_title(noted.group(2)) and is_named(noted.group(2))
            if abbreviation(name) or (called and rivals == [bare]):
                out[name] = bare  # 厨师长（厨房主管） and 厨师长: one post, told twice
            elif rivals == [bare] and not ("duty" in kinds[name] and "duty" in kinds[bare]):
                out[name] = bare
    for name in kinds:
        if name in out or "duty" in kinds[name] or len(name) < 2:
            continue
        full = [
            other
            for other in kinds
            if "duty" in kinds[other]
            and _is_short(name, without_note(other))
            and not any(name in alike and other in alike for alike in apart)
        ]
        begun = [other for other in kinds if other != name and other.startswith(name)]
        if len(full) == 1 and (len(begun) < 2 or full[0].endswith(name)):
            out[name] = out.get(full[0], full[0])
    return out


def is_alias(name: str, full: str) -> bool:
    """Whether a short form is a name that people use elsewhere too; 队长 alone names no job."""
    return not full.endswith(name)


def _is_short(name: str, full: str) -> bool:
    if len(name) >= len(full):
        return False
    if full.endswith(name):
        return _OTHER_POST.search(full[: -len(name)]) is None
    return full.startswith(name) and (full[len(name) :] in _FULLER or _is_trade(name, full))


def _is_trade(name: str, full: str) -> bool:
    """Whether a job is called by its trade alone (后端待遇 beside 后端开发工程师); 采购部 is no short 采购部经理."""
    if _MAKER.fullmatch(full[len(name) :]) is not None:
        return True  # 前端 is a job's name itself
    return not ends_in_job(name) and ends_in_job(full) and _UNIT.search(name) is None
