"""Questions about a matter: who is responsible, how often, is it written at all.

Every owner is kept: near-equal duties are folded into one line that carries all their marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.aimed import of_the_thing
from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block, Intent
from assistant.contrary import without_opposites
from assistant.details import asks_detail, detail_lacking, strange_name
from assistant.eitheror import either
from assistant.evidence import Evidence, Found
from assistant.grouping import owner_groups
from assistant.matching import ALIKE, WHOLE
from assistant.ownership import asks_leave, forbids, joint_owners, said_of_owners
from assistant.quoting import as_matter
from assistant.refusing import not_covered
from assistant.telling import when_done
from assistant.times import asks_when
from corpus.model import DutyList
from corpus.parsing.result import Kind
from index.text import folded

DUTIES: tuple[Kind, ...] = ("duty", "authority", "relation", "kpi", "other", "overview")
OTHERS: tuple[Kind, ...] = ("requirement", "benefit", "condition")


def by_topic(asked: Asked, desk: Desk, intent: Intent, *, scope: Sequence[DutyList] = ()) -> Outcome:
    """The duties that the question's matter means, grouped by owner; refused when there are none."""
    evidence = of_the_thing(asked, desk, gather(asked, desk, scope=scope))
    if not evidence.found and asked.target.roles and not scope:
        evidence = _named_in(asked, desk, evidence)
    within = scope or _of_one_job(asked, desk)
    if not evidence.found and within and not asks_detail(asked.text):
        evidence = _held_in(asked, desk, evidence, within)
    parts = intent in ("fact", "enumerate", "overview", "count") and _PARTS_OF_ONE.search(asked.text)
    if parts and (listing := _listing(asked, evidence)):
        evidence = replace(evidence, found=listing)
    elif intent == "fact" or (intent == "enumerate" and parts):
        evidence = _saying(asked, _sharpened(asked, evidence))
    what = asked.quoted
    lacking = detail_lacking(asked, [f.duty.text for f in evidence.found])
    if evidence.found and (lacking or strange_name(asked, desk.knowledge)):
        return not_covered(desk, lacking or what, intent, evidence.found)
    if not evidence.found:
        return not_covered(desk, what, intent, evidence.nearest)
    if intent == "fact" and asks_when(asked.text):
        return when_done(desk, evidence, what, asked)
    return owners(desk, evidence, asked, intent)


def _named_in(asked: Asked, desk: Desk, evidence: Evidence) -> Evidence:
    """ "保健医生负责验收食材吗", and the cook's list reads "由厨师和保健医生共同负责": lines that name the role as owner."""
    anyone = replace(asked, target=replace(asked.target, roles=()))
    ids = {role.id for role in asked.target.roles}
    everywhere = gather(anyone, desk)
    found = [f for f in everywhere.found if ids & {r.id for r in joint_owners(f.duty.text, desk.knowledge)}]
    return replace(everywhere, found=tuple(found)) if found else evidence


def _held_in(asked: Asked, desk: Desk, evidence: Evidence, scope: Sequence[DutyList]) -> Evidence:
    """ "其他相关责任还管招人吗": within a named list, the lines that say all of the matter, be it in formal words (招聘)."""
    ids = [entry.id for entry in scope]
    lines, _ = desk.selector.candidates(asked.topic, asked.text, list_ids=ids)
    return replace(evidence, found=tuple(f for f in lines if f.support.coverage >= _ALL_SAID))


def _of_one_job(asked: Asked, desk: Desk) -> Sequence[DutyList]:
    """The duties of the one job of which is asked whether something is its work: "班组长要不要管招人"."""
    roles = [role.id for role in asked.target.roles]
    return desk.knowledge.lists_of(roles, "duty") if len(roles) == 1 and _IS_WORK.search(asked.text) else ()


# "要不要管招人", "负责招人吗", "该不该写周报": whether it is work, and of whom is said.
_IS_WORK = re.compile(
    r"(?P<v>[要该管用归])不(?P=v)|需不需要|应不应该|负不负责|(?:管|负责)[^，,。?？]{1,8}(?:吗|么|不)$"
)
_ALL_SAID = 0.88  # of the matter, formal words for it counted as sure as they are
# "日常指导分哪几种", "费用控制包括哪些费用": the parts of one thing, which stand where the thing stands.
_PARTS_OF_ONE = re.compile(
    r"分(?:为|成)?(?:哪|几)|包[括含]|里面?(?:都|要|得|该|应该?)*(?:有|放|含|写|记|装)(?:些)?(?:哪些|什么|啥)|(?:哪|分)几[种类项个]|(?:哪些|哪几个|什么)(?:方面|环节|内容|项目)|(?:哪些|什么|几)(?:类型|种类|种|类)|由(?:哪些|什么)(?:组成|构成)|涵盖"
    r"|(?:指|说)的(?:都|又|具体)*是?(?:什么|哪)|(?<![领宗主])指(?:什么|哪)|算(?:是)?(?:什么|哪)"
    r"|哪些[^，,。]{1,6}算(?:在|进)|算(?:在|进)(?:里面|其中|内|去)?的?(?:都)?(?:有|是)?(?:哪些|什么)"
)
# "日常指导指的是哪些指导", "所谓目标市场具体指什么": the thing in full, as it was read somewhere.
_THE_THING = re.compile(
    rf"^(?:请问|所谓的?|里面|文中|提到的?|说的|那个?|这个?|[\s“”\"])*(?P<thing>[\u4e00-\u9fffa-z]{{2,12}}?)[”\"\s]*(?:这个词|里面?|都|又|到底|究竟|具体|主要|一共|总共|大概|的)*(?:{_PARTS_OF_ONE.pattern})",
    re.IGNORECASE,
)


def _listing(asked: Asked, evidence: Evidence) -> tuple[Found, ...]:
    """The items that list the parts of the matter: "日常指导（商品指导、陈列指导…）", "包括新品上市、店庆等促销活动"."""
    words = sorted((t.word for t in asked.topic.terms if len(t.word) > 1), key=len, reverse=True)
    thing = _THE_THING.search(folded(asked.text))
    for word in (*([thing.group("thing")] if thing else ()), *words):
        bare = re.escape(word)
        lists = re.compile(
            rf"{bare}[^，,。；;]{{0,8}}(?:包[括含]|分为|分成|[(（])[^。；;]*、|包[括含][^。；;]*、[^。；;]*{bare}"
        )
        if found := tuple(f for f in evidence.found if lists.search(folded(f.duty.text))):
            return found
    return ()


def _sharpened(asked: Asked, evidence: Evidence) -> Evidence:
    """A fact stands in few places: the looser duties are left out where some hold the whole matter, or are sure.

    One that is sure and lacks but a single character of the matter (表 of 应收账龄表) is as good as whole.
    """
    terms = asked.topic.terms
    words = sum(t.weight for t in terms if len(t.word) > 1) / (sum(t.weight for t in terms) or 1.0)
    enough = max(words - _ROUNDING, _MAIN)
    whole = tuple(
        f
        for f in evidence.found
        if f.support.coverage >= WHOLE or (f.score >= _SURE and f.support.coverage >= enough)
    )
    if all(f.support.coverage < WHOLE for f in whole):
        whole = ()
    alike = tuple(f for f in evidence.found if f.support.coverage >= ALIKE)
    sure = whole or alike or tuple(f for f in evidence.found if f.score >= _SURE)
    return replace(evidence, found=sure) if sure else evidence


_ROUNDING = 0.01
_MAIN = 0.8  # of the matter, which its longer words make up


# "报表按哪个部门的要求出", "专票依据啥开": on what it is done, which some of the lines found tell.
_BASIS = re.compile(r"(?:根据|依据|按照?|依照|参照|凭)(?:的)?(?:是)?(?:什么|啥|谁|哪)")
_BASED = re.compile(
    r"根据|依据|依照|参照|遵照|结合|据此|凭|按(?!时|期|月|季|年|周|日|摩|钮)|以[^，,。]{1,12}为(?:准|依据|基础)"
)


def _saying(asked: Asked, evidence: Evidence) -> Evidence:
    """An amount or a place is answered by the duties that say one, where any does: 30天 for "录像保留多少天"."""
    if _BASIS.search(asked.text) and (
        based := tuple(f for f in evidence.found if _BASED.search(f.duty.text))
    ):
        return replace(evidence, found=based)
    if not asks_detail(asked.text) or asks_when(asked.text):
        return evidence
    said = tuple(f for f in evidence.found if detail_lacking(asked, [f.duty.text]) is None)
    return replace(evidence, found=said) if said else evidence


def all_held(asked: Asked, desk: Desk) -> bool:
    """Whether a duty holds nearly all that the question is about."""
    several = sum(len(term.word) > 1 for term in asked.topic.terms) > 1
    return several and any(f.support.coverage >= _NEARLY for f in gather(asked, desk).found)


_NEARLY = 0.85  # 扣 in 缺岗扣150元 may stand in another clause
_SURE = 0.7  # probability of a duty beside which less likely ones do not state a fact


def gather(
    asked: Asked, desk: Desk, *, scope: Sequence[DutyList] = (), kinds: Sequence[Kind] = DUTIES
) -> Evidence:
    """The evidence for the question's topic within the named roles and lists; of either matter where two are named.

    Requirements, benefits and conditions answer only where no duty does: the kinds are never mixed.
    """
    ways = either(asked.topic, asked.text) if desk.knowledge.size <= _ONE_HOUSE else ()
    if len(ways) < 2:
        return _gathered(asked, desk, scope, kinds)
    sides = [_gathered(replace(asked, topic=way), desk, scope, kinds) for way in ways]
    return _joined(sides, desk)


# Duties of one company. Among the 10,000 of all trades half a matter (玻璃 of 玻璃或陶瓷) is said of many others: item F1 of
# the occupations' questions .903 → .897.
_ONE_HOUSE = 2_000


def _joined(sides: Sequence[Evidence], desk: Desk) -> Evidence:
    """What answers the whole or any of its sides, in text order."""
    found = {f.duty.id: f for side in sides for f in side.found}
    nearest = tuple(f for side in sides for f in side.nearest if f.duty.id not in found)
    place = desk.knowledge.place_of
    ordered = sorted(found.values(), key=lambda f: (place.get(f.duty.list_id, 0), f.duty.position))
    return replace(sides[0], found=tuple(ordered), nearest=nearest[:3])


def _gathered(asked: Asked, desk: Desk, scope: Sequence[DutyList], kinds: Sequence[Kind]) -> Evidence:
    role_ids = [role.id for role in asked.target.roles] or None
    if scope:
        list_ids = [entry.id for entry in scope]
        within = desk.selector.select(asked.topic, asked.text, role_ids=role_ids, list_ids=list_ids)
        return without_opposites(asked, desk, within)
    duties = desk.selector.select(asked.topic, asked.text, role_ids=role_ids, kinds=kinds)
    if duties.found or kinds is not DUTIES or desk.knowledge.kinds.isdisjoint(OTHERS):
        return without_opposites(asked, desk, duties)
    others = desk.selector.select(asked.topic, asked.text, role_ids=role_ids, kinds=OTHERS)
    sure = tuple(f for f in others.found if f.support.coverage >= _OTHER_KINDS)
    return replace(others, found=sure) if sure else duties


_OTHER_KINDS = 0.5  # of the matter that a requirement or a benefit must hold to answer in a duty's stead


def owners(desk: Desk, evidence: Evidence, asked: Asked, intent: Intent) -> Outcome:
    """The duties found, by their owners; for permission to do a thing, without those that forbid it."""
    if intent == "lookup" and asks_leave(asked.text):
        forbidden = tuple(f for f in evidence.found if forbids(f.duty.text, asked.topic))
        allowed = tuple(f for f in evidence.found if f not in forbidden)
        if forbidden and not allowed:
            return _forbidden(desk, evidence, as_matter(asked.quoted))
        evidence = replace(evidence, found=allowed)
    what = as_matter(asked.quoted)
    groups = owner_groups(desk, evidence.found)
    total = len(evidence.found)
    lists = len({f.duty.list_id for f in evidence.found})
    if intent == "count":
        text = f"与“{what}”有关的职责共 {total} 条："
    elif intent == "lookup":
        text = said_of_owners([f.duty for f in evidence.found], what, desk.knowledge, others=OTHERS)
    else:
        text = f"关于“{what}”，文本中有 {total} 条职责（{lists} 份清单）："
    head = Block(type="text", text=text)
    return Outcome(intent, (head, *groups), total, total - desk.composer.dropped, evidence.notes)


def _forbidden(desk: Desk, evidence: Evidence, what: str) -> Outcome:
    """ "谁能收会员课时费", and all that is written of it is "不得私下收取会员课时费"."""
    found = evidence.found
    who = "、".join(dict.fromkeys(desk.knowledge.roles[f.duty.role_id].title for f in found))
    head = Block(type="text", text=f"原文没有写“{what}”由谁负责，只写了对{who}的禁止：")
    groups = owner_groups(desk, found)
    missing = (f"{what}由谁负责",)
    return Outcome("lookup", (head, *groups), len(found), len(found), evidence.notes, missing)
