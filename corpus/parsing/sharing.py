"""Lists that several jobs share: points that name whose they are, and what belongs to the department.

（导购）会试衣搭配 and 收银员：会点钞 below one 任职要求 are asked of two jobs; 以上岗位均需健康证 is asked of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from corpus.parsing.kinds import opens_duty
from corpus.parsing.listkinds import LABELLED
from corpus.parsing.names import without_note
from corpus.parsing.outline import Draft
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row
from corpus.parsing.titles import GENERIC, ends_in_job, is_sure
from corpus.parsing.units import is_unit

#: Kinds of lists whose points may be several jobs'; a duty behind a job's name is read as that job's elsewhere.
_SHARED_KINDS: Final[frozenset[Kind]] = frozenset({"requirement", "benefit", "kpi", "authority", "condition"})
_TO_ALL: Final = re.compile(
    r"^(?:以上|上述|所有|全体|全部|各)(?:的)?(?:各)?(?:岗位?|职位|人员?|员工|职工)|^(?:所有的?人|全员|大家|通用|共同|其他|其它)[^,;。:]{0,4}:"
)
_JOINTS: Final = re.compile(r"[、/,和及与]")


def by_owner(
    kind: Kind, drafts: Sequence[Draft], jobs: Collection[str]
) -> list[tuple[str | None, list[Draft]]]:
    """Return the points of one list with whose they are; None where the list itself tells.

    Args:
        kind: the list's kind.
        drafts: its points, in the text's order.
        jobs: the names of the document's jobs.
    """
    whole: list[tuple[str | None, list[Draft]]] = [(None, list(drafts))]
    if (posts := appointed(drafts)) is not None:
        return posts
    if kind not in _SHARED_KINDS or len(drafts) < 2:
        return whole
    known = {without_note(name).replace(" ", ""): name for name in jobs}
    owners = [_named(draft.text, known) for draft in drafts]
    named = list(dict.fromkeys(owner for owner in owners if owner is not None))
    if sum(owner is not None for owner in owners) < 2:
        return whole
    out: dict[str | None, list[Draft]] = {}
    everybody = "、".join(named)
    for draft, owner in zip(drafts, owners, strict=True):
        to_all = owner is None and _TO_ALL.match(draft.text) is not None
        out.setdefault(everybody if to_all else owner, []).append(draft)
    return list(out.items())


#: 食堂设立卫生监督员，负责…: a post is set up and given its work in one sentence.
_SET_UP: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,12}?设(?:立|置|有)?(?:专职|兼职|专门的?)?(?P<post>[\u4e00-\u9fff]{2,10}?)(?:[一二两三\d]{1,2}[名人])?, ?(?P<acts>.+)"
)
_CHARGED: Final = re.compile(r"(?:^|,)(?:主要|具体|全面|统一|并由|由)?(?:负责(?![人制])|协助|承担|日常)")


def set_up(text: str) -> str | None:
    """Return the post that a sentence sets up and charges with its work, or None."""
    found = _SET_UP.match(text)
    charged = found is not None and _CHARGED.search(found.group("acts")) is not None
    return found.group("post") if found is not None and charged and ends_in_job(found.group("post")) else None


def appointed(drafts: Sequence[Draft]) -> list[tuple[str | None, list[Draft]]] | None:
    """Return the points of a list that sets up several posts, each under its own; None for other lists."""
    posts = [set_up(draft.text) for draft in drafts]
    told = sum(post is not None for post in posts)
    if told < _FEWEST_SET_UP or told * 2 < len(posts):
        return None
    return _grouped(drafts, posts)


def _grouped(drafts: Sequence[Draft], owners: Sequence[str | None]) -> list[tuple[str | None, list[Draft]]]:
    """The points by whose they are, in the order in which their owners come."""
    out: dict[str | None, list[Draft]] = {}
    for draft, owner in zip(drafts, owners, strict=True):
        out.setdefault(owner, []).append(draft)
    return list(out.items())


_FEWEST_SET_UP: Final = 3

#: 保洁主管负责监督检查, 人力资源部应在三日内答复: who acts in a point of a regulation, and that he is bid to.
_BID: Final = re.compile(
    r"^(?:各)?(?P<who>[\u4e00-\u9fff]{2,12}?(?:\([^()]{2,12}\))?)(?:的职责(?:是|为)?[,:]?|(?:主要|具体|全面|统一)?负责(?![人制])|应当|应(?!急|收|付|用|聘|对)|必须|须|需(?!要求|求)|协助(?!理)|配合|承担|对[^,。;]{2,16}(?:负责|进行))"
)


def bidden(drafts: Sequence[Draft]) -> list[tuple[str | None, list[Draft]]] | None:
    """Return the points of a list that bids several posts or departments, each under its own; None for other lists."""
    owners = [_bid(draft.text) for draft in drafts]
    if len(set(owners)) < _FEWEST_BIDDEN or None in owners:
        return None
    return _grouped(drafts, owners)


_FEWEST_BIDDEN: Final = 2


def _bid(text: str) -> str | None:
    found = _BID.match(text)
    who = found.group("who") if found is not None else ""
    if not who or who in GENERIC:
        return None
    job = ends_in_job(who) and (is_sure(who) or not opens_duty(who))  # 管理处主任 begins as an act does
    return who if job or (is_unit(who) and not opens_duty(who)) else None


def _named(text: str, known: dict[str, str]) -> str | None:
    """Return the job or the jobs that a point begins with before a colon or in brackets."""
    found = LABELLED.match(text)
    if found is None:
        return None
    label = (found.group("noted") or found.group("named")).strip()
    bare = without_note(label).replace(" ", "")
    if bare in known:
        return known[bare]
    parts = _JOINTS.split(bare)
    return "、".join(known[part] for part in parts) if all(part in known for part in parts) else None


#: The department that a headline is about: 某某集团财务部职能与岗位分工 gives 财务部.
_UNIT: Final = re.compile(
    r"(?:.{0,16}?(?:公司|集团|酒店|饭店|医院|学校|学院|门店|项目))?(?P<unit>[\u4e00-\u9fff]{2,7}?(?:部|中心|处|科|室))"
    r"(?=[ 的]{0,2}(?:部门|职能|职责|岗位|工作|各|人员|及|$))"
)
_OF_UNIT: Final = re.compile(r"^(?:本)?(?:部门|科室)")
_HEADLINES: Final = 8


def unit_of(rows: Sequence[Row]) -> str | None:
    """Return the department that the first lines say the document is about, or None."""
    for row in rows[:_HEADLINES]:
        if row.reason in ("menu", "navigation"):
            continue  # 新闻中心
        plain = row.marker is None and (row.fresh or row.cell) and len(row.text) <= 30 and not row.ended
        if plain and row.type in ("text", "heading", "noise"):
            found = _UNIT.match(row.text.replace(" ", ""))
            if found is not None and not found.group("unit").endswith(("部门", "各部")):
                return found.group("unit")
    return None


def of_unit(row: Row | None) -> bool:
    """Whether a heading says that its list is the department's (部门职责, 部门权限)."""
    head = row.heading if row is not None and row.type == "heading" else None
    return head is not None and head.name is None and _OF_UNIT.match(head.prefix + head.word) is not None
