"""How many people in all: the head counts of several jobs summed, where each prints one plain number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.normalise import numeral
from corpus.model import Role, RoleField
from index.text import folded

_TOTAL = re.compile(
    r"加起来|合计|总共|一共|总计|共计|统共|拢共|总(?:人数|编制|定编|定员|名额)|共(?=[招要需有])"
)
# "2名", "招聘人数：4人", "语文老师(2名)", "3": not "2-3人", "若干".
_COUNT = re.compile(
    r"(?<![\d\-~至到.])(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:名|人|位|个(?!月|工作日))"
)
_RANGE = re.compile(r"\d\s*[-~—至到]\s*\d|若干|不限|数[名人]|以上|左右")
_WHOLE = re.compile(r"\d{1,4}")


def total_asked(question: str) -> bool:
    """Whether the people of all jobs together are asked for."""
    return bool(_TOTAL.search(question))


def total_of(fields: Sequence[tuple[Role, RoleField]]) -> int | None:
    """The sum of the numbers that ``fields`` print, one a job; ``None`` where one of them prints none or a range."""
    if len(fields) < 2 or len({role.id for role, _ in fields}) != len(fields):
        return None
    counts = [_count(folded(field.text)) for _, field in fields]
    return sum(n for n in counts if n) if all(counts) else None


def one_count(texts: Iterable[str]) -> int | None:
    """The one number of people that ``texts`` print, however often; ``None`` where they print none, several or a range."""
    found: set[int | None] = set()
    for text in texts:
        if _RANGE.search(text):
            return None
        found |= {numeral(number) for number in _COUNT.findall(text)}
    return found.pop() if len(found) == 1 else None


def _count(text: str) -> int | None:
    if _RANGE.search(text):
        return None
    found = _COUNT.findall(text)
    if len(found) == 1:
        return numeral(found[0])
    return int(text) if not found and _WHOLE.fullmatch(text.strip()) else None
