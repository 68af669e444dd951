"""Two turns typed as one: "盘点多久一次？消防检查呢", "标准合同几天出意见，非标的呢".

    question := asked (pause matter 呢)+

What follows asks again what was asked, of something else, just as it would in a turn of its own.
"""

from __future__ import annotations

import re

_PAUSE = re.compile(r"[？?！!。；;，,、\s]+")
_ASKS = re.compile(r"谁|哪|什么|啥|多久|多少|几|怎|如何|何时|吗|要不要|有没有|多长")
# "那消防检查呢", "还有报销呢": a matter and nothing that asks.
_FOLLOWS = re.compile(r"(?:那么?|还有|以及|另外|然后)?[^？?]{1,14}呢")
_MOST = 3
_SHORTEST = 4  # characters that say what is asked


def turns_in(typed: str) -> tuple[str, ...]:
    """The turns of which ``typed`` is made; empty where it is one."""
    clauses = [clause for clause in _PAUSE.split(typed.strip()) if clause]
    end = len(clauses)
    while end > 1 and _FOLLOWS.fullmatch(clauses[end - 1]) and not _ASKS.search(clauses[end - 1]):
        end -= 1
    first = "，".join(clauses[:end])
    follows = clauses[end:]
    if not follows or len(follows) >= _MOST or len(first) < _SHORTEST or not _ASKS.search(clauses[end - 1]):
        return ()
    return (first, *follows)
