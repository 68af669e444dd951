"""Lines that a page's edge broke before anybody read them: a PDF's, a mail's, a terminal's (…并定期向上级主 / 管汇报。).

Such a text has a width: where lines run on into the next one in mid-sentence, they are all as wide as the page, but for
the few columns of what did not fit. Their line ends are read as blanks, so that numbers, headings and names are looked
for in whole sentences. ``edges`` joins what is left: sentences of one point that end where a line ends.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_NARROWEST, _WIDEST = 36, 150
_SLACK: Final = 4
"""Columns by which a broken line may be narrower than the widest: a sign, a figure or half a word went down."""
_HANGING: Final = 2  # a sign that may not open a line hangs over the edge
_FEWEST: Final = 3  # broken lines
_APART: Final = 3  # times as many lines break off at the edge as before it
_LONGER: Final = 8  # one line in so many may be wider than the page: a link
_ENDED: Final = re.compile(r"[。;!?:…]['\")\]】》]?$|[^a-zA-Z\d]\.$|\|$")
_OPENS: Final = re.compile(
    r"\s*(?:[|#>*•●○■□▪◆◇★☆▶►·√✓➢-]|[(（]?(?:\d{1,3}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）、.](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+\s?[\u4e00-\u9fff]|[①-⑳㈠-㈩]|第[\d一二三四五六七八九十]{1,3}[条章节款项]|[一二三四五六七八九十]{1,2} |[【《\[])"
)
_CELLS: Final = re.compile(r"\S {3,}\S|\||\t")
_WIDE: Final = "\u2e80"  # signs from here on take two columns
_PAUSES: Final = re.compile(
    r"(?<=[\u2e80-\U0001ffff])[,;:.!?()]"
)  # as do Chinese pauses, which the view has narrowed


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its columns, whether it breaks off and the next one goes on."""

    width: int
    open: bool


def unwrapped(view: str) -> str:
    """Return ``view``, the ends of lines that the page's edge broke read as blanks; of the same length."""
    if view.count("\n") < _FEWEST:
        return view
    texts = view.split("\n")
    places = [place for place, text in enumerate(texts) if text.strip()]
    apart = 2 if _double_spaced(places) else 1  # an empty line stands between all lines
    follows = {here: texts[there] for here, there in itertools.pairwise(places) if there - here <= apart}
    lines = [_line(text, follows.get(place, "")) for place, text in enumerate(texts)]
    edge = _edge([lines[place] for place in places])
    out: list[str] = []
    going_on = False
    for place, (text, line) in enumerate(zip(texts, lines, strict=True)):
        full = edge is not None and edge - _SLACK <= line.width <= edge + _HANGING
        broken = line.open and (full or _HANGS.match(follows.get(place, "")) is not None)
        going_on = broken or (going_on and not text.strip())
        out.append(f"{text} " if going_on else f"{text}\n")
    return "".join(out)[:-1]


def _double_spaced(places: Sequence[int]) -> bool:
    """Whether one empty line stands between nearly all lines, as converters of PDFs leave them."""
    steps = [there - here for here, there in itertools.pairwise(places)]
    return len(steps) >= _FEWEST_SPACED and sum(step == 2 for step in steps) * 5 >= len(steps) * 4


_FEWEST_SPACED: Final = 8  # lines
#: No Chinese line opens with a pause: whatever cut it off before one (精心监视仪表设备 / ，不擅自离岗) knew no sentence.
_HANGS: Final = re.compile(r"[ ]*[,、;。](?=[ ]?[\u4e00-\u9fff\d(\"“《])")


def _line(text: str, after: str) -> _Line:
    bare = text.rstrip()
    width = len(bare) + sum(char >= _WIDE for char in bare) + len(_PAUSES.findall(bare))
    plain = bool(bare) and _ENDED.search(bare) is None and _CELLS.search(bare.strip()) is None
    goes_on = (
        plain and bool(after.strip()) and _OPENS.match(after) is None and _CELLS.search(after.strip()) is None
    )
    return _Line(width, goes_on)


def _edge(lines: Sequence[_Line]) -> int | None:
    """The width of the page, in columns; ``None`` where its lines have none."""
    opened = Counter(line.width for line in lines if line.open)
    wide = [width for width in opened if _NARROWEST <= width <= _WIDEST]

    def between(low: int, high: int) -> int:
        return sum(times for width, times in opened.items() if low <= width <= high)

    best = max(wide, key=lambda edge: (between(edge - _SLACK, edge), edge), default=0)
    full = between(best - _SLACK, best + _HANGING)
    short = between(best // 2 + 1, best - _SLACK - 1)
    longer = sum(line.width > best + _HANGING for line in lines)
    told = full >= _FEWEST and full > _APART * short and longer * _LONGER <= full
    return best if told else None
