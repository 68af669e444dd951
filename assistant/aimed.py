"""What a thing is done to: asked how often 车 is kept in repair, a line that keeps a 注塑机 in repair is no answer.

    how often := [thing] act? (多久|几天…) [act] 一次

The thing asked for must be the thing told or a kind of it: 设备 asked and 生产设备 told, never 空调 asked and 设备 told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.evidence import Evidence, Found
from assistant.matching import strength
from assistant.topic import Term
from assistant.wording.restating import canonical, is_act
from index.text import folded

# "多久保养一次", "几天一洗", "隔多长时间清洗一回", "一年查几次": how often, and where it is asked.
_HOW_OFTEN = re.compile(
    r"(?:每?隔)?(?:多久|多长时间|多少天|几(?:个)?(?:天|日|周|星期|礼拜|月|季度|年|小时|分钟))(?P<act>[^，,。？?]{0,6}?)(?:一|1)(?:次|回|遍|趟|轮)"
    r"|(?:每|一)(?:个)?(?:天|日|周|星期|月|季度?|年|班)(?P<done>[^，,。？?]{0,4}?)(?:几|多少)(?:次|回|遍|趟|轮)|(?:频率|频次|周期)"
)
_PAUSE = re.compile("[，,。？?；;]")
_ONE_THING = 2  # words
_TOLD = 0.5  # strength of a word that stands for the thing
_DONE = 0.75  # and of one that stands for the act
_HALF = 0.5


def of_the_thing(asked: Asked, desk: Desk, evidence: Evidence) -> Evidence:
    """The lines that speak of the thing asked for; none where all of them speak of another one."""
    things, acts = things_and_acts(asked)
    often = _HOW_OFTEN.search(asked.text)
    plain = often is not None and not _PAUSE.search(asked.text[: often.end()]) and len(things) <= _ONE_THING
    if not things or not evidence.found or not plain:
        return evidence  # "假装顾客来挑毛病，多久搞一回" tells of the thing and does not name it
    ranks = {f.duty.id: _speaks_of(f, things, desk) for f in evidence.found}
    best = max(ranks.values())
    told = [f for f in evidence.found if ranks[f.duty.id] == best]
    if not best:
        return replace(evidence, found=(), nearest=(*evidence.found, *evidence.nearest))
    whole = [f for f in told if any(_holds(act, f) for act in acts)]
    return replace(evidence, found=tuple(whole or told))


def things_and_acts(asked: Asked) -> tuple[list[Term], list[Term]]:
    """The things and the acts of the matter: what stands inside the asking is done, else the table of acts tells."""
    often, terms = _HOW_OFTEN.search(asked.text), asked.topic.terms
    said = often.groupdict() if often else {}
    inside = folded(said.get("act") or said.get("done") or "")
    acts = [t for t in terms if t.word in inside or is_act(canonical(t.word))]
    things = [t for t in terms if t not in acts]
    if often and not acts and len(things) > 1:
        return things[:-1], things[-1:]
    return things, acts


def _holds(act: Term, found: Found) -> bool:
    return strength(act, folded(found.duty.text)) >= _DONE


def _speaks_of(found: Found, things: Sequence[Term], desk: Desk) -> int:
    """How surely a duty, its headings or its job name one of the things: 2 in its own word, 1 in another, 0 not."""
    role = desk.knowledge.roles[found.duty.role_id].title
    where = folded(found.duty.text) + desk.knowledge.context(found.duty.list_id) + folded(role)
    return max(_told(thing, where) for thing in things)


def _told(thing: Term, where: str) -> int:
    if thing.word in where:
        return 2
    said = (word for word, strong in thing.variants if strong >= _TOLD)
    other = any(word in where for word in said if _GENERAL.search(thing.word) or not _GENERAL.search(word))
    parts = len(thing.parts) > 1 and all(part in where for part in thing.parts)
    return int(other or parts or _nearly(thing.word, where))


# What the lexicon leads to from any one thing: 空调 is 设备, yet 设备 told is not the 空调 asked for.
_GENERAL = re.compile("设备|设施|机器|机械|器材|器械|器具|物资|资产|用品|系统|费")


def _nearly(word: str, where: str) -> bool:
    """Half of the word's characters and its last one, close together: 油烟管道 and 烟道."""
    if len(word) < _SHORTEST:
        return False
    for end in (m.start() for m in re.finditer(re.escape(word[-1]), where)):
        window = where[max(0, end - len(word)) : end + 1]
        if sum(c in window for c in word) / len(word) > _HALF:
            return True
    return False


_SHORTEST = 3
