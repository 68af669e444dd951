"""A guess at who or where it is, after a question for that: "是销售监督吗", "10号还是11号", "X光机也是他管吗"."""

from __future__ import annotations

import re

from assistant import whom
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.target import Target

# What is said about the name guessed besides itself: nothing but asking.
_GUESS = re.compile(
    r"^(?:那|所以|这|它|就|应该|会|不|都|也|只|由|归|在|是|否|不是|管|负责|做|办|来|说|写|的|里|中|这份|那份|这边|那边|还是|或者?|和|、|，|,|对|吗|么|吧|没|有|没有|份|号|清单|职责|岗位| )*$"
)


def guessed(bare: str, target: Target, before: Turn, subject: str, knowledge: Knowledge) -> Whole | None:
    """What was shown of whom or what ``bare`` guesses, else the matter before asked of them; ``None`` without a guess.

    Args:
        subject: the names in it, as a question can say them.
    """
    if not before.topic or not (target.roles or target.named_lists) or target.items:
        return None
    if not _SAID.search(bare) or not _GUESS.match(target.rest) or not _ASKED_WHO.search(before.question):
        return None
    lists, roles = {e.id for e in target.named_lists}, {r.id for r in target.roles}
    shown = whom.cited(before, knowledge)
    if chosen := [d for d in shown if d.list_id in lists or (not lists and d.role_id in roles)]:
        return Whole(f"{before.topic}：{bare}", about=tuple(d.id for d in chosen))
    return Whole(f"{subject}里关于{before.topic}的" if lists else f"{subject}{_act(before)}")


_SAID = re.compile(r"^(?:那|所以|应该|会)*(?:就|不)?(?:是|归|由|在)|还是|(?:吗|么|吧)$")
_ASKED_WHO = re.compile(r"谁|哪")


def _act(before: Turn) -> str:
    """The question before without who was asked for: 谁处理客户投诉 as 处理客户投诉."""
    return re.sub(
        r"(?:由|归|是|找|该|要)?(?:谁|哪(?:个|些|位|份|条)?(?:岗位?|人|部门|清单|职责)?)(?:来|去|在)?(?:负责)?",
        "",
        before.question,
        count=1,
    )
