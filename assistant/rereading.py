"""Second looks at a question that nothing answered: its clauses one by one, or without a time it only supposes.

"排班表多久审一次，审不完扣多少钱" is answered for the half that the texts hold; ``not_covered`` names the other.
"合作网站一个礼拜看一次就够了吧" asks after a time and supposes a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import Asked, Outcome
from assistant.fitness import offered
from assistant.framing import without_premise

_CLAUSE = re.compile(r"[，,；;。？?！!]+")
_ASKS = re.compile(
    r"谁|哪|什么|啥|多少|几|吗|怎|如何|咋|是否|有没有|要不要|会不会|能不能|区别|不同|多久|何时|^(?:还有|以及|另外|和)(?=.{3,})"
)
_MOST = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """Other questions to try in the stead of one, each with the words it stands for."""

    questions: tuple[str, ...]


def second_readings(asked: Asked) -> list[Reading]:
    """Ways to read ``asked`` again, likeliest first; empty when there is no other way."""
    found: list[Reading] = []
    bare = re.sub(r"\s+", "", without_premise(asked.standalone, asked.wording.text))
    if bare != re.sub(r"\s+", "", asked.standalone) and len(bare) > 1:
        found.append(Reading((f"{bare}多久一次" if _RHYTHM.search(asked.standalone) else bare,)))
    if offer := offered(
        asked.wording.text
    ):  # nothing asks for what is offered: the asker may compare the whole list
        found.append(Reading((f"{offer[0]}的任职要求有哪些",)))
    clauses = [c.strip() for c in _CLAUSE.split(asked.standalone) if c.strip()]
    asking = [c for c in clauses if _ASKS.search(c) and not _leans(c)][:_MOST]
    if len(clauses) > 1 and asking:
        whose = "、".join(asked.target.role_words)
        found.append(Reading(tuple(_with_role(c, asked, whose) for c in asking)))
    return found


_RHYTHM = re.compile(r"次|回|趟|遍")
# "发票开错要作废，谁处理", "离职怎么走手续，哪个岗负责", "体检谁安排，一年几次": what is asked of stands in another clause.
_ASKER = r"(?:谁|哪(?:一?个|一?位|几个)?(?:岗位?|部门?|职位|人)?|什么(?:人|岗位?|部门))"
_LEANS = re.compile(
    rf"(?:这|那|都|又|还|该|应|应该|到底|具体|最后|由|是|归|找|让|要|得|请|去|往|跟|向|给|在|应当)*{_ASKER}(?:那儿|那里|手里|手上)?"
    r"(?:来|去|会|能|可以|要|得|该|给|帮|们|才|有|负责|说了)*[\u4e00-\u9fff]{0,2}(?:一下|下|的|呢|啊|呀|吗|了)*"
    r"|(?:要|该|得|能|应该|具体|又|是)*(?:怎么|如何|咋|怎样)[\u4e00-\u9fff]{0,2}(?:的|呢|啊|呀|了)*"
    r"|(?:每|一|隔)?[年月周天季]?(?:要|是|得|做)*(?:多久|几|多少)[\u4e00-\u9fff]{0,2}(?:一次|一回|呢|啊)?"
)


def _leans(clause: str) -> bool:
    """Whether a clause only asks, and says nothing of what it asks about."""
    return _LEANS.fullmatch(re.sub(r"\s+", "", clause)) is not None


def _with_role(clause: str, asked: Asked, whose: str) -> str:
    """The clause with the role that another clause names."""
    named = any(word in clause.lower() for word in asked.target.role_words)
    return clause if named or not whose else f"{whose}{clause}"


_ANSWERS = frozenset({"lookup", "fact", "requirements", "count", "aggregate", "enumerate"})
_WALL = 30  # an answer longer than this is no answer to half a question


def joined_parts(parts: Sequence[Outcome]) -> Outcome | None:
    """The answered parts as one outcome, the refused ones named as not covered; ``None`` when none is answered."""
    held = [p for p in parts if p.refusal is None and p.intent in _ANSWERS and 0 < p.total <= _WALL]
    if not held:
        return None
    missing = [w for p in parts for w in p.not_covered]
    return Outcome(
        held[0].intent,
        tuple(block for p in held for block in p.blocks),
        sum(p.total for p in held),
        sum(p.shown for p in held),
        tuple(dict.fromkeys(note for p in held for note in p.notes)),
        tuple(dict.fromkeys(missing)),
    )
