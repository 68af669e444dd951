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


def _marked(marker: Marker | None) -> bool:
    return marker is not None and marker.style == "han"


def _names(text: str) -> bool:
    """Whether a line's text is a heading or a job's name."""
    text = compact(text).strip()
    return len(text) > 1 and (looks_like_title(text) or headings.read(text) is not None)
