"""Questions made from the texts themselves, for an audit: what a knowledge base holds, asked in a few plain ways.

They measure whether answers are right and complete, not whether odd wordings are understood; for that, ask real
questions (``zhize audit --questions FILE``).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from assistant.knowledge import Knowledge
from corpus.model import Duty, DutyList

_CLAUSE = re.compile(r"[，,。；;：:（(]")
_OPENER = re.compile(r"^(?:主要)?(?:负责|承担|从事|做好|完成)(?:对)?")
_MATTER_CHARS = range(3, 25)
_ATTRIBUTES = ("月薪是多少", "要什么学历", "一共招几个人", "年假有几天", "几点下班", "要几年工作经验")
# Of twenty questions so many are of a kind.
_SHARES = (("lookup", 9), ("enumerate", 5), ("count", 2), ("attribute", 4))


def questions(knowledge: Knowledge, sample: int, seed: int) -> list[str]:
    """``sample`` different questions, or fewer where the texts do not give as many; the same for the same seed."""
    chance = random.Random(seed)
    lists = [entry for entry in knowledge.lists.values() if entry.size]
    makers: dict[str, Callable[[], str | None]] = {
        "lookup": lambda: _lookup(chance.choice(knowledge.duties([chance.choice(lists)]))),
        "enumerate": lambda: f"{_named(knowledge, chance.choice(lists))}有哪些内容？",
        "count": lambda: f"{_named(knowledge, chance.choice(lists))}一共有几条？",
        "attribute": lambda: (
            f"{chance.choice(list(knowledge.roles.values())).title}{chance.choice(_ATTRIBUTES)}？"
        ),
    }
    cycle = [kind for kind, share in _SHARES for _ in range(share)]
    chance.shuffle(cycle)
    found: dict[str, None] = {}
    for turn in range(sample * 10 if lists else 0):
        made = makers[cycle[turn % len(cycle)]]()
        if made:
            found[made] = None
        if len(found) == sample:
            break
    return list(found)


def _lookup(duty: Duty) -> str | None:
    """谁负责开具增值税专用发票？ from 负责开具增值税专用发票，并登记台账."""
    matter = _OPENER.sub("", _CLAUSE.split(duty.text.strip(), maxsplit=1)[0].strip())
    return f"谁负责{matter}？" if len(matter) in _MATTER_CHARS else None


def _named(knowledge: Knowledge, entry: DutyList) -> str:
    """A list as a person would name it: with its role, unless its heading does."""
    label, role = knowledge.label(entry), knowledge.roles[entry.role_id].title
    return label if role in label else f"{role}的“{label}”"
