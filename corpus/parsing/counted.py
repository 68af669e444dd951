"""Section numbers printed without their mark (二 办事处主任, 四体系专员职责), told by counting through the page.

Alone such a character may be part of the name (三班操作工, 一线员工); where headings and jobs' names before it
count up to it, it is the next number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import headings, markers
from corpus.parsing.markers import Marker
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

#: A numeral and what it stands before; 三班, 二级, 一线 measure something.
_BARE: Final = re.compile(
    r"([一二三四五六七八九十]{1,2})(?![级线班次手等期楼层号车厂区组队岗一二三四五六七八九十])"
)
_LONGEST: Final = 30


def confirm_sections(
    starts: list[Marker | None], spans: Sequence[tuple[int, int, bool, bool, int, int]], view: str
) -> None:
    """Make a plain number of every bare one that continues the numbered headings of the page, in place.

    Args:
        starts: the marker at each line's start, or None.
        spans: (start, end, …, is a cell, …) of each line.
        view: the reading view.
    """
    found: list[tuple[int, Marker, bool]] = []  # place, marker, whether a mark or a blank sets it off
    for place, (start, end, _, cell, _, _) in enumerate(spans):
        if cell or end - start > _LONGEST or view[start] not in markers.HAN_DIGITS:
            continue
        marker = starts[place]
        if marker is not None and marker.style == "han" and _names(view[marker.end : end]):
            found.append((place, marker, True))
        elif marker is not None and marker.style == "han_gap" and _names(view[marker.end : end]):
            found.append((place, Marker("han", 1, marker.number, start, marker.end), True))
        elif (
            marker is None
            and (bare := _BARE.match(view, start, end)) is not None
            and (_names(view[bare.end() : end]))
        ):
            number = markers.han_number(bare.group(1))
            found.append((place, Marker("han", 1, number, start, bare.end()), False))
    counted: int | None = None
    for index, (place, marker, apart) in enumerate(found):
        follows = counted is not None and marker.number == counted + 1
        begins = marker.number == 1 and any(
            later.number == 2 and sure for _, later, sure in found[index + 1 : index + 2]
        )
        if follows or (apart and (begins or _marked(starts[place]))):
            starts[place], counted = marker, marker.number


#: A bare figure before a name; 1楼, 2班, 3年 count or measure something.
_FIGURE: Final = re.compile(
    r"(\d{1,2})(?=[\u4e00-\u9fff])(?![年月日周天时点分秒个人名位次级楼层号室班组队期批线条项类种段区期岁万千百元折倍对度米台辆张份套件只本页颗寸轴代维等月季])"
)
#: The style of figures that number lines below a point.
FIGURES: Final = "figure"
_FEWEST_LINES: Final = 3
_SHORTEST_LINE: Final = 4
_RANK: Final = 5  # below all other numbers


def confirm_figures(
    starts: list[Marker | None], spans: Sequence[tuple[int, int, bool, bool, int, int]], view: str
) -> None:
    """Make markers of the bare figures that number lines one below another, in place (1见习店员/3000 / 2店员/3200 / 3店长…)."""
    run: list[Marker] = []
    for place, (start, end, _, cell, _, _) in enumerate(spans):
        hit = _FIGURE.match(view, start, end) if not cell and end - start >= _SHORTEST_LINE else None
        number = int(hit.group(1)) if hit is not None else 0
        if hit is None or number != len(run) + 1:
            _take(starts, run, place)
            run = []
        if hit is not None and number == len(run) + 1:
            run.append(Marker("digit", 3, number, start, hit.end()))
    _take(starts, run, len(spans))


def _take(starts: list[Marker | None], run: Sequence[Marker], stop: int) -> None:
    first = stop - len(run)
    if len(run) < _FEWEST_LINES:
        return
    if first > 0 and starts[first - 1] is not None:  # （1）底薪标准如下： over them: a list of its own
        run = [Marker(FIGURES, _RANK, one.number, one.start, one.end) for one in run]
    starts[first:stop] = run


def _marked(marker: Marker | None) -> bool:
    return marker is not None and marker.style == "han"


def _names(text: str) -> bool:
    """Whether a line's text is a heading or a job's name."""
    text = compact(text).strip()
    return len(text) > 1 and (looks_like_title(text) or headings.read(text) is not None)
